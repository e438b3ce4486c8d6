#pragma once

#include <cstdint>
#include <vector>

#include "extract/analysis.h"
#include "extract/clause_links.h"
#include "extract/clause_slots.h"
#include "extract/home.h"
#include "extract/knowledge.h"
#include "extract/reading.h"
#include "extract/reference.h"
#include "extract/standing.h"

namespace entente {

/// Reads relations by the clause rules: a trigger, verb or noun, and what
/// stands in its slots. Keeps references to all that it is given; appends to
/// `readings`. Needs phrases and entities.
class ClauseRelations {
 public:
  ClauseRelations(const Knowledge& knowledge, const Analysis& analysis,
                  const Reference& reference, const ClauseLinks& links,
                  const Standing& standing, Home& home,
                  std::vector<Reading>& readings)
      : k_(knowledge),
        a_(analysis),
        reference_(reference),
        links_(links),
        standing_(standing),
        home_(home),
        readings_(readings),
        slots_(knowledge, analysis, reference, links) {}

  /// Tries the rules at every verb, then at every noun.
  void run();

 private:
  void verb(std::uint32_t id);
  void noun(std::uint32_t id);
  void clause(const Rule& rule, std::uint32_t v, std::uint32_t n);
  bool by_another(std::uint32_t v) const;
  bool does_with(std::uint32_t v) const;
  Denoted without_organs(const Denoted& objects, const Denoted& states) const;
  bool names_agreement(std::uint32_t group) const;
  void post(std::uint32_t group, Found& found) const;

  const Knowledge& k_;
  const Analysis& a_;
  const Reference& reference_;
  const ClauseLinks& links_;
  const Standing& standing_;
  Home& home_;
  std::vector<Reading>& readings_;
  ClauseSlots slots_;
};

}  // namespace entente
