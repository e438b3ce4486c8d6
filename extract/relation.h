#pragma once

#include <string>
#include <vector>

#include "extract/analysis.h"
#include "extract/knowledge.h"

namespace entente {

/// A relation as read from one place of the document.
struct Reading {
  std::uint32_t subject = 0;  ///< Entities of the Analysis.
  PredicateId predicate{};
  std::uint32_t object = 0;
  Factuality factuality = Factuality::kAsserted;
  std::uint8_t confidence = 0;
  RuleId rule{};
  std::uint32_t sentence = 0;
  std::uint32_t trigger = 0;         ///< Token.
  std::uint32_t position_begin = 0;  ///< Tokens of the post; empty if equal.
  std::uint32_t position_end = 0;
};

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
