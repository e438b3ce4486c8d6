#include "extract/clause_links.h"

#include <string_view>

#include "extract/hits.h"

namespace entente {

ClauseLinks::ClauseLinks(const Knowledge& knowledge, const Analysis& analysis)
    : k_(knowledge), a_(analysis) {
  object_of_.assign(a_.groups.size(), kNone);
  subject_of_.assign(a_.groups.size(), kNone);
  for (std::uint32_t i = 0; i < a_.verbs.size(); ++i) {
    const auto mark = [&](std::uint32_t group,
                          std::vector<std::uint32_t>& map) {
      for (std::uint32_t c = group; c != kNone; c = a_.groups[c].next_conjunct)
        if (map[c] == kNone) map[c] = i;
    };
    if (a_.verbs[i].object != kNone) mark(a_.verbs[i].object, object_of_);
    if (a_.verbs[i].second != kNone) mark(a_.verbs[i].second, object_of_);
    if (a_.verbs[i].subject != kNone) mark(a_.verbs[i].subject, subject_of_);
  }
  // "rejected the sanctions imposed on X by Y": the participle lends.
  for (std::uint32_t i = 0; i < a_.verbs.size(); ++i) {
    const Verb& v = a_.verbs[i];
    if (v.voice == Voice::kPassive && !v.finite && v.object != kNone &&
        in_list(v, k_.lists.light_verb))
      object_of_[v.object] = i;
  }
  for (std::uint32_t i = 0; i < a_.verbs.size(); ++i)
    if (const std::uint32_t g = lent_before(a_.verbs[i]); g != kNone)
      object_of_[g] = i;
  for (std::uint32_t g = 0; g < a_.groups.size(); ++g) {
    const std::uint32_t w = a_.groups[g].verb;
    if (w != kNone && object_of_[g] == kNone && lent_through(w, g))
      object_of_[g] = w;
    if (object_of_[g] == kNone && contained(g))
      object_of_[g] = object_of_[a_.groups[g].host];
  }
  gather_groups();
}

void ClauseLinks::gather_groups() {
  groups_at_.assign(a_.verbs.size() + 2, 0);
  for (const Group& g : a_.groups)
    if (g.verb != kNone) ++groups_at_[g.verb + 2];
  for (std::size_t v = 2; v < groups_at_.size(); ++v)
    groups_at_[v] += groups_at_[v - 1];
  groups_of_.resize(groups_at_.back());
  for (std::uint32_t g = 0; g < a_.groups.size(); ++g)
    if (const std::uint32_t v = a_.groups[g].verb; v != kNone)
      groups_of_[groups_at_[v + 1]++] = g;
}

/// "the attacks that X launched": the group that a verb without object lends
/// itself to, before "that"; or kNone.
std::uint32_t ClauseLinks::lent_before(const Verb& v) const {
  if (!v.finite || v.voice != Voice::kActive || v.object != kNone ||
      v.subject == kNone || !in_list(v, k_.lists.light_verb))
    return kNone;
  const Group& subject = a_.groups[a_.groups[v.subject].first_conjunct];
  const std::uint32_t t = subject.begin;
  if (t < 2 || subject.preposition != kNone || t > v.begin ||
      k_.words().text(a_.tokens[t - 1].word) != "that")
    return kNone;
  const std::uint32_t g = a_.group_at[t - 2];
  return g != kNone && a_.groups[g].end == t - 1 &&
                 a_.mention_at[a_.groups[g].head] == kNone
             ? g
             : kNone;
}

/// "engaged in talks": whether the entry of a verb that lends ends in the
/// preposition before a group.
bool ClauseLinks::lent_through(std::uint32_t verb, std::uint32_t group) const {
  const std::uint32_t p = a_.groups[group].preposition;
  if (p == kNone) return false;
  for (const Hit& hit : a_.hits_from(a_.verbs[verb].head))
    if (hit.end == p + 1 && long_entry(hit) &&
        (hit.value->id == static_cast<std::uint32_t>(k_.lists.light_verb) ||
         hit.value->id ==
             static_cast<std::uint32_t>(k_.lists.light_verb_passive)))
      return true;
  return false;
}

/// "held a round of talks", "announced $5 million in aid": whether a group only
/// says what the one before is made of.
bool ClauseLinks::contained(std::uint32_t group) const {
  const Group& g = a_.groups[group];
  if (g.host == kNone || g.preposition == kNone) return false;
  const std::string_view p = k_.words().text(a_.tokens[g.preposition].word);
  return (p == "of" || p == "in") &&
         k_.words().in_list(a_.tokens[a_.groups[g.host].head].word,
                            k_.lists.container_noun);
}

bool ClauseLinks::in_list(const Verb& verb, ListId list) const {
  return k_.words().in_list(a_.tokens[verb.head].word, list) ||
         phrase_at(a_, verb.head, list);
}

}  // namespace entente
