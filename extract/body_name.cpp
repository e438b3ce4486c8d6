#include "extract/body_name.h"

#include <algorithm>
#include <string_view>

#include "extract/name_words.h"

namespace entente {
namespace {

constexpr std::uint64_t kMix = 0x9E3779B97F4A7C15ULL;

bool is_small(const Analysis& a, std::uint32_t t) {
  return a.tokens[t].tag == Tag::kDash || !a.tokens[t].is(kCapital);
}

}  // namespace

BodyName read_body_name(const Knowledge& k, const Analysis& a,
                        const Mention& m) {
  const WordTable& words = k.words();
  BodyName name;
  std::uint64_t ordered = 17;
  std::uint64_t sum = 0;
  bool foreign = false;
  bool ministry = false;
  std::uint64_t affairs = 0;
  for (std::uint32_t t = m.begin; t < m.end; ++t) {
    const Hit* state = country_at(k, a, t, m.end);
    if (state != nullptr && state->end - t < m.end - m.begin) {
      const auto entry = static_cast<EntryId>(state->value->id);
      if (name.state == kNoEntry)
        name.state = entry;
      else
        ordered = ordered * kMix + state->value->id;
      t = state->end - 1;
      continue;
    }
    const std::uint64_t word = hash_token(a, t);
    if (a.tokens[t].tag != Tag::kDash) ordered = ordered * kMix + word;
    if (is_small(a, t)) continue;
    const std::string_view text = words.text(a.tokens[t].word);
    foreign = foreign || text == "foreign";
    ministry = ministry || text == "ministry";
    if (text == "affairs") affairs += word;
    sum += word * kMix;
  }
  // "Foreign Ministry" is short for that of foreign affairs.
  if (foreign && ministry) sum -= affairs * kMix;
  if (name.state == kNoEntry) name.state = state_before(k, a, m);
  name.words = ministry || name.state != kNoEntry ? sum : ordered;
  name.organ = sum;
  return name;
}

std::uint32_t BodyNames::find(const BodyName& name) {
  auto known = by_words_.find(name.words);
  // "The National Guard" after "the National Guard of Kenya".
  if (known == by_words_.end()) known = by_words_.find(name.organ);
  if (known == by_words_.end()) return kNone;
  std::vector<Known>& all = known->second;
  auto found = all.end();
  for (auto at = all.begin(); at != all.end(); ++at)
    if (name.state == kNoEntry || at->state == name.state) found = at;
  if (found == all.end())
    for (auto at = all.begin(); at != all.end(); ++at)
      if (at->state == kNoEntry) found = at;
  if (found == all.end()) return kNone;
  if (found->state == kNoEntry) found->state = name.state;
  const std::uint32_t entity = found->entity;
  std::rotate(found, found + 1, all.end());
  return entity;
}

void BodyNames::add(const BodyName& name, std::uint32_t entity) {
  by_words_[name.words].push_back({name.state, entity});
}

}  // namespace entente
