#include "extract/clause_slots.h"

#include <algorithm>
#include <string_view>

namespace entente {

ClauseSlots::ClauseSlots(const Knowledge& knowledge, const Analysis& analysis,
                         const Reference& reference, const ClauseLinks& links)
    : k_(knowledge),
      words_(knowledge.words()),
      a_(analysis),
      reference_(reference),
      links_(links),
      by_(knowledge.known.by),
      of_(knowledge.known.of),
      with_(knowledge.known.with),
      between_(knowledge.known.between),
      that_(knowledge.known.that),
      as_(knowledge.known.as),
      be_(knowledge.known.be) {}

Denoted ClauseSlots::fill(const Rule& rule, const Slot& slot, std::uint32_t v,
                          std::uint32_t n) const {
  const Predicate& p = k_.vocabulary[rule.predicate];
  const bool is_subject = slot.is_subject;
  const bool is_object = slot.is_object;
  std::uint8_t types = is_subject ? p.domain : p.range;
  if (is_subject && is_object) types = p.domain & p.range;
  types &= slot.types;
  if (is_object && n != kNone && rule.predicate == k_.leader_of && of_body(n))
    types &= static_cast<std::uint8_t>(~mask(k_.types.country));
  // Only acts are done to a thing's owner; "president of X's party" is none.
  const bool undergoes = is_object && !is_subject && p.is_event();
  Denoted filled;
  for (const Role& role : slot.roles) {
    if (is_subject && is_object && v != kNone &&
        role.kind == RoleKind::kSubject && !joint(v, !rule.wants.empty()))
      continue;
    if (is_subject && is_object && n != kNone &&
        role.kind == RoleKind::kSubject && has_sides(n))
      continue;
    if (v != kNone && role.kind == RoleKind::kObject && !rule.wants.empty() &&
        slot.roles.size() > 1 && owned(a_.verbs[v]))
      continue;
    filled = v != kNone ? verb_role(v, role, types, undergoes)
                        : noun_role(n, role, types, undergoes);
    if (filled.size == 0 && v != kNone && role.kind == RoleKind::kObject)
      filled = ruled_object(rule, v, types, undergoes);
    if (filled.size > 0) break;
    // "support for a solution to the Kenyan conflict" is for no one.
    if (n != kNone && undergoes && role.kind == RoleKind::kPreposition &&
        takes(n, role.preposition))
      break;
  }
  return filled;
}

/// Reference::of. Who speaks must be known by now.
const Denoted& ClauseSlots::denoted(std::uint32_t group, std::uint8_t types,
                                    bool patient) const {
  Asked& last =
      asked_[(group * 5U + types * 3U + (patient ? 1U : 0U)) % asked_.size()];
  if (last.group != group || last.types != types || last.patient != patient) {
    last.denoted = reference_.of(group, types, patient);
    last.group = group;
    last.types = types;
    last.patient = patient;
  }
  return last.denoted;
}

/// "its secretary-general": a post that bodies have, and no states.
bool ClauseSlots::of_body(std::uint32_t n) const {
  const Group& g = a_.groups[n];
  const auto is = [&](std::uint32_t t, std::string_view w) {
    return words_.text(a_.tokens[t].word) == w;
  };
  if (is(g.head, "secretary"))
    return g.head + 2 < g.end && is(g.head + 2, "general");
  if (!is(g.head, "general"))
    return is(g.head, "director") || is(g.head, "rector");
  for (std::uint32_t t = g.begin; t < g.head; ++t)
    if (is(t, "secretary") || is(t, "director")) return true;
  return false;
}

/// Whether a group with that preposition hangs on a noun itself.
bool ClauseSlots::takes(std::uint32_t n, WordId preposition) const {
  return n + 1 < a_.groups.size() && a_.groups[n + 1].host == n &&
         a_.groups[n + 1].preposition != kNone &&
         a_.tokens[a_.groups[n + 1].preposition].word == preposition;
}

bool ClauseSlots::words_fit(const Rule& rule, std::uint32_t v,
                            std::uint32_t n) const {
  if (rule.unless.empty() && rule.wants.empty()) return true;
  const auto has = [&](ListId list, bool heads) {
    if (n != kNone) return group_has(n, list, a_.groups[n].head, heads);
    return thing_has(a_.verbs[v].object, list, heads) ||
           thing_has(a_.verbs[v].second, list, heads);
  };
  for (const ListId list : rule.unless)
    if (has(list, false)) return false;
  for (const ListId list : rule.wants)
    if (!has(list, true) && (v == kNone || !complement_has(a_.verbs[v], list)))
      return false;
  return true;
}

/// "held X responsible", "took X into custody", "supplied X with arms": whether
/// a word of a list is said of a verb's object right after it.
bool ClauseSlots::complement_has(const Verb& verb, ListId list) const {
  if (verb.object == kNone) return false;
  std::uint32_t t =
      verb.voice == Voice::kPassive ? verb.end : a_.groups[verb.object].end;
  const std::uint32_t end =
      a_.sentences[a_.sentence_of[a_.groups[verb.object].head]].end;
  while (t < end && a_.tokens[t].tag == Tag::kRB) ++t;
  if (t + 1 >= end) return false;
  if (any(a_.tokens[t].tag, kAdjectiveTags) || a_.tokens[t].tag == Tag::kNN)
    return words_.in_list(a_.tokens[t].word, list);
  const std::string_view w = words_.text(a_.tokens[t].word);
  if (w != "with" && w != "into" && w != "under" && w != "in") return false;
  const std::uint32_t group = a_.group_at[t + 1];
  return group != kNone && a_.groups[group].preposition == t &&
         thing_has(group, list, true);
}

/// "hundreds of drones": whether a word of a list stands in a group, or in
/// what that only counts.
bool ClauseSlots::thing_has(std::uint32_t group, ListId list,
                            bool heads) const {
  if (group_has(group, list, kNone, heads)) return true;
  return group != kNone && group + 1 < a_.groups.size() &&
         a_.groups[group + 1].host == group &&
         a_.groups[group + 1].preposition != kNone &&
         a_.tokens[a_.groups[group + 1].preposition].word == of_ &&
         words_.in_list(a_.tokens[a_.groups[group].head].word,
                        k_.lists.container_noun) &&
         group_has(group + 1, list, kNone, heads);
}

/// Whether a word of a list stands in a group, `except` aside. `heads` looks of
/// names at the last word alone: "Roe Systems Inc." are no arms.
bool ClauseSlots::group_has(std::uint32_t group, ListId list,
                            std::uint32_t except, bool heads) const {
  if (group == kNone) return false;
  for (std::uint32_t t = a_.groups[group].begin; t < a_.groups[group].end;
       ++t) {
    const std::uint32_t m = a_.mention_at[t];
    if (t == except || (heads && m != kNone && a_.mentions[m].end != t + 1))
      continue;
    if (words_.in_list(a_.tokens[t].word, list)) return true;
  }
  return false;
}

/// Whether the subjects of a verb act with each other: not those that act
/// with another, "A and B met with C", nor the agents of a passive.
bool ClauseSlots::joint(std::uint32_t v, bool object_counts) const {
  if (a_.verbs[v].voice == Voice::kPassive) return false;
  for (const std::uint32_t i : links_.groups_of(v)) {
    const Group& g = a_.groups[i];
    if (g.preposition != kNone && a_.tokens[g.preposition].word == with_ &&
        (g.host == kNone || (object_counts && g.host == a_.verbs[v].object)))
      return false;
  }
  return true;
}

/// "noted the cooperation between A and B": whether a noun says whose it is.
bool ClauseSlots::has_sides(std::uint32_t n) const {
  for (std::uint32_t i = n + 1; i < a_.groups.size() && i < n + 4; ++i) {
    const Group& g = a_.groups[i];
    if (g.host != n || g.preposition == kNone) continue;
    const WordId w = a_.tokens[g.preposition].word;
    if (w == with_ || w == between_) return true;
  }
  return false;
}

/// "offered U.S. support": whether the one object of a verb is a thing and
/// whose it is; who gets it is another. But "gave Ukraine arms".
bool ClauseSlots::owned(const Verb& verb) const {
  if (verb.object == kNone || verb.second != kNone ||
      verb.voice == Voice::kPassive)
    return false;
  const Group& g = a_.groups[verb.object];
  if (g.possessor != kNone) return true;
  for (std::uint32_t t = g.begin; t < g.head; ++t) {
    const std::uint32_t m = a_.mention_at[t];
    if (m == kNone) continue;
    const Mention& mention = a_.mentions[m];
    return mention.end <= g.head && mention.form != Form::kName &&
           !words_.in_list(a_.tokens[mention.end].word, k_.lists.proxy_actor);
  }
  return false;
}

}  // namespace entente
