#pragma once

#include <string>

#include "base/result.h"
#include "cli/file.h"
#include "extract/vocabulary.h"
#include "graph/knowledge_graph.h"

namespace entente {

/// A graph file (graph/graph_image.h), open. Nothing of it has been copied.
struct MappedGraph {
  MappedFile file;
  KnowledgeGraph graph;  ///< Lies in `file`.
};

Result<MappedGraph> open_mapped_graph(const std::string& path,
                                      const Vocabulary& vocabulary);

}  // namespace entente
