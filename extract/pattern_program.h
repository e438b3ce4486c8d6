#pragma once

#include "extract/pattern.h"
#include "extract/pattern_tree.h"

namespace entente {

/// Chooses the anchor of `pattern`, whose elements are read, and turns `tree`
/// into its programs. The sets of words that they ask for become part of
/// `lexicon`. False where no element must stand in every match.
bool compile(PatternTree tree, Pattern& pattern, Lexicon& lexicon);

}  // namespace entente
