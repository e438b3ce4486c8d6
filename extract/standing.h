#pragma once

#include <cstdint>

#include "extract/clause_links.h"
#include "extract/facts.h"

namespace entente {

/// What the words around a trigger say of its truth: negations, modals, verbs
/// that govern it ("failed to", "hopes to"), determiners ("no"). Needs phrases;
/// looks at most five verbs up.
class Standing {
 public:
  /// Keeps references to all.
  Standing(const Knowledge& knowledge, const Analysis& analysis,
           const ClauseLinks& links)
      : k_(knowledge),
        a_(analysis),
        links_(links),
        be_(knowledge.words().find("be")) {}

  /// Of a verb group, or of a noun that triggers.
  Factuality of_verb(std::uint32_t id) const;
  Factuality of_noun(std::uint32_t id) const;

 private:
  bool courtesy(std::uint32_t id) const;
  bool denied(std::uint32_t group) const;
  bool not_to(const Verb& v) const;
  bool failed(const Verb& verb) const;
  bool feared(const Group& g) const;
  bool sought(const Group& group) const;
  bool wanted(const Verb& verb) const;
  std::uint32_t noun_before(const Verb& v) const;
  bool done_first(const Verb& infinitive) const;
  bool was_able(const Verb& be, const Verb& infinitive) const;
  bool as_before(const Group& g) const;
  bool talked_of(const Verb& verb, const Group& g) const;
  bool demanded(const Verb& verb) const;
  bool aside(const Verb& verb) const;
  bool after_preposition(const Verb& verb) const;

  const Knowledge& k_;
  const Analysis& a_;
  const ClauseLinks& links_;
  WordId be_;
};

}  // namespace entente
