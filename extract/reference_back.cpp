// What points back to one named before: "its", "he", "the Secretary".
#include <algorithm>

#include "extract/phrase.h"
#include "extract/reference.h"

namespace entente {

/// Whether a person is named with a title, and with another than a group's, in
/// the sentences before it: "the President" is not Secretary Root.
bool Reference::titled_else(std::uint32_t entity, const Group& g) const {
  const WordTable& words = k_.words();
  const std::uint32_t here = a_.sentence_of[g.begin];
  const std::uint32_t from = a_.sentences[here - std::min(here, 2U)].begin;
  bool else_titled = false;
  for (std::uint32_t t = g.begin; t > from;) {
    const std::uint32_t m = a_.mention_at[--t];
    if (m == kNone) continue;
    t = a_.mentions[m].begin;
    if (a_.mentions[m].entity != entity || t == 0) continue;
    // "Under Secretary for Political Affairs Jane Roe"
    constexpr std::uint32_t kTitle = 9;  // Tokens.
    for (std::uint32_t i = t; i-- > from && i + kTitle > t;) {
      if (a_.verb_at[i] != kNone || a_.tokens[i].tag == Tag::kComma ||
          (a_.mention_at[i] != kNone &&
           a_.mentions[a_.mention_at[i]].type == k_.types.person))
        break;
      if (a_.tokens[i].word == a_.tokens[g.head].word) return false;
      else_titled |=
          words.in_list(a_.tokens[i].word, k_.lists.title) &&
          !words.in_list(a_.tokens[i].word, k_.lists.title_honorific);
    }
  }
  return else_titled;
}

/// "the Deputy Secretary": the person last named with that title, or kNone.
std::uint32_t Reference::titled(const Group& g) const {
  const WordTable& words = k_.words();
  const std::uint32_t first =  // After the article, if there is one.
      g.begin + (a_.tokens[g.begin].tag == Tag::kDT ? 1 : 0);
  const std::uint32_t length = g.head + 1 - first;
  constexpr std::uint32_t kBack = 8;   // Sentences.
  constexpr std::uint32_t kTitle = 9;  // Tokens of a title before its name.
  const std::uint32_t here = a_.sentence_of[g.begin];
  const std::uint32_t from = a_.sentences[here - std::min(here, kBack)].begin;
  if (length == 0) return kNone;
  for (std::uint32_t t = g.begin; t > from + length;) {
    const std::uint32_t m = a_.mention_at[--t];
    if (m == kNone || a_.mentions[m].type != k_.types.person) continue;
    t = a_.mentions[m].begin;
    for (std::uint32_t i = t; i >= from + length && i + kTitle > t; --i) {
      if (i < t && (a_.verb_at[i] != kNone || a_.tokens[i].tag == Tag::kComma ||
                    (a_.mention_at[i] != kNone &&
                     a_.mentions[a_.mention_at[i]].type == k_.types.person)))
        break;
      if (!std::equal(
              a_.tokens.begin() + i - length, a_.tokens.begin() + i,
              a_.tokens.begin() + first,
              [](const Token& x, const Token& y) { return x.word == y.word; }))
        continue;
      const std::uint32_t before = i - length;
      if (before > from &&
          (words.in_list(a_.tokens[before - 1].word, k_.lists.title_deputy) ||
           words.in_list(a_.tokens[before - 1].word, k_.lists.title_prefix)))
        continue;
      return a_.mentions[m].entity;
    }
  }
  return kNone;
}

/// The entity of the latest mention of one of `types` before `token`, at most
/// `back` sentences before; subjects (the first of a sentence) win over others
/// of an earlier sentence. Of institutions only those `of_states`, if asked.
std::uint32_t Reference::latest(std::uint32_t token, std::uint8_t types,
                                std::uint32_t back, bool of_states) const {
  if (types == 0) return kNone;
  const std::uint32_t here = a_.sentence_of[token];
  // In this sentence, before: the first such mention, being its subject.
  const auto first_in = [&](std::uint32_t begin, std::uint32_t end) {
    for (std::uint32_t t = begin; t < end; ++t) {
      const std::uint32_t m = a_.mention_at[t];
      if (m == kNone) continue;
      if (allowed(m, types) && !(of_states && organ(a_.mentions[m])))
        return a_.mentions[m].entity;
      t = a_.mentions[m].end - 1;
    }
    return kNone;
  };
  // Who speaks, "MR. ROE: He", is not whom he speaks of.
  std::uint32_t person = kNone;
  std::uint32_t begin = a_.sentences[here].begin;
  if (labelled(a_.sentences[here], person))
    while (begin < token && a_.word(begin) != ":") ++begin;
  const std::uint32_t mine = first_in(begin, token);
  if (mine != kNone) return mine;
  for (std::uint32_t s = here; s > 0 && here - s < back; --s) {
    if (a_.sentences[s].paragraph && here - s >= 1 && back < 3) break;
    const Sentence& prev = a_.sentences[s - 1];
    const std::uint32_t e = first_in(prev.begin, prev.end);
    if (e != kNone) return e;
  }
  return kNone;
}

/// The agreement that "the treaty" stands for: the one named last, in three
/// sentences. What says its kind, "the declaration", is only one whose name
/// says so, too.
std::uint32_t Reference::agreement(const Group& g) const {
  constexpr std::array<std::string_view, 6> kAnyKind = {
      "agreement", "treaty", "pact", "accord", "accords", "deal"};
  const std::uint8_t types = mask(k_.types.agreement);
  const WordId head = a_.tokens[g.head].word;
  if (std::ranges::find(kAnyKind, k_.words().text(head)) != kAnyKind.end())
    return latest(g.begin, types, 3);
  const std::uint32_t here = a_.sentence_of[g.begin];
  const std::uint32_t from = a_.sentences[here - std::min(here, 2U)].begin;
  for (std::uint32_t t = g.begin; t > from;) {
    const std::uint32_t m = a_.mention_at[--t];
    if (m == kNone) continue;
    const Mention& named = a_.mentions[m];
    t = named.begin;
    if (allowed(m, types) &&
        std::any_of(a_.tokens.begin() + named.begin,
                    a_.tokens.begin() + named.end,
                    [&](const Token& x) { return x.word == head; }))
      return named.entity;
  }
  return kNone;
}

/// The body whose name ends with the noun that stands for it, "the group" for
/// "Wagner Group", eight sentences back at most; or kNone.
std::uint32_t Reference::body_called(const Group& g, std::uint8_t types) const {
  constexpr std::uint32_t kBack = 8;
  const WordId head = a_.tokens[g.head].word;
  const std::uint32_t here = a_.sentence_of[g.begin];
  const std::uint32_t from = a_.sentences[here - std::min(here, kBack)].begin;
  for (std::uint32_t t = g.begin; t > from;) {
    const std::uint32_t m = a_.mention_at[--t];
    if (m == kNone) continue;
    if (t + 1 == a_.mentions[m].end && a_.tokens[t].word == head &&
        allowed(m, types))
      return a_.mentions[m].entity;
    t = a_.mentions[m].begin;
  }
  return kNone;
}

/// Who acts in the sentences before `sentence` where none names a person: "The
/// Secretary met them. He urged reform. He left."
std::uint32_t Reference::he_of_before(std::uint32_t sentence) const {
  constexpr std::uint32_t kBack = 4;
  for (std::uint32_t s = sentence; s > 0 && s + kBack > sentence; --s) {
    if (a_.sentences[s].paragraph) return kNone;
    const Sentence& before = a_.sentences[s - 1];
    for (std::uint32_t t = before.begin; t < before.end; ++t) {
      const std::uint32_t m = a_.mention_at[t];
      if (m != kNone && a_.mentions[m].type == k_.types.person)
        return a_.mentions[m].entity;
    }
    const std::uint32_t first = a_.group_at[before.begin];
    if (first == kNone) return kNone;
    const Group& g = a_.groups[first];
    if (g.pronoun == kHe) continue;
    return k_.words().in_list(a_.tokens[g.head].word, k_.lists.title)
               ? titled(g)
               : kNone;
  }
  return kNone;
}

/// Whose "its" is in a phrase that hangs on a group: that group's, if it is an
/// actor.
std::uint32_t Reference::owner_before(const Group& g,
                                      std::uint8_t types) const {
  if (g.preposition == kNone || g.host == kNone) return kNone;
  const std::string_view w = k_.words().text(a_.tokens[g.preposition].word);
  if (w != "for" && w != "in" && w != "during" && w != "amid" && w != "over" &&
      w != "after" && w != "since" && w != "following" && w != "despite")
    return kNone;
  Denoted owner;
  std::uint32_t of = g.host;
  // "to account for its war" hangs on whom one holds to account.
  if (k_.words().text(a_.tokens[a_.groups[of].head].word) == "account" &&
      a_.groups[of].host != kNone)
    of = a_.groups[of].host;
  const Group& host = a_.groups[of];
  if (a_.mention_at[host.head] != kNone ||
      (a_.tokens[host.head].tag != Tag::kPRP &&
       k_.words().in_list(a_.tokens[host.head].word, k_.lists.proxy_actor)))
    one(of, types, false, 1, owner);
  return owner.size == 1 ? owner.entities[0] : kNone;
}

}  // namespace entente
