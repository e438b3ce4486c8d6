#pragma once

#include <iosfwd>

#include "extract/score.h"

namespace entente {

/// Writes the figures of a score as one line of JSON, with the members that
/// other scorers of this gold have:
///
///   {"mention":{"Person":{"P":..,"R":..,"F1":..,"hit":..,"said":..,
///    "gold":..},..},"mention core, overlapping":{"R":..},
///    "entity B-cubed, core":{"P":..,"R":..,"F1":..},
///    "relation":{"exact":{..},..},"predicate":{"leaderOf":{..},..}}
void write_score_json(std::ostream& out, const Score& score);

}  // namespace entente
