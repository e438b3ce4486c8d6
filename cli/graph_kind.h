#pragma once

#include <string>

#include "base/result.h"

namespace entente {

enum class GraphKind { kNone, kMapped, kJsonLd };

/// What kind of graph a file holds, by its name and first bytes; kNone for
/// facts and all else. Pipes are not looked at, for they can be read but once:
/// what comes through them is facts.
Result<GraphKind> graph_kind_of(const std::string& path);

}  // namespace entente
