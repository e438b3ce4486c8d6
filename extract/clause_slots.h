#pragma once

#include <array>
#include <cstdint>

#include "extract/analysis.h"
#include "extract/clause_links.h"
#include "extract/knowledge.h"
#include "extract/reference.h"

namespace entente {

/// Says what stands in the slots of a clause rule at its trigger: verb `v` or
/// noun group `n`, the other one being kNone. Const once made; keeps
/// references to all that it is given. Needs phrases and entities.
class ClauseSlots {
 public:
  ClauseSlots(const Knowledge& knowledge, const Analysis& analysis,
              const Reference& reference, const ClauseLinks& links);

  /// What stands in the first role of a slot that has anything.
  Denoted fill(const Rule& rule, const Slot& slot, std::uint32_t v,
               std::uint32_t n) const;

  /// The `unless` and `with` lines: words of the trigger's group, or of the
  /// verb's object; for `with`, what is said of that right after it, too.
  bool words_fit(const Rule& rule, std::uint32_t v, std::uint32_t n) const;

 private:
  const Denoted& denoted(std::uint32_t group, std::uint8_t types,
                         bool patient) const;
  bool group_has(std::uint32_t group, ListId list, std::uint32_t except,
                 bool heads) const;
  bool complement_has(const Verb& verb, ListId list) const;
  bool thing_has(std::uint32_t group, ListId list, bool heads) const;
  bool joint(std::uint32_t v, bool object_counts) const;
  bool has_sides(std::uint32_t n) const;
  bool of_body(std::uint32_t n) const;
  bool takes(std::uint32_t n, WordId preposition) const;
  bool owned(const Verb& verb) const;
  bool broke_out(std::uint32_t verb) const;
  Denoted verb_role(std::uint32_t id, const Role& role, std::uint8_t types,
                    bool patient) const;
  Denoted ruled_object(const Rule& rule, std::uint32_t v, std::uint8_t types,
                       bool patient) const;
  Denoted prepositional(std::uint32_t verb, WordId preposition,
                        std::uint8_t types, bool patient) const;
  bool kept(const Verb& verb, std::uint32_t host) const;
  std::uint32_t group_after(std::uint32_t t) const;
  Denoted noun_role(std::uint32_t id, const Role& role, std::uint8_t types,
                    bool patient) const;
  bool there_is(const Verb& v, std::uint32_t id) const;
  Denoted lender(std::uint32_t id, std::uint8_t types) const;
  std::uint32_t helped(std::uint32_t id) const;
  std::uint32_t goes_for(std::uint32_t id) const;
  Denoted apposed(const Group& g, std::uint8_t types) const;
  Denoted complemented(std::uint32_t id, std::uint8_t types) const;
  Denoted chain(std::uint32_t id, WordId preposition, std::uint8_t types,
                bool patient) const;

  const Knowledge& k_;
  const WordTable& words_;
  const Analysis& a_;
  const Reference& reference_;
  const ClauseLinks& links_;
  WordId by_, of_, with_, between_, that_, as_, be_;

  /// What a group stands for, as it was asked for lately: the rules of one
  /// trigger ask for the same subject, of the same types.
  struct Asked {
    std::uint32_t group = kNone;
    std::uint8_t types = 0;
    bool patient = false;
    Denoted denoted;
  };
  mutable std::array<Asked, 16> asked_;
};

}  // namespace entente
