#pragma once

#include "extract/analysis.h"

namespace entente {

/// Finds all names and list entries of several words, by the trie, and says
/// for each token which sentence it is in. O(tokens).
void find_hits(const Lexicon& lexicon, Analysis& a);

/// Whether an entry of several words of a list starts at a token.
bool phrase_at(const Analysis& a, std::uint32_t token, ListId list);

}  // namespace entente
