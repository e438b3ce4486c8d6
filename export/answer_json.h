#pragma once

#include <iosfwd>

#include "extract/vocabulary.h"
#include "graph/knowledge_graph.h"
#include "graph/query.h"

namespace entente {

/// Writes a part of a graph as one line of plain JSON, for programs that want
/// an answer rather than linked data:
///
///   {"entity":"country/KR",
///    "entities":[{"key":..,"type":..,"name":..,"aliases":[..],"wikidata":..,
///                 "depth":1}],
///    "relations":[{"subject":key,"predicate":..,"object":key,
///                  "factuality":..,"confidence":0.85,
///                  "evidence":[{"document":..,"start":..,"end":..,"quote":..,
///                               "rule":..,"confidence":..,"position":..,
///                               "time":..}]}]}
///
/// Empty members are left out. Equal answers give equal bytes.
void write_ego_json(std::ostream& out, const KnowledgeGraph& graph,
                    const Vocabulary& vocabulary, NodeId centre,
                    const Ego& ego);

}  // namespace entente
