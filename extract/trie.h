#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "extract/facts.h"
#include "extract/token.h"

namespace entente {

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

/// A trie over words, without a root: Word::node says where the paths of a
/// first word begin. Node 0 is none.
///
/// Filled while data is read; values() from finish() on, const afterwards.
class Trie {
 public:
  Trie() : edges_(16), blooms_(1, 0) {}

  /// Makes room for so many values and edges at once: what grows is copied.
  void reserve(std::size_t count);

  std::uint32_t add_node();
  /// The child of `node` by `word`, added if new.
  std::uint32_t add_child(std::uint32_t node, WordId word);
  void add_value(std::uint32_t node, const TrieValue& value) {
    added_.push_back({node, value});
  }
  /// Sorts the values by node, in the order in which they were added.
  void finish();

  /// The child of `node` by `word`, or 0.
  std::uint32_t child(std::uint32_t node, WordId word) const {
    return edges_[place_of(key_of(node, word))].child;
  }
  /// Whether child() of `node` by `word` is worth a try: never false if there
  /// is one.
  bool may_have_child(std::uint32_t node, WordId word) const {
    return (nodes_[node].children & bloom(word)) != 0;
  }
  /// Brings near what is known of a node.
  void prefetch(std::uint32_t node) const { __builtin_prefetch(&nodes_[node]); }
  /// Brings near what add_child() of that node and word will read.
  void prefetch(std::uint32_t node, WordId word) const {
    __builtin_prefetch(&edges_[first_place(key_of(node, word))]);
  }
  std::span<const TrieValue> values(std::uint32_t node) const {
    return std::span(values_).subspan(
        nodes_[node].values, nodes_[node + 1].values - nodes_[node].values);
  }

 private:
  struct Edge {
    std::uint64_t key = 0;  // node << 32 | word; 0 is a free slot.
    std::uint32_t child = 0;
  };
  struct Node {
    std::uint32_t values = 0;    // Where they begin.
    std::uint32_t children = 0;  // bloom() of all.
  };
  struct Added {
    std::uint32_t node;
    TrieValue value;
  };
  static std::uint64_t key_of(std::uint32_t node, WordId word) {
    return (std::uint64_t{node} << 32) | static_cast<std::uint32_t>(word);
  }
  static std::uint32_t bloom(WordId word) {
    return 1U << ((static_cast<std::uint32_t>(word) * 0x9E3779B1U) >> 27);
  }
  std::size_t first_place(std::uint64_t key) const {
    return (key * 0x9E3779B97F4A7C15ULL) >> 40 & (edges_.size() - 1);
  }
  /// Where the edge stands, or the free slot for it.
  std::size_t place_of(std::uint64_t key) const {
    const std::size_t mask = edges_.size() - 1;
    std::size_t at = first_place(key);
    while (edges_[at].key != 0 && edges_[at].key != key) at = (at + 1) & mask;
    return at;
  }
  void resize_edges(std::size_t count);

  std::vector<Edge> edges_;  // Open addressing; a power of two.
  std::size_t edges_used_ = 0;
  std::vector<std::uint32_t> blooms_;  // By node, until finish().
  std::vector<Added> added_;           // The same.
  std::vector<Node> nodes_;            // One more than there are.
  std::vector<TrieValue> values_;
};

}  // namespace entente
