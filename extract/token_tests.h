#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <tuple>
#include <vector>

#include "extract/word_table.h"

namespace entente {

/// Number of a set of words; 0 is the empty set.
using WordSetId = std::uint16_t;

/// What an element of a rule wants of one token, told by a few bits.
struct TokenTest {
  std::uint32_t looks = 0;  ///< One of these bits of Analysis::looks, or
  WordSetId set = 0;        ///< ... a word of this set, or
  bool names = false;       ///< (A name or mention: the bits cannot tell.)
  WordId word{};            ///< ... this word.
  std::uint32_t needs = 0;  ///< And all of these bits.
  std::uint32_t asks = 0;   ///< One of these: the bits cannot tell.

  friend bool operator==(const TokenTest&, const TokenTest&) = default;
};
using TokenTestId = std::uint16_t;
/// The test that never tells.
constexpr TokenTestId kOpenTest = 0;

/// Which sets a word is in, by its kind (Word::kind): a row of bits a kind.
struct WordSets {
  const std::uint64_t* bits = nullptr;
  std::size_t stride = 0;  ///< Of a kind.

  /// Brings near the row of a kind.
  void prefetch(std::uint32_t kind) const {
    constexpr std::size_t kLine = 64 / sizeof *bits;
    for (std::size_t at = 0; at < stride; at += kLine)
      __builtin_prefetch(bits + kind * stride + at);
  }

  bool has(std::uint32_t kind, WordSetId set) const {
    return ((bits[kind * stride + set / 64] >> (set % 64)) & 1) != 0;
  }
};

/// What rules ask of single tokens, each once: tests, and the sets of words
/// that they name: `pact|treaty`, `<sign>`, `%title`.
///
/// Whether a word is in a set is one bit, by the word's kind (Word::kind).
/// Filled while data is read; sets() from fill() on.
class TokenTests {
 public:
  TokenTests() { add(TokenTest{.asks = ~0U}); }

  /// The number of a test, the same for the same test.
  TokenTestId add(const TokenTest& test);
  const TokenTest& operator[](TokenTestId id) const { return tests_[id]; }

  /// The set of `words`, all forms of `lemmas` and all words of `lists`; the
  /// same number for the same set.
  WordSetId add(std::vector<WordId> words, std::vector<WordId> lemmas,
                std::vector<ListId> lists);

  /// Gives all words other numbers: to[i] for word i, none of them twice.
  void renumber(std::span<const WordId> to);

  /// Works out all bits. `kinds` has a word of each kind (sort_words).
  void fill(std::span<const WordId> kinds, const WordTable& words);

  /// What fill() worked out; valid as long as these tests.
  WordSets sets() const { return {bits_.data(), stride_}; }

 private:
  using Key =
      std::tuple<std::vector<WordId>, std::vector<WordId>, std::vector<ListId>>;
  /// Where a set or test stands, by its hash: open addressing.
  struct Place {
    std::uint32_t hash = 0;
    std::uint16_t number = 0;  // One more than its index; 0 is a free place.
  };
  static std::uint32_t hash_of(const Key& key);
  static std::uint32_t hash_of(const TokenTest& test);
  /// The index of `wanted` in `all`, added if new.
  template <class T>
  static std::size_t index_of(T wanted, std::vector<T>& all,
                              std::vector<Place>& places);
  /// Makes `places` of all anew, with room for as many again.
  template <class T>
  static void place(const std::vector<T>& all, std::vector<Place>& places);

  std::vector<Key> sets_;  // By WordSetId - 1.
  std::vector<Place> set_places_;
  std::vector<TokenTest> tests_;
  std::vector<Place> test_places_;
  std::size_t stride_ = 0;           // Of a kind, in bits_.
  std::vector<std::uint64_t> bits_;  // By kind, then by set.
};

}  // namespace entente
