#include "extract/hits.h"

#include <algorithm>

namespace entente {
namespace {

/// Whether the tokens are written as the name wants: capitals where it has
/// them. Lists have no wishes.
bool spelled_so(const TrieValue& value, std::span<const Token> tokens) {
  for (std::uint32_t i = 0; i < value.tokens && i < 31; ++i) {
    const Token& token = tokens[i];
    if (((value.all_capitals >> i) & 1) != 0) {
      if (!token.is(kAllCapitals)) return false;
    } else if (((value.capitals >> i) & 1) != 0 && !token.is(kCapital)) {
      return false;
    }
  }
  return true;
}

/// Adds the names and entries that start at token t, the longest first; their
/// first word leads to `node`.
void hits_from(const Trie& trie, std::uint32_t t, std::uint32_t node,
               std::uint32_t sentence_end, Analysis& a) {
  const std::size_t from = a.hits.size();
  for (std::uint32_t end = t + 1;; ++end) {
    for (const TrieValue& value : trie.values(node))
      if (value.kind == TrieValue::Kind::kList ||
          spelled_so(value, std::span(a.tokens).subspan(t)))
        a.hits.push_back({t, end, &value});
    if (end >= sentence_end || !trie.may_have_child(node, a.tokens[end].word))
      break;
    node = trie.child(node, a.tokens[end].word);
    if (node == 0) break;
  }
  if (a.hits.size() > from + 1)
    std::reverse(a.hits.begin() + static_cast<std::ptrdiff_t>(from),
                 a.hits.end());
}

}  // namespace

void find_hits(const Lexicon& lexicon, Analysis& a) {
  const WordTable& words = lexicon.words();
  const Trie& trie = lexicon.trie();
  const auto n = static_cast<std::uint32_t>(a.tokens.size());
  a.hits.clear();
  a.hits_at.assign(n + 1, 0);
  a.sentence_of.resize(n);
  a.kinds.resize(n);
  constexpr std::uint32_t kAhead = 4;  // Tokens.
  // As spans: what grows meanwhile, the compiler must think, moves them.
  const std::span<const Token> tokens(a.tokens);
  const std::span<std::uint32_t> hits_at(a.hits_at);
  const std::span<std::uint32_t> kinds(a.kinds);
  std::uint32_t t = 0;
  for (std::uint32_t sentence = 0; sentence < a.sentences.size(); ++sentence) {
    const std::uint32_t sentence_end = a.sentences[sentence].end;
    std::fill(a.sentence_of.begin() + t, a.sentence_of.begin() + sentence_end,
              sentence);
    for (; t < sentence_end; ++t) {
      hits_at[t] = static_cast<std::uint32_t>(a.hits.size());
      if (t + kAhead < n) trie.prefetch(words[tokens[t + kAhead].word].node);
      const Word& word = words[tokens[t].word];
      kinds[t] = word.kind;
      if (word.node != 0) hits_from(trie, t, word.node, sentence_end, a);
    }
  }
  a.hits_at[n] = static_cast<std::uint32_t>(a.hits.size());
  a.hits_end_at.assign(n + 2, 0);
  for (const Hit& hit : a.hits) ++a.hits_end_at[hit.end + 1];
  for (std::size_t i = 1; i < a.hits_end_at.size(); ++i)
    a.hits_end_at[i] += a.hits_end_at[i - 1];
  a.hits_by_end.resize(a.hits.size());
  // Filled from the back, so that each slice keeps its start afterwards.
  std::vector<std::uint32_t>& at = a.hits_end_at;
  for (std::uint32_t i = 0; i < a.hits.size(); ++i)
    a.hits_by_end[at[a.hits[i].end]++] = i;
  for (std::size_t i = at.size() - 1; i > 0; --i) at[i] = at[i - 1];
  at[0] = 0;
}

bool phrase_at(const Analysis& a, std::uint32_t token, ListId list) {
  return std::ranges::any_of(a.hits_from(token), [&](const Hit& hit) {
    return hit.value->kind == TrieValue::Kind::kList &&
           hit.value->id == static_cast<std::uint32_t>(list);
  });
}

}  // namespace entente
