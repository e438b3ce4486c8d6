#include "cli/mapped_graph.h"

#include "graph/graph_image.h"

namespace entente {

Result<MappedGraph> open_mapped_graph(const std::string& path,
                                      const Vocabulary& vocabulary) {
  Result<MappedFile> file = MappedFile::open(path);
  if (!file) return file.error();
  Result<KnowledgeGraph> graph =
      open_graph_image(path, file->bytes(), vocabulary);
  if (!graph) return graph.error();
  return MappedGraph{*std::move(file), *std::move(graph)};
}

}  // namespace entente
