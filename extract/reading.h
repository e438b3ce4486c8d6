#pragma once

#include <cstdint>
#include <vector>

#include "extract/analysis.h"
#include "extract/knowledge.h"
#include "extract/reference.h"

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

/// What a rule finds at one place, before it is told apart into readings.
struct Found {
  Denoted subjects;
  Denoted objects;
  std::uint32_t trigger = 0;  ///< Token.
  Factuality factuality = Factuality::kAsserted;
  std::uint32_t position_begin = 0;  ///< As in Reading.
  std::uint32_t position_end = 0;
};

/// Appends the readings of `rule` at one place: each subject with each object,
/// where the predicate allows their types; posts of as many persons as bodies,
/// "the presidents of A and B, C and D", one by one. Surer is what is named
/// and asserted; never less than 5 of 100.
void emit(const Knowledge& k, const Analysis& a, const Rule& rule,
          const Found& found, std::vector<Reading>& readings);

/// Sorts readings by subject, predicate and object and leaves one of each: the
/// one asserted, then the most confident, then the first. A post of the home
/// country goes where the document gives the same person another, and a mere
/// post where the same words make him the head of that body.
void keep_one(const Knowledge& k, const Analysis& a,
              std::vector<Reading>& readings);

}  // namespace entente
