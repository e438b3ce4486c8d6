#include "extract/word_lines.h"

#include <algorithm>
#include <array>
#include <vector>

#include "extract/tag_names.h"

namespace entente {
namespace {

/// A name of at most four letters as a number, so that one comparison does.
constexpr std::uint32_t packed(std::string_view name) {
  std::uint32_t n = 0;
  for (const char c : name.substr(0, 4))
    n = (n << 8) | static_cast<unsigned char>(c);
  return name.size() > 4 ? 0 : n;
}

Tag tag_of(std::string_view name) {
  if (name == "NNPS") return Tag::kNNP;
  if (name == "RBR" || name == "RBS") return Tag::kRB;
  if (name == "WP$") return Tag::kWP;
  static constexpr auto kPacked = [] {
    std::array<std::uint32_t, std::size(kTagNames)> all{};
    for (std::size_t i = 0; i < all.size(); ++i) all[i] = packed(kTagNames[i]);
    return all;
  }();
  const std::uint32_t wanted = packed(name);
  for (std::size_t i = 1; i < kPacked.size(); ++i)
    if (kPacked[i] == wanted) return static_cast<Tag>(i);
  return Tag::kNone;
}

/// A form as it is written, and its key, so that letters are looked at once.
class Form {
 public:
  Form() = default;
  explicit Form(std::string_view text)
      : text_(text), key_(LetterKey::of(text)) {}

  std::string_view text() const { return text_; }
  void prefetch(const WordTable& words) const {
    if (key_.is_word()) words.prefetch(key_.hash());
  }
  WordId add(WordTable& words) const {
    return key_.is_word() ? words.add(text_, key_, key_.hash())
                          : add_folded(text_, words);
  }

 private:
  std::string_view text_;
  LetterKey key_;
};

/// What one line says of a form.
struct WordLine {
  Form form;
  Form lemma;  // Empty where it is the form.
  Word word;
  WordId id{};  // Of common forms, which are added first.
};

/// Notes one more tag of a form: the commonest two are kept.
class UsualTags {
 public:
  explicit UsualTags(Word& word) : word_(word) {}

  void add(Tag tag, std::size_t count) {
    word_.tags |= bit(tag);
    if (word_.tag == Tag::kNone || count > best_) {
      if (word_.tag != Tag::kNone) {
        word_.second = word_.tag;
        next_ = best_;
      }
      word_.tag = tag;
      best_ = count;
    } else if (word_.second == Tag::kNone || count > next_) {
      word_.second = tag;
      next_ = count;
    }
  }

 private:
  Word& word_;
  std::size_t best_ = 0;
  std::size_t next_ = 0;
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Reads "TAG/count=lemma ..." after the form.
void read_tags(std::string_view rest, TextFile& lines, WordLine& out) {
  UsualTags tags(out.word);
  std::size_t all = 0;
  while (!rest.empty()) {
    const std::size_t blank = std::min(rest.find(' '), rest.size());
    const std::string_view field = rest.substr(0, blank);
    rest.remove_prefix(std::min(blank + 1, rest.size()));
    if (field.empty()) continue;
    std::size_t at = 0;  // A tag is of few letters: quicker than find().
    while (at < field.size() && field[at] != '/') ++at;
    const Tag tag = tag_of(field.substr(0, at));
    if (at == field.size() || tag == Tag::kNone) {
      lines.fault(field, "unknown tag '" + std::string(field) + "'",
                  "Write TAG/count=lemma with a Penn Treebank tag.");
      continue;
    }
    std::size_t count = 0;
    for (++at; at < field.size() && is_digit(field[at]) && count < 100'000'000;
         ++at)
      count = count * 10 + static_cast<std::size_t>(field[at] - '0');
    while (at < field.size() && field[at] != '=') ++at;
    if (at < field.size() && out.lemma.text().empty())
      out.lemma = Form(field.substr(at + 1));
    tags.add(tag, count);
    all += count;
  }
  // Regular forms serve as past and participle alike.
  constexpr std::uint64_t kPast = bit(Tag::kVBD) | bit(Tag::kVBN);
  if ((out.word.tags & kPast) != 0 && out.form.text().ends_with("ed"))
    out.word.tags |= kPast;
  out.word.count =
      static_cast<std::uint16_t>(std::min<std::size_t>(all, 65535));
}

/// All lines; forms that are common become part of `words`.
std::vector<WordLine> parse(TextFile& lines, WordTable& words) {
  constexpr std::size_t kCommon = 8;
  std::vector<WordLine> all;
  all.reserve(1U << 15);
  while (lines.next()) {
    const std::string_view line = lines.line();
    const auto space = line.find(' ');
    if (space == line.npos) {
      lines.fault(line, "a word without tags", "Write 'form TAG/count'.");
      continue;
    }
    WordLine& made = all.emplace_back();
    made.form = Form(line.substr(0, space));
    read_tags(line.substr(space + 1), lines, made);
    if (made.word.count >= kCommon) made.id = made.form.add(words);
  }
  return all;
}

}  // namespace

WordId add_folded(std::string_view form, WordTable& words) {
  if (const LetterKey key = LetterKey::of(form); key.is_word())
    return words.add(form, key, key.hash());
  std::array<char, 96> stack;
  if (form.size() + 4 <= stack.size())
    return words.add(
        {stack.data(), fold_case(form, stack.data(), stack.size())});
  std::string folded(form.size() + 4, '\0');
  folded.resize(fold_case(form, folded.data(), folded.size()));
  return words.add(folded);
}

void read_word_lines(TextFile& lines, WordTable& words) {
  const std::vector<WordLine> all = parse(lines, words);
  for (std::size_t i = 0; i < all.size(); ++i) {
    // Lines are fetched ahead, or most of the time were waiting for memory.
    const WordLine& ahead = all[std::min(i + 8, all.size() - 1)];
    if (ahead.id == kUnknownWord) ahead.form.prefetch(words);
    ahead.lemma.prefetch(words);
    const WordLine& line = all[i];
    const WordId id = line.id != kUnknownWord ? line.id : line.form.add(words);
    Word word = line.word;
    word.lemma = line.lemma.text().empty() ? id : line.lemma.add(words);
    words[id] = word;
  }
}

}  // namespace entente
