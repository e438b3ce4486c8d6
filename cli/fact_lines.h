#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "base/diagnostic.h"

namespace entente {

constexpr const char* kWhatFactsAre =
    "Name facts, as 'entente extract' writes them, or gold: one JSON object a "
    "line, with \"id\", \"text\", \"entities\", \"mentions\" and "
    "\"relations\".";

/// Calls `read(place, number, line)` for each line of a file of facts or gold,
/// or of standard input if `path` is "-". Gives the faults that came of it, of
/// which few are enough: a file of another kind is said to be that.
Diagnostics read_fact_lines(
    const std::string& path,
    const std::function<Diagnostics(const std::string&, int, std::string_view)>&
        read);

}  // namespace entente
