// Who is meant by the office they hold or by having met: "the Secretary and
// Foreign Ministers", "her counterparts", "both sides".
#include <algorithm>

#include "extract/phrase.h"
#include "extract/reference.h"

namespace entente {

/// Whether the words before a person's name are the post that `titles` says of
/// several: "Minister of Foreign Affairs Jane Roe", "the Foreign Ministers".
bool Reference::bears(const Mention& person, const Group& titles) const {
  constexpr std::uint32_t kTitle = 9;  // Tokens of a title before its name.
  const WordTable& words = k_.words();
  std::uint32_t begin = person.begin;
  const std::uint32_t from = a_.sentences[a_.sentence_of[person.begin]].begin;
  while (begin > from && begin + kTitle > person.begin) {
    const std::uint32_t m = a_.mention_at[begin - 1];
    if (a_.verb_at[begin - 1] != kNone ||
        a_.tokens[begin - 1].tag == Tag::kComma ||
        (m != kNone && a_.mentions[m].type == k_.types.person))
      break;
    --begin;
  }
  for (std::uint32_t t = titles.begin; t <= titles.head; ++t) {
    if (any(a_.tokens[t].tag, bit(Tag::kDT) | bit(Tag::kCD))) continue;
    const WordId wanted = words[a_.tokens[t].word].lemma;
    if (std::none_of(
            a_.tokens.begin() + begin, a_.tokens.begin() + person.begin,
            [&](const Token& x) { return words[x.word].lemma == wanted; }))
      return false;
  }
  return true;
}

/// "Roe and her counterparts": the others whom the sentence before names.
bool Reference::counterparts(std::uint32_t id, Denoted& out) const {
  const Group& g = a_.groups[id];
  const std::uint32_t here = a_.sentence_of[g.begin];
  const std::uint32_t m = a_.mention_at[a_.groups[g.first_conjunct].head];
  if (here == 0 || m == kNone || a_.mentions[m].type != k_.types.person ||
      a_.tokens[g.begin].tag != Tag::kPRPS || g.head != g.begin + 1 ||
      k_.words().text(a_.tokens[g.head].word) != "counterparts")
    return false;
  const Sentence& before = a_.sentences[here - 1];
  const Denoted all = named_apart(before.begin, before.end, k_.types.person);
  if (std::ranges::find(all, a_.mentions[m].entity) == all.end()) return false;
  for (const std::uint32_t e : all)
    if (e != a_.mentions[m].entity) out.add(e);
  out.inferred = true;
  return out.size > 0;
}

/// "the Secretary and Foreign Ministers": the persons, several and with that
/// title, whom one sentence before names.
bool Reference::holders(std::uint32_t id, Denoted& out) const {
  constexpr std::uint32_t kBack = 12;  // Sentences.
  const Group& g = a_.groups[id];
  const Group& first = a_.groups[g.first_conjunct];
  const WordTable& words = k_.words();
  const WordId head = a_.tokens[g.head].word;
  if (counterparts(id, out)) return true;
  if (words[head].lemma == head || g.possessor != kNone ||
      a_.tokens[first.begin].tag != Tag::kDT)
    return false;
  for (std::uint32_t t = g.begin; t < g.end; ++t)
    if (a_.mention_at[t] != kNone) return false;
  if (id + 1 < a_.groups.size() && a_.groups[id + 1].host == id &&
      words.text(a_.tokens[a_.groups[id + 1].preposition].word) == "of")
    return false;  // "the ministers of X": others.
  const std::uint32_t here = a_.sentence_of[g.begin];
  for (std::uint32_t s = here; s-- > 0 && s + kBack >= here;) {
    Denoted named;
    for (std::uint32_t t = a_.sentences[s].begin; t < a_.sentences[s].end;
         ++t) {
      const std::uint32_t m = a_.mention_at[t];
      if (m == kNone) continue;
      t = a_.mentions[m].end - 1;
      if (a_.mentions[m].type == k_.types.person && bears(a_.mentions[m], g))
        named.add(a_.mentions[m].entity);
    }
    if (named.size < 2) continue;
    for (const std::uint32_t e : named) out.add(e);
    out.inferred = true;
    return true;
  }
  return false;
}

/// "Roe met with Doe. ... The two sides agreed": those who met, in the nearest
/// sentence that says so.
bool Reference::met_before(std::uint32_t id, std::uint8_t types,
                           Denoted& out) const {
  const Group& g = a_.groups[id];
  if (((types >> index(k_.types.person)) & 1) == 0 ||
      k_.words().text(k_.words()[a_.tokens[g.head].word].lemma) != "side")
    return false;
  constexpr std::uint32_t kBack = 8;  // Sentences.
  const std::uint32_t here = a_.sentence_of[g.begin];
  for (std::uint32_t s = here; s > 0 && s + kBack > here; --s) {
    const Sentence& before = a_.sentences[s - 1];
    for (std::uint32_t t = before.begin; t < before.end; ++t) {
      const std::uint32_t v = a_.verb_at[t];
      if (v == kNone) continue;
      Denoted who;
      if (meeting(v, id, 1, who) && who.size == 2) {
        out = who;
        out.inferred = true;
        return true;
      }
      t = a_.verbs[v].end - 1;
    }
  }
  return false;
}

}  // namespace entente
