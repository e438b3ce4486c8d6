#pragma once

#include <iosfwd>

#include "extract/vocabulary.h"
#include "graph/knowledge_graph.h"

namespace entente {

/// Writes the graph as GraphML, for Gephi, yEd, Cytoscape and NetworkX.
///
/// Nodes carry label, type, names, Wikidata id and counts; each relation is an
/// edge of its own with label, predicate, factuality, confidence, number of
/// evidences (`weight`) and the best of them. Symmetric ones are undirected.
/// What XML cannot hold becomes U+FFFD. Equal graphs give equal bytes.
void write_graphml(std::ostream& out, const KnowledgeGraph& graph,
                   const Vocabulary& vocabulary);

}  // namespace entente
