#include "extract/relation.h"

#include "extract/body_state.h"
#include "extract/clause_links.h"
#include "extract/clause_relation.h"
#include "extract/clause_slots.h"
#include "extract/home.h"
#include "extract/pattern_relation.h"
#include "extract/reference.h"
#include "extract/standing.h"

namespace entente {

std::vector<Reading> find_relations(const Knowledge& knowledge,
                                    const Analysis& a) {
  std::vector<Reading> readings;
  Reference reference(knowledge, a);
  Home home(knowledge, a, reference, readings);
  const ClauseLinks links(knowledge, a);
  const Standing standing(knowledge, a, links);
  PatternRelations patterns(knowledge, a, reference, standing, home, readings);
  patterns.within();  // First: organs tell the home country.
  read_organs(knowledge, a, home, readings);
  patterns.run();
  if (home.speaks()) reference.set_speaker(home.country());
  reference.set_author(home.author());
  patterns.spoken();
  ClauseRelations(knowledge, a, reference, links, standing, home, readings)
      .run();
  read_administrations(knowledge, a, home, readings);
  keep_one(knowledge, a, readings);
  return readings;
}

ClauseTrace trace_clause(const Knowledge& knowledge, const Analysis& a,
                         const Rule& rule, std::uint32_t verb,
                         std::uint32_t group) {
  const Reference reference(knowledge, a);
  const ClauseLinks links(knowledge, a);
  const ClauseSlots slots(knowledge, a, reference, links);
  ClauseTrace out;
  out.words_fit = slots.words_fit(rule, verb, group);
  for (const Slot& slot : rule.slots) {
    const Denoted filled = slots.fill(rule, slot, verb, group);
    out.slots.emplace_back(filled.begin(), filled.end());
  }
  return out;
}

}  // namespace entente
