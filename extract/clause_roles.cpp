// What stands in one role of a verb or a noun: subject, object, what a
// preposition ties to it.
#include <algorithm>

#include "extract/clause_slots.h"
#include "extract/phrase.h"

namespace entente {

Denoted ClauseSlots::verb_role(std::uint32_t id, const Role& role,
                               std::uint8_t types, bool patient) const {
  const Verb& v = a_.verbs[id];
  switch (role.kind) {
    case RoleKind::kSubject: {
      if (v.subject != kNone) {
        const Denoted& who = denoted(v.subject, types, false);
        // "the Kenyan plan to help X"
        const bool plan =
            who.size == 0 && !v.finite &&
            words_.in_list(a_.tokens[a_.groups[v.subject].head].word,
                           k_.lists.want_noun);
        return plan ? reference_.possessors(v.subject, types) : who;
      }
      if (v.voice == Voice::kPassive)
        return prepositional(id, by_, types, false);
      return {};
    }
    case RoleKind::kObject: {
      Denoted d =
          v.object != kNone ? denoted(v.object, types, patient) : Denoted{};
      if (d.size == 0 && v.second != kNone)
        d = denoted(v.second, types, patient);
      return d;
    }
    case RoleKind::kPreposition:
      return prepositional(id, role.preposition, types, patient);
    default:
      return {};
  }
}

/// "object to X", "vote against X": the group after the preposition that
/// ends the rule's entry at the verb.
Denoted ClauseSlots::ruled_object(const Rule& rule, std::uint32_t v,
                                  std::uint8_t types, bool patient) const {
  const Verb& verb = a_.verbs[v];
  if (verb.voice == Voice::kPassive) return {};
  for (const Hit& hit : a_.hits_from(verb.head)) {
    // "take control of X": the entry holds the object.
    if (!long_trigger(rule, hit) ||
        (verb.object != kNone && a_.groups[verb.object].end >= hit.end))
      continue;
    const std::uint32_t g = group_after(hit.end - 1);
    if (g == kNone) continue;
    const Denoted& d = denoted(a_.groups[g].first_conjunct, types, patient);
    // "took control of the government": of which is not said.
    return verb.object != kNone && d.inferred ? Denoted{} : d;
  }
  return {};
}

/// The groups that a preposition ties to a verb.
Denoted ClauseSlots::prepositional(std::uint32_t verb, WordId preposition,
                                   std::uint8_t types, bool patient) const {
  Denoted out;
  const Verb& v = a_.verbs[verb];
  const auto read = [&](std::uint32_t g) {
    const Group& group = a_.groups[g];
    if (a_.tokens[group.preposition].word != preposition ||
        group_after(group.preposition) != g ||
        (preposition == with_ && kept(v, group.host)))
      return;
    out.add(denoted(group.first_conjunct, types, patient));
  };
  if (preposition == kUnknownWord) return out;
  if (preposition == that_) {  // "demanded that X leave"
    const std::uint32_t t = v.end;
    if (t + 1 >= a_.tokens.size() || a_.tokens[t].word != that_ ||
        a_.group_at[t] != kNone || a_.group_at[t + 1] == kNone)
      return out;
    return denoted(a_.group_at[t + 1], types, patient);
  }
  // What follows the verb goes before what opens the clause.
  for (const bool after : {true, false})
    for (const std::uint32_t g : links_.groups_of(verb)) {
      const std::uint32_t at = a_.groups[g].preposition;
      if (at != kNone && (at >= v.end) == after) read(g);
      if (out.size > 0) return out;
    }
  return out;
}

/// "discussed the U.S. partnership with Qatar": whether what hangs on a
/// verb's object is the object's own, since the object names one side.
bool ClauseSlots::kept(const Verb& verb, std::uint32_t host) const {
  if (host == kNone || verb.object != a_.groups[host].first_conjunct ||
      a_.mention_at[a_.groups[host].head] != kNone ||
      !words_.in_list(a_.tokens[a_.groups[host].head].word, k_.lists.with_noun))
    return false;
  const Group& g = a_.groups[verb.object];
  const auto actor = [&](std::uint32_t m) {
    return m != kNone && (a_.mentions[m].type == k_.types.country ||
                          a_.mentions[m].type == k_.types.institution);
  };
  if (g.possessor != kNone)
    return actor(a_.mention_at[a_.groups[g.possessor].head]);
  return actor(a_.mention_at[g.begin]) ||
         (g.begin + 1 < g.head && actor(a_.mention_at[g.begin + 1]));
}

/// The group that follows a preposition; of "Russia's army" the army.
std::uint32_t ClauseSlots::group_after(std::uint32_t t) const {
  if (t + 1 >= a_.tokens.size()) return kNone;
  std::uint32_t i = t + 1;
  const std::uint32_t end = a_.sentences[a_.sentence_of[t]].end;
  std::uint32_t best = kNone;
  while (i < end && i < t + 14) {
    const std::uint32_t g = a_.group_at[i];
    if (g == kNone) {
      // "with the Republic of Kenya (ROK) Foreign Minister", "by more than
      // 100 countries"
      if (any(a_.tokens[i].tag, bit(Tag::kPOS) | bit(Tag::kQuote) |
                                    bit(Tag::kRB) | bit(Tag::kOpen) |
                                    bit(Tag::kClose) | bit(Tag::kJJR)) ||
          words_.text(a_.tokens[i].word) == "than") {
        ++i;
        continue;
      }
      break;
    }
    if (a_.groups[g].preposition == t) {
      best = g;
      break;
    }
    i = a_.groups[g].end;
  }
  return best;
}

Denoted ClauseSlots::noun_role(std::uint32_t id, const Role& role,
                               std::uint8_t types, bool patient) const {
  switch (role.kind) {
    case RoleKind::kPossessor:
      return reference_.possessors(id, types);
    case RoleKind::kSubject:
      return lender(id, types);
    case RoleKind::kObject: {
      // "suffered an attack": the subject undergoes.
      const std::uint32_t w = links_.object_of(id);
      if (const std::uint32_t h = helped(id); h != kNone)
        return denoted(a_.verbs[h].subject, types, false);
      if (w == kNone ||
          !links_.in_list(a_.verbs[w], k_.lists.light_verb_passive))
        return {};
      return denoted(a_.verbs[w].subject, types, true);
    }
    case RoleKind::kPreposition: {
      Denoted out = chain(id, role.preposition, types, patient);
      // "Talks were held between A and B", "imposed sanctions on C".
      const std::uint32_t w = links_.object_of(id);
      // But who condemned "an attack condemned by X" did not attack.
      const bool another =
          w != kNone && a_.verbs[w].voice == Voice::kPassive &&
          role.preposition == by_ &&
          (!links_.in_list(a_.verbs[w], k_.lists.light_verb) ||
           links_.in_list(a_.verbs[w], k_.lists.light_verb_passive));
      if (out.size == 0 && w != kNone && role.preposition != of_ && !another)
        out = prepositional(w, role.preposition, types, patient);
      // "War broke out between A and B".
      if (out.size == 0 && w == kNone && role.preposition == between_ &&
          broke_out(links_.subject_of(id)))
        out = prepositional(links_.subject_of(id), between_, types, patient);
      return out;
    }
    case RoleKind::kApposition:
      return apposed(a_.groups[id], types);
    case RoleKind::kComplement:
      return complemented(id, types);
  }
  return {};
}

/// "broke out between", "took place between": whether a verb without object
/// goes before "between".
bool ClauseSlots::broke_out(std::uint32_t verb) const {
  if (verb == kNone) return false;
  const std::uint32_t object = a_.verbs[verb].object;
  if (object != kNone &&
      words_.text(a_.tokens[a_.groups[object].head].word) != "place")
    return false;
  const std::uint32_t end =
      object != kNone ? a_.groups[object].end : a_.verbs[verb].end;
  if (object == kNone && links_.in_list(a_.verbs[verb], k_.lists.light_verb))
    return false;  // "a deal struck between firms of X and Y"
  for (std::uint32_t t = end; t < end + 2 && t < a_.tokens.size(); ++t)
    if (a_.tokens[t].word == between_) return true;
  return false;
}

/// "built the dam with aid from X": the verb whose subject is helped by what
/// the noun says; or kNone.
std::uint32_t ClauseSlots::helped(std::uint32_t id) const {
  const Group& g = a_.groups[id];
  const bool with = g.preposition != kNone && g.verb != kNone &&
                    a_.tokens[g.preposition].word == with_ &&
                    words_.in_list(a_.tokens[g.head].word, k_.lists.help_noun);
  return with && a_.verbs[g.verb].voice == Voice::kActive ? g.verb : kNone;
}

/// "flew to Geneva for talks": who goes there is who holds them.
std::uint32_t ClauseSlots::goes_for(std::uint32_t id) const {
  const Group& g = a_.groups[id];
  const bool goes = g.preposition != kNone && g.verb != kNone &&
                    words_.text(a_.tokens[g.preposition].word) == "for" &&
                    links_.in_list(a_.verbs[g.verb], k_.lists.movement_verb);
  return goes ? g.verb : kNone;
}

/// "Today we have an aggression against X": there is one.
bool ClauseSlots::there_is(const Verb& v, std::uint32_t id) const {
  if (v.subject == kNone || a_.groups[v.subject].pronoun != kWe ||
      words_.text(v.lemma) != "have" || id + 1 >= a_.groups.size())
    return false;
  const Group& next = a_.groups[id + 1];
  return next.host == id && next.preposition != kNone &&
         a_.word(next.preposition) == "against";
}

/// "launched an attack": the subject of a verb that lends it to a noun.
Denoted ClauseSlots::lender(std::uint32_t id, std::uint8_t types) const {
  const std::uint32_t w = links_.object_of(id);
  if (const std::uint32_t go = goes_for(id); w == kNone && go != kNone)
    return denoted(a_.verbs[go].subject, types, false);
  if (w == kNone || !links_.in_list(a_.verbs[w], k_.lists.light_verb))
    return {};
  const Verb& v = a_.verbs[w];
  if (there_is(v, id)) return {};
  // "our call to end the blockade": another's, if no one is told to.
  if (!v.finite && links_.in_list(v, k_.lists.end_verb) &&
      (v.parent == kNone || v.subject == kNone ||
       a_.verbs[v.parent].subject == v.subject))
    return {};
  if (v.subject != kNone) return denoted(v.subject, types, false);
  // "is engaged in talks", "is committed to dialogue"
  const std::uint32_t p = a_.groups[id].preposition;
  if (v.voice == Voice::kPassive && p != kNone && p == v.end)
    return denoted(v.object, types, false);
  if (v.voice == Voice::kPassive) return prepositional(w, by_, types, false);
  return {};
}

/// The name that a group is apposed to, or the other way.
Denoted ClauseSlots::apposed(const Group& g, std::uint8_t types) const {
  // "X, president of A and chair of B": of both is said who it is.
  const Group& first = a_.groups[g.first_conjunct];
  const Group& says =
      g.appositive_of != kNone || g.appositive != kNone ? g : first;
  const std::uint32_t other =
      says.appositive_of != kNone ? says.appositive_of : says.appositive;
  if (other == kNone) return {};
  Denoted out;
  const auto add = [&](std::uint32_t group) {
    const std::uint32_t m = a_.mention_at[a_.groups[group].head];
    if (m != kNone && ((types >> index(a_.mentions[m].type)) & 1) != 0)
      out.add(a_.mentions[m].entity);
  };
  // "Kenya, Uganda and Chad, members of X": of all of them.
  const bool all = a_.tokens[says.head].tag == Tag::kNNS &&
                   a_.groups[other].begin < says.begin;
  for (std::uint32_t c = all ? a_.groups[other].first_conjunct : kNone;
       c != kNone && a_.groups[c].begin < says.begin;
       c = a_.groups[c].next_conjunct)
    add(c);
  add(other);
  return out;
}

/// "X is a member", "X became president", "X served as president", "appointed
/// X ambassador": of whom a noun is said.
Denoted ClauseSlots::complemented(std::uint32_t id, std::uint8_t types) const {
  const Group& g = a_.groups[id];
  std::uint32_t w = links_.object_of(id);
  const Group& first = a_.groups[g.first_conjunct];
  if (w == kNone && first.preposition != kNone &&
      a_.tokens[first.preposition].word == as_) {
    w = first.verb;
    // "X, as a state and a member, spoke"
    if (w == kNone && first.host != kNone &&
        a_.tokens[first.preposition - 1].tag == Tag::kComma &&
        a_.mention_at[a_.groups[first.host].head] != kNone)
      return reference_.of(a_.groups[first.host].first_conjunct, types, false);
  }
  if (w == kNone) return {};
  const Verb& v = a_.verbs[w];
  const bool second =
      v.second == id || (g.preposition != kNone && v.object != kNone);
  if (second && v.object != kNone && v.object != id)
    return denoted(v.object, types, false);
  if (g.preposition == kNone && v.voice == Voice::kPassive && v.object != id &&
      v.object != kNone)
    return denoted(v.object, types, false);
  const bool copula = v.lemma == be_ ||
                      links_.in_list(v, k_.lists.become_verb) ||
                      (g.preposition != kNone);
  if (!copula || v.subject == kNone) return {};
  return denoted(v.subject, types, false);
}

/// Prepositional phrases that follow a noun, through others on the way:
/// "talks in Geneva with Iran".
Denoted ClauseSlots::chain(std::uint32_t id, WordId preposition,
                           std::uint8_t types, bool patient) const {
  Denoted out;
  const std::uint32_t sentence = a_.sentence_of[a_.groups[id].head];
  const std::uint32_t first = a_.groups[id].first_conjunct;
  bool own = false;  // Whether it has such a phrase itself.
  for (std::uint32_t i = id + 1; i < a_.groups.size() && i < id + 14; ++i) {
    const Group& g = a_.groups[i];
    if (a_.sentence_of[g.head] != sentence) break;
    if (g.preposition == kNone || a_.tokens[g.preposition].word != preposition)
      continue;
    own |= g.host == id;
    std::uint32_t at = g.host;
    int hops = 0;
    while (at != kNone && at != id && hops < 3) {
      // Through coordination: "the war and occupation of", but not "president
      // of A and chair of B".
      if (a_.groups[at].first_conjunct == first && !own &&
          preposition != kUnknownWord) {
        at = id;
        break;
      }
      at = a_.groups[at].host;
      ++hops;
    }
    if (at != id) continue;
    if (hops > 0 && preposition == of_) continue;
    out.add(denoted(g.first_conjunct, types, patient));
    if (out.size > 0) break;
  }
  return out;
}

}  // namespace entente
