#pragma once

#include <cstddef>
#include <vector>

#include "extract/pattern.h"

namespace entente {

/// The tests that a program may come to before any other.
struct FirstTests {
  std::vector<std::size_t> tests;  ///< Steps.
  bool end = false;                ///< It may be done before.
};
/// Those of `program` from any of the steps `todo` on.
FirstTests first_tests(const std::vector<Step>& program,
                       std::vector<std::size_t> todo);

}  // namespace entente
