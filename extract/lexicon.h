#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/names.h"
#include "base/result.h"
#include "extract/facts.h"
#include "extract/vocabulary.h"
#include "extract/word_sets.h"
#include "extract/word_table.h"

namespace entente {

/// Id of an entity that a lexicon knows; an index into Lexicon::entries().
enum class EntryId : std::uint32_t {};
constexpr EntryId kNoEntry{0xFFFFFFFF};

/// An entity known beforehand: one line of an entity lexicon.
struct Entry {
  TypeId type{};
  std::string key;               ///< "country/KR"
  std::string name;              ///< "South Korea"
  std::string wikidata;          ///< "Q884", or empty.
  std::string kind;              ///< "ministry", "city", ... or empty.
  EntryId country = kNoEntry;    ///< The state it is an organ of.
  EntryId container = kNoEntry;  ///< Where it lies.
  /// Names that are never it, whatever a document suggests: `apart=`.
  std::vector<std::string> apart;
  RuleId rule{};  ///< "lexicon/countries", for explanations.
};

/// How a name is bound to its entry.
enum NameFlag : std::uint8_t {
  kAmbiguous = 1,  ///< Also a word, a person or another thing: needs support.
  kShortForm = 2,  ///< Means the entry only where its full name stands, too.
  kCapitalCity =
      4,           ///< A capital: its city, or the government that sits there.
  kHomeForm = 16,  ///< Means it in texts of its own state: "the Army".
  kPeople = 8,     ///< "the Soviets": stands for the state after "the".
};

/// A name of an entry, or a word-list entry of several words, as the end of a
/// path in the trie.
struct TrieValue {
  enum class Kind : std::uint8_t { kName, kList } kind = Kind::kName;
  Form form = Form::kName;
  std::uint8_t flags = 0;      ///< Bits of NameFlag.
  std::uint8_t tokens = 0;     ///< Length of the path.
  std::uint32_t capitals = 0;  ///< Bit i: token i must start with a capital,
  std::uint32_t all_capitals = 0;  ///< ... must be all capitals.
  std::uint32_t id = 0;            ///< EntryId or ListId.
};

/// A word list of data/lexicon.
struct WordList {
  std::string name;
  std::string note;
  std::vector<WordId> words;  ///< Its entries of one word, as lemmas.
  std::vector<std::vector<WordId>> phrases;  ///< Its entries of several words.
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
  /// Reads all files; rule names ("lexicon/countries") go to `rules`.
  static Result<Lexicon> compile(std::span<const File> files,
                                 const Vocabulary& vocabulary, Names& rules);

  const WordTable& words() const { return words_; }
  const std::vector<Entry>& entries() const { return entries_; }
  const Entry& operator[](EntryId id) const {
    return entries_[static_cast<std::size_t>(id)];
  }
  std::optional<EntryId> entry(std::string_view key) const;
  const std::vector<WordList>& lists() const { return lists_; }
  std::optional<ListId> list(std::string_view name) const;

  /// The child of `node` by `word`, or 0.
  std::uint32_t child(std::uint32_t node, WordId word) const;
  std::span<const TrieValue> values(std::uint32_t node) const {
    return std::span(values_).subspan(
        nodes_[node].values, nodes_[node + 1].values - nodes_[node].values);
  }
  /// Whether child() of `node` by `word` is worth a try: never false if there
  /// is one.
  bool may_have_child(std::uint32_t node, WordId word) const {
    return (nodes_[node].children & bloom(word)) != 0;
  }

  /// Words that rules name are added to the same table, before use.
  WordTable& mutable_words() { return words_; }
  /// Sets of words that rules ask for; filled once all rules are read.
  const WordSets& sets() const { return sets_; }
  WordSets& mutable_sets() { return sets_; }
  /// A list that a rule or the program names, added empty where no file has it.
  ListId need_list(std::string_view name);

 private:
  friend class LexiconReader;
  struct Edge {
    std::uint64_t key = 0;  // node << 32 | word; 0 is a free slot.
    std::uint32_t child = 0;
  };
  WordTable words_;
  WordSets sets_;
  std::vector<Entry> entries_;
  std::vector<WordList> lists_;
  Names list_names_;
  Names keys_;
  std::vector<Edge> edges_;  // Open addressing; a power of two.
  struct Node {
    std::uint32_t values = 0;    // Where they begin.
    std::uint32_t children = 0;  // bloom() of all.
  };
  static std::uint32_t bloom(WordId word) {
    return 1U << ((static_cast<std::uint32_t>(word) * 0x9E3779B1U) >> 27);
  }
  std::vector<Node> nodes_;  // One more than there are.
  std::vector<TrieValue> values_;
};

/// The regular inflections of a noun (plural) and verb (-s, -ed, -ing), for
/// words that words.txt does not have.
struct Inflections {
  std::string plural;
  std::string past;
  std::string gerund;
};
Inflections inflect(std::string_view lemma);

}  // namespace entente
