#pragma once

#include <iosfwd>
#include <string>

#include "cli/graph_file.h"
#include "cli/paint.h"

namespace entente {

// Pieces of answers to people: how entities, relations and evidence read on a
// terminal.

/// "South Korea (Country)"
std::string label_of(const GraphFile& file, NodeId entity, const Paint& paint);

/// Name, type, Wikidata link and other names, in two lines.
void write_head(std::ostream& out, const GraphFile& file, NodeId entity,
                const Paint& paint);

/// The best evidence: its sentence, shortened, and below it the document, the
/// rule, post, time and how sure. Each line is indented by `indent`.
void write_evidence(std::ostream& out, const GraphFile& file,
                    const Evidence& evidence, const Paint& paint,
                    std::size_t indent);

/// "not ", "possibly " or "".
std::string factuality_word(Factuality factuality, const Paint& paint);

/// Text on one line, of at most `most` characters.
std::string one_line(std::string_view text, std::size_t most);

}  // namespace entente
