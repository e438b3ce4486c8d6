#include "extract/token_tests.h"

#include <algorithm>
#include <bit>

#include "base/hash.h"

namespace entente {
namespace {

template <class T>
void tidy(std::vector<T>& ids) {
  std::ranges::sort(ids);
  ids.erase(std::ranges::unique(ids).begin(), ids.end());
}

void mix(std::uint64_t& hash, std::uint64_t number) {
  hash = fold_product(hash ^ number, 0xA0761D6478BD642FULL);
}

template <class T>
void mix(std::uint64_t& hash, const std::vector<T>& ids) {
  mix(hash, ids.size());
  for (const T id : ids) mix(hash, static_cast<std::uint64_t>(id));
}

void renumber_words(std::vector<WordId>& ids, std::span<const WordId> to) {
  for (WordId& id : ids) id = to[static_cast<std::size_t>(id)];
  std::ranges::sort(ids);
}

/// A word or lemma and a set that names it.
using Bound = std::vector<std::pair<WordId, WordSetId>>;

template <class Use>
void each(const Bound& bound, WordId id, Use use) {
  for (auto at = std::ranges::lower_bound(bound, std::pair{id, WordSetId{0}});
       at != bound.end() && at->first == id; ++at)
    use(at->second);
}

template <class Use>
void each(const ListSet& lists, Use use) {
  for (std::size_t part = 0; part < lists.bits.size(); ++part)
    for (std::uint64_t bits = lists.bits[part]; bits != 0; bits &= bits - 1)
      use(part * 64 + static_cast<std::size_t>(std::countr_zero(bits)));
}

}  // namespace

std::size_t TokenTests::Hash::operator()(const Key& key) const {
  const auto& [words, lemmas, lists] = key;
  std::uint64_t hash = 0x9E3779B97F4A7C15ULL;
  mix(hash, words);
  mix(hash, lemmas);
  mix(hash, lists);
  return hash;
}

std::size_t TokenTests::Hash::operator()(const TokenTest& test) const {
  std::uint64_t hash = test.names ? 2 : 1;
  mix(hash, std::uint64_t{test.looks} << 32 | test.needs);
  mix(hash,
      std::uint64_t{test.asks} << 32 | static_cast<std::uint32_t>(test.word));
  mix(hash, test.set);
  return hash;
}

WordSetId TokenTests::add(std::vector<WordId> words, std::vector<WordId> lemmas,
                          std::vector<ListId> lists) {
  if (words.empty() && lemmas.empty() && lists.empty()) return 0;
  tidy(words);
  tidy(lemmas);
  tidy(lists);
  const auto next = static_cast<WordSetId>(numbers_.size() + 1);
  return numbers_
      .try_emplace({std::move(words), std::move(lemmas), std::move(lists)},
                   next)
      .first->second;
}

TokenTestId TokenTests::add(const TokenTest& test) {
  const auto next = static_cast<TokenTestId>(tests_.size());
  const auto [at, made] = test_numbers_.try_emplace(test, next);
  if (made) tests_.push_back(test);
  return at->second;
}

void TokenTests::renumber(std::span<const WordId> to) {
  test_numbers_.clear();
  for (TokenTest& test : tests_) {
    test.word = to[static_cast<std::size_t>(test.word)];
    test_numbers_.emplace(test, static_cast<TokenTestId>(test_numbers_.size()));
  }
  decltype(numbers_) old;
  old.swap(numbers_);
  numbers_.reserve(old.size());
  while (!old.empty()) {
    auto node = old.extract(old.begin());
    renumber_words(std::get<0>(node.key()), to);
    renumber_words(std::get<1>(node.key()), to);
    numbers_.insert(std::move(node));
  }
}

void TokenTests::fill(std::span<const WordId> kinds, const WordTable& words) {
  Bound plain;
  Bound lemmas;
  std::vector<std::vector<WordSetId>> by_list(sizeof(ListSet) * 8);
  for (const auto& [key, set] : numbers_) {
    for (const WordId w : std::get<0>(key)) plain.emplace_back(w, set);
    for (const WordId w : std::get<1>(key)) lemmas.emplace_back(w, set);
    for (const ListId l : std::get<2>(key))
      by_list[static_cast<std::size_t>(l)].push_back(set);
  }
  tidy(plain);
  tidy(lemmas);
  stride_ = numbers_.size() / 64 + 1;
  bits_.assign(stride_ * kinds.size(), 0);
  for (std::size_t kind = 1; kind < kinds.size(); ++kind) {
    std::uint64_t* row = bits_.data() + kind * stride_;
    const auto mark = [&](WordSetId set) {
      row[set / 64] |= std::uint64_t{1} << (set % 64);
    };
    const Word& word = words[kinds[kind]];
    each(plain, kinds[kind], mark);
    each(lemmas, word.lemma, mark);
    if (word.list_set == 0) continue;
    each(words.lists(kinds[kind]), [&](std::size_t list) {
      for (const WordSetId set : by_list[list]) mark(set);
    });
  }
}

}  // namespace entente
