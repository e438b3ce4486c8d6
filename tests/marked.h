#pragma once

#include <string_view>

#include "base/result.h"
#include "extract/score.h"

namespace entente {

/// Reads a document annotated by hand, tests/gold/*.gold:
///
///     id: sample-1
///     --- entities
///     e1 Country South Korea
///     --- text
///     [e1:Seoul] agreed.
///     --- relations
///     e2 leaderOf e1 | the evidence, from the text | optional=yes
///
/// A doubled "[[" is a bracket. Faults name what cannot be scored: entities
/// that nothing defines, relations without three words. `file` is used only in
/// messages.
Result<ScoreDocument> read_gold(std::string_view file, std::string_view text);

}  // namespace entente
