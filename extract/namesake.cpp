#include "extract/namesake.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "extract/mention.h"
#include "extract/name_words.h"

namespace entente {
namespace {

/// Whether m is one word that names a city, or a state by its capital.
bool is_city(const Knowledge& k, const Mention& m) {
  if (m.end - m.begin != 1) return false;
  return m.type == k.types.place ||
         (m.type == k.types.country && m.form == Form::kMetonym);
}

/// Whether the words around say that m is a place: "in Paris", "Paris, France".
bool stands_as_place(const Knowledge& k, const Analysis& a, const Mention& m) {
  const Sentence& s = a.sentences[a.sentence_of[m.begin]];
  if (m.begin > s.begin &&
      k.words().in_list(a.tokens[m.begin - 1].word, k.lists.place_preposition))
    return true;
  if (m.end + 1 >= s.end || a.tokens[m.end].tag != Tag::kComma) return false;
  const std::uint32_t next = a.mention_at[m.end + 1];
  return next != kNone && (a.mentions[next].type == k.types.place ||
                           a.mentions[next].type == k.types.country);
}

/// Whether m is called as organs of several states are.
bool is_home_form(const Analysis& a, const Mention& m) {
  return std::ranges::any_of(a.hits_from(m.begin), [&](const Hit& hit) {
    return is_flagged(hit, m.end, kHomeForm) &&
           static_cast<EntryId>(hit.value->id) == m.entry;
  });
}

EntryId state_of(const Knowledge& k, const Mention& m) {
  if (m.entry == kNoEntry) return kNoEntry;
  return m.type == k.types.country ? m.entry : k.lexicon[m.entry].country;
}

/// Of several states' organs that are called as mention `i` is, the one whose
/// state its paragraph spoke of last: "the Democratic Party" after "Seoul".
EntryId organ_spoken_of(const Knowledge& k, const Analysis& a,
                        std::uint32_t i) {
  const Mention& m = a.mentions[i];
  std::vector<EntryId> organs;
  for (const Hit& hit : a.hits_from(m.begin))
    if (is_flagged(hit, m.end, kHomeForm))
      organs.push_back(static_cast<EntryId>(hit.value->id));
  if (organs.size() < 2) return m.entry;
  constexpr std::uint32_t kNear = 40;  // Mentions.
  for (std::uint32_t j = i; j-- > 0 && j + kNear > i;) {
    const EntryId state = state_of(k, a.mentions[j]);
    for (const EntryId organ : organs)
      if (state != kNoEntry && k.lexicon[organ].country == state) return organ;
    const Sentence& s = a.sentences[a.sentence_of[a.mentions[j].begin]];
    if (s.paragraph && (j == 0 || a.mentions[j - 1].begin < s.begin)) break;
  }
  return m.entry;
}

}  // namespace

void claim_namesakes(const Knowledge& k, Analysis& a) {
  std::unordered_map<std::uint64_t, std::uint32_t> people;  // First token.
  for (const Mention& m : a.mentions) {
    if (m.type != k.types.person || m.end - m.begin < 2) continue;
    const auto [begin, end] = surname_of(k, a, m);
    if (end - begin == 1) people.try_emplace(hash_token(a, begin), m.begin);
  }
  if (people.empty()) return;
  for (const Mention& m : a.mentions)
    if (is_city(k, m) && stands_as_place(k, a, m))
      people.erase(hash_token(a, m.begin));
  for (Mention& m : a.mentions) {
    if (!is_city(k, m)) continue;
    const auto person = people.find(hash_token(a, m.begin));
    if (person == people.end() || m.begin < person->second) continue;
    m.type = k.types.person;
    m.form = Form::kPartial;
    m.entry = kNoEntry;
    m.rule = k.learned;
  }
}

void prefer_named_states(const Knowledge& k, Analysis& a) {
  std::unordered_set<EntryId> named;
  std::unordered_set<EntryId> full;  // Of them, by several words.
  for (const Mention& m : a.mentions) {
    if (m.type != k.types.country || m.entry == kNoEntry ||
        m.form != Form::kName)
      continue;
    named.insert(m.entry);
    if (m.end - m.begin > 1 && !flagged_name(a, m.begin, m.end, kShortForm))
      full.insert(m.entry);
  }
  if (full.empty()) return;
  std::vector<Mention> found;
  std::unordered_map<EntryId, std::uint32_t> last;  // Token of the last name.
  std::size_t next = 0;                             // Mention not yet in it.
  for (const Hit& hit : a.hits) {
    if (hit.value->kind != TrieValue::Kind::kName ||
        (hit.value->flags & kShortForm) == 0 ||
        !a.tokens[hit.begin].is(kCapital))
      continue;
    const auto entry = static_cast<EntryId>(hit.value->id);
    if (k.lexicon[entry].type != k.types.country || !full.contains(entry))
      continue;
    Mention made;
    made.begin = hit.begin;
    made.end = hit.end;
    made.type = k.types.country;
    made.form = Form::kPartial;
    made.rank = 70;
    made.rule = k.learned;
    made.entry = entry;
    const std::uint32_t there = a.mention_at[hit.begin];
    if (there == kNone) {
      found.push_back(made);
      continue;
    }
    for (; next < there; ++next) {
      const Mention& name = a.mentions[next];
      if (name.type == k.types.country && name.entry != kNoEntry &&
          name.form != Form::kMetonym)
        last[name.entry] = name.begin + 1;
    }
    Mention& m = a.mentions[there];
    const bool region =
        m.entry != kNoEntry && k.lexicon[m.entry].kind == "region";
    if (m.type == k.types.place && !region &&
        (stands_as_place(k, a, m) ||
         flagged_name(a, m.begin, m.end, kCapitalCity)))
      continue;
    // "Russian" is Soviet only where the text does not name Russia, and
    // "Moscow" where it named the Soviet Union last.
    if (m.form == Form::kMetonym
            ? last[m.entry] > last[entry]
            : m.form != Form::kName && named.contains(m.entry))
      continue;
    if (m.begin == hit.begin && m.end == hit.end && !full.contains(m.entry) &&
        (m.type == k.types.country || m.type == k.types.place))
      m = made;
  }
  keep_best(a, found);
}

void free_foreign_organs(const Knowledge& k, Analysis& a) {
  std::vector<std::uint32_t> organs;
  std::unordered_set<EntryId> states;
  for (std::uint32_t i = 0; i < a.mentions.size(); ++i) {
    const Mention& m = a.mentions[i];
    if (m.entry == kNoEntry) continue;
    if (m.type == k.types.institution && is_home_form(a, m)) {
      organs.push_back(i);
      continue;
    }
    const EntryId state = state_of(k, m);
    if (state != kNoEntry) states.insert(state);
  }
  for (const std::uint32_t i : organs) {
    Mention& m = a.mentions[i];
    m.entry = organ_spoken_of(k, a, i);
    const EntryId own = k.lexicon[m.entry].country;
    const EntryId before = state_before(k, a, m);
    const bool elsewhere =
        own != kNoEntry && !states.empty() && !states.contains(own);
    if (elsewhere || (before != kNoEntry && before != own)) m.entry = kNoEntry;
  }
}

void follow_longer_names(const Knowledge& k, Analysis& a) {
  std::unordered_map<std::uint64_t, std::uint32_t> longer;  // By last word.
  std::unordered_set<EntryId> named;
  for (std::uint32_t i = 0; i < a.mentions.size(); ++i) {
    Mention& m = a.mentions[i];
    const bool body = m.type == k.types.institution;
    if (!body && m.type != k.types.event) continue;
    if (m.end - m.begin > 1) {
      longer[hash_token(a, m.end - 1)] = i;
      if (m.entry != kNoEntry) named.insert(m.entry);
      continue;
    }
    if (!body || m.entry == kNoEntry ||
        !k.words().in_list(a.tokens[m.begin].word, k.lists.inst_head))
      continue;
    const bool the = m.begin > 0 && a.tokens[m.begin - 1].tag == Tag::kDT;
    const auto other = longer.find(hash_token(a, m.begin));
    if (!the || other == longer.end() || named.contains(m.entry)) {
      named.insert(m.entry);
      continue;
    }
    const Mention& full = a.mentions[other->second];
    m.type = full.type;
    m.entry = full.entry;
    m.form = Form::kPartial;
    m.rule = k.learned;
  }
}

}  // namespace entente
