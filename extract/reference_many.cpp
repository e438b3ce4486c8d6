// What stands for several: "both", "all three", "the two countries", "the
// leaders", "officials, including X and Y".
#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "extract/phrase.h"
#include "extract/reference.h"

namespace entente {
namespace {

/// How many a word gathers, or 0 where it does not say.
std::uint32_t count_of(std::string_view word) {
  constexpr std::array<std::string_view, 4> kNumbers = {"two", "three", "four",
                                                        "five"};
  if (word == "both") return 2;
  const auto at = std::ranges::find(kNumbers, word);
  return at == kNumbers.end()
             ? 0
             : static_cast<std::uint32_t>(at - kNumbers.begin()) + 2;
}

}  // namespace

/// "officials, including X and Y", "leaders such as X": the members of a group
/// that are named; where persons are, they alone.
void Reference::included(std::uint32_t id, std::uint8_t types,
                         Denoted& out) const {
  const Group& g = a_.groups[id];
  const WordTable& words = k_.words();
  const WordId head = a_.tokens[g.head].word;
  if (a_.tokens[g.head].tag != Tag::kNNS ||
      !(words.in_list(head, k_.lists.side_noun) ||
        words.in_list(head, k_.lists.proxy_actor) ||
        words.in_list(head, k_.lists.title)))
    return;
  const std::uint32_t end = a_.sentences[a_.sentence_of[g.head]].end;
  constexpr std::uint32_t kNear = 14;
  std::uint32_t t = g.end;
  for (; t < end && t < g.end + kNear; ++t) {
    const std::string_view w = words.text(a_.tokens[t].word);
    if (w == "including" || (w == ":" && t == g.end) ||
        (w == "as" && words.text(a_.tokens[t - 1].word) == "such"))
      break;
    if (a_.verb_at[t] != kNone) return;
  }
  if (t >= end || t >= g.end + kNear) return;
  std::array<Denoted, 2> named;  // Others, persons.
  for (++t; t < end && a_.verb_at[t] == kNone; ++t) {
    const std::uint32_t m = a_.mention_at[t];
    if (m == kNone) continue;
    const Mention& mention = a_.mentions[m];
    t = mention.end - 1;
    const bool person = mention.type == k_.types.person;
    if (allowed(m, types) && (person || mention.form != Form::kDemonym))
      named[person ? 1 : 0].add(mention.entity);
  }
  for (const std::uint32_t e : named[named[1].size > 0 ? 1 : 0]) out.add(e);
}

/// Whether a token opens examples of what stands before: "including X", "such
/// as X", "in particular X", "notably X".
bool Reference::exemplifies(std::uint32_t t) const {
  const std::string_view w = a_.word(t);
  if (w == "including" || w == "notably" || w == "particularly" ||
      w == "especially")
    return true;
  // "countries like X", "others, like X"
  if (w == "like")
    return t > 0 &&
           any(a_.tokens[t - 1].tag, bit(Tag::kNNS) | bit(Tag::kComma));
  return t > 0 && ((w == "as" && a_.word(t - 1) == "such") ||
                   (w == "particular" && a_.word(t - 1) == "in"));
}

/// "all who helped, notably X", "organizations of the region such as X": the
/// examples that follow a group and what hangs on it.
void Reference::examples(std::uint32_t id, std::uint8_t types,
                         Denoted& out) const {
  const Group& g = a_.groups[id];
  const std::uint32_t end = a_.sentences[a_.sentence_of[g.head]].end;
  constexpr std::uint32_t kNear = 14;
  for (std::uint32_t t = g.end; t + 1 < end && t < g.end + kNear; ++t) {
    if (exemplifies(t)) {
      for (std::uint32_t c = a_.group_at[t + 1]; c != kNone;
           c = a_.groups[c].next_conjunct)
        if (a_.mention_at[a_.groups[c].head] != kNone)
          one(c, types, false, 1, out);
      return;
    }
    if (a_.verb_at[t] != kNone) return;
    const std::uint32_t other = a_.group_at[t];
    if (other == kNone) continue;
    if (a_.groups[other].first_conjunct == g.first_conjunct) continue;
    const std::uint32_t p = a_.groups[other].preposition;
    std::uint32_t host = other;
    for (int hop = 0; hop < 3 && host != kNone && host != id; ++hop)
      host = a_.groups[a_.groups[host].first_conjunct].host;
    // "payments to countries, including X": not the payments.
    if (host != id || p == kNone ||
        (a_.word(p) != "of" && a_.word(p) != "in" && a_.word(p) != "from"))
      return;
  }
}

/// Whether things or people without names stand before a "they" in its
/// sentence, so that it may be these: "I welcome the partners and thank them".
bool Reference::many_before(std::uint32_t id) const {
  const std::uint32_t from =
      a_.sentences[a_.sentence_of[a_.groups[id].begin]].begin;
  for (std::uint32_t g = id; g-- > 0 && a_.groups[g].begin >= from;)
    if (a_.tokens[a_.groups[g].head].tag == Tag::kNNS &&
        a_.mention_at[a_.groups[g].head] == kNone &&
        a_.groups[g].pronoun == kNotPronoun)
      return true;
  return false;
}

/// The named actors that are coordinated from `group` on before group
/// `before`, or stand as a pair within it: "U.S.-ROK".
void Reference::members(std::uint32_t group, std::uint32_t before,
                        std::uint8_t types, Denoted& out) const {
  const Group& g = a_.groups[group];
  // "support for A and B", "attacks on A and B": what is talked of.
  if (g.preposition != kNone) {
    const std::string_view w = k_.words().text(a_.tokens[g.preposition].word);
    if (w == "for" || w == "on" || w == "in" || w == "to" || w == "about" ||
        w == "against" || w == "toward" || w == "towards")
      return;
  }
  if (g.first_conjunct == group && g.next_conjunct != kNone) {
    for (std::uint32_t c = group; c != kNone; c = a_.groups[c].next_conjunct) {
      const std::uint32_t m = a_.mention_at[a_.groups[c].head];
      if (c < before && m != kNone && allowed(m, types))
        out.add(a_.mentions[m].entity);
    }
    return;
  }
  for (std::uint32_t t = g.begin; t < g.end; ++t) {
    const std::uint32_t m = a_.mention_at[t];
    if (m == kNone) continue;
    if (a_.mentions[m].type == k_.types.country && allowed(m, types))
      out.add(a_.mentions[m].entity);
    t = a_.mentions[m].end - 1;
  }
}

/// All of a type that [from, to) names, but for what is talked of:
/// "aggression against Ukraine", "a policy toward China".
Denoted Reference::named_apart(std::uint32_t from, std::uint32_t to,
                               TypeId type) const {
  constexpr std::array<std::string_view, 4> kTopic = {"about", "against",
                                                      "toward", "towards"};
  Denoted out;
  for (std::uint32_t t = from; t < to; ++t) {
    const std::uint32_t m = a_.mention_at[t];
    if (m == kNone) continue;
    const std::uint32_t g = a_.group_at[t];
    const std::uint32_t prep = g == kNone ? kNone : a_.groups[g].preposition;
    if (a_.mentions[m].type == type &&
        (prep == kNone ||
         std::ranges::find(kTopic, k_.words().text(a_.tokens[prep].word)) ==
             kTopic.end()))
      out.add(a_.mentions[m].entity);
    t = a_.mentions[m].end - 1;
  }
  return out;
}

/// "- Sweden ...", "- Finland ...", "- Each of the two ...": what the items of
/// a list before that of `sentence` begin with, if it is a list.
Denoted Reference::items_before(std::uint32_t sentence,
                                std::uint8_t types) const {
  Denoted out;
  const auto item = [&](std::uint32_t s) {
    const Token& first = a_.tokens[a_.sentences[s].begin];
    return first.is(kLineStart) &&
           (first.tag == Tag::kBullet || first.tag == Tag::kDash);
  };
  if (!item(sentence)) return out;
  for (std::uint32_t s = sentence; s > 0 && item(s - 1); --s) {
    const std::uint32_t begin = a_.sentences[s - 1].begin + 1;
    if (begin >= a_.sentences[s - 1].end) continue;
    const std::uint32_t m = a_.mention_at[begin];
    if (m != kNone && allowed(m, types)) out.add(a_.mentions[m].entity);
  }
  return out;
}

/// Whether these two are the countries that the text names most.
bool Reference::topics(const Denoted& two) const {
  std::uint32_t least = states_named_[two.entities[0]];
  for (const std::uint32_t e : two) least = std::min(least, states_named_[e]);
  std::size_t above = 0;
  for (const std::uint32_t e : two) above += states_named_[e] > least ? 1U : 0U;
  // Nobody is above but one of the two.
  return static_cast<std::size_t>(std::ranges::count_if(
             states_named_,
             [&](std::uint32_t times) { return times > least; })) == above;
}

/// What is named together before a group, in its sentence or those before, the
/// nearest first: a coordination or pair, of `count` members if that is not 0;
/// with a count also names apart, if they are just as many, and beyond a
/// paragraph's end what the text is about. Farther back than
/// two sentences only countries, which a text is about as a whole, and of names
/// apart only two.
void Reference::gathered(std::uint32_t id, std::uint8_t types,
                         std::uint32_t count, Denoted& out) const {
  const std::uint32_t begin = a_.groups[id].begin;
  const std::uint32_t here = a_.sentence_of[begin];
  types = static_cast<std::uint8_t>(types & (mask(k_.types.country) |
                                             mask(k_.types.institution) |
                                             mask(k_.types.person)));
  const Denoted items = items_before(here, types);
  if (count != 0 && items.size != 0) {
    if (items.size != count) return;
    out = items;
    out.inferred = true;
    return;
  }
  std::uint32_t i = id;
  constexpr std::uint32_t kNear = 2;  // Sentences.
  const std::uint32_t back = count == 0 ? kNear : 8;
  bool paragraphs = false;  // Whether one ends between.
  for (std::uint32_t s = here + 1; s-- > 0 && s + back >= here;) {
    if (s != here) paragraphs |= a_.sentences[s + 1].paragraph;
    if (s + 1 == here && count == 2 && met_before(id, types, out)) return;
    if (s != here && a_.sentences[s].heading) continue;
    if (s + kNear < here) types &= mask(k_.types.country);
    const std::uint32_t from = a_.sentences[s].begin;
    for (; i > 0 && a_.groups[i - 1].begin >= from; --i) {
      Denoted pair;
      members(i - 1, id, types, pair);
      if (pair.size < 2 || (count != 0 ? pair.size != count : pair.size > 4))
        continue;
      if (paragraphs && pair.size == 2 &&
          a_.entities[pair.entities[0]].type == k_.types.country &&
          !topics(pair))
        continue;
      out = pair;
      out.inferred = true;
      return;
    }
    // "Roe found a partner in Doe: they signed" needs no number, nor does
    // "Roe met Doe. The leaders agreed".
    const bool leaders = types == mask(k_.types.person) && s + 1 == here;
    if (count == 0 && s != here && !leaders) continue;
    if (count > 2 && s + kNear < here) continue;
    const std::uint32_t to = std::min(begin, a_.sentences[s].end);
    for (const TypeId type : {k_.types.person, k_.types.country}) {
      if (((types >> index(type)) & 1) == 0) continue;
      if (count == 0 && type != k_.types.person) break;
      const Denoted apart = named_apart(from, to, type);
      if (apart.size != (count == 0 ? 2 : count)) continue;
      if (paragraphs && type == k_.types.country && !topics(apart)) continue;
      out = apart;
      out.inferred = true;
      return;
    }
  }
}

/// "our two countries": the one that speaks and the last other one that the
/// sentence names.
void Reference::ours(std::uint32_t id, std::uint8_t types, Denoted& out) const {
  const std::uint32_t begin = a_.groups[id].begin;
  const std::uint32_t from = a_.sentences[a_.sentence_of[begin]].begin;
  for (std::uint32_t t = begin; t-- > from;) {
    const std::uint32_t m = a_.mention_at[t];
    if (m == kNone || !allowed(m, types) || a_.mentions[m].entity == speaker_)
      continue;
    out.add(speaker_);
    out.add(a_.mentions[m].entity);
    out.inferred = true;
    return;
  }
}

/// "A urges both sides": whether a group is the object of one of those, so that
/// others are meant.
bool Reference::urges_itself(std::uint32_t id, std::uint8_t types,
                             const Denoted& all) const {
  const std::uint32_t v = a_.groups[id].verb;
  if (v == kNone || a_.verbs[v].object != id || a_.verbs[v].subject == kNone ||
      a_.verbs[v].subject == id ||
      a_.mention_at[a_.groups[a_.verbs[v].subject].head] == kNone ||
      a_.groups[a_.verbs[v].subject].preposition != kNone)
    return false;
  Denoted who;
  one(a_.verbs[v].subject, types, false, 1, who);
  return who.size == 1 && !who.inferred &&
         std::ranges::find(all, who.entities[0]) != all.end();
}

/// "both", "all three", "the two countries", "the leaders": whether a group
/// stands for several named before.
bool Reference::gathers(std::uint32_t id, std::uint8_t types,
                        Denoted& out) const {
  const Group& g = a_.groups[id];
  const WordTable& words = k_.words();
  const KnownLists& l = k_.lists;
  if (g.pronoun != kNotPronoun && g.pronoun != kOther) return false;
  std::uint32_t word = kNone;  // That gathers.
  for (std::uint32_t t = g.begin; t <= g.head; ++t) {
    if (a_.mention_at[t] != kNone) return false;
    if (words.in_list(a_.tokens[t].word, l.side_word)) word = t;
  }
  // "two Arab states" are any two.
  const bool counted = word == g.begin &&
                       count_of(words.text(a_.tokens[word].word)) != 0 &&
                       words.text(a_.tokens[word].word) != "both";
  const bool definite = a_.tokens[g.begin].tag == Tag::kDT ||
                        a_.tokens[g.begin].tag == Tag::kPRPS ||
                        (word == g.begin && !counted);
  const WordId head = a_.tokens[g.head].word;
  const bool person = words.in_list(head, l.person_noun);
  if (word == g.head) {
    // "both", "all three", but not "these" or "killing three".
    const std::string_view w = words.text(head);
    if (count_of(w) == 0 || (word == g.begin && w != "both")) return false;
  } else {
    if (a_.tokens[g.head].tag != Tag::kNNS || !words.in_list(head, l.side_noun))
      return false;
    // "the leaders", "the countries" alone are those just named.
    if (word == kNone && !((person || words.in_list(head, l.country_noun)) &&
                           definite && g.head == g.begin + 1 &&
                           k_.words().text(a_.tokens[g.begin].word) == "the"))
      return false;
  }
  if (!definite) return false;
  // "the leaders of X", "both parties to the conflict": others.
  if (id + 1 < a_.groups.size() && a_.groups[id + 1].host == id) {
    const std::string_view w =
        words.text(a_.tokens[a_.groups[id + 1].preposition].word);
    if (w == "of" || (w == "to" && word != g.head)) return false;
  }
  if (person) types &= mask(k_.types.person);
  if (words.in_list(head, l.country_noun)) types &= mask(k_.types.country);
  const bool with_speaker = speaker_ != kNone &&
                            types == mask(k_.types.country) &&
                            k_.words().text(a_.tokens[g.begin].word) == "our";
  if (with_speaker) ours(id, types, out);
  if (out.size != 0) return true;
  gathered(id, types,
           word == kNone ? 0 : count_of(words.text(a_.tokens[word].word)), out);
  if (with_speaker && std::ranges::find(out, speaker_) == out.end()) out = {};
  if (out.size != 0 && urges_itself(id, types, out)) out = {};
  return out.size != 0;
}

}  // namespace entente
