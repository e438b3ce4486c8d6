#include <algorithm>
#include <bit>
#include <future>

#include "extract/entity_lines.h"
#include "extract/lexicon.h"
#include "extract/lexicon_lists.h"
#include "extract/name_paths.h"
#include "extract/text_file.h"
#include "extract/word_lines.h"

namespace entente {
namespace {

/// Whether all of it are letters a to z and Latin ones of two bytes: one token.
bool is_word(std::string_view s) {
  for (std::size_t i = 0; i < s.size(); ++i) {
    if (s[i] >= 'a' && s[i] <= 'z') continue;
    const auto lead = static_cast<unsigned char>(s[i]);
    if (lead < 0xC3 || lead > 0xC5 || ++i == s.size()) return false;
    const auto next = static_cast<unsigned char>(s[i]);
    if (next < 0x80 || next > 0xBF) return false;
    if (lead == 0xC3 && (next == 0x97 || next == 0xB7)) return false;  // Signs.
  }
  return true;
}

bool has_list(std::string_view text) {
  return text.starts_with("list ") || text.find("\nlist ") != text.npos;
}

}  // namespace

/// Fills a Lexicon from files; what is only needed while reading lives here.
class LexiconReader {
 public:
  LexiconReader(const Vocabulary& vocabulary, Names& rules)
      : rules_(rules),
        entities_(vocabulary, lexicon_),
        paths_(words(), lexicon_.trie_, need_list("abbreviation")),
        lines_("", "") {}

  Result<Lexicon> run(std::span<const Lexicon::File> files,
                      const std::function<void(Lexicon)>& meanwhile) {
    reserve(files);
    std::vector<const Lexicon::File*> lists;
    std::vector<EntityReader::File> entities;
    sort(files, lists, entities);
    // Lines of entities are read while words and lists are, for which they
    // need neither: only their names wait for them. Where no thread is to be
    // had, get() does the work.
    constexpr auto kThread = std::launch::async | std::launch::deferred;
    std::future<void> read = std::async(kThread, [&] {
      for (const EntityReader::File& file : entities) entities_.read(file);
    });
    // Words and abbreviations first: names are cut into tokens with them.
    for (const Lexicon::File& file : files) {
      if (!file.name.ends_with("/words.txt")) continue;
      lines_ = TextFile(file.name, file.text);
      read_word_lines(lines_, words());
      add(lines_.faults());
    }
    std::size_t before = faults_.size();
    for (const Lexicon::File* file : lists) {
      read_file(*file);
      if (is_abbreviations(*file)) before = faults_.size();
    }
    const bool good = faults_.empty() && meanwhile;
    Lexicon draft = good ? lexicon_.draft() : Lexicon();
    // The reader is that thread's until it is done.
    std::future<void> rest = std::async(kThread, [&] {
      read.get();
      for (const Lexicon::File* file : mixed_)
        entities_.read({file, rule_of(*file)});
      for (const EntityName& name : entities_.names())
        paths_.add(name.text, name.value);
      paths_.finish();
      add(entities_.faults());
      std::ranges::stable_sort(std::span(faults_).subspan(before), {},
                               &Diagnostic::file);
      add(entities_.resolve_references());
      finish_lists(lexicon_.lists_, drafts_, words(), lexicon_.trie_);
      lexicon_.trie_.finish();
    });
    if (good) meanwhile(std::move(draft));
    rest.get();
    if (!faults_.empty()) return std::move(faults_);
    return std::move(lexicon_);
  }

 private:
  WordTable& words() { return lexicon_.words_; }

  /// Makes room for what files of that size usually hold: what grows is
  /// copied, and new memory costs as much as reading does.
  void reserve(std::span<const Lexicon::File> files) {
    constexpr std::size_t kBytesOfAWord = 24;
    constexpr std::size_t kBytesOfAName = 48;
    std::size_t bytes = 0;
    for (const Lexicon::File& file : files) bytes += file.text.size();
    words().reserve(bytes / kBytesOfAWord);
    lexicon_.trie_.reserve(bytes / kBytesOfAName);
    entities_.reserve(bytes);
  }

  static bool is_abbreviations(const Lexicon::File& file) {
    return file.name.ends_with("/abbreviations.txt");
  }

  /// "lexicon/countries".
  RuleId rule_of(const Lexicon::File& file) {
    std::string_view rule = file.name;
    if (rule.ends_with(".txt")) rule.remove_suffix(4);
    return static_cast<RuleId>(rules_.intern(rule));
  }

  /// Tells files with lists from those of entities alone, that of
  /// abbreviations first.
  void sort(std::span<const Lexicon::File> files,
            std::vector<const Lexicon::File*>& lists,
            std::vector<EntityReader::File>& entities) {
    std::vector<const Lexicon::File*> others;
    for (const Lexicon::File& file : files) {
      if (file.name.ends_with("/words.txt")) continue;
      if (is_abbreviations(file))
        lists.insert(lists.begin(), &file);
      else if (has_list(file.text))
        lists.push_back(&file);
      else
        others.push_back(&file);
    }
    for (const Lexicon::File* file : lists) rule_of(*file);
    for (const Lexicon::File* file : others)
      entities.push_back({file, rule_of(*file)});
  }

  ListId need_list(std::string_view name) {
    const ListId id = lexicon_.need_list(name);
    drafts_.resize(lexicon_.lists_.size());
    return id;
  }

  void read_file(const Lexicon::File& file) {
    lines_ = TextFile(file.name, file.text);
    bool has_entities = false;
    std::optional<ListId> list;
    while (lines_.next()) {
      const std::string_view line = lines_.line();
      if (list) {
        // Most lines, by far, are one plain word.
        if (const LetterKey key = LetterKey::of(line); key.is_word()) {
          if (waiting_.size() == kTogether) read_waiting(*list);
          waiting_.push_back({line, key, key.hash()});
          words().prefetch(waiting_.back().hash);
          continue;
        }
        read_waiting(*list);
      }
      if (line.starts_with("list ")) {
        list = read_list_head(line);
        if (!list) break;
      } else if (line.find('|') != line.npos || !list) {
        has_entities = true;
      } else {
        read_list_entry(trim(line), *list);
      }
    }
    if (list) read_waiting(*list);
    if (has_entities) mixed_.push_back(&file);
    add(lines_.faults());
  }

  /// Reads the words that wait for it. Some are read together, since most of
  /// the time of a long list is waiting for memory: for their places in the
  /// table, which were asked for before, then for what is known of them.
  void read_waiting(ListId list) {
    for (Waiting& word : waiting_) {
      word.id = words().add(word.text, word.key, word.hash);
      words().prefetch(word.id);
    }
    for (const Waiting& word : waiting_) read_list_word(word.id, list);
    waiting_.clear();
  }

  /// Reads "list NAME exact | note"; none where there are too many.
  std::optional<ListId> read_list_head(std::string_view line) {
    const auto bar = line.find('|');
    std::string_view head =
        trim(line.substr(5, bar == line.npos ? bar : bar - 5));
    const bool exact = head.ends_with(" exact");
    if (exact) head = trim(head.substr(0, head.size() - 6));
    if (head.empty() || head.find(' ') != head.npos)
      lines_.fault(head, "a list name is one word",
                   "Write 'list NAME | note' or 'list NAME exact | note'.");
    const ListId list = need_list(head);
    if (lexicon_.lists_.size() > 500) {
      lines_.fault(head, "more than 500 word lists", "Fold lists together.");
      return std::nullopt;
    }
    const auto i = static_cast<std::size_t>(list);
    if (bar != line.npos) lexicon_.lists_[i].note = trim(line.substr(bar + 1));
    drafts_[i].exact = exact;
    return list;
  }

  void read_list_word(WordId id, ListId list) {
    words().add_to_list(id, list);
    lexicon_.lists_[static_cast<std::size_t>(list)].words.push_back(id);
  }

  void read_list_entry(std::string_view text, ListId list) {
    if (is_word(text)) return read_list_word(add_folded(text, words()), list);
    const std::span<const WordId> path = paths_.words_of(text);
    if (path.empty()) return;
    if (path.size() == 1) return read_list_word(path[0], list);
    ListDraft& draft = drafts_[static_cast<std::size_t>(list)];
    draft.words.insert(draft.words.end(), path.begin(), path.end());
    draft.ends.push_back(static_cast<std::uint32_t>(draft.words.size()));
  }

  void add(const Diagnostics& more) {
    faults_.insert(faults_.end(), more.begin(), more.end());
  }

  /// A line of a list that is one word of letters.
  struct Waiting {
    std::string_view text;
    LetterKey key;
    std::uint64_t hash = 0;
    WordId id{};
  };
  static constexpr std::size_t kTogether = 16;

  Names& rules_;
  Lexicon lexicon_;
  Diagnostics faults_;
  std::vector<ListDraft> drafts_;  // By list.
  EntityReader entities_;
  NamePaths paths_;
  std::vector<const Lexicon::File*> mixed_;  // That hold lists and entities.
  TextFile lines_;                           // Of the file that is read.
  std::vector<Waiting> waiting_;             // At most kTogether.
};

Result<Lexicon> Lexicon::compile(
    std::span<const File> files, const Vocabulary& vocabulary, Names& rules,
    const std::function<void(Lexicon)>& meanwhile) {
  return LexiconReader(vocabulary, rules).run(files, meanwhile);
}

}  // namespace entente
