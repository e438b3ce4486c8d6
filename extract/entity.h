#pragma once

#include "extract/analysis.h"
#include "extract/knowledge.h"

namespace entente {

/// Gives every mention its entity: one thing, one entity, within the document.
///
/// Known to a lexicon: by its entry. People: by full name, given name and
/// initials compatible, bare surnames to the latest full name that has them.
/// The rest: by their words. Reasons go to a.merges. O(mentions), roughly.
void resolve_entities(const Knowledge& knowledge, Analysis& a);

}  // namespace entente
