#pragma once

#include <cstdint>
#include <vector>

namespace entente {

/// A parsed pattern, before it becomes steps (extract/pattern_program.h).
struct PatternTree {
  enum class Kind { kElement, kSequence, kChoice, kRepeat, kNot, kLabel };
  Kind kind = Kind::kSequence;
  std::uint16_t element = 0;
  std::uint16_t label = 0;
  int least = 1;  ///< Of a kNot: 0 if it looks back.
  int most = 1;
  std::vector<PatternTree> children;
};

}  // namespace entente
