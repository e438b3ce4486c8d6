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

}  // namespace entente
