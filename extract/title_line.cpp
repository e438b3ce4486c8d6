#include "extract/title_line.h"

namespace entente {
namespace {

/// A line that says who wrote what stands above it: "By A, B & C".
bool byline(const Knowledge& knowledge, const Analysis& a, const Sentence& s) {
  const std::uint32_t n = s.end - s.begin;
  return s.paragraph && n >= 3 && n <= 60 &&
         knowledge.words().text(a.tokens[s.begin].word) == "by" &&
         a.tokens[s.begin].is(kCapital) && a.tokens[s.begin + 1].is(kCapital) &&
         a.tokens[s.end - 1].tag != Tag::kStop;
}

/// A line in title case: most words of some length start with capitals.
bool title_case(const Analysis& a, const Sentence& s) {
  std::uint32_t long_words = 0;
  std::uint32_t capitals = 0;
  for (std::uint32_t t = s.begin; t < s.end; ++t) {
    const Token& token = a.tokens[t];
    if (token.tag == Tag::kStop || a.word(t) == "|") return false;
    if ((token.shape & (kCapital | kLower)) == 0 || token.length < 4) continue;
    ++long_words;
    if (token.is(kCapital)) ++capitals;
  }
  return long_words >= 3 && capitals * 10 >= long_words * 9;
}

void add_title(const Knowledge& knowledge, const Analysis& a, const Sentence& s,
               std::vector<Mention>& candidates) {
  Mention m;
  m.begin = s.begin;
  m.end = s.end;
  while (m.begin < m.end && (a.tokens[m.begin].tag == Tag::kBullet ||
                             a.tokens[m.begin].tag == Tag::kQuote))
    ++m.begin;
  while (m.end > m.begin && a.tokens[m.end - 1].tag == Tag::kQuote) --m.end;
  if (m.end - m.begin < 3) return;
  m.type = knowledge.types.document;
  m.rank = 70;
  m.rule = knowledge.title_line;
  candidates.push_back(m);
}

}  // namespace

void find_titles(const Knowledge& knowledge, const Analysis& a,
                 std::vector<Mention>& candidates) {
  for (std::uint32_t i = 0; i < a.sentences.size(); ++i) {
    const Sentence& s = a.sentences[i];
    if (byline(knowledge, a, s)) {
      for (std::uint32_t j = i; j > 0 && i - j < 7; --j) {
        const Sentence& above = a.sentences[j - 1];
        if (byline(knowledge, a, above)) break;
        if (above.heading && title_case(a, above)) {
          add_title(knowledge, a, above, candidates);
          break;
        }
      }
    } else if (i > 0 && s.heading && s.end - s.begin >= 6 && title_case(a, s)) {
      for (std::uint32_t t = s.begin + 1; t + 2 < s.end; ++t)
        if (a.tokens[t].tag == Tag::kColon && a.word(t) == ":") {
          add_title(knowledge, a, s, candidates);
          break;
        }
    }
  }
}

}  // namespace entente
