#pragma once

#include <iosfwd>
#include <string_view>

#include "extract/vocabulary.h"
#include "graph/knowledge_graph.h"

namespace entente {

/// Writes the graph as N-Quads (all in the default graph, so they are
/// N-Triples, too): the very triples that a reader gets from write_jsonld()
/// with the same base, because they are made from its nodes, one by one, in
/// bounded memory. Equal graphs give equal bytes.
void write_nquads(std::ostream& out, const KnowledgeGraph& graph,
                  const Vocabulary& vocabulary, std::string_view base);

}  // namespace entente
