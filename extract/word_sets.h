#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <tuple>
#include <vector>

#include "extract/word_table.h"

namespace entente {

/// Number of a set of words; 0 is the empty set.
using WordSetId = std::uint16_t;

/// The sets of words that rules ask for: `pact|treaty`, `<sign>`, `%title`.
///
/// Whether a word is in a set is one bit, by the word's kind (Word::kind).
/// Filled while data is read; has() from fill() on.
class WordSets {
 public:
  /// The set of `words`, all forms of `lemmas` and all words of `lists`; the
  /// same number for the same set.
  WordSetId add(std::vector<WordId> words, std::vector<WordId> lemmas,
                std::vector<ListId> lists);

  /// Works out all bits. `kinds` has a word of each kind (sort_words).
  void fill(std::span<const WordId> kinds, const WordTable& words);

  bool has(std::uint32_t kind, WordSetId set) const {
    return ((bits_[kind * stride_ + set / 64] >> (set % 64)) & 1) != 0;
  }

 private:
  using Key =
      std::tuple<std::vector<WordId>, std::vector<WordId>, std::vector<ListId>>;
  std::map<Key, WordSetId> numbers_;
  std::size_t stride_ = 0;           // Of a kind, in bits_.
  std::vector<std::uint64_t> bits_;  // By kind, then by set.
};

}  // namespace entente
