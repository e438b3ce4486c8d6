#pragma once

#include <cstdint>
#include <vector>

#include "extract/analysis.h"
#include "extract/home.h"
#include "extract/knowledge.h"
#include "extract/matcher.h"
#include "extract/reading.h"
#include "extract/reference.h"
#include "extract/standing.h"

namespace entente {

/// Reads relations by the rules that are patterns of tokens. Keeps references
/// to all that it is given; appends to `readings`. A party to a pact is one as
/// far as the pact is made: "would sign an accord with X".
class PatternRelations {
 public:
  PatternRelations(const Knowledge& knowledge, const Analysis& analysis,
                   const Reference& reference, const Standing& standing,
                   Home& home, std::vector<Reading>& readings)
      : k_(knowledge),
        a_(analysis),
        reference_(reference),
        standing_(standing),
        home_(home),
        readings_(readings),
        matcher_(knowledge.lexicon, analysis, false),
        names_(knowledge.lexicon, analysis, true) {}

  /// "U.S. Department of State", "Kenya-Uganda Trade Agreement": the states in
  /// the words of one mention, where the document has them elsewhere, too.
  void within();

  /// Rules over the tokens of a sentence. Those that need the home country
  /// run last: the others tell which it is.
  void run();

  /// Those that name an end by "we" or "I", left over by `run` until the
  /// reference knows who speaks.
  void spoken();

 private:
  void within(const Rule& rule, const Mention& m);
  std::uint8_t types_until(std::uint32_t end, std::uint32_t& next) const;
  void pattern(const Rule& rule, const Sentence& s, std::uint32_t at);
  bool first_person(std::uint32_t token) const;
  void named(std::uint32_t begin, std::uint32_t end, std::uint8_t types,
             Denoted& out) const;
  void inside(std::uint32_t begin, std::uint32_t end, Denoted& out) const;

  const Knowledge& k_;
  const Analysis& a_;
  const Reference& reference_;
  const Standing& standing_;
  Home& home_;
  std::vector<Reading>& readings_;
  Matcher matcher_;
  Matcher names_;
  struct Later {
    std::uint32_t rule;
    std::uint32_t sentence;
    std::uint32_t at;
  };
  std::vector<Later> spoken_;
  bool speaker_known_ = false;
};

}  // namespace entente
