#include "cli/mapped_graph.h"

#include <filesystem>

#include "graph/graph_image.h"

namespace entente {

bool is_mapped_graph(const std::string& path) {
  if (path.ends_with(".entente")) return true;
  // A pipe can be read but once, by the one who reads it all.
  std::error_code no;
  if (!std::filesystem::is_regular_file(path, no)) return false;
  Result<InputFile> file = InputFile::open(path);
  std::string start;
  return file && (*file).read(kGraphImageStart, start) && is_graph_image(start);
}

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
