#pragma once

#include <iosfwd>

#include "extract/vocabulary.h"
#include "graph/knowledge_graph.h"

namespace entente {

/// The graph as two tables in CSV (RFC 4180), with the headers that
/// `neo4j-admin database import` wants; spreadsheets and pandas read them, too:
///
///   neo4j-admin database import full --nodes=nodes.csv
///     --relationships=edges.csv --multiline-fields=true
///
/// One row an entity: key, name, type (its label), aliases (';' between them,
/// and ',' where one holds a ';'), Wikidata id, counts.
void write_csv_nodes(std::ostream& out, const KnowledgeGraph& graph,
                     const Vocabulary& vocabulary);

/// One row a relation: its ends, predicate (its type), factuality, confidence,
/// number of evidences, and the best of them.
void write_csv_edges(std::ostream& out, const KnowledgeGraph& graph,
                     const Vocabulary& vocabulary);

}  // namespace entente
