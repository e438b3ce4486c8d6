#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "extract/analysis.h"
#include "extract/knowledge.h"

namespace entente {

/// A date or interval in the text, ISO 8601.
struct TimeExpression {
  std::uint32_t begin = 0;  ///< Tokens.
  std::uint32_t end = 0;
  std::string
      iso;  ///< "2022-05-21", "2022-05", "2022", "1943-01-14/1943-01-24"
};

/// Finds the dates between tokens [begin, end): "May 21, 2022", "21 May 2022",
/// "May 2022", "2014 to 2017", "January 14–24, 1943", a year after "in".
///
/// "on May 21", "that May", "that year" and "that day" take what they leave
/// out from the date before them, which is `known` at first; with none before
/// them they are not found.
std::vector<TimeExpression> find_times(const Knowledge& knowledge,
                                       const Analysis& a, std::uint32_t begin,
                                       std::uint32_t end,
                                       std::string_view known = {});

}  // namespace entente
