#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "graph/knowledge_graph.h"

namespace entente {

/// An entity that a name may mean, and by which of its names.
struct NameMatch {
  NodeId entity{};
  TextId name{};
  std::uint32_t distance = 0;  ///< 0 is the name itself: see nearest_names().

  friend bool operator==(const NameMatch&, const NameMatch&) = default;
};

/// Entities called `name`: one of their names, their key or Wikidata id equals
/// it but for case, accents, full stops, and the kind of dash, quote and blank.
/// Most mentioned first, then by key. A key alone wins over names.
/// Takes O(all names): 1 million names in some 50 ms, no index to build. Where
/// the graph has name_hashes(), O(log names).
std::vector<NameMatch> find_by_name(const KnowledgeGraph& graph,
                                    std::string_view name);

/// What find_by_name() compares, hashed: all names, keys and Wikidata ids of
/// all entities, sorted by hash, then entity. O(n log n).
std::vector<NameHash> hash_names(const KnowledgeGraph& graph);

/// For "did you mean": entities with the nearest names, at most `limit` of
/// them. First those with a name that has all words of `name` (distance 1),
/// then by edit distance (at least 2) up to a third of the name's length;
/// of equals the most mentioned first, then by key.
std::vector<NameMatch> nearest_names(const KnowledgeGraph& graph,
                                     std::string_view name, std::size_t limit);

}  // namespace entente
