#pragma once

#include <cstddef>
#include <vector>

#include "extract/pattern.h"
#include "extract/pattern_tree.h"

namespace entente {

/// Chooses the anchor of `pattern`, whose elements are read, and turns `tree`
/// into its programs. The sets of words that they ask for become part of
/// `lexicon`. False where no element must stand in every match.
bool compile(PatternTree tree, Pattern& pattern, Lexicon& lexicon);

/// The tests that a program may come to before any other.
struct FirstTests {
  std::vector<std::size_t> tests;  ///< Steps.
  bool end = false;                ///< It may be done before.
};
/// Those of `program` from any of the steps `from` on.
FirstTests first_tests(const std::vector<Step>& program,
                       std::vector<std::size_t> from);

}  // namespace entente
