#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "base/diagnostic.h"

namespace entente {

/// Calls `use(number, line)` for each line of a file that is not blank, by
/// blocks: memory does not grow with the file. Lines come without their end
/// and as well-formed UTF-8. "-" is standard input. Ends early when `use` says
/// false. Gives the faults of reading.
Diagnostics for_each_line(
    const std::string& path,
    const std::function<bool(int, std::string_view)>& use);

}  // namespace entente
