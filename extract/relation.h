#pragma once

#include <cstdint>
#include <vector>

#include "extract/analysis.h"
#include "extract/knowledge.h"
#include "extract/reading.h"

namespace entente {

/// Reads relations by the pattern and clause rules. Each (subject, predicate,
/// object) is given once: the most confident reading, then the first.
/// Sorted by them. Needs phrases and entities. O(tokens).
std::vector<Reading> find_relations(const Knowledge& knowledge,
                                    const Analysis& a);

/// What a clause rule finds at one of its words, for explanations.
struct ClauseTrace {
  bool words_fit = true;  ///< As the rule's `unless` and `with` want.
  std::vector<std::vector<std::uint32_t>> slots;  ///< Entities, by slot.
};

/// Fills the slots of a clause rule at a verb or a noun group; the other one
/// is kNone.
ClauseTrace trace_clause(const Knowledge& knowledge, const Analysis& a,
                         const Rule& rule, std::uint32_t verb,
                         std::uint32_t group);

}  // namespace entente
