#include "extract/name_ties.h"

#include <string_view>

#include "extract/name_words.h"

namespace entente {
namespace {

/// How many mentions back an acronym looks for its name.
constexpr std::uint32_t kReach = 1000;

}  // namespace

std::uint32_t other_name(const Knowledge& k, const Analysis& a,
                         std::uint32_t i) {
  const Mention& m = a.mentions[i];
  const Sentence& s = a.sentences[a.sentence_of[m.begin]];
  bool said = false;
  for (std::uint32_t t = m.begin; t > s.begin && t + 8 > m.begin;) {
    const std::uint32_t j = a.mention_at[--t];
    if (j != kNone) {
      const Mention& other = a.mentions[j];
      const bool fits = other.type == m.type && other.entity != kNone;
      if (fits && said) return j;
      // "Y and Z": as Y.
      const std::uint32_t first =
          fits && t + 2 == m.begin && a.tokens[t + 1].tag == Tag::kCC
              ? other_name(k, a, j)
              : kNone;
      return first;
    }
    const std::string_view w = k.words().text(a.tokens[t].word);
    const Tag tag = a.tokens[t].tag;
    if (w == "known" || w == "renamed" || w == "alias" || w == "aka" ||
        w == "a.k.a" || w == "a.k.a.")
      said = true;
    else if (w != "as" && w != "also" && w != "later" && w != "now" &&
             w != "better" && w != "formerly" && w != "and" &&
             tag != Tag::kComma && tag != Tag::kOpen && tag != Tag::kQuote)
      return kNone;
  }
  return kNone;
}

std::uint32_t spelled_name(const Analysis& a, std::uint32_t i) {
  const Mention& m = a.mentions[i];
  if (m.form != Form::kAcronym || m.end - m.begin != 1) return kNone;
  const std::string_view acronym = a.word(m.begin);
  for (std::uint32_t j = i; j > 0 && i - j < kReach;) {
    const Mention& other = a.mentions[--j];
    if (other.type == m.type && other.entity != kNone &&
        other.end - other.begin >= acronym.size() &&
        initials_are(a, other.begin, other.end, acronym))
      return j;
  }
  return kNone;
}

std::uint32_t explained_name(const Analysis& a, std::uint32_t i) {
  const std::string_view acronym =
      a.words(a.mentions[i].begin, a.mentions[i].end);
  for (std::uint32_t j = 1; j < a.mentions.size(); ++j) {
    const Mention& m = a.mentions[j];
    const Mention& name = a.mentions[j - 1];
    if (m.form == Form::kAcronym && name.type == m.type &&
        name.form == Form::kName && name.entity != kNone &&
        name.end + 1 == m.begin && a.tokens[name.end].tag == Tag::kOpen &&
        a.words(m.begin, m.end) == acronym)
      return j - 1;
  }
  return kNone;
}

bool is_kin(const Knowledge& k, const Analysis& a, const Mention& m) {
  const Sentence& s = a.sentences[a.sentence_of[m.begin]];
  for (std::uint32_t t = m.begin; t > s.begin && t + 4 > m.begin;) {
    const Token& token = a.tokens[--t];
    if (k.words().in_list(token.word, k.lists.relation_person)) return true;
    if (token.tag != Tag::kIN && token.tag != Tag::kComma) return false;
  }
  return false;
}

bool may_name_one(const Knowledge& k, const Analysis& a, const Mention& x,
                  const Mention& y) {
  const auto sx = surname_of(k, a, x);
  const auto sy = surname_of(k, a, y);
  if (hash_tokens(a, sx.first, sx.second) !=
      hash_tokens(a, sy.first, sy.second))
    return false;
  if (hash_tokens(a, x.begin, x.end) == hash_tokens(a, y.begin, y.end))
    return true;
  if (sx.first == x.begin || sy.first == y.begin)
    return false;  // Family first.
  const std::uint32_t gx = x.begin;
  const std::uint32_t gy = y.begin;
  if (hash_token(a, gx) == hash_token(a, gy)) {
    // Middle initials must not disagree: George W., George H.W.
    const std::uint32_t mx = sx.first - x.begin;
    const std::uint32_t my = sy.first - y.begin;
    if (mx < 2 || my < 2) return true;
    return a.word(gx + 1)[0] == a.word(gy + 1)[0];
  }
  const bool initial = a.tokens[gx].is(kInitial) || a.tokens[gy].is(kInitial);
  return initial && a.word(gx)[0] == a.word(gy)[0];
}

}  // namespace entente
