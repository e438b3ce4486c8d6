#pragma once

#include <iosfwd>
#include <string>
#include <string_view>

#include "base/result.h"
#include "extract/vocabulary.h"
#include "graph/graph_builder.h"
#include "graph/knowledge_graph.h"

namespace entente {

struct JsonLdOptions {
  /// What all our IRIs start with; ends in '/', '#' or ':'. The default is a
  /// URN, which no one need own and every reader takes.
  std::string base = "urn:entente:";
};

/// Writes the graph as JSON-LD 1.0, in one pass, with bounded memory.
///
/// One flat "@graph": documents, entities (with a plain triple for each
/// asserted relation), one rdf:Statement a relation with its evidence (Web
/// Annotation selectors), and the vocabulary. docs/JSONLD.md is the manual of
/// its shape. Equal graphs give equal bytes. False if `out` failed.
bool write_jsonld(std::ostream& out, const KnowledgeGraph& graph,
                  const Vocabulary& vocabulary,
                  const JsonLdOptions& options = {});

/// Adds to `graph` what write_jsonld() wrote, with any base: reading it back
/// gives an equal graph, and several files merge into one.
///
/// Returns all faults found, with line, column, cause and cure; on any of them
/// the builder holds part of the file and should be thrown away. `file` is used
/// only in messages. JSON-LD of other makers is refused, not guessed at.
Diagnostics read_jsonld(std::string_view file, std::string_view text,
                        const Vocabulary& vocabulary, GraphBuilder& graph);

/// The graph of one such file.
Result<KnowledgeGraph> read_jsonld(std::string_view file, std::string_view text,
                                   const Vocabulary& vocabulary);

}  // namespace entente
