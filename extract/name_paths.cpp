#include "extract/name_paths.h"

#include <algorithm>

#include "extract/lexicon_lists.h"
#include "extract/tokenizer.h"
#include "extract/word_lines.h"

namespace entente {

void NamePaths::add(std::string_view name, TrieValue value) {
  constexpr std::size_t kTogether = 16;
  const std::size_t begin = parts_.size();
  cut(name, parts_);
  const auto path = std::span(parts_).subspan(begin);
  if (path.empty() || path.size() > 31) return parts_.resize(begin);
  value.tokens = static_cast<std::uint8_t>(path.size());
  for (std::size_t i = 0; i < path.size(); ++i) {
    if ((path[i].shape & kCapital) != 0) value.capitals |= 1U << i;
    if ((path[i].shape & kAllCapitals) != 0) value.all_capitals |= 1U << i;
  }
  values_.push_back(value);
  if (values_.size() == kTogether) finish();
}

void NamePaths::finish() {
  for (Part& part : parts_) {
    part.id = id_of(part);
    words_.prefetch(part.id);
  }
  std::size_t begin = 0;
  for (const TrieValue& value : values_) {
    if (value.tokens > 1)
      trie_.prefetch(words_[parts_[begin].id].node, parts_[begin + 1].id);
    begin += value.tokens;
  }
  begin = 0;
  for (const TrieValue& value : values_) {
    path_.clear();
    for (std::size_t i = 0; i < value.tokens; ++i)
      path_.push_back(parts_[begin + i].id);
    add_path(path_, value, words_, trie_);
    begin += value.tokens;
  }
  parts_.clear();
  values_.clear();
}

std::span<const WordId> NamePaths::words_of(std::string_view text) {
  phrase_.clear();
  cut(text, phrase_);
  path_.clear();
  for (const Part& part : phrase_) path_.push_back(id_of(part));
  return path_;
}

/// Most names are words of letters with blanks between them: what tokenize()
/// makes of those can be had for less.
void NamePaths::cut(std::string_view text, std::vector<Part>& out) {
  const std::size_t begin = out.size();
  for (std::string_view rest = text; !rest.empty();) {
    const std::size_t end = std::min(rest.find(' '), rest.size());
    const std::string_view word = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    const LetterKey key = LetterKey::of_any_case(word);
    if (!key.is_word()) {
      out.resize(begin);
      return cut_tokens(text, out);
    }
    unsigned shape = word[0] < 'a' ? kCapital : kLower;
    if (word.size() > 1 &&
        std::ranges::all_of(word, [](char c) { return c < 'a'; }))
      shape |= kAllCapitals;
    out.push_back({word, key, key.hash(), kUnknownWord, shape});
    words_.prefetch(out.back().hash);
  }
}

void NamePaths::cut_tokens(std::string_view text, std::vector<Part>& out) {
  tokenize(text, words_, abbreviations_, tokens_);
  for (const Token& token : tokens_) {
    WordId id = token.word;
    if (id == kUnknownWord)
      id = token.tag == Tag::kDash
               ? words_.add("-")
               : add_folded(text_of(text, token.span), words_);
    out.push_back({{}, {}, 0, id, token.shape});
  }
}

/// Adds the word to the table.
WordId NamePaths::id_of(const Part& part) {
  if (part.id != kUnknownWord) return part.id;
  const WordId known = words_.find(part.key, part.hash);
  return known != kUnknownWord ? known : add_folded(part.text, words_);
}

}  // namespace entente
