#include "extract/post.h"

#include "extract/name_words.h"

namespace entente {
namespace {

/// Where the post at tokens [head, m.end) lies: "in Havana" after it or
/// within it, "Embassy Port Louis". 0 if the text does not say.
std::uint64_t site_of(const Knowledge& k, const Analysis& a, std::uint32_t i,
                      std::uint32_t head) {
  const Mention& m = a.mentions[i];
  std::uint32_t in = head + 1;
  if (in < m.end && k.words().text(a.tokens[in].word) == "general") ++in;
  if (in < m.end && a.tokens[in].is(kCapital) &&
      country_at(k, a, in, m.end) == nullptr)
    return hash_tokens(a, in, m.end);
  while (in < a.tokens.size() && in < head + 3 && a.tokens[in].is(kCapital))
    ++in;  // General
  const Sentence& s = a.sentences[a.sentence_of[head]];
  if (in + 1 >= s.end) return 0;
  const std::string_view w = k.words().text(a.tokens[in].word);
  if (w != "in" && w != "at") return 0;
  const std::uint32_t place = a.mention_at[in + 1];
  std::uint32_t end = in + 1;
  if (place != kNone && place != i) {
    if (a.mentions[place].type == k.types.place) end = a.mentions[place].end;
  } else if (place == i && country_at(k, a, in + 1, m.end) == nullptr) {
    end = m.end;
  }
  return end > in + 1 ? hash_tokens(a, in + 1, end) : 0;
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
  post.site = site_of(k, a, i, head);
  return post;
}

bool may_be_one(const Post& x, const Post& y) {
  return x.head == y.head &&
         (x.country == kNone || y.country == kNone || x.country == y.country) &&
         (x.site == 0 || y.site == 0 || x.site == y.site);
}

}  // namespace entente
