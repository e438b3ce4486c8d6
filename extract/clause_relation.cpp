#include "extract/clause_relation.h"

#include <algorithm>

#include "extract/phrase.h"
#include "extract/rule_cost.h"

namespace entente {
namespace {

/// Whether one of the rule's entries of several words stands at a verb: with
/// a particle, "called out", the verb alone is another.
bool triggered_whole(const Analysis& a, const Rule& rule, std::uint32_t head) {
  return !rule.trigger_words.empty() ||
         std::ranges::any_of(a.hits_from(head), [&](const Hit& hit) {
           return long_trigger(rule, hit);
         });
}

Denoted without(const Denoted& all, const Denoted& those) {
  Denoted out;
  for (const std::uint32_t e : all)
    if (std::ranges::find(those, e) == those.end()) out.add(e);
  out.inferred = all.inferred;
  return out;
}

}  // namespace

void ClauseRelations::run() {
  constexpr std::uint32_t kAhead = 3;
  for (std::uint32_t v = 0; v < a_.verbs.size(); ++v) {
    if (v + kAhead < a_.verbs.size())
      k_.verb_rules.prefetch(a_.kinds[a_.verbs[v + kAhead].head]);
    verb(v);
  }
  for (std::uint32_t g = 0; g < a_.groups.size(); ++g) {
    if (g + kAhead < a_.groups.size())
      k_.noun_rules.prefetch(a_.kinds[a_.groups[g + kAhead].head]);
    noun(g);
  }
}

void ClauseRelations::verb(std::uint32_t id) {
  const Verb& v = a_.verbs[id];
  const bool phrasal = v.head + 1 < a_.tokens.size() &&
                       a_.tokens[v.head + 1].tag == Tag::kRP &&
                       std::ranges::any_of(a_.hits_from(v.head), long_entry);
  const auto visit = [&](std::uint32_t r, std::uint32_t) {
    const Rule& rule = k_.rules.rules()[r];
    if (!phrasal || triggered_whole(a_, rule, v.head)) clause(rule, id, kNone);
  };
  k_.verb_rules.at(
      SentenceTokens(a_, k_.lexicon.tests(), a_.sentence_of[v.head],
                     k_.verb_rules.live().all()),
      v.head, visit);
  // "co-hosted": an entry that ends at the head, within the group.
  for (const std::uint32_t h : a_.hits_to(v.head + 1)) {
    const Hit& hit = a_.hits[h];
    if (hit.value->kind == TrieValue::Kind::kList && hit.begin >= v.begin &&
        hit.begin < v.head)
      k_.verb_rules.at_list(hit.value->id, v.head, visit);
  }
}

void ClauseRelations::noun(std::uint32_t id) {
  const Group& g = a_.groups[id];
  if (a_.mention_at[g.head] != kNone || g.pronoun != kNotPronoun) return;
  bool any = false;
  const auto visit = [&](std::uint32_t r, std::uint32_t) {
    any = true;
    clause(k_.rules.rules()[r], kNone, id);
  };
  // Entries of several words that end at the head, "prime minister", go
  // before the head alone, "minister".
  for (const std::uint32_t h : a_.hits_to(g.head + 1)) {
    const Hit& hit = a_.hits[h];
    if (hit.value->kind != TrieValue::Kind::kList || hit.begin < g.begin ||
        hit.begin == g.head)
      continue;
    k_.noun_rules.at_list(hit.value->id, g.head, visit);
  }
  // A rule that names the word itself means it with whatever is before it.
  k_.noun_rules.at(
      SentenceTokens(a_, k_.lexicon.tests(), a_.sentence_of[g.head],
                     k_.noun_rules.live().all()),
      g.head, [&](std::uint32_t r, std::uint32_t) {
        const Rule& rule = k_.rules.rules()[r];
        if (!any || !rule.trigger_words.empty()) clause(rule, kNone, id);
      });
}

/// Reads one rule at its trigger, verb v or group n; the other is kNone.
void ClauseRelations::clause(const Rule& rule, std::uint32_t v,
                             std::uint32_t n) {
  const RuleTry attempt(a_.costs, rule.id);
  if (!slots_.words_fit(rule, v, n)) return;
  const Predicate& p = k_.vocabulary[rule.predicate];
  if (p.name == "memberOf" && v != kNone && does_with(v)) return;
  // Who signs what has a name is party to it, and that says it all.
  if (p.name == "agree" &&
      (v != kNone ? names_agreement(a_.verbs[v].object)
                  : links_.object_of(n) != kNone && names_agreement(n)))
    return;
  Found found;
  Denoted& subjects = found.subjects;
  Denoted& objects = found.objects;
  for (const Slot& slot : rule.slots) {
    const Denoted filled = slots_.fill(rule, slot, v, n);
    if (filled.size == 0) return;
    if (slot.is_subject) subjects = filled;
    if (slot.is_object) objects = filled;
  }
  found.trigger = v != kNone ? a_.verbs[v].head : a_.groups[n].head;
  if (is_special(rule.subject)) {
    if (v != kNone && (a_.verbs[v].subject != kNone || by_another(v))) return;
    home_.special(rule.subject, {}, p.domain, found.trigger, subjects);
  }
  if (is_special(rule.object))
    home_.special(rule.object, subjects, p.range, found.trigger, objects);
  // Who heads a state's army does not head the state, and "a UN-led mission"
  // is not the UN.
  if ((rule.predicate == k_.leader_of || p.name == "memberOf") && objects.organ)
    return;
  // "our own body, the African Union": no state owns it for that.
  if (rule.predicate == k_.part_of && objects.inferred &&
      a_.entities[objects.entities[0]].type == k_.types.country)
    return;
  // "A and B urge the government": no one urged is among those who urge.
  if (p.is_event() && rule.subject != rule.object && objects.inferred)
    objects = without(objects, subjects);
  // "A and B, their ministers": of which one each is, no one says.
  const bool post_rule = k_.is_post(rule.predicate);
  if (n != kNone && post_rule && objects.inferred && objects.size > 1 &&
      a_.tokens[a_.groups[n].head].tag == Tag::kNNS)
    return;
  if (p.is_event() && subjects.inferred)
    objects = without_organs(objects, subjects);
  found.factuality = v != kNone ? standing_.of_verb(v) : standing_.of_noun(n);
  if (found.factuality == Factuality::kAsserted)
    found.factuality = rule.factuality;
  if (rule.presupposed) found.factuality = Factuality::kAsserted;
  if (n != kNone && post_rule) post(n, found);
  emit(k_, a_, rule, found, readings_);
}

/// "we work with Congress": what a state does with its own organs is no act
/// between actors.
Denoted ClauseRelations::without_organs(const Denoted& objects,
                                        const Denoted& states) const {
  Denoted out;
  for (const std::uint32_t e : objects) {
    const std::uint32_t state =
        a_.entities[e].entry == kNoEntry ? kNone : home_.state_of(e);
    if (state == kNone || std::ranges::find(states, state) == states.end())
      out.add(e);
  }
  out.inferred = objects.inferred;
  return out;
}

/// "was sanctioned by X": whether a passive says by what actor.
bool ClauseRelations::by_another(std::uint32_t v) const {
  if (a_.verbs[v].voice != Voice::kPassive) return false;
  return std::ranges::any_of(links_.groups_of(v), [&](std::uint32_t g) {
    const Group& group = a_.groups[g];
    return group.preposition != kNone && a_.mention_at[group.head] != kNone &&
           a_.word(group.preposition) == "by";
  });
}

/// "joined X in calling for talks": whether a verb only says that one does
/// something with its object.
bool ClauseRelations::does_with(std::uint32_t v) const {
  for (std::uint32_t w = v + 1; w < a_.verbs.size() && w < v + 3; ++w) {
    const std::uint32_t t = a_.verbs[w].begin;
    if (a_.verbs[w].parent == v && a_.tokens[t].tag == Tag::kVBG &&
        k_.words().text(a_.tokens[t - 1].word) == "in")
      return true;
  }
  return false;
}

/// Whether a group names an agreement, or points back to one: "the treaty".
bool ClauseRelations::names_agreement(std::uint32_t group) const {
  return group != kNone &&
         reference_.of(group, mask(k_.types.agreement), false).size > 0;
}

/// Says which words of a group are the post: those after names and articles.
void ClauseRelations::post(std::uint32_t group, Found& found) const {
  found.position_end = a_.groups[group].head + 1;
  found.position_begin = a_.groups[group].begin;
  for (std::uint32_t t = found.position_begin; t < found.position_end; ++t)
    if (a_.mention_at[t] != kNone || a_.tokens[t].tag == Tag::kDT ||
        a_.tokens[t].tag == Tag::kPRPS || a_.tokens[t].tag == Tag::kPOS ||
        a_.tokens[t].tag == Tag::kDash)
      found.position_begin = t + 1;
}

}  // namespace entente
