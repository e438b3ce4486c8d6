#include "cli/graph_output.h"

#include <cassert>

namespace entente {

Diagnostics write_graph(Output& output, std::string_view format,
                        const KnowledgeGraph& graph,
                        const Vocabulary& vocabulary,
                        const ExportOptions& options) {
  const Exporter* exporter = find_exporter(format);
  assert(exporter != nullptr);
  return exporter->write(output.stream(), graph, vocabulary, options);
}

}  // namespace entente
