// What points back to one named before: "its", "he", "the Secretary".
#include <algorithm>

#include "extract/phrase.h"
#include "extract/reference.h"

namespace entente {

/// Whether a person is named with a title, and with another than a group's, in
/// the sentences before it: "the President" is not Secretary Root.
bool Reference::titled_else(std::uint32_t entity, const Group& g) const {
  const WordTable& words = k_.words();
  const std::uint32_t here = a_.sentence_of[g.begin];
  const std::uint32_t from = a_.sentences[here - std::min(here, 2U)].begin;
  bool else_titled = false;
  for (std::uint32_t t = g.begin; t > from;) {
    const std::uint32_t m = a_.mention_at[--t];
    if (m == kNone) continue;
    t = a_.mentions[m].begin;
    if (a_.mentions[m].entity != entity || t == 0) continue;
    // "Under Secretary for Political Affairs Jane Roe"
    constexpr std::uint32_t kTitle = 9;  // Tokens.
    for (std::uint32_t i = t; i-- > from && i + kTitle > t;) {
      if (a_.verb_at[i] != kNone || a_.tokens[i].tag == Tag::kComma ||
          (a_.mention_at[i] != kNone &&
           a_.mentions[a_.mention_at[i]].type == k_.types.person))
        break;
      if (a_.tokens[i].word == a_.tokens[g.head].word) return false;
      else_titled |=
          words.in_list(a_.tokens[i].word, k_.lists.title) &&
          !words.in_list(a_.tokens[i].word, k_.lists.title_honorific);
    }
  }
  return else_titled;
}

/// "the Deputy Secretary": the person last named with that title, or kNone.
std::uint32_t Reference::titled(const Group& g) const {
  const WordTable& words = k_.words();
  const std::uint32_t length = g.head - g.begin;
  constexpr std::uint32_t kBack = 8;   // Sentences.
  constexpr std::uint32_t kTitle = 9;  // Tokens of a title before its name.
  const std::uint32_t here = a_.sentence_of[g.begin];
  const std::uint32_t from = a_.sentences[here - std::min(here, kBack)].begin;
  if (length == 0) return kNone;
  for (std::uint32_t t = g.begin; t > from + length;) {
    const std::uint32_t m = a_.mention_at[--t];
    if (m == kNone || a_.mentions[m].type != k_.types.person) continue;
    t = a_.mentions[m].begin;
    for (std::uint32_t i = t; i >= from + length && i + kTitle > t; --i) {
      if (i < t && (a_.verb_at[i] != kNone || a_.tokens[i].tag == Tag::kComma ||
                    (a_.mention_at[i] != kNone &&
                     a_.mentions[a_.mention_at[i]].type == k_.types.person)))
        break;
      if (!std::equal(
              a_.tokens.begin() + i - length, a_.tokens.begin() + i,
              a_.tokens.begin() + g.begin + 1,
              [](const Token& x, const Token& y) { return x.word == y.word; }))
        continue;
      const std::uint32_t before = i - length;
      if (before > from &&
          (words.in_list(a_.tokens[before - 1].word, k_.lists.title_deputy) ||
           words.in_list(a_.tokens[before - 1].word, k_.lists.title_prefix)))
        continue;
      return a_.mentions[m].entity;
    }
  }
  return kNone;
}

/// The entity of the latest mention of one of `types` before `token`, at most
/// `back` sentences before; subjects (the first of a sentence) win over others
/// of an earlier sentence. Of institutions only those `of_states`, if asked.
std::uint32_t Reference::latest(std::uint32_t token, std::uint8_t types,
                                std::uint32_t back, bool of_states) const {
  if (types == 0) return kNone;
  const std::uint32_t here = a_.sentence_of[token];
  // In this sentence, before: the first such mention, being its subject.
  const auto first_in = [&](std::uint32_t begin, std::uint32_t end) {
    for (std::uint32_t t = begin; t < end; ++t) {
      const std::uint32_t m = a_.mention_at[t];
      if (m == kNone) continue;
      if (allowed(m, types) && !(of_states && organ(a_.mentions[m])))
        return a_.mentions[m].entity;
      t = a_.mentions[m].end - 1;
    }
    return kNone;
  };
  // Who speaks, "MR. ROE: He", is not whom he speaks of.
  std::uint32_t person = kNone;
  std::uint32_t begin = a_.sentences[here].begin;
  if (labelled(a_.sentences[here], person))
    while (begin < token && a_.word(begin) != ":") ++begin;
  const std::uint32_t mine = first_in(begin, token);
  if (mine != kNone) return mine;
  for (std::uint32_t s = here; s > 0 && here - s < back; --s) {
    if (a_.sentences[s].paragraph && here - s >= 1 && back < 3) break;
    const Sentence& prev = a_.sentences[s - 1];
    const std::uint32_t e = first_in(prev.begin, prev.end);
    if (e != kNone) return e;
  }
  return kNone;
}

/// The agreement that "the treaty" stands for: the one named last, in three
/// sentences. What says its kind, "the declaration", is only one whose name
/// says so, too.
std::uint32_t Reference::agreement(const Group& g) const {
  constexpr std::array<std::string_view, 6> kAnyKind = {
      "agreement", "treaty", "pact", "accord", "accords", "deal"};
  const std::uint8_t types = mask(k_.types.agreement);
  const WordId head = a_.tokens[g.head].word;
  if (std::ranges::find(kAnyKind, k_.words().text(head)) != kAnyKind.end())
    return latest(g.begin, types, 3);
  const std::uint32_t here = a_.sentence_of[g.begin];
  const std::uint32_t from = a_.sentences[here - std::min(here, 2U)].begin;
  for (std::uint32_t t = g.begin; t > from;) {
    const std::uint32_t m = a_.mention_at[--t];
    if (m == kNone) continue;
    const Mention& named = a_.mentions[m];
    t = named.begin;
    if (allowed(m, types) &&
        std::any_of(a_.tokens.begin() + named.begin,
                    a_.tokens.begin() + named.end,
                    [&](const Token& x) { return x.word == head; }))
      return named.entity;
  }
  return kNone;
}

/// Who acts in the sentences before `sentence` where none names a person: "The
/// Secretary met them. He urged reform. He left."
std::uint32_t Reference::he_of_before(std::uint32_t sentence) const {
  constexpr std::uint32_t kBack = 4;
  for (std::uint32_t s = sentence; s > 0 && s + kBack > sentence; --s) {
    if (a_.sentences[s].paragraph) return kNone;
    const Sentence& before = a_.sentences[s - 1];
    for (std::uint32_t t = before.begin; t < before.end; ++t) {
      const std::uint32_t m = a_.mention_at[t];
      if (m != kNone && a_.mentions[m].type == k_.types.person)
        return a_.mentions[m].entity;
    }
    const std::uint32_t first = a_.group_at[before.begin];
    if (first == kNone) return kNone;
    const Group& g = a_.groups[first];
    if (g.pronoun == kHe) continue;
    return k_.words().in_list(a_.tokens[g.head].word, k_.lists.title)
               ? titled(g)
               : kNone;
  }
  return kNone;
}

/// Whose "its" is in a phrase that hangs on a group: that group's, if it is an
/// actor.
std::uint32_t Reference::owner_before(const Group& g,
                                      std::uint8_t types) const {
  if (g.preposition == kNone || g.host == kNone) return kNone;
  const std::string_view w = k_.words().text(a_.tokens[g.preposition].word);
  if (w != "for" && w != "in" && w != "during" && w != "amid" && w != "over")
    return kNone;
  Denoted owner;
  std::uint32_t of = g.host;
  // "to account for its war" hangs on whom one holds to account.
  if (k_.words().text(a_.tokens[a_.groups[of].head].word) == "account" &&
      a_.groups[of].host != kNone)
    of = a_.groups[of].host;
  const Group& host = a_.groups[of];
  if (a_.mention_at[host.head] != kNone ||
      (a_.tokens[host.head].tag != Tag::kPRP &&
       k_.words().in_list(a_.tokens[host.head].word, k_.lists.proxy_actor)))
    one(of, types, false, 1, owner);
  return owner.size == 1 ? owner.entities[0] : kNone;
}

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
      break;
    }
  }
  return Agrees::kNo;
}

void Reference::pronoun(std::uint32_t id, std::uint8_t kind, std::uint8_t types,
                        int depth, Denoted& out) const {
  const Group& g = a_.groups[id];
  const auto actors = static_cast<std::uint8_t>(types & bodies());
  std::uint32_t found = kNone;
  switch (kind) {
    case kHe:
      found = latest(g.begin, types & mask(k_.types.person), 2);
      if (found == kNone && (types & mask(k_.types.person)) != 0)
        found = he_of_before(a_.sentence_of[g.begin]);
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
