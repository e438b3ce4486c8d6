#pragma once

#include <iosfwd>

#include "extract/vocabulary.h"
#include "graph/knowledge_graph.h"

namespace entente {

/// What a graph holds, in a few lines for a person: documents, entities by
/// type, relations by predicate, the most frequent first.
void write_summary(std::ostream& out, const KnowledgeGraph& graph,
                   const Vocabulary& vocabulary);

}  // namespace entente
