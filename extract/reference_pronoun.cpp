// What pronouns stand for: "it", "they", "its", "we".
#include <algorithm>
#include <array>
#include <string_view>

#include "extract/phrase.h"
#include "extract/reference.h"

namespace entente {

/// The verb that a group is an argument of, through what it hangs on: "ended
/// the occupation of its neighbor"; or kNone.
std::uint32_t Reference::governor(std::uint32_t id) const {
  for (int hops = 0; hops < 4; ++hops) {
    const Group& g = a_.groups[id];
    if (g.verb != kNone) return g.verb;
    if (g.host != kNone)
      id = g.host;
    else if (g.first_conjunct != id)
      id = g.first_conjunct;
    else
      return kNone;
  }
  return kNone;
}

/// The group before a verb that it is said of: its subject, or the object of a
/// passive; or kNone.
std::uint32_t Reference::topic(const Verb& verb) const {
  if (verb.subject != kNone || verb.voice != Voice::kPassive)
    return verb.subject;
  return verb.finite && verb.object != kNone &&
                 a_.groups[verb.object].begin < verb.begin
             ? verb.object
             : kNone;
}

Reference::Agrees Reference::agrees(std::uint32_t subject, std::uint8_t kind,
                                    int depth, Denoted& out) const {
  const Group& g = a_.groups[subject];
  if (g.pronoun != kNotPronoun && g.pronoun != kind && g.pronoun != kOther)
    return Agrees::kNo;
  const auto actors =
      static_cast<std::uint8_t>(bodies() | mask(k_.types.person));
  Denoted who;
  for (std::uint32_t c = subject; c != kNone; c = a_.groups[c].next_conjunct)
    one(c, actors, false, depth + 1, who);
  const bool plural =
      g.next_conjunct != kNone || a_.tokens[g.head].tag == Tag::kNNS;
  const std::uint32_t m = a_.mention_at[g.head];
  if (who.size != 0) {
    const bool person = a_.entities[who.entities[0]].type == k_.types.person;
    // "The Soviets", "Russian forces": one name, and yet many.
    const bool people =
        plural || (m != kNone && a_.mentions[m].form == Form::kDemonym);
    const bool fits = kind == kIt ? who.size == 1 && !person && !plural
                                  : who.size > 1 || (people && !person);
    if (!fits) return Agrees::kNo;
    out = who;
    return Agrees::kYes;
  }
  if (g.pronoun == kind) return Agrees::kThing;  // Some that no one names.
  const Tag tag = a_.tokens[g.head].tag;
  if (g.pronoun != kNotPronoun || tag == Tag::kWP || tag == Tag::kWDT ||
      (m != kNone && a_.mentions[m].type == k_.types.person))
    return Agrees::kNo;
  const WordId head = a_.tokens[g.head].word;
  if (kind == kIt && (k_.words().in_list(head, k_.lists.title) ||
                      k_.words().in_list(head, k_.lists.person_noun)))
    return Agrees::kNo;
  return plural == (kind == kThey) ? Agrees::kThing : Agrees::kNo;
}

/// "condemns the regime when it attacks": the actor named right before the
/// clause of a pronoun at `token`.
bool Reference::beside(std::uint32_t token, std::uint8_t kind,
                       Denoted& out) const {
  constexpr std::array<std::string_view, 7> kOpen = {
      "as", "when", "while", "after", "because", "until", "since"};
  if (kind != kIt || token < 2 ||
      std::ranges::find(kOpen, k_.words().text(a_.tokens[token - 1].word)) ==
          kOpen.end())
    return false;
  const std::uint32_t m = a_.mention_at[token - 2];
  if (m == kNone || !allowed(m, bodies())) return false;
  out.add(a_.mentions[m].entity);
  return true;
}

/// Who "it", "they" and their possessives stand for: the subject of the verb
/// above, of a clause before in the sentence, of the sentences before, in
/// this order (after Hobbs 1978 and the centering of Grosz et al. 1995).
Reference::Agrees Reference::antecedent(std::uint32_t id, std::uint8_t kind,
                                        int depth, Denoted& out) const {
  const Group& g = a_.groups[id];
  const std::uint32_t here = a_.sentence_of[g.begin];
  const bool whose = g.pronoun == kNotPronoun;
  const std::uint32_t above = governor(id);
  const auto subject_of = [&](std::uint32_t verb) {
    const std::uint32_t s = verb == kNone ? kNone : topic(a_.verbs[verb]);
    return s != kNone && a_.groups[s].begin < g.begin &&
                   a_.groups[s].first_conjunct != g.first_conjunct
               ? s
               : kNone;
  };
  // "Russia and its allies"
  for (std::uint32_t c = g.first_conjunct; whose && c != id && c != kNone;
       c = a_.groups[c].next_conjunct) {
    if (a_.groups[c].next_conjunct != id) continue;
    Denoted one_before;
    one(c, bodies(), false, depth + 1, one_before);
    if (one_before.size != 1 || kind != kIt) break;
    out = one_before;
    return Agrees::kYes;
  }
  // "Kenya's commitment, shown through its leadership"
  if (whose && kind == kIt && above != kNone && !a_.verbs[above].finite &&
      a_.verbs[above].voice == Voice::kPassive &&
      a_.verbs[above].object != kNone &&
      a_.groups[a_.verbs[above].object].possessor != kNone) {
    Denoted owner;
    one(a_.groups[a_.verbs[above].object].possessor, bodies(), false, depth + 1,
        owner);
    if (owner.size == 1) {
      out = owner;
      return Agrees::kYes;
    }
  }
  if (whose && subject_of(above) != kNone) {
    const Agrees a = agrees(subject_of(above), kind, depth, out);
    if (a == Agrees::kYes || a_.groups[subject_of(above)].pronoun == kind)
      return a;
  }
  std::uint32_t last = kNone;
  constexpr std::uint32_t kFar = 80;  // Tokens.
  const std::uint32_t from = a_.sentences[here].begin;
  for (std::uint32_t t = g.begin; t > from && t + kFar > g.begin;) {
    const std::uint32_t v = a_.verb_at[--t];
    if (v == kNone) continue;
    t = a_.verbs[v].begin;
    const std::uint32_t s = subject_of(v);
    if (s == kNone || s == last || (!whose && v == above)) continue;
    last = s;
    const Agrees a = agrees(s, kind, depth, out);
    if (a == Agrees::kYes) return a;
    if (a == Agrees::kThing && !whose)
      return beside(g.begin, kind, out) ? Agrees::kYes : a;
  }
  // "Roe found a partner in Doe: in May they signed it"
  const auto colon = [&](const Token& t) { return t.tag == Tag::kColon; };
  if (kind == kThey && !whose &&
      std::any_of(a_.tokens.begin() + from, a_.tokens.begin() + g.begin,
                  colon)) {
    const Denoted apart = named_apart(from, g.begin, k_.types.person);
    if (apart.size == 2) {
      out = apart;
      return Agrees::kYes;
    }
  }
  for (std::uint32_t s = here; s > 0 && s + 2 > here; --s) {
    if (a_.sentences[s].paragraph) break;
    const Sentence& before = a_.sentences[s - 1];
    for (std::uint32_t t = before.begin; t < before.end; ++t) {
      const std::uint32_t v = a_.verb_at[t];
      if (v == kNone || topic(a_.verbs[v]) == kNone) continue;
      const Agrees a = agrees(topic(a_.verbs[v]), kind, depth, out);
      if (a == Agrees::kYes || (a == Agrees::kThing && !whose)) return a;
      if (kind == kThey && !whose && meeting(v, id, depth, out))
        return Agrees::kYes;
      break;
    }
  }
  return Agrees::kNo;
}

/// "Roe met with Doe. They agreed": the persons who meet, by a verb of a
/// sentence before group `id`, if they are several.
bool Reference::meeting(std::uint32_t verb, std::uint32_t id, int depth,
                        Denoted& out) const {
  constexpr std::array<std::string_view, 4> kMeets = {"meet", "speak", "talk",
                                                      "confer"};
  const Verb& v = a_.verbs[verb];
  if (v.subject == kNone ||
      std::ranges::find(kMeets, k_.words().text(v.lemma)) == kMeets.end())
    return false;
  const std::uint8_t person = mask(k_.types.person);
  Denoted who;
  const auto add = [&](std::uint32_t group) {
    for (std::uint32_t c = group; c != kNone; c = a_.groups[c].next_conjunct)
      one(c, person, false, depth + 1, who);
  };
  add(v.subject);
  if (who.size == 0) return false;
  const std::uint32_t subjects = who.size;
  if (v.object != kNone) add(v.object);
  const std::uint32_t end = a_.sentences[a_.sentence_of[v.begin]].end;
  for (std::uint32_t i = id; i-- > 0 && a_.groups[i].begin >= v.begin;) {
    if (a_.groups[i].begin >= end) continue;
    const Group& g = a_.groups[i];
    if (g.verb == verb && g.preposition != kNone && g.first_conjunct == i &&
        k_.words().text(a_.tokens[g.preposition].word) == "with")
      add(i);
  }
  if (who.size == subjects && subjects < 2) return false;
  out = who;
  return true;
}

/// "Kenya, Uganda and Norway reiterate our support": whether "our" are several
/// that the sentence names as who speaks.
bool Reference::signers(std::uint32_t id, std::uint8_t types, int depth,
                        Denoted& out) const {
  if (a_.groups[id].pronoun != kNotPronoun) return false;
  const std::uint32_t verb = governor(id);
  const std::uint32_t subject = verb == kNone ? kNone : a_.verbs[verb].subject;
  if (subject == kNone ||
      a_.groups[subject].first_conjunct == a_.groups[id].first_conjunct)
    return false;
  Denoted named;
  for (std::uint32_t c = a_.groups[subject].first_conjunct; c != kNone;
       c = a_.groups[c].next_conjunct) {
    const std::uint32_t m = a_.mention_at[a_.groups[c].head];
    if (m == kNone || !allowed(m, bodies())) return false;
    one(c, types, false, depth + 1, named);
  }
  if (named.size < 2) return false;
  for (const std::uint32_t e : named) out.add(e);
  return true;
}

/// "The Secretary said that he": who has the title that opens the sentence, if
/// it names nobody before.
std::uint32_t Reference::titled_before(const Group& g,
                                       std::uint8_t types) const {
  const std::uint32_t begin = a_.sentences[a_.sentence_of[g.begin]].begin;
  const std::uint32_t first = a_.group_at[begin];
  if (first == kNone || a_.groups[first].begin == g.begin ||
      (types & mask(k_.types.person)) == 0 ||
      a_.tokens[begin].tag != Tag::kDT ||
      a_.mention_at[a_.groups[first].head] != kNone ||
      !k_.words().in_list(a_.tokens[a_.groups[first].head].word,
                          k_.lists.title))
    return kNone;
  for (std::uint32_t t = begin; t < g.begin; ++t) {
    const std::uint32_t m = a_.mention_at[t];
    if (m != kNone && a_.mentions[m].type == k_.types.person) return kNone;
  }
  return titled(a_.groups[first]);
}

/// "Roe wrote to Doe informing him": the person named last before "him", if
/// `found` is who acts on him; else kNone.
std::uint32_t Reference::not_himself(std::uint32_t id,
                                     std::uint32_t found) const {
  const std::uint32_t v = a_.groups[id].verb;
  if (found == kNone || v == kNone || a_.verbs[v].object != id ||
      a_.verbs[v].subject == kNone)
    return kNone;
  const std::uint32_t subject =
      a_.mention_at[a_.groups[a_.verbs[v].subject].head];
  if (subject == kNone || a_.mentions[subject].entity != found) return kNone;
  const std::uint32_t from =
      a_.sentences[a_.sentence_of[a_.groups[id].begin]].begin;
  for (std::uint32_t t = a_.groups[id].begin; t-- > from;) {
    const std::uint32_t m = a_.mention_at[t];
    if (m != kNone && a_.mentions[m].type == k_.types.person &&
        a_.mentions[m].entity != found)
      return a_.mentions[m].entity;
  }
  return kNone;
}

void Reference::pronoun(std::uint32_t id, std::uint8_t kind, std::uint8_t types,
                        int depth, Denoted& out) const {
  const Group& g = a_.groups[id];
  const auto actors = static_cast<std::uint8_t>(types & bodies());
  std::uint32_t found = kNone;
  switch (kind) {
    case kHe:
      found = titled_before(g, types);
      if (found == kNone)
        found = latest(g.begin, types & mask(k_.types.person), 2);
      if (found == kNone && (types & mask(k_.types.person)) != 0)
        found = he_of_before(a_.sentence_of[g.begin]);
      if (const std::uint32_t whom = not_himself(id, found); whom != kNone)
        found = whom;
      break;
    case kIt:
    case kThey: {
      // "held Russia to account for its war", "aid to Kenya in its war"
      if (kind == kIt) found = owner_before(g, actors);
      if (found != kNone) break;
      constexpr int kDeep = 3;  // "it" after "it" after "it".
      Denoted who;
      const Agrees a =
          depth < kDeep ? antecedent(id, kind, depth, who) : Agrees::kThing;
      if (a == Agrees::kYes)
        for (const std::uint32_t e : who) {
          if (((types >> index(a_.entities[e].type)) & 1) == 0) continue;
          out.add(e);
          out.inferred = true;
        }
      if (a != Agrees::kNo) return;
      if (kind == kThey && !many_before(id))
        gathered(id, types, 0, out);
      else if (kind == kThey)
        return;
      else
        found = latest(g.begin, actors, 2);
      break;
    }
    case kWe:
    case kI:
      if (kind == kWe && signers(id, types, depth, out)) return;
      found = first_person(g.begin, kind);
      if (found != kNone &&
          ((types >> index(a_.entities[found].type)) & 1) == 0)
        return;
      break;
    default:
      return;
  }
  if (found != kNone) {
    out.add(found);
    out.inferred = true;
  }
}

}  // namespace entente
