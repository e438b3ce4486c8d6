#include "cli/graph_kind.h"

#include <filesystem>

#include "cli/file.h"
#include "graph/graph_image.h"

namespace entente {

Result<GraphKind> graph_kind_of(const std::string& path) {
  if (path.ends_with(".entente")) return GraphKind::kMapped;
  if (path.ends_with(".jsonld")) return GraphKind::kJsonLd;
  std::error_code no;
  if (!std::filesystem::is_regular_file(path, no)) return GraphKind::kNone;
  Result<InputFile> file = InputFile::open(path);
  if (!file) return file.error();
  std::string start;
  if (!(*file).read(256, start)) return Diagnostics{(*file).fault()};
  if (is_graph_image(start)) return GraphKind::kMapped;
  // A graph's first member is "@context"; a line of facts starts with "id".
  const std::size_t quote = start.find('"');
  const bool json_ld =
      quote != std::string::npos && start.compare(quote + 1, 1, "@") == 0;
  return json_ld ? GraphKind::kJsonLd : GraphKind::kNone;
}

}  // namespace entente
