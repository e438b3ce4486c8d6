#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

#include "extract/analysis.h"
#include "extract/knowledge.h"

namespace entente {

/// Entities that a noun group stands for, and how sure that is.
struct Denoted {
  static constexpr std::size_t kMost = 24;
  std::array<std::uint32_t, kMost> entities;  ///< The first `size` of them.
  std::uint32_t size = 0;
  bool inferred = false;  ///< By a pronoun or description, not by name.
  bool organ = false;     ///< By a part that acts for it: "X's army".

  Denoted() = default;
  Denoted(const Denoted& other) { *this = other; }
  Denoted& operator=(const Denoted& other) {
    std::copy(other.begin(), other.end(), entities.begin());
    size = other.size;
    inferred = other.inferred;
    organ = other.organ;
    return *this;
  }

  void add(std::uint32_t entity) {
    for (std::uint32_t i = 0; i < size; ++i)
      if (entities[i] == entity) return;
    if (size < kMost) entities[size++] = entity;
  }
  /// Adds another's entities, and how they came to be meant.
  void add(const Denoted& other) {
    for (const std::uint32_t e : other) add(e);
    inferred |= other.inferred;
    organ |= other.organ;
  }
  const std::uint32_t* begin() const { return entities.data(); }
  const std::uint32_t* end() const { return entities.data() + size; }
};

/// The bit of a type among those that a reference may have.
constexpr std::uint8_t mask(TypeId type) {
  return static_cast<std::uint8_t>(1U << index(type));
}

/// Says what noun groups stand for: names, coordinated names, "the South
/// Korean government", "leaders of A and B", "the two countries", "its", "he".
class Reference {
 public:
  Reference(const Knowledge& knowledge, const Analysis& analysis);

  /// How often each entity that is a state is named.
  const std::vector<std::uint32_t>& states_named() const {
    return states_named_;
  }

  /// What `group` and its conjuncts stand for, of the types in `types` (bits).
  /// `patient` allows nouns that only undergo: "Ukrainian cities".
  Denoted of(std::uint32_t group, std::uint8_t types, bool patient) const;

  /// What modifies or possesses the head of a group: "Russia's war", "U.S.-ROK
  /// talks", "its war".
  Denoted possessors(std::uint32_t group, std::uint8_t types) const;

  /// Says who "we" is: the country that speaks, or kNone.
  void set_speaker(std::uint32_t entity) { speaker_ = entity; }
  /// Says who "I" is: the person who signs the text, or kNone where that is
  /// the country that speaks.
  void set_author(std::uint32_t entity) { author_ = entity; }

  /// What a possessive at `token` stands for: "their bilateral treaty".
  Denoted possessive(std::uint32_t token, std::uint8_t types) const;
  /// The latest entity of `types` named before `token`, forty sentences back
  /// at most, or kNone.
  std::uint32_t last(std::uint32_t token, std::uint8_t types) const {
    return latest(token, types, 40);
  }

 private:
  void one(std::uint32_t id, std::uint8_t types, bool patient, int depth,
           Denoted& out) const;
  std::uint32_t name_after_title(std::uint32_t id) const;
  bool half_title(std::uint32_t id) const;
  bool backs(const Mention& mention) const;
  bool doer(std::uint32_t id, std::uint32_t verb, std::uint8_t types,
            Denoted& out) const;
  void possessed(std::uint32_t id, std::uint8_t types, Denoted& out) const;
  void modifiers(std::uint32_t group, std::uint8_t types, int depth,
                 Denoted& out) const;
  void pronoun(std::uint32_t id, std::uint8_t kind, std::uint8_t types,
               int depth, Denoted& out) const;
  /// How the subject of a verb agrees with a pronoun after it.
  enum class Agrees {
    kNo,     ///< Another number or kind.
    kYes,    ///< It names or describes actors that the pronoun may mean.
    kThing,  ///< It is a thing that the pronoun may mean: "the speech".
  };
  Agrees agrees(std::uint32_t subject, std::uint8_t kind, int depth,
                Denoted& out) const;
  Agrees antecedent(std::uint32_t id, std::uint8_t kind, int depth,
                    Denoted& out) const;
  std::uint32_t topic(const Verb& verb) const;
  bool many_before(std::uint32_t id) const;
  bool beside(std::uint32_t token, std::uint8_t kind, Denoted& out) const;
  bool counterparts(std::uint32_t id, Denoted& out) const;
  std::uint32_t titled_before(const Group& g, std::uint8_t types) const;
  bool met_before(std::uint32_t id, std::uint8_t types, Denoted& out) const;
  std::uint32_t not_himself(std::uint32_t id, std::uint32_t found) const;
  bool meeting(std::uint32_t verb, std::uint32_t id, int depth,
               Denoted& out) const;
  bool signers(std::uint32_t id, std::uint8_t types, int depth,
               Denoted& out) const;
  std::uint32_t governor(std::uint32_t id) const;
  void included(std::uint32_t id, std::uint8_t types, Denoted& out) const;
  bool holders(std::uint32_t id, Denoted& out) const;
  bool bears(const Mention& person, const Group& titles) const;
  bool exemplifies(std::uint32_t t) const;
  void examples(std::uint32_t id, std::uint8_t types, Denoted& out) const;
  std::uint32_t titled(const Group& g) const;
  std::uint32_t agreement(const Group& g) const;
  std::uint32_t body_called(const Group& g, std::uint8_t types) const;
  bool titled_else(std::uint32_t entity, const Group& g) const;
  std::uint32_t owner_before(const Group& g, std::uint8_t types) const;
  std::uint32_t he_of_before(std::uint32_t sentence) const;
  std::uint32_t first_person(std::uint32_t token, std::uint8_t kind) const;
  bool labelled(const Sentence& sentence, std::uint32_t& person) const;
  void ours(std::uint32_t id, std::uint8_t types, Denoted& out) const;
  bool organ(const Mention& mention) const;
  bool gathers(std::uint32_t id, std::uint8_t types, Denoted& out) const;
  void gathered(std::uint32_t id, std::uint8_t types, std::uint32_t count,
                Denoted& out) const;
  bool topics(const Denoted& two) const;
  bool urges_itself(std::uint32_t id, std::uint8_t types,
                    const Denoted& all) const;
  Denoted items_before(std::uint32_t sentence, std::uint8_t types) const;
  Denoted named_apart(std::uint32_t from, std::uint32_t to, TypeId type) const;
  void members(std::uint32_t group, std::uint32_t before, std::uint8_t types,
               Denoted& out) const;
  /// Countries and institutions: what "it" may be.
  std::uint8_t bodies() const {
    return static_cast<std::uint8_t>(mask(k_.types.country) |
                                     mask(k_.types.institution));
  }
  bool allowed(std::uint32_t mention, std::uint8_t types) const {
    return ((types >> index(a_.mentions[mention].type)) & 1) != 0;
  }
  std::uint32_t latest(std::uint32_t token, std::uint8_t types,
                       std::uint32_t back, bool of_states = false) const;

  const Knowledge& k_;
  const Analysis& a_;
  std::vector<std::uint32_t> states_named_;
  std::uint32_t speaker_ = kNone;
  std::uint32_t author_ = kNone;
};

}  // namespace entente
