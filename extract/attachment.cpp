// Who does what a verb says, and to whom, as far as what stands before tells.
#include <string_view>
#include <utility>

#include "extract/hits.h"
#include "extract/linker.h"

namespace entente {

/// Links verb `id` with what has been read before it.
void Linker::attach(std::uint32_t id) {
  Verb& verb = a_.verbs[id];
  if (verb.finite && at_.last_group != kNone &&
      helped(a_.groups[at_.last_group].first_conjunct) &&
      any(tag(verb.begin), bit(Tag::kVB) | bit(Tag::kVBP))) {
    verb.finite = false;  // "helped X build"
    verb.clause = frames_.back().clause;
    governed(verb, frames_.back().last_verb);
    frames_.back().last_verb = id;
  } else if (verb.finite)
    finite(id);
  else if (tag(verb.begin) == Tag::kTO)
    infinitive(id);
  else if (verb.voice == Voice::kPassive)
    participle(id);
  else
    gerund(id);
  if (frames_.back().conditional) a_.verbs[id].possible = true;
}

/// A finite verb takes the subject that waits, and what opened the sentence.
void Linker::finite(std::uint32_t id) {
  Verb& verb = a_.verbs[id];
  // "never wrote or visited"
  if (verb.begin > s_.begin && words_.text(word(verb.begin - 1)) == "or" &&
      at_.verb_before_and != kNone)
    verb.negated |= a_.verbs[at_.verb_before_and].negated;
  const std::uint32_t subject = subject_of_finite(verb);
  Frame& f = frames_.back();
  set_subject(verb, subject);
  if (f.opening_verb != kNone && subject != kNone)
    set_subject(a_.verbs[std::exchange(f.opening_verb, kNone)], subject);
  if (f.opening != kNone)
    for (std::uint32_t c = std::exchange(f.opening, kNone); c != kNone;
         c = a_.groups[c].next_conjunct)
      a_.groups[c].verb = id;
  verb.clause = f.clause;
  f.verb = f.last_verb = id;
  f.subject = kNone;
  f.gap = kNone;
}

/// The subject of a finite verb, or kNone; ends clauses that are over.
std::uint32_t Linker::subject_of_finite(Verb& verb) {
  Frame* f = &frames_.back();
  std::uint32_t subject = kNone;
  if (f->verb == kNone && f->subject != kNone) {
    subject = f->subject;
    if (f->gap != kNone && f->relative && verb.voice == Voice::kActive)
      verb.object = f->gap;
  } else if (f->verb == kNone && f->gap != kNone) {
    subject = speaker(f->gap);
  } else if (at_.and_seen && at_.verb_before_and != kNone &&
             at_.last_group == kNone && f->verb != kNone) {
    subject = surface_subject(f->verb);  // "met X and signed Y"
  } else {
    // The clause that was open is over: an outer one waits for its verb.
    while (frames_.size() > 1 &&
           !(frames_.back().verb == kNone && frames_.back().subject != kNone))
      frames_.pop_back();
    f = &frames_.back();
    if (f->verb == kNone && f->subject != kNone)
      subject = f->subject;
    else if (at_.comma_seen && !at_.and_seen &&
             described_object(f->verb, at_.joined))
      // "said X, the Y, met"
      subject = std::exchange(a_.verbs[f->verb].object, kNone);
    else if (at_.comma_seen || at_.and_seen)
      subject = f->verb != kNone ? surface_subject(f->verb) : kNone;
  }
  return subject;
}

/// An infinitive takes its subject from the noun or verb before it.
void Linker::infinitive(std::uint32_t id) {
  Frame& f = frames_.back();
  Verb& verb = a_.verbs[id];
  verb.clause = f.clause;
  const std::uint32_t governor =
      at_.and_seen && at_.verb_before_and != kNone &&
              a_.verbs[at_.verb_before_and].parent != kNone &&
              tag(a_.verbs[at_.verb_before_and].begin) == Tag::kTO
          ? a_.verbs[at_.verb_before_and].parent
          : f.last_verb;
  if (at_.last_group != kNone && agent(at_.last_group)) {
    // "pledge by X to"
    set_subject(verb, a_.groups[at_.last_group].first_conjunct);
  } else if (at_.last_group != kNone && decides(at_.last_group)) {
    // "the refusal of X to", "the decision of X to"
    set_subject(verb, a_.groups[at_.last_group].first_conjunct);
    verb.possible = true;
  } else if (at_.last_group != kNone && called_for(at_.last_group)) {
    verb.possible = true;  // "our call to end the war": by others
    verb.parent = governor;
  } else if (at_.last_group != kNone &&
             a_.groups[at_.last_group].possessor != kNone &&
             !(governor != kNone &&
               words_.text(a_.verbs[governor].lemma) == "use") &&
             !words_.in_list(word(a_.groups[at_.last_group].head),
                             k_.lists.person_noun) &&
             !words_.in_list(word(a_.groups[at_.last_group].head),
                             k_.lists.proxy_actor)) {
    // "X's decision to"
    set_subject(verb, a_.groups[at_.last_group].possessor);
    verb.possible = true;
  } else if (at_.last_group != kNone && plan_of_state(at_.last_group)) {
    set_subject(verb, at_.last_group);  // "the Kenyan commitment to"
  } else if (at_.last_group != kNone && governor != kNone &&
             another_s(governor, at_.last_group)) {
    verb.possible = true;  // "condemned the attempt to", whoever made it
  } else if (governor != kNone) {
    governed(verb, governor);
    if (purpose(at_.last_group)) set_subject(verb, surface_subject(governor));
  } else if (f.subject != kNone) {
    set_subject(verb, f.subject);  // "X's decision to ..." before its verb
  } else if (f.verb == kNone && at_.last_group == kNone) {
    f.opening_verb = id;  // "To help X, Y sent"
  }
  f.last_verb = id;
}

/// "helped Kenya build a dam": whether what follows a group, right after a
/// verb of helping, is what it was helped to do.
bool Linker::helps(std::uint32_t id) const {
  const std::uint32_t v = frames_.back().last_verb;
  if (v == kNone || a_.verbs[v].object != kNone || at_.comma_seen ||
      words_.text(a_.verbs[v].lemma) != "help")
    return false;
  std::uint32_t t = a_.groups[id].end;
  while (t < s_.end && a_.verb_at[t] == kNone) ++t;
  return t < s_.end && any(tag(t), bit(Tag::kVB) | bit(Tag::kVBP));
}

/// Whether a group is who the last verb, of helping, is said to help.
bool Linker::helped(std::uint32_t group) const {
  const std::uint32_t v = frames_.back().last_verb;
  return v != kNone && group != kNone && a_.verbs[v].object == group &&
         words_.text(a_.verbs[v].lemma) == "help";
}

/// "the assistance Kenya is providing": whether a group before an actor is what
/// that actor gives.
bool Linker::provided(std::uint32_t group, std::uint32_t actor) const {
  return group != kNone && !is_name(group) && is_name(actor) &&
         words_.in_list(word(a_.groups[group].head), k_.lists.help_noun);
}

/// "the Kenyan plan", "U.S. efforts": whether a group names whose the will is.
bool Linker::plan_of_state(std::uint32_t group) const {
  const Group& x = a_.groups[group];
  if (is_name(group) || !words_.in_list(word(x.head), k_.lists.want_noun))
    return false;
  for (std::uint32_t t = x.begin; t < x.head; ++t)
    if (const std::uint32_t m = a_.mention_at[t];
        m != kNone && a_.mentions[m].type == k_.types.country)
      return true;
  return false;
}

/// "condemned the attempt": whether a verb is against what a group says that
/// one wants.
bool Linker::another_s(std::uint32_t verb, std::uint32_t group) const {
  const std::string_view w = words_.text(a_.verbs[verb].lemma);
  return (w == "condemn" || w == "denounce" || w == "deplore" || w == "decry" ||
          w == "thwart" || w == "foil" || w == "oppose" || w == "include") &&
         words_.in_list(word(a_.groups[group].head), k_.lists.want_noun);
}

/// "asked X to", "promised to": an infinitive after its governor.
void Linker::governed(Verb& verb, std::uint32_t governor) {
  verb.parent = governor;
  const Verb& p = a_.verbs[governor];
  const bool control = words_.in_list(p.lemma, k_.lists.object_control) ||
                       phrase_at(a_, p.head, k_.lists.object_control);
  std::uint32_t controlled =
      p.voice == Voice::kPassive ? surface_subject(governor) : p.object;
  if (control && controlled == kNone) controlled = prepositional(governor);
  const bool theirs = control && controlled != kNone &&
                      !(p.voice == Voice::kActive && own_agents(p, controlled));
  set_subject(verb, theirs ? controlled : surface_subject(governor));
}

/// "sent troops to attack X": whether a verb sends or orders a group that is
/// its subject's own, as far as is said, so that the subject does it.
bool Linker::own_agents(const Verb& verb, std::uint32_t group) const {
  const std::string_view w = words_.text(verb.lemma);
  if (w != "send" && w != "dispatch" && w != "order" && w != "authorize" &&
      w != "authorise" && w != "direct" && w != "instruct" && w != "assign")
    return false;
  const Group& x = a_.groups[group];
  if (x.possessor != kNone || x.next_conjunct != kNone ||
      !words_.in_list(word(x.head), k_.lists.proxy_actor))
    return false;
  for (std::uint32_t t = x.begin; t < x.end; ++t)
    if (a_.mention_at[t] != kNone) return false;
  return true;
}

/// A participle after its noun: "sanctions imposed by", "led by X".
void Linker::participle(std::uint32_t id) {
  Frame& f = frames_.back();
  Verb& verb = a_.verbs[id];
  verb.clause = f.clause;
  if (at_.last_group != kNone)
    verb.object = a_.groups[at_.last_group].first_conjunct;
  else if (at_.and_seen && at_.verb_before_and != kNone &&
           a_.verbs[at_.verb_before_and].object == kNone)
    verb.object = surface_subject(at_.verb_before_and);
  else if (at_.and_seen && at_.verb_before_and != kNone &&
           a_.verbs[at_.verb_before_and].voice == Voice::kPassive)
    // "signed and ratified by"
    verb.object = a_.verbs[at_.verb_before_and].object;
  else if (at_.comma_seen && at_.joined != kNone)
    verb.object = at_.joined;
  else if (f.verb != kNone && a_.verbs[f.verb].end == verb.begin &&
           a_.verbs[f.verb].voice == Voice::kActive)
    verb.object = a_.verbs[f.verb].subject;  // "felt threatened by"
  else if (f.subject == kNone && f.verb == kNone)
    verb.object = main_subject_;
  if (verb.object == kNone && f.verb == kNone) f.opening_verb = id;
  f.last_verb = id;
}

/// -ing: after its noun, after a comma (subject of the clause), after a
/// preposition ("by visiting").
void Linker::gerund(std::uint32_t id) {
  Frame& f = frames_.back();
  Verb& verb = a_.verbs[id];
  verb.clause = f.clause;
  verb.parent = f.last_verb;
  // "to end the war and leave": beside the infinitive, not under it.
  if (tag(verb.head) == Tag::kVB && at_.and_seen &&
      at_.verb_before_and != kNone && !a_.verbs[at_.verb_before_and].finite)
    verb.parent = a_.verbs[at_.verb_before_and].parent;
  if (warned_against(id)) {
    f.last_verb = id;
    return;
  }
  if (at_.prep == kNone && at_.last_group != kNone && !at_.comma_seen)
    set_subject(verb, speaker(at_.last_group));
  else if (at_.prep != kNone && at_.last_group != kNone && !at_.comma_seen &&
           patient_does(f.last_verb, at_.last_group, at_.prep))
    set_subject(verb, at_.last_group);
  else if (at_.and_seen && at_.verb_before_and != kNone)
    set_subject(verb, surface_subject(at_.verb_before_and));
  else if (const std::uint32_t owner = owner_of(at_.last_group, at_.prep);
           owner != kNone)
    set_subject(verb, owner);
  else if (at_.prep != kNone && f.last_verb != kNone &&
           tag(a_.verbs[means_of(f.last_verb)].begin) == Tag::kTO &&
           words_.text(word(at_.prep)) == "by")
    // "urged X to help by sending"
    set_subject(verb, surface_subject(means_of(f.last_verb)));
  else if (f.verb != kNone)
    set_subject(verb, surface_subject(f.verb));
  else if (f.subject != kNone)
    set_subject(verb, f.subject);
  else if (at_.prep != kNone && at_.last_group == kNone && f.last_verb != kNone)
    // "Allow me to begin by thanking"
    set_subject(verb, surface_subject(f.last_verb));
  else if (at_.last_group == kNone && !at_.comma_seen &&
           tag(verb.begin) == Tag::kVBG)
    f.opening_verb = id;
  f.last_verb = id;
}

/// "to help, including by sending": the verb that is done so.
std::uint32_t Linker::means_of(std::uint32_t verb) const {
  const Verb& v = a_.verbs[verb];
  return words_.text(v.lemma) == "include" && v.parent != kNone ? v.parent
                                                                : verb;
}

/// "warned against isolating and besieging X": what others should not do.
bool Linker::warned_against(std::uint32_t id) const {
  const Frame& f = frames_.back();
  if (f.last_verb == kNone) return false;
  if (at_.and_seen && at_.verb_before_and == f.last_verb &&
      a_.verbs[f.last_verb].subject == kNone &&
      a_.verbs[id].parent == f.last_verb)
    return !a_.verbs[f.last_verb].finite && a_.verbs[f.last_verb].begin > 0 &&
           a_.word(a_.verbs[f.last_verb].begin - 1) == "against";
  if (at_.prep == kNone || words_.text(word(at_.prep)) != "against")
    return false;
  const std::string_view w = words_.text(a_.verbs[f.last_verb].lemma);
  return w == "warn" || w == "caution" || w == "advise" || w == "counsel" ||
         w == "argue";
}

/// "X's leadership as president in condemning": who possesses a group, or what
/// it hangs on; not the people of X, who do for themselves.
std::uint32_t Linker::owner_of(std::uint32_t group, std::uint32_t prep) const {
  if (prep == kNone) return kNone;
  const std::string_view w = words_.text(word(prep));
  if (w != "in" && w != "to" && w != "of" && w != "for" && w != "at")
    return kNone;
  for (int hop = 0; group != kNone && hop < 3; ++hop) {
    const Group& x = a_.groups[group];
    if (x.possessor != kNone) {
      if (words_.in_list(word(x.head), k_.lists.person_noun)) return kNone;
      // "the leadership of X" stands for X itself.
      return words_.in_list(word(x.head), k_.lists.proxy_actor) ? group
                                                                : x.possessor;
    }
    group = x.host;
  }
  return kNone;
}

/// "asked Y for tea in order to", "urged Y to act in an effort to": whether a
/// group says what for, so that who governs does it.
bool Linker::purpose(std::uint32_t group) const {
  if (group == kNone || a_.groups[group].preposition == kNone) return false;
  const WordId head = word(a_.groups[group].head);
  return words_.text(word(a_.groups[group].preposition)) == "in" &&
         (words_.text(head) == "order" ||
          words_.in_list(head, k_.lists.want_noun));
}

/// "a call to": whether a group asks others to do what follows.
bool Linker::called_for(std::uint32_t group) const {
  const std::string_view w =
      words_.text(words_[word(a_.groups[group].head)].lemma);
  // "held a call to discuss": who holds it does.
  if (const std::uint32_t v = frames_.back().last_verb; v != kNone) {
    const std::string_view does = words_.text(a_.verbs[v].lemma);
    if (does == "hold" || does == "convene" || does == "host" ||
        does == "join" || does == "conduct")
      return false;
  }
  return w == "call" || w == "appeal" || w == "demand" || w == "plea";
}

/// "the pledge by X": whether a group does what a noun says.
bool Linker::agent(std::uint32_t group) const {
  const Group& x = a_.groups[group];
  return x.preposition != kNone && x.host != kNone &&
         words_.text(word(x.preposition)) == "by";
}

/// "the refusal of X", "the wish of X": whether a group wants or refuses what
/// follows.
bool Linker::decides(std::uint32_t group) const {
  const Group& x = a_.groups[a_.groups[group].first_conjunct];
  if (x.preposition == kNone || x.host == kNone ||
      words_.text(word(x.preposition)) != "of")
    return false;
  const WordId noun = word(a_.groups[x.host].head);
  return words_.text(noun) == "decision" ||
         words_.in_list(noun, k_.lists.want_noun) ||
         words_.in_list(noun, k_.lists.fail_noun);
}

/// Whether `group` hangs on the apposition of the verb's object, a name.
bool Linker::described_object(std::uint32_t verb, std::uint32_t group) const {
  if (verb == kNone || a_.verbs[verb].object == kNone) return false;
  const std::uint32_t object = a_.verbs[verb].object;
  for (int hop = 0; group != kNone && hop < 4; ++hop) {
    if (a_.groups[group].appositive_of == object) return is_name(object);
    group = a_.groups[group].host;
  }
  return false;
}

/// "accused X of exporting", "thanked X for joining", "kept X from joining",
/// "imposed sanctions on X for invading".
bool Linker::patient_does(std::uint32_t verb, std::uint32_t group,
                          std::uint32_t prep) const {
  const std::uint32_t on = a_.groups[group].preposition;
  if (words_.text(word(prep)) == "for" && on != kNone &&
      (words_.text(word(on)) == "on" || words_.text(word(on)) == "against"))
    return true;
  if (verb == kNone || a_.verbs[verb].voice == Voice::kPassive ||
      a_.verbs[verb].object != a_.groups[group].first_conjunct ||
      words_.in_list(word(a_.groups[group].head), k_.lists.want_noun))
    return false;  // "underlined the importance of joining"
  const std::string_view w = words_.text(word(prep));
  return w == "of" || w == "for" || w == "from";
}

/// "call on X to": the group after the verb's preposition.
std::uint32_t Linker::prepositional(std::uint32_t verb) const {
  for (std::size_t i = a_.groups.size();
       i-- > 0 && a_.groups[i].begin >= a_.verbs[verb].end;)
    if (a_.groups[i].verb == verb && a_.groups[i].preposition != kNone &&
        a_.groups[i].preposition == a_.verbs[verb].end)
      return static_cast<std::uint32_t>(i);
  return kNone;
}

/// "issued a statement condemning", "sent X a letter that urged": who speaks
/// in what a group names, or on whom it depends; else the group.
std::uint32_t Linker::speaker(std::uint32_t group) const {
  std::uint32_t at = group;
  for (int hop = 0; at != kNone && hop < 3; at = a_.groups[at].host, ++hop) {
    const Group& x = a_.groups[at];
    if (is_name(at) || !words_.in_list(word(x.head), k_.lists.statement_noun))
      continue;
    if (x.possessor != kNone) return x.possessor;
    if (x.verb == kNone || x.preposition != kNone) return group;
    const Verb& verb = a_.verbs[x.verb];
    const bool lends = words_.in_list(verb.lemma, k_.lists.light_verb) &&
                       !words_.in_list(verb.lemma, k_.lists.light_verb_passive);
    return lends && verb.voice == Voice::kActive && verb.subject != kNone
               ? verb.subject
               : group;
  }
  return group;
}

/// The grammatical subject, passive or not.
std::uint32_t Linker::surface_subject(std::uint32_t id) const {
  const Verb& verb = a_.verbs[id];
  return verb.voice == Voice::kPassive ? verb.object : verb.subject;
}

}  // namespace entente
