#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "extract/analysis.h"
#include "extract/chunk.h"
#include "extract/knowledge.h"

namespace entente {

/// Says how the groups and verbs of a sentence hang together, in one pass from
/// left to right over its chunks. Keeps references; fills the links of a.groups
/// and a.verbs, and numbers their clauses through the document. Looks no
/// further than the sentence.
class Linker {
 public:
  Linker(const Knowledge& knowledge, Analysis& analysis)
      : k_(knowledge), words_(knowledge.words()), a_(analysis) {}

  /// Links the groups and verbs of `chunks`, those of one sentence.
  void link(const Sentence& sentence, std::span<const Chunk> chunks);

 private:
  /// A clause that is open.
  struct Frame {
    std::uint32_t subject = kNone;    // Waiting for its verb.
    std::uint32_t verb = kNone;       // The clause's finite verb.
    std::uint32_t last_verb = kNone;  // The latest verb, finite or not.
    std::uint32_t gap = kNone;        // What a relative pronoun stands for.
    bool conditional = false;
    std::uint32_t clause = 0;
    bool relative = false;
    std::uint32_t opening = kNone;       // "At the summit, ..."
    std::uint32_t opening_verb = kNone;  // "After invading Kuwait, ..."
  };
  /// What has been read and waits for the group or verb that it belongs to.
  struct Waiting {
    std::uint32_t last_group = kNone;   // The group just before, if near.
    std::uint32_t prep = kNone;         // Preposition waiting for its group.
    std::uint32_t joined = kNone;       // Group before "and" or a comma.
    std::uint32_t comma_group = kNone;  // Group before the comma.
    std::uint32_t verb_before_and = kNone;
    std::uint32_t possessor = kNone;
    bool and_seen = false;
    std::uint32_t named = kNone;  // The title that a name will follow.
    bool along = false;           // "along with", "as well as".
    bool comma_seen = false;
  };

  // linker.cpp: what each kind of chunk does.
  void preposition(std::size_t c);
  void comma();
  void conjunction(const Chunk& x);
  void subordinate(const Chunk& x);
  void relative(const Chunk& x);
  void open_frame(const Frame& inner);
  void group(std::size_t c);
  void place(std::size_t c);
  bool given_by(std::uint32_t id) const;
  void place_in_clause(std::uint32_t id, bool subject_next);
  void open_clause(std::uint32_t id);
  void take_object(std::uint32_t id);
  void share_object(std::uint32_t id);
  bool says_where(std::uint32_t id) const;
  void inherit(std::uint32_t from, std::uint32_t to);
  void new_clause(bool keep_conditional, std::uint32_t opener);
  std::uint32_t begin_clause(std::uint32_t opener);
  bool compound(std::uint32_t t) const;
  bool particle(std::size_t c) const;
  std::uint32_t antecedent(std::uint32_t id, std::uint32_t wh) const;

  // bracket_links.cpp
  void bracket(bool opens);
  std::size_t skip_names(std::size_t close);
  std::size_t names_in_brackets(std::size_t c) const;
  bool bare(std::uint32_t id) const;
  bool opens_with_title(std::uint32_t id) const;

  // coordination.cpp: what is joined with and apposed to what.
  bool coordinates(std::uint32_t a, std::uint32_t b, std::size_t c,
                   bool subject_next) const;
  std::uint32_t conjunct(std::uint32_t a, std::uint32_t b) const;
  bool owns_title(std::size_t c) const;
  std::uint32_t above(std::uint32_t group) const;
  void appose(std::uint32_t group, std::uint32_t to);
  bool titled(std::uint32_t group) const;
  bool names_holder(std::size_t c) const;
  std::uint32_t companion(std::uint32_t id) const;
  bool actor(TypeId type) const;
  bool alike(TypeId x, TypeId y) const;
  bool kin(TypeId x, TypeId y) const;
  std::size_t list_ahead(std::size_t c) const;
  bool finite_follows(std::size_t c) const;
  void join(std::uint32_t a, std::uint32_t b);
  std::uint32_t described(std::uint32_t a, std::uint32_t b) const;
  bool one_title(std::uint32_t title, std::uint32_t other) const;
  bool apposed(std::uint32_t a, std::uint32_t b) const;
  bool opens(const Group& group) const;

  // attachment.cpp: who does what a verb says.
  void attach(std::uint32_t id);
  void finite(std::uint32_t id);
  std::uint32_t subject_of_finite(Verb& verb);
  void infinitive(std::uint32_t id);
  void participle(std::uint32_t id);
  void gerund(std::uint32_t id);
  void governed(Verb& verb, std::uint32_t governor);
  bool warned_against(std::uint32_t id) const;
  std::uint32_t owner_of(std::uint32_t group, std::uint32_t prep) const;
  std::uint32_t means_of(std::uint32_t verb) const;
  bool decides(std::uint32_t group) const;
  bool called_for(std::uint32_t group) const;
  bool purpose(std::uint32_t group) const;
  bool own_agents(const Verb& verb, std::uint32_t group) const;
  bool agent(std::uint32_t group) const;
  bool described_object(std::uint32_t verb, std::uint32_t group) const;
  bool patient_does(std::uint32_t verb, std::uint32_t group,
                    std::uint32_t prep) const;
  std::uint32_t prepositional(std::uint32_t verb) const;
  std::uint32_t surface_subject(std::uint32_t id) const;
  bool plan_of_state(std::uint32_t group) const;
  bool another_s(std::uint32_t verb, std::uint32_t group) const;
  bool helps(std::uint32_t id) const;
  bool estimates(std::uint32_t t) const;
  bool provided(std::uint32_t group, std::uint32_t actor) const;
  bool helped(std::uint32_t group) const;
  std::uint32_t speaker(std::uint32_t group) const;
  static void set_subject(Verb& verb, std::uint32_t group) {
    (verb.voice == Voice::kPassive ? verb.object : verb.subject) = group;
  }

  Tag tag(std::uint32_t t) const { return a_.tokens[t].tag; }
  WordId word(std::uint32_t t) const { return a_.tokens[t].word; }
  bool is_name(std::uint32_t id) const {
    return a_.mention_at[a_.groups[id].head] != kNone;
  }
  bool is_person(std::uint32_t id) const {
    return is_name(id) && type_of(id) == k_.types.person;
  }
  TypeId type_of(std::uint32_t id) const {
    return a_.mentions[a_.mention_at[a_.groups[id].head]].type;
  }

  const Knowledge& k_;
  const WordTable& words_;
  Analysis& a_;
  Sentence s_;
  std::span<const Chunk> chunks_;  // Of this sentence.
  std::vector<Frame> frames_;
  Waiting at_;
  std::uint32_t main_subject_ = kNone;
};

}  // namespace entente
