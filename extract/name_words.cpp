#include "extract/name_words.h"

#include <algorithm>

#include "base/hash.h"

namespace entente {

std::uint64_t hash_token(const Analysis& a, std::uint32_t t) {
  return hash_word(a.word(t));
}

std::uint64_t hash_word(std::string_view w) {
  const LetterKey letters = LetterKey::of_any_case(w);
  if (letters.is_word()) return letters.hash();
  char low[96];
  const std::size_t n = fold_case(w, low, sizeof low);
  // "U.S." and "US" are one name.
  const std::string_view kept(low, std::remove(low, low + n, 0x2E));
  const LetterKey key = LetterKey::of(kept);
  return key.is_word() ? key.hash() : hash_bytes(kept);
}

std::uint64_t hash_tokens(const Analysis& a, std::uint32_t begin,
                          std::uint32_t end) {
  std::uint64_t hash = 17;
  for (std::uint32_t t = begin; t < end; ++t) {
    if (a.tokens[t].tag == Tag::kDash) continue;
    hash = hash * 0x9E3779B97F4A7C15ULL + hash_token(a, t);
  }
  return hash;
}

const Hit* country_at(const Knowledge& k, const Analysis& a, std::uint32_t t,
                      std::uint32_t end) {
  const Hit* found = nullptr;
  for (const Hit& hit : a.hits_from(t)) {
    if (hit.end > end || hit.value->kind != TrieValue::Kind::kName ||
        (hit.value->flags & kCapitalCity) != 0 ||
        k.lexicon[static_cast<EntryId>(hit.value->id)].type != k.types.country)
      continue;
    // "Russian" is Russia's before it is short for what is Soviet.
    if (found == nullptr ||
        (hit.end == found->end && (found->value->flags & kShortForm) != 0))
      found = &hit;
  }
  return found;
}

std::uint64_t hash_name(const Knowledge& k, const Analysis& a,
                        const Mention& m) {
  std::uint64_t hash = 17;
  std::uint32_t t = m.begin;
  while (t < m.end) {
    const Hit* country = country_at(k, a, t, m.end);
    if (country != nullptr && country->end - t < m.end - m.begin) {
      hash = hash * 0x9E3779B97F4A7C15ULL + country->value->id;
      t = country->end;
      continue;
    }
    if (a.tokens[t].tag != Tag::kDash)
      hash = hash * 0x9E3779B97F4A7C15ULL + hash_token(a, t);
    ++t;
  }
  return hash ^ (index(m.type) * 0x51ED270B27ULL);
}

EntryId state_before(const Knowledge& k, const Analysis& a, const Mention& m) {
  std::uint32_t t = m.begin;
  if (t > 0 && a.tokens[t - 1].tag == Tag::kPOS) --t;
  if (t == 0 || a.mention_at[t - 1] == kNone) return kNoEntry;
  const Mention& state = a.mentions[a.mention_at[t - 1]];
  return state.type == k.types.country ? state.entry : kNoEntry;
}

bool initials_are(const Analysis& a, std::uint32_t begin, std::uint32_t end,
                  std::string_view acronym) {
  std::size_t at = 0;
  for (std::uint32_t t = begin; t < end; ++t) {
    if (!a.tokens[t].is(kCapital)) continue;
    if (at == acronym.size() || a.word(t)[0] != acronym[at]) return false;
    ++at;
  }
  return at >= 2 && at == acronym.size();
}

bool flagged_name(const Analysis& a, std::uint32_t begin, std::uint32_t end,
                  NameFlag flag) {
  return std::ranges::any_of(a.hits_from(begin), [&](const Hit& hit) {
    return is_flagged(hit, end, flag);
  });
}

bool within_title(const Knowledge& k, const Analysis& a, std::uint32_t begin,
                  std::uint32_t end) {
  constexpr std::uint32_t kRest = 4;  // Tokens of the title after the name.
  const auto last = static_cast<std::uint32_t>(a.tokens.size());
  for (std::uint32_t to = end; to <= last && to <= end + kRest; ++to)
    for (const std::uint32_t h : a.hits_to(to)) {
      const Hit& hit = a.hits[h];
      if (hit.begin < begin && hit.value->kind == TrieValue::Kind::kList &&
          hit.value->id == static_cast<std::uint32_t>(k.lists.title))
        return true;
    }
  return false;
}

std::pair<std::uint32_t, std::uint32_t> surname_of(const Knowledge& k,
                                                   const Analysis& a,
                                                   const Mention& m) {
  const WordTable& words = k.words();
  std::uint32_t end = m.end;
  // Jr., III and the like are no surnames.
  while (end > m.begin + 1 &&
         (words.in_list(a.tokens[end - 1].word, k.lists.name_suffix) ||
          a.tokens[end - 1].is(kRoman) || a.tokens[end - 1].tag == Tag::kComma))
    --end;
  if (end - m.begin == 1) return {m.begin, end};
  const Token& first = a.tokens[m.begin];
  const bool given = words.in_list(first.word, k.lists.given_name);
  const bool family = words.in_list(first.word, k.lists.family_name_first) ||
                      words.in_list(first.word, k.lists.family_name_first_word);
  if (words.in_list(first.word, k.lists.family_name_first) && !given &&
      end - m.begin >= 2)
    return {m.begin, m.begin + 1};
  // Kim Jong Un, Moon Jae-in: a family name first even if it is a given name,
  // too, where a hyphened second part in lower case follows.
  if (family && end >= m.begin + 4 && a.tokens[m.begin + 2].tag == Tag::kDash &&
      a.tokens[end - 1].is(kLower))
    return {m.begin, m.begin + 1};
  std::uint32_t begin = end - 1;
  while (begin >= m.begin + 2 && a.tokens[begin - 1].tag == Tag::kDash)
    begin -= 2;
  while (begin > m.begin + 1 &&
         (words.in_list(a.tokens[begin - 1].word, k.lists.name_particle) ||
          a.tokens[begin - 1].is(kLower)))
    --begin;
  return {begin, end};
}

}  // namespace entente
