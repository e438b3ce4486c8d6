#pragma once

#include "extract/analysis.h"
#include "extract/knowledge.h"

namespace entente {

/// Finds what names something, left to right, without overlap.
///
/// Candidates come from the lexicons (names that stand in the text, with
/// ambiguous ones and capitals weighed by their neighbours) and from the
/// mention rules. Where two overlap, the longer wins, then the higher rank,
/// then the rule that comes first; rules of a rank below 40 fill only what the
/// others leave.
///
/// Needs tokens, tags and hits; fills a.mentions and a.mention_at. O(tokens).
void find_mentions(const Knowledge& knowledge, Analysis& a);

/// Sorts candidates as above and keeps the best that do not overlap each other
/// or what a.mentions already has.
void keep_best(Analysis& a, std::vector<Mention>& candidates);

}  // namespace entente
