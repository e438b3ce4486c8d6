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

std::uint32_t TokenTests::hash_of(const Key& key) {
  const auto& [words, lemmas, lists] = key;
  std::uint64_t hash = 0x9E3779B97F4A7C15ULL;
  mix(hash, words);
  mix(hash, lemmas);
  mix(hash, lists);
  return static_cast<std::uint32_t>(hash);
}

std::uint32_t TokenTests::hash_of(const TokenTest& test) {
  std::uint64_t hash = test.names ? 2 : 1;
  mix(hash, std::uint64_t{test.looks} << 32 | test.needs);
  mix(hash,
      std::uint64_t{test.asks} << 32 | static_cast<std::uint32_t>(test.word));
  mix(hash, test.set);
  return static_cast<std::uint32_t>(hash);
}

template <class T>
void TokenTests::place(const std::vector<T>& all, std::vector<Place>& places) {
  const std::size_t mask = std::bit_ceil((all.size() + 512) * 4) - 1;
  places.assign(mask + 1, {});
  for (std::size_t i = 0; i < all.size(); ++i) {
    const std::uint32_t hash = hash_of(all[i]);
    std::size_t at = hash & mask;
    while (places[at].number != 0) at = (at + 1) & mask;
    places[at] = {hash, static_cast<std::uint16_t>(i + 1)};
  }
}

template <class T>
std::size_t TokenTests::index_of(T wanted, std::vector<T>& all,
                                 std::vector<Place>& places) {
  if ((all.size() + 1) * 2 > places.size()) place(all, places);
  const std::uint32_t hash = hash_of(wanted);
  const std::size_t mask = places.size() - 1;
  std::size_t at = hash & mask;
  for (; places[at].number != 0; at = (at + 1) & mask)
    if (places[at].hash == hash && all[places[at].number - 1U] == wanted)
      return places[at].number - 1U;
  all.push_back(std::move(wanted));
  places[at] = {hash, static_cast<std::uint16_t>(all.size())};
  return all.size() - 1;
}

WordSetId TokenTests::add(std::vector<WordId> words, std::vector<WordId> lemmas,
                          std::vector<ListId> lists) {
  if (words.empty() && lemmas.empty() && lists.empty()) return 0;
  tidy(words);
  tidy(lemmas);
  tidy(lists);
  return static_cast<WordSetId>(
      index_of(Key{std::move(words), std::move(lemmas), std::move(lists)},
               sets_, set_places_) +
      1);
}

TokenTestId TokenTests::add(const TokenTest& test) {
  return static_cast<TokenTestId>(index_of(test, tests_, test_places_));
}

void TokenTests::renumber(std::span<const WordId> to) {
  for (TokenTest& test : tests_)
    test.word = to[static_cast<std::size_t>(test.word)];
  for (Key& key : sets_) {
    renumber_words(std::get<0>(key), to);
    renumber_words(std::get<1>(key), to);
  }
  place(tests_, test_places_);
  place(sets_, set_places_);
}

void TokenTests::fill(std::span<const WordId> kinds, const WordTable& words) {
  Bound plain;
  Bound lemmas;
  std::vector<std::vector<WordSetId>> by_list(sizeof(ListSet) * 8);
  for (std::size_t i = 0; i < sets_.size(); ++i) {
    const Key& key = sets_[i];
    const auto set = static_cast<WordSetId>(i + 1);
    for (const WordId w : std::get<0>(key)) plain.emplace_back(w, set);
    for (const WordId w : std::get<1>(key)) lemmas.emplace_back(w, set);
    for (const ListId l : std::get<2>(key))
      by_list[static_cast<std::size_t>(l)].push_back(set);
  }
  tidy(plain);
  tidy(lemmas);
  stride_ = sets_.size() / 64 + 1;
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
