#pragma once

#include "extract/analysis.h"
#include "extract/knowledge.h"

namespace entente {

/// Learns names inside the document and finds them again: acronyms in
/// brackets after a name, surnames after a full name, capitalised short forms
/// ("the Center") after the long one. Adds mentions.
void learn_names(const Knowledge& knowledge, Analysis& a);

}  // namespace entente
