#pragma once

#include "extract/analysis.h"
#include "extract/knowledge.h"

namespace entente {

/// Gives sentences their verb. Context rules that look at a few words leave
/// "policy likely contributed to the decline" a participle and "the alliances
/// span decades" nouns; but a sentence whose main clause has no finite verb
/// has taken one for something else. Of its words that may be one, after what
/// may be its subject, the one becomes it before which and after which the
/// words fit best; none where none does, as in headings and captions.
///
/// Changes tags; needs all of them. O(tokens).
void find_finite_verbs(const Knowledge& knowledge, Analysis& a);

}  // namespace entente
