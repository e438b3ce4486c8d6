#pragma once

#include "extract/analysis.h"
#include "extract/knowledge.h"

namespace entente {

/// Chooses a part of speech for each token: its usual tag by words.txt or,
/// for unknown words, by suffix and capitals; then context rules in the manner
/// of Brill (1992) correct the choice from left to right. O(tokens).
///
/// tests/bench/tagger measures how often it chooses right.
void tag(const Knowledge& knowledge, Analysis& a);

}  // namespace entente
