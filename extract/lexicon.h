#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/names.h"
#include "base/result.h"
#include "extract/facts.h"
#include "extract/token_tests.h"
#include "extract/trie.h"
#include "extract/vocabulary.h"
#include "extract/word_table.h"

namespace entente {

/// Id of an entity that a lexicon knows; an index into Lexicon::entries().
enum class EntryId : std::uint32_t {};
constexpr EntryId kNoEntry{0xFFFFFFFF};

/// An entity known beforehand: one line of an entity lexicon. The views are
/// of the Lexicon's own text.
struct Entry {
  TypeId type{};
  RuleId rule{};                 ///< "lexicon/countries", for explanations.
  EntryId country = kNoEntry;    ///< The state it is an organ of.
  EntryId container = kNoEntry;  ///< Where it lies.
  std::string_view key;          ///< "country/KR"
  std::string_view name;         ///< "South Korea"
  std::string_view wikidata;     ///< "Q884", or empty.
  std::string_view kind;         ///< "ministry", "city", ... or empty.
  /// Names that are never it, whatever a document suggests: `apart=`.
  std::vector<std::string> apart;
};

/// A word list of data/lexicon.
struct WordList {
  std::string name;
  std::string note;
  std::vector<WordId> words;  ///< Its entries of one word, as lemmas.
};

/// All lexicons and lists, compiled: one word table, one trie over words.
///
/// A lookup costs the same however many names there are. Const after
/// compile(); all threads share it.
class Lexicon {
 public:
  /// One file: its name ("lexicon/countries.txt") and text.
  struct File {
    std::string_view name;
    std::string_view text;
  };
  /// Reads all files; rule names ("lexicon/countries") go to `rules`. Files
  /// with word lists are read first. From then on another thread reads the
  /// rest, and meanwhile(draft()) is called here, unless there is a fault.
  static Result<Lexicon> compile(
      std::span<const File> files, const Vocabulary& vocabulary, Names& rules,
      const std::function<void(Lexicon)>& meanwhile = {});

  /// What compiling rules asks of a lexicon whose lists are read: the lists
  /// under the same ids, and the counts of common words. No entry is known.
  Lexicon draft() const;
  bool is_draft() const { return is_draft_; }

  const WordTable& words() const { return words_; }
  const std::vector<Entry>& entries() const { return entries_; }
  const Entry& operator[](EntryId id) const {
    return entries_[static_cast<std::size_t>(id)];
  }
  std::optional<EntryId> entry(std::string_view key) const;
  const std::vector<WordList>& lists() const { return lists_; }
  std::optional<ListId> list(std::string_view name) const;

  const Trie& trie() const { return trie_; }

  /// Words that rules name are added to the same table, before use.
  WordTable& mutable_words() { return words_; }
  /// What rules ask of single tokens; filled once all rules are read.
  const TokenTests& tests() const { return tests_; }
  TokenTests& mutable_tests() { return tests_; }
  /// A list that a rule or the program names, added empty where no file has it.
  ListId need_list(std::string_view name);

 private:
  friend class EntityReader;
  friend class LexiconReader;
  struct Key {
    std::uint32_t hash = 0;  // Its lower half, never 0: that is a free place.
    std::uint32_t entry = 0;
  };
  /// Where in keys_ the entry with that key and hash (Key::hash) stands, or
  /// the place for it.
  std::size_t place_of(std::string_view key, std::uint32_t hash) const;
  static std::uint32_t hash_of(std::string_view key);

  WordTable words_;
  TokenTests tests_;
  std::unique_ptr<char[]> text_;  // All texts of entries.
  std::vector<Entry> entries_;
  std::vector<WordList> lists_;
  Names list_names_;
  std::vector<Key> keys_;  // Open addressing; a power of two.
  Trie trie_;
  bool is_draft_ = false;
};

/// The count from which on a word is common: a poor anchor.
constexpr std::uint16_t kCommonWord = 301;

}  // namespace entente
