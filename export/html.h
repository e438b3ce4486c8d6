#pragma once

#include <chrono>
#include <iosfwd>
#include <string>

#include "base/diagnostic.h"
#include "extract/vocabulary.h"
#include "graph/knowledge_graph.h"

namespace entente {

struct HtmlOptions {
  std::string title;
  std::chrono::milliseconds picture_limit = std::chrono::seconds(60);
};

/// Writes one HTML file that explores the graph offline: the picture, to be
/// moved and zoomed; a search over all names; and for each entity its relations
/// in both directions with the sentences that say so. It loads nothing from
/// anywhere.
///
/// The picture shows at most the 250 most connected entities; search and
/// relations know all. Writes nothing where it returns faults.
Diagnostics write_html(std::ostream& out, const KnowledgeGraph& graph,
                       const Vocabulary& vocabulary,
                       const HtmlOptions& options = {});

}  // namespace entente
