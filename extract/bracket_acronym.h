#pragma once

#include "extract/analysis.h"
#include "extract/knowledge.h"

namespace entente {

/// Reads what brackets after a name say that it is called for short: "Long
/// Name (LN)" and "(the “Treaty”)". The short names become mentions of the
/// rule `learned`; those of the same spelling elsewhere get type and entry of
/// the name, where they were guesses or the lexicon took them for another's.
///
/// Needs mentions without overlap, and leaves them so. O(mentions).
void learn_bracketed(const Knowledge& knowledge, Analysis& a);

}  // namespace entente
