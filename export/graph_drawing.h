#pragma once

#include <string>

#include "export/drawing.h"
#include "extract/vocabulary.h"
#include "graph/knowledge_graph.h"

namespace entente {

struct DrawOptions {
  std::string title;      ///< Above the picture; by default what it is of.
  bool isolated = false;  ///< Draw entities without relations, too.
};

/// What to draw of a graph: its entities, and between each two one edge for
/// all relations of one direction, tone and factuality. Entities and edges
/// keep the graph's order. O(size of the graph).
Drawing draw_graph(const KnowledgeGraph& graph, const Vocabulary& vocabulary,
                   const DrawOptions& options = {});

}  // namespace entente
