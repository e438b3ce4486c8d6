#pragma once

#include <string>

#include "base/diagnostic.h"
#include "cli/output.h"
#include "export/exporters.h"

namespace entente {

/// Writes the graph to `output` in a format of the table of exporters. Faults
/// are the exporter's; errors of writing come from output.commit().
Diagnostics write_graph(Output& output, std::string_view format,
                        const KnowledgeGraph& graph,
                        const Vocabulary& vocabulary,
                        const ExportOptions& options = {});

}  // namespace entente
