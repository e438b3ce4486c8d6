#pragma once

#include <iosfwd>
#include <string>
#include <string_view>

#include "extract/extract.h"
#include "extract/facts.h"

namespace entente {

/// Writes how one text is read, for people who ask why: each sentence with
/// its names in [Type words] and what found them, its words with their parts
/// of speech, its clauses with what hangs on each verb and noun; then the
/// entities with the reasons for their names, then the relations with the
/// rule and the sentence they come from. O(length of the text).
///
/// REQUIRES: `facts` are what `worker`, of `extractor`, has read last.
void explain(std::ostream& out, const Extractor& extractor,
             const Worker& worker, const Facts& facts);

/// Writes how far the rule named `rule` got in that text at the place where it
/// got furthest, and what it wanted there; or what it made. False, with nothing
/// written, if no rule has that name. REQUIRES: as above.
bool explain_why_not(std::ostream& out, const Extractor& extractor,
                     const Worker& worker, const Facts& facts,
                     std::string_view rule);

/// The name of a rule nearest to `name`, or empty if none is near.
std::string nearest_rule(const Extractor& extractor, std::string_view name);

}  // namespace entente
