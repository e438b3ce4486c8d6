#pragma once

#include <cstdint>
#include <vector>

#include "extract/pattern.h"
#include "extract/pattern_tree.h"

namespace entente {

/// Elements of `pattern`, read as `tree`, of which one stands in every match,
/// the anchor aside: words, lemmas and lists, the rarest that there are. Where
/// the pattern offers a choice they are one of each row: `war` and `<be>` of
/// `(in war | <be> at)`. None where a match needs no such word, or only very
/// common ones.
std::vector<std::uint16_t> rarest_need(const PatternTree& tree,
                                       const Pattern& pattern,
                                       const Lexicon& lexicon);

}  // namespace entente
