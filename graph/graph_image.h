#pragma once

#include <iosfwd>
#include <string_view>

#include "base/result.h"
#include "extract/vocabulary.h"
#include "graph/knowledge_graph.h"

namespace entente {

// A graph as bytes that are the graph: the flat arrays of a KnowledgeGraph, one
// after the other, so that a file of them is opened by mapping it into memory.
// Nothing is parsed or copied; a question reads the pages that it needs.
//
// All numbers are little-endian, and every part starts at a multiple of 8:
//
//   16 bytes  "entente graph\r\n\x1a"
//    4        the version of this format, 1
//    4        the number of sections, 19
//    8        the size of the file in bytes
//   24 each   for each section: where it starts (8), its rows (8), the bytes
//             of a row (4), 0 (4)
//   then      the sections, padded by 0:
//             the vocabulary, a line for each type and predicate, in the order
//               of their ids: "type Person", "predicate leaderOf",
//               "symmetric alliedWith"
//             the letters of all texts, UTF-8, and 8 bytes a text: its end
//             the spans of GraphRows (graph/knowledge_graph.h), in their order;
//               rows as in memory on x86-64 and arm64, padding 0

/// Writes the bytes. Equal graphs give equal bytes. O(size). False if `out`
/// failed.
bool write_graph_image(std::ostream& out, const KnowledgeGraph& graph,
                       const Vocabulary& vocabulary);

/// True if `start`, the first bytes of a file, says that it is one.
bool is_graph_image(std::string_view start);
constexpr std::size_t kGraphImageStart = 16;  ///< Bytes that this takes.

/// The graph that lies in `bytes`, which must outlive it: any bytes are valid
/// input. Faults where they are no such graph, cut off, damaged, of another
/// version, or of a vocabulary that ours does not continue; `file` is used
/// only in messages. Checks that no row points outside, some 20 ns a relation,
/// and reads no text. REQUIRES: `bytes` starts at a multiple of 8.
Result<KnowledgeGraph> open_graph_image(std::string_view file,
                                        std::string_view bytes,
                                        const Vocabulary& vocabulary);

}  // namespace entente
