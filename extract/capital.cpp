#include "extract/capital.h"

#include <string_view>

namespace entente {
namespace {

bool is_capital_city(const Hit& hit) {
  const TrieValue& value = *hit.value;
  return value.kind == TrieValue::Kind::kName &&
         (value.flags & kCapitalCity) != 0;
}

/// Widens [begin, end), a capital, to the whole of "Paris, Berlin and London".
void take_list(const Analysis& a, const Sentence& s, std::uint32_t& begin,
               std::uint32_t& end) {
  std::uint32_t from = begin;
  std::uint32_t to = end;
  bool joined = false;  // By "and", not by commas alone.
  bool more = true;
  const auto separator = [&](std::uint32_t t) {
    joined = joined || a.tokens[t].tag == Tag::kCC;
    return a.tokens[t].tag == Tag::kCC || a.tokens[t].tag == Tag::kComma;
  };
  while (more) {
    more = false;
    std::uint32_t t = from;  // Past ", and".
    while (t > s.begin + 1 && from - t < 2 && separator(t - 1)) --t;
    if (t == from) break;
    for (const std::uint32_t h : a.hits_to(t)) {
      if (!is_capital_city(a.hits[h])) continue;
      from = a.hits[h].begin;
      more = true;
      break;
    }
  }
  more = true;
  while (more) {
    more = false;
    std::uint32_t t = to;
    while (t + 1 < s.end && t - to < 2 && separator(t)) ++t;
    if (t == to) break;
    for (const Hit& hit : a.hits_from(t)) {
      if (!is_capital_city(hit)) continue;
      to = hit.end;
      more = true;
      break;
    }
  }
  if (!joined) return;
  begin = from;
  end = to;
}

/// "has long accused": whether the participle at t has its auxiliary before.
bool after_have(const Knowledge& k, const Analysis& a, const Sentence& s,
                std::uint32_t t) {
  while (t > s.begin && a.tokens[t - 1].tag == Tag::kRB) --t;
  return t > s.begin &&
         k.words().text(k.words()[a.tokens[t - 1].word].lemma) == "have";
}

/// "the capital Nairobi", "the city of Nairobi", "Nairobi is the capital":
/// whether [begin, end) is called a city.
bool called_city(const WordTable& words, const Analysis& a, const Sentence& s,
                 std::uint32_t begin, std::uint32_t end) {
  const auto city = [&](std::uint32_t t) {
    const std::string_view w = words.text(a.tokens[t].word);
    return w == "capital" || w == "city";
  };
  if (begin > s.begin && city(begin - 1)) return true;
  if (begin > s.begin + 1 && city(begin - 2) &&
      words.text(a.tokens[begin - 1].word) == "of")
    return true;
  constexpr std::uint32_t kFar = 6;
  if (end + 1 >= s.end || a.tokens[end + 1].tag != Tag::kDT) return false;
  const std::string_view is = words.text(a.tokens[end].word);
  if (is != "is" && is != "was" && is != "became" && is != "remains")
    return false;
  for (std::uint32_t t = end + 2; t < s.end && t < end + kFar; ++t)
    if (city(t)) return true;
  return false;
}

/// Whether what stands from t on is a matter of state rather than a place.
bool owns_matter(const Knowledge& k, const Analysis& a, const Sentence& s,
                 std::uint32_t t) {
  const auto matter = [&](std::uint32_t i) {
    const std::string_view w =
        k.words().text(k.words()[a.tokens[i].word].lemma);
    return w == "affair" || w == "interest" || w == "policy" || w == "view" ||
           w == "eye" || w == "favor" || w == "favour" || w == "hand" ||
           w == "request" || w == "behest" || w == "position" ||
           w == "approach" || w == "decision" || w == "strategy" ||
           w == "relation" || w == "relationship" || w == "stance" ||
           w == "behavior" || w == "calculus" || w == "ambition";
  };
  return t < s.end && (matter(t) || (t + 1 < s.end && matter(t + 1)));
}

}  // namespace

bool capital_acts(const Knowledge& k, const Analysis& a, std::uint32_t begin,
                  std::uint32_t end) {
  const WordTable& words = k.words();
  const Sentence& s = a.sentences[a.sentence_of[begin]];
  take_list(a, s, begin, end);
  const Token* prev = begin > s.begin ? &a.tokens[begin - 1] : nullptr;
  const Token* next = end < s.end ? &a.tokens[end] : nullptr;
  if (s.heading && s.end - s.begin < 4) return false;
  if (called_city(words, a, s, begin, end)) return false;
  // "Washington, D.C.", "Geneva, Switzerland": a place before its region.
  if (next != nullptr && next->tag == Tag::kComma && end + 1 < s.end &&
      a.tokens[end + 1].is(kCapital)) {
    for (const Hit& hit : a.hits_from(end + 1)) {
      if (hit.value->kind != TrieValue::Kind::kName) continue;
      const Entry& e = k.lexicon[static_cast<EntryId>(hit.value->id)];
      if ((e.type == k.types.country &&
           (hit.value->flags & kCapitalCity) == 0) ||
          e.type == k.types.place)
        return false;
    }
  }
  if (next != nullptr && next->is(kCapital) && next->tag == Tag::kNNP)
    return false;
  if (next != nullptr && words.text(next->word) == "mayor") return false;
  // "A delegation from Lima arrived".
  if (prev != nullptr && next != nullptr && words.text(prev->word) == "from" &&
      words.in_list(next->word, k.lists.movement_verb))
    return false;
  // A pair in a hyphen or dash: "Beijing-Moscow axis".
  const bool dash_before =
      prev != nullptr && prev->tag == Tag::kDash && prev->is(kJoined);
  const bool dash_after =
      next != nullptr && next->tag == Tag::kDash && next->is(kJoined);
  if (dash_before) {  // "pro-Beijing": whose side one takes.
    const std::string_view w = words.text(a.tokens[begin - 2].word);
    if (w == "pro" || w == "anti") return true;
  }
  if (dash_before || dash_after) {
    const std::uint32_t other = dash_before ? begin - 2 : end + 1;
    return other < a.tokens.size() && a.tokens[other].is(kCapital);
  }
  // "in Beijing's affairs"; but "in Beijing's streets", "at Riga's Old Town".
  if (prev != nullptr && words.in_list(prev->word, k.lists.place_preposition))
    return next != nullptr && next->tag == Tag::kPOS &&
           owns_matter(k, a, s, end + 1);
  if (prev != nullptr && any(prev->tag, bit(Tag::kNNP) | bit(Tag::kDT)) &&
      words.text(prev->word) != "both")
    return false;
  const WordId between = k.known.between;
  const WordId with = k.known.with;
  if (prev != nullptr && (prev->word == between || prev->word == with))
    return true;
  if (next != nullptr) {
    if (next->tag == Tag::kPOS) {
      // "Seoul's ambition" acts; "Seoul's streets" does not, but is rarer.
      return !(end + 1 < s.end &&
               words.in_list(a.tokens[end + 1].word, k.lists.place_head));
    }
    // "Seoul, for which China is a market, hopes".
    if (prev == nullptr && next->tag == Tag::kComma && end + 2 < s.end &&
        (a.tokens[end + 1].tag == Tag::kWDT ||
         (a.tokens[end + 1].tag == Tag::kIN &&
          a.tokens[end + 2].tag == Tag::kWDT)))
      return true;
    // Locative prepositions were seen above; "that Tehran is", "as Seoul did".
    if (any(next->tag, kFiniteTags)) return true;
    if (next->tag == Tag::kRB && end + 1 < s.end &&
        any(a.tokens[end + 1].tag, kFiniteTags))
      return true;
    if (words.in_list(next->word, k.lists.proxy_actor) && !next->is(kCapital))
      return true;
    if (next->tag == Tag::kTO && prev != nullptr &&
        (words[prev->word].tags & kVerbTags) != 0)
      return true;
    if (next->tag == Tag::kCC && end + 1 < s.end &&
        a.tokens[end + 1].is(kCapital)) {
      // "Washington and Seoul are", "both Washington and Seoul"; the other
      // must be a capital or state, too.
      for (const Hit& hit : a.hits_from(end + 1)) {
        if (hit.value->kind != TrieValue::Kind::kName) continue;
        if ((hit.value->flags & kCapitalCity) != 0 ||
            k.lexicon[static_cast<EntryId>(hit.value->id)].type ==
                k.types.country) {
          if (prev == nullptr || !any(prev->tag, bit(Tag::kIN) | bit(Tag::kTO)))
            return true;
          if (words.text(prev->word) == "from") return false;
          break;  // "travelled to Bamako and Niamey": as of one.
        }
      }
    }
  }
  if (prev != nullptr) {
    if (any(prev->tag, kVerbTags & ~bit(Tag::kVBN)) ||
        (prev->tag == Tag::kVBN && after_have(k, a, s, begin - 1))) {
      // "urged Tehran", "shields Pyongyang"; but "visited Paris".
      return !words.in_list(words[prev->word].lemma, k.lists.place_context);
    }
    if (prev->tag == Tag::kCC && begin >= s.begin + 2) {
      const std::uint32_t m = begin - 2;
      // "in Comayagua and Tegucigalpa".
      if (m > s.begin && a.tokens[m].is(kCapital) &&
          words.in_list(a.tokens[m - 1].word, k.lists.place_preposition))
        return false;
      for (const std::uint32_t h : a.hits_to(m + 1)) {
        const TrieValue& v = *a.hits[h].value;
        if (v.kind != TrieValue::Kind::kName) continue;
        if ((v.flags & kCapitalCity) != 0)
          return capital_acts(k, a, a.hits[h].begin, a.hits[h].end);
      }
    }
    if (prev->tag == Tag::kIN || prev->tag == Tag::kTO) {
      const std::string_view w = words.text(prev->word);
      if (w == "to" || w == "from" || w == "for") {
        // "From Seoul, she will travel on".
        if (begin == s.begin + 1 && next != nullptr && next->tag == Tag::kComma)
          return false;
        if (words.text(a.tokens[end - 1].word) == "city") return false;
        // "flew to Stockholm" is travel, "approach to Pyongyang" is not.
        for (std::uint32_t t = begin - 1; t > s.begin && t + 8 > begin; --t)
          if (words.in_list(a.tokens[t - 1].word, k.lists.movement_verb) ||
              (any(a.tokens[t - 1].tag, kVerbTags) &&
               words.in_list(words[a.tokens[t - 1].word].lemma,
                             k.lists.place_context)))
            return false;
        return true;
      }
      // "sanctions on Moscow", "critical of Beijing", "called on Tehran"
      if ((w == "on" || w == "upon" || w == "of") && begin > s.begin + 1 &&
          words.in_list(a.tokens[begin - 2].word, k.lists.toward_noun))
        return true;
      return w == "by" || w == "against" || w == "that" || w == "while" ||
             w == "because" || w == "if" || w == "as" || w == "toward" ||
             w == "towards";
    }
  }
  return false;
}

}  // namespace entente
