#pragma once

#include "extract/analysis.h"
#include "extract/pattern.h"

namespace entente {

/// Fills Analysis::looks: bits of ClassId and of Look. After hits and tags,
/// before any pattern. O(tokens and hits).
void classify(const WordTable& words, Analysis& a);

}  // namespace entente
