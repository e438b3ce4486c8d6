#include "extract/name_ties.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "extract/name_words.h"

namespace entente {
namespace {

/// How many mentions back an acronym looks for its name.
constexpr std::uint32_t kReach = 1000;

/// Whether a text is named by a number: "H.R. 1346", but not "2030 Agenda".
bool ends_in_number(const Analysis& a, const Mention& m) {
  const std::string_view last = a.word(m.end - 1);
  return !last.empty() && last.back() >= '0' && last.back() <= '9';
}

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

std::uint64_t hash_number(const Knowledge& k, const Analysis& a,
                          const Mention& m) {
  struct Series {
    std::string_view word;  // That begins the name.
    std::string_view name;
  };
  constexpr std::array<Series, 8> kSeries = {{{"executive", "order"},
                                              {"e.o.", "order"},
                                              {"eo", "order"},
                                              {"public", "law"},
                                              {"p.l.", "law"},
                                              {"pub.l.", "law"},
                                              {"pub.", "law"},
                                              {"unscr", "resolution"}}};
  if (m.type != k.types.document) return 0;
  const std::string_view first = k.words().text(a.tokens[m.begin].word);
  const auto series = std::ranges::find(kSeries, first, &Series::word);
  if (series == kSeries.end()) return 0;
  std::uint32_t t = m.begin;
  while (t < m.end && a.tokens[t].tag != Tag::kCD) ++t;
  if (t == m.end) return 0;
  std::uint32_t end = t + 1;
  while (end < m.end &&
         (a.tokens[end].tag == Tag::kCD || a.tokens[end].tag == Tag::kDash))
    ++end;
  return hash_tokens(a, t, end) ^ hash_word(series->name);
}

std::uint32_t numbered_text(const Knowledge& k, const Analysis& a,
                            std::uint32_t i) {
  const Mention& m = a.mentions[i];
  if (i == 0 || m.type != k.types.document) return kNone;
  const Mention& before = a.mentions[i - 1];
  if (before.type != m.type || before.entity == kNone ||
      before.end >= m.begin || before.end + 6 < m.begin ||
      a.sentence_of[before.begin] != a.sentence_of[m.begin] ||
      ends_in_number(a, before) == ends_in_number(a, m))
    return kNone;
  bool open = false;
  for (std::uint32_t t = before.end; t < m.begin; ++t) {
    const Tag tag = a.tokens[t].tag;
    const bool first = t == before.end;
    // "HAVA; P.L. 107-252" in brackets, "Act of 2018, 2020 (P.L. 1-2)".
    const bool bound = tag == Tag::kOpen ||
                       (first && (tag == Tag::kComma || tag == Tag::kColon ||
                                  tag == Tag::kQuote)) ||
                       (!open && (tag == Tag::kCD || tag == Tag::kIN)) ||
                       tag == Tag::kQuote || tag == Tag::kDT;
    if (!bound) return kNone;
    open |= tag == Tag::kOpen;
  }
  const Tag joint = a.tokens[before.end].tag;
  const bool listed = joint == Tag::kColon && before.begin > 0 &&
                      a.tokens[before.begin - 1].tag == Tag::kOpen;
  const bool titled = ends_in_number(a, before) &&
                      (joint == Tag::kComma || joint == Tag::kQuote);
  return open || listed || titled ? i - 1 : kNone;
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

ExplainedNames::ExplainedNames(const Analysis& a) : a_(a) {
  for (std::uint32_t j = 1; j < a.mentions.size(); ++j) {
    const Mention& m = a.mentions[j];
    const Mention& name = a.mentions[j - 1];
    if (m.form == Form::kAcronym && name.type == m.type &&
        name.form == Form::kName && name.end + 1 == m.begin &&
        a.tokens[name.end].tag == Tag::kOpen)
      by_acronym_[a.words(m.begin, m.end)].push_back(j - 1);
  }
}

std::uint32_t ExplainedNames::of(std::uint32_t i) const {
  const Mention& m = a_.mentions[i];
  const auto names = by_acronym_.find(a_.words(m.begin, m.end));
  if (names == by_acronym_.end()) return kNone;
  for (const std::uint32_t j : names->second)
    if (a_.mentions[j].entity != kNone) return j;
  return kNone;
}

bool same_title(const Knowledge& k, const Analysis& a, const Mention& x,
                const Mention& y) {
  if (x.begin == 0 || y.begin == 0) return false;
  const WordId title = a.tokens[x.begin - 1].word;
  return a.tokens[y.begin - 1].word == title &&
         k.words().in_list(title, k.lists.title);
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
  // "Desirée Cormier Smith", "Cormier Smith"; the same
  const std::uint32_t shorter = std::min(x.end - x.begin, y.end - y.begin);
  if (hash_tokens(a, x.end - shorter, x.end) ==
      hash_tokens(a, y.end - shorter, y.end))
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
