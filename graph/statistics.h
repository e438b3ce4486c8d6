#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "extract/vocabulary.h"
#include "graph/knowledge_graph.h"

namespace entente {

/// How much of what a graph holds.
struct Counts {
  std::size_t documents = 0;
  std::size_t entities = 0;
  std::size_t relations = 0;
  std::size_t evidence = 0;
  std::size_t mentions = 0;
  std::vector<std::size_t> by_type;            ///< Entities; by TypeId.
  std::vector<std::size_t> by_predicate;       ///< Relations; by PredicateId.
  std::array<std::size_t, 3> by_factuality{};  ///< Relations.
};
Counts count(const KnowledgeGraph& graph, const Vocabulary& vocabulary);

/// Degree centrality: to how many other entities each is tied, parallel
/// relations counted once. By NodeId. O(relations).
std::vector<std::uint32_t> degrees(const KnowledgeGraph& graph);

/// Betweenness centrality (Brandes, by Boost), from 0 to 1: the share of all
/// pairs of other entities whose shortest paths go through it, relations taken
/// without direction. By NodeId. O(entities * relations); so where entities *
/// (entities + relations) exceeds `work_limit` the answer is empty. The default
/// allows some 10 seconds: 10,000 entities with 40,000 relations.
std::vector<double> betweenness(const KnowledgeGraph& graph,
                                std::uint64_t work_limit = 500'000'000);

/// Parts of the graph that no relation joins.
struct Components {
  std::vector<std::uint32_t> of;     ///< By NodeId; the largest is 0.
  std::vector<std::uint32_t> sizes;  ///< In entities; largest first.
};
Components components(const KnowledgeGraph& graph);

}  // namespace entente
