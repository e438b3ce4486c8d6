#pragma once

#include <string>

#include "base/diagnostic.h"
#include "extract/vocabulary.h"
#include "graph/graph_builder.h"

namespace entente {

/// Adds the facts of a file, or of standard input ("-"), to `builder`. Gives
/// the faults of its lines and of reading.
///
/// Lines are read and gathered on all processors, by blocks, and what came of
/// a block is added in order on one at a time: memory does not grow with the
/// file, but for the graph.
Diagnostics add_facts(const std::string& path, const Vocabulary& vocabulary,
                      GraphBuilder& builder);

}  // namespace entente
