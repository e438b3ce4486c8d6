#include "extract/post.h"

#include <tuple>
#include <utility>

#include "extract/name_words.h"

namespace entente {
namespace {

/// Where the post at tokens [head, m.end) lies: "in Havana" after it or
/// within it, "Embassy Port Louis". Empty if the text does not say.
std::pair<std::uint32_t, std::uint32_t> site_of(const Knowledge& k,
                                                const Analysis& a,
                                                std::uint32_t i,
                                                std::uint32_t head) {
  const Mention& m = a.mentions[i];
  std::uint32_t in = head + 1;
  if (in < m.end &&
      k.words().text(k.words()[a.tokens[in].word].lemma) == "general")
    ++in;
  if (in < m.end && a.tokens[in].is(kCapital) &&
      country_at(k, a, in, m.end) == nullptr)
    return {in, m.end};
  while (in < a.tokens.size() && in < head + 3 && a.tokens[in].is(kCapital))
    ++in;  // General
  if (in < m.end && k.words().text(a.tokens[in].word) == "of") in = m.end;
  const Sentence& s = a.sentences[a.sentence_of[head]];
  if (in + 1 >= s.end) return {};
  const std::string_view w = k.words().text(a.tokens[in].word);
  if (w != "in" && w != "at") return {};
  const std::uint32_t place = a.mention_at[in + 1];
  std::uint32_t end = in + 1;
  if (place != kNone && place != i) {
    if (a.mentions[place].type == k.types.place) end = a.mentions[place].end;
  } else if (place == i && country_at(k, a, in + 1, m.end) == nullptr) {
    end = m.end;
  }
  return {in + 1, end};
}

}  // namespace

std::optional<Post> read_post(const Knowledge& k, const Analysis& a,
                              std::uint32_t i) {
  const Mention& m = a.mentions[i];
  std::uint32_t head = m.begin;
  while (head < m.end &&
         !(k.words().in_list(a.tokens[head].word, k.lists.embassy_head) &&
           a.tokens[head].is(kCapital)))
    ++head;
  if (head == m.end) return {};
  Post post;
  post.head = k.words()[a.tokens[head].word].lemma;
  for (std::uint32_t t = m.begin; t < head; ++t) {
    if (const Hit* hit = country_at(k, a, t, head)) {
      post.country = hit->value->id;
      t = hit->end - 1;
    } else if (a.tokens[t].is(kCapital) && t + 1 < head) {
      return {};
    }
  }
  if (post.country == kNone && head + 2 < m.end &&
      k.words().text(a.tokens[head + 1].word) == "of") {
    std::uint32_t t = head + 2;
    while (t < m.end && !a.tokens[t].is(kCapital)) ++t;
    if (const Hit* hit = t < m.end ? country_at(k, a, t, m.end) : nullptr)
      post.country = hit->value->id;
  }
  std::tie(post.begin, post.end) = site_of(k, a, i, head);
  if (post.begin < post.end) post.site = hash_tokens(a, post.begin, post.end);
  return post;
}

bool may_be_one(const Post& x, const Post& y) {
  return x.head == y.head &&
         (x.country == kNone || y.country == kNone || x.country == y.country) &&
         (x.site == 0 || y.site == 0 || x.site == y.site);
}

}  // namespace entente
