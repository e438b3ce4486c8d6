#pragma once

#include "extract/analysis.h"
#include "extract/knowledge.h"

namespace entente {

/// Learns names inside the document and finds them again: acronyms in
/// brackets after a name, surnames after a full name, capitalised short forms
/// ("the Center") after the long one. Adds mentions.
void learn_names(const Knowledge& knowledge, Analysis& a);

/// Gives every mention its entity: one thing, one entity, within the document.
///
/// Known to a lexicon: by its entry. People: by full name, given name and
/// initials compatible, bare surnames to the latest full name that has them.
/// The rest: by their words. Reasons go to a.merges. O(mentions), roughly.
void resolve_entities(const Knowledge& knowledge, Analysis& a);

/// The surname within a person's name, as tokens [begin, end).
std::pair<std::uint32_t, std::uint32_t> surname_of(const Knowledge& knowledge,
                                                   const Analysis& a,
                                                   const Mention& m);

}  // namespace entente
