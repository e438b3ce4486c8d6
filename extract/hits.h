#pragma once

#include "extract/analysis.h"

namespace entente {

/// Finds all names and list entries of several words, by the trie, and says
/// for each token which sentence it is in. O(tokens).
void find_hits(const Lexicon& lexicon, Analysis& a);

}  // namespace entente
