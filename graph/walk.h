#pragma once

#include <cstdint>
#include <vector>

#include "graph/knowledge_graph.h"
#include "graph/query.h"

namespace entente {

constexpr std::uint32_t kUnreached = 0xFFFFFFFF;

/// How far what is from where a walk starts, and in which order it was met.
struct Walk {
  std::vector<std::uint32_t> depth;  ///< By NodeId; kUnreached beyond.
  std::vector<NodeId> order;         ///< What was reached, nearest first.
};

/// Breadth-first from `start` over what `filter` takes, up to `depth`
/// relations, or until all that is as near as `goal` was met. Types do not bar
/// `start` and `goal`. Private to graph/*.cpp.
Walk walk(const KnowledgeGraph& graph, NodeId start, std::uint32_t depth,
          const Filter& filter, NodeId goal = KnowledgeGraph::kNoNode);

}  // namespace entente
