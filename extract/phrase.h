#pragma once

#include "extract/analysis.h"
#include "extract/knowledge.h"

namespace entente {

/// Pronoun kinds, Group::pronoun.
enum PronounKind : std::uint8_t {
  kNotPronoun,
  kHe,     ///< he, she, him, her
  kIt,     ///< it
  kThey,   ///< they, them
  kWe,     ///< we, us
  kI,      ///< I, me
  kOther,  ///< this, those, each other, himself
  kTime,   ///< A date or time, which is no argument: "on Friday", "last week"
};

/// Reads noun groups, verb groups and how they hang together: a cascade after
/// FASTUS (Hobbs et al. 1997), from left to right, one pass a sentence.
///
/// What it gives is shallow: subjects, objects, prepositional phrases with the
/// group and verb before them, coordination, apposition, possessors, control
/// of infinitives, antecedents of relative clauses. Where a sentence is beyond
/// it, links are missing rather than wrong, as far as it can.
///
/// Needs tags and mentions; fills a.groups, a.verbs and their maps.
void find_phrases(const Knowledge& knowledge, Analysis& a);

}  // namespace entente
