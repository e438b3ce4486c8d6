#include "extract/namesake.h"

#include <algorithm>
#include <unordered_map>
#include <utility>
#include <vector>

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

/// The entry that shares the name of mention m, or kNoEntry.
EntryId sharer(const Analysis& a, const Mention& m) {
  for (const Hit& hit : a.hits_from(m.begin))
    if (hit.end == m.end && hit.value->kind == TrieValue::Kind::kName &&
        (hit.value->flags & kSharedName) != 0)
      return static_cast<EntryId>(hit.value->id);
  return kNoEntry;
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

void settle_shared_names(const Knowledge& k, Analysis& a) {
  std::vector<std::pair<std::uint32_t, EntryId>> shared;  // Mention, sharer.
  for (std::uint32_t i = 0; i < a.mentions.size(); ++i)
    if (a.mentions[i].type == k.types.country &&
        a.mentions[i].entry != kNoEntry)
      if (const EntryId other = sharer(a, a.mentions[i]); other != kNoEntry)
        shared.emplace_back(i, other);
  if (shared.empty()) return;
  // What stands under names of its own; the capital is one.
  std::vector<EntryId> own;
  for (std::uint32_t i = 0; i < a.mentions.size(); ++i)
    if (a.mentions[i].entry != kNoEntry &&
        std::ranges::find(shared, i,
                          &std::pair<std::uint32_t, EntryId>::first) ==
            shared.end())
      own.push_back(a.mentions[i].entry);
  for (const auto& [i, other] : shared)
    if (std::ranges::find(own, other) != own.end() &&
        std::ranges::find(own, a.mentions[i].entry) == own.end())
      a.mentions[i].entry = other;
}

}  // namespace entente
