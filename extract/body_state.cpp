#include "extract/body_state.h"

#include <optional>
#include <string_view>

#include "extract/name_words.h"

namespace entente {
namespace {

void part_of(const Knowledge& k, const Analysis& a, std::uint32_t part,
             std::uint32_t whole, std::uint8_t sure, RuleId rule,
             std::uint32_t trigger, std::vector<Reading>& readings) {
  Reading r;
  r.subject = part;
  r.predicate = k.part_of;
  r.object = whole;
  r.confidence = sure;
  r.rule = rule;
  r.trigger = trigger;
  r.sentence = a.sentence_of[trigger];
  readings.push_back(r);
}

/// Whether the surname of `person` stands in the words of body `m`.
bool named_for(const Knowledge& k, const Analysis& a, const Mention& m,
               const Mention& person) {
  const auto [begin, end] = surname_of(k, a, person);
  for (std::uint32_t t = m.begin; t + 1 < m.end; ++t)
    if (end - begin >= 1 && a.word(t) == a.word(end - 1)) return true;
  return false;
}

/// The state that a lexicon gives body `m`, or the known person for whom it
/// is named: kNone if the document does not name it. Nothing if none is known.
std::optional<std::uint32_t> state_of_head(const Knowledge& k,
                                           const Analysis& a, const Home& home,
                                           const Mention& m) {
  const EntryId itself = a.entities[m.entity].entry;
  if (itself != kNoEntry && k.lexicon[itself].country != kNoEntry)
    return home.entity_of(k.lexicon[itself].country);
  for (std::uint32_t t = m.begin; t < m.end; ++t)
    for (const Hit& hit : a.hits_from(t))
      if (hit.value->kind == TrieValue::Kind::kName && hit.end < m.end) {
        const EntryId entry = static_cast<EntryId>(hit.value->id);
        if (k.lexicon[entry].type == k.types.person &&
            k.lexicon[entry].country != kNoEntry)
          return home.entity_of(k.lexicon[entry].country);
      }
  for (std::uint32_t e = 0; e < a.entities.size(); ++e)
    if (a.entities[e].type == k.types.person && home.state_of(e) != kNone &&
        named_for(k, a, m, a.mentions[a.entities[e].best]))
      return home.state_of(e);
  for (std::uint32_t t = m.begin; t + 1 < m.end; ++t)
    if (const EntryId state = k.surname_state(a.tokens[t].word);
        state != kNoEntry)
      return home.entity_of(state);
  return std::nullopt;
}

/// Whether the document has the full name of the body's head, so that it
/// would have said whom he leads.
bool full_name_of_head(const Knowledge& k, const Analysis& a,
                       const Mention& m) {
  for (const Referent& e : a.entities) {
    const Mention& person = a.mentions[e.best];
    if (e.type == k.types.person && person.end - person.begin > 1 &&
        named_for(k, a, m, person))
      return true;
  }
  return false;
}

}  // namespace

void read_organs(const Knowledge& k, const Analysis& a, const Home& home,
                 std::vector<Reading>& readings) {
  for (std::uint32_t e = 0; e < a.entities.size(); ++e) {
    const Referent& entity = a.entities[e];
    if (entity.entry == kNoEntry) continue;
    // Where the name does not say whose organ it is, only a ministry is
    // plainly one; of the rest the text would have to speak.
    const EntryId country = k.lexicon[entity.entry].country;
    if (country == kNoEntry) continue;
    const std::string_view kind = k.lexicon[entity.entry].kind;
    if (kind != "ministry" && kind != "parliament") continue;
    const std::uint32_t other = home.entity_of(country);
    if (other == kNone ||
        !k.vocabulary.allows(k.part_of, entity.type, a.entities[other].type))
      continue;
    part_of(k, a, e, other, 85, k.lexicon_country,
            a.mentions[entity.first].begin, readings);
  }
}

void read_administrations(const Knowledge& k, const Analysis& a, Home& home,
                          std::vector<Reading>& readings) {
  for (std::uint32_t e = 0; e < a.entities.size(); ++e) {
    const Mention& m = a.mentions[a.entities[e].first];
    if (m.type != k.types.institution || m.end - m.begin < 2 ||
        !k.words().in_list(a.tokens[m.end - 1].word,
                           k.lists.person_institution))
      continue;
    const std::optional<std::uint32_t> known = state_of_head(k, a, home, m);
    std::uint32_t country = known.value_or(kNone);
    for (const Reading& r : readings) {
      if (country != kNone) break;
      if (r.predicate != k.leader_of ||
          a.entities[r.object].type != k.types.country)
        continue;
      const Mention& person = a.mentions[a.entities[r.subject].best];
      if (named_for(k, a, m, person)) country = r.object;
    }
    const std::uint32_t next = m.end;
    if (country == kNone && next + 1 < a.tokens.size() &&
        k.words().text(a.tokens[next].word) == "in" &&
        a.mention_at[next + 1] != kNone &&
        a.mentions[a.mention_at[next + 1]].type == k.types.country)
      country = a.mentions[a.mention_at[next + 1]].entity;
    if (country == kNone && !known &&
        k.words().text(k.words()[a.tokens[m.end - 1].word].lemma) ==
            "administration" &&
        !full_name_of_head(k, a, m))
      country = home.country();
    if (country == kNone) continue;
    part_of(k, a, e, country, 75, k.administration, m.begin, readings);
  }
}

}  // namespace entente
