#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/hash.h"
#include "extract/token.h"

namespace entente {

/// Id of a word list of data/lexicon ("list NAME").
enum class ListId : std::uint16_t {};

/// All word lists that one word is in. At most 512 lists.
struct ListSet {
  std::array<std::uint64_t, 8> bits{};
  bool has(ListId id) const {
    return (bits[static_cast<std::size_t>(id) / 64] >>
            (static_cast<std::size_t>(id) % 64)) &
           1;
  }
  void add(ListId id) {
    bits[static_cast<std::size_t>(id) / 64] |=
        std::uint64_t{1} << (static_cast<std::size_t>(id) % 64);
  }
  friend bool operator==(const ListSet&, const ListSet&) = default;
};

struct HashListSet {
  std::size_t operator()(const ListSet& set) const {
    std::uint64_t hash = 1;
    for (const std::uint64_t bits : set.bits)
      hash = fold_product(hash ^ bits, 0xA0761D6478BD642FULL);
    return hash;
  }
};

/// What is known of one word form.
struct Word {
  WordId lemma{};              ///< Itself where no other is known.
  Tag tag = Tag::kNone;        ///< The usual one, or kNone.
  Tag second = Tag::kNone;     ///< The next usual one.
  std::uint16_t count = 0;     ///< How often it was counted, at most 65535.
  std::uint64_t tags = 0;      ///< All possible ones, bits.
  std::uint32_t list_set = 0;  ///< Index of its ListSet; 0 is the empty one.
  std::uint32_t node = 0;      ///< Trie node of names that start with it, or 0.
  std::uint32_t kind = 0;  ///< Words of one kind mean the same to all rules.
};

/// Lower-cases ASCII, Latin, Greek and Cyrillic letters and turns ’ into '.
/// Writes at most `capacity` bytes; longer words are cut. Returns the length.
std::size_t fold_case(std::string_view word, char* out, std::size_t capacity);

/// A word of 1 to 16 letters a to z as two numbers, five bits a letter: one
/// comparison does, and lower case and upper case are the same.
struct LetterKey {
  static constexpr std::size_t kMost = 16;

  std::uint64_t low = 0;   ///< Letters 1 to 12, the first one lowest.
  std::uint32_t high = 0;  ///< Letters 13 to 16; what is not there is 0.

  /// The key of `word` if it is 1 to 16 letters a to z, else of no word.
  static LetterKey of(std::string_view word);
  /// The same of letters a to z and A to Z.
  static LetterKey of_any_case(std::string_view word);
  bool is_word() const { return low != 0; }

  /// The key of the letters in two blocks of eight bytes, the first one lowest
  /// in `a`; bytes that are no part of the word are 0.
  static LetterKey of(std::uint64_t a, std::uint64_t b) {
    const std::uint64_t x = close_up(a);
    const std::uint64_t y = close_up(b);
    return {x | (y << 40), static_cast<std::uint32_t>(y >> 24)};
  }

  std::uint64_t hash() const {
    return fold_product((low ^ 0xA0761D6478BD642FULL) * 3,
                        high ^ 0xE7037ED1A0B428DBULL);
  }

 private:
  /// The lowest five bits of each byte, side by side: pairs of bytes first,
  /// then pairs of those, then both halves.
  static std::uint64_t close_up(std::uint64_t x) {
    x = (x & 0x001F001F001F001FULL) | ((x & 0x1F001F001F001F00ULL) >> 3);
    x = (x & 0x000003FF000003FFULL) | ((x & 0x03FF000003FF0000ULL) >> 6);
    return (x & 0x00000000000FFFFFULL) | ((x & 0x000FFFFF00000000ULL) >> 12);
  }
};

/// The word forms that the lexicons know, by text and by id.
///
/// Filled while data is read, const afterwards. find() takes O(length of the
/// word), about 5 ns: words that have a LetterKey stand in the table itself.
class WordTable {
 public:
  WordTable();

  /// Makes room for so many words at once: what grows is copied.
  void reserve(std::size_t words);

  /// The id of a lower-cased form, added if new.
  WordId add(std::string_view folded);
  /// The same for one whose `key` and hash are known.
  WordId add(std::string_view folded, const LetterKey& key, std::uint64_t hash);
  /// The id of a lower-cased form, or kUnknownWord.
  WordId find(std::string_view folded) const;
  /// The same for a form of one byte, not lower-cased.
  /// REQUIRES: `mark` is ASCII and no capital.
  WordId find(char mark) const {
    return of_one_[static_cast<unsigned char>(mark)];
  }
  /// `hash` is key.hash().
  WordId find(const LetterKey& key, std::uint64_t hash) const {
    const std::size_t mask = slots_.size() - 1;
    for (std::size_t at = hash & mask;; at = (at + 1) & mask) {
      const Slot& slot = slots_[at];
      if (slot.low == key.low && slot.high == key.high) return slot.id;
      if (slot.id == kUnknownWord) return kUnknownWord;
    }
  }
  /// Brings near what find() and add() of that hash will read.
  void prefetch(std::uint64_t hash) const {
    __builtin_prefetch(&slots_[hash & (slots_.size() - 1)]);
  }
  /// The same for a form that has a LetterKey.
  void prefetch(std::string_view folded) const {
    const LetterKey key = LetterKey::of(folded);
    if (key.is_word()) prefetch(key.hash());
  }
  /// Brings near what is known of a word.
  void prefetch(WordId id) const {
    __builtin_prefetch(&words_[static_cast<std::size_t>(id)]);
  }

  std::string_view text(WordId id) const {
    const auto i = static_cast<std::size_t>(id);
    return {pool_.data() + begin_[i], begin_[i + 1] - begin_[i]};
  }
  Word& operator[](WordId id) { return words_[static_cast<std::size_t>(id)]; }
  const Word& operator[](WordId id) const {
    return words_[static_cast<std::size_t>(id)];
  }
  std::size_t size() const { return words_.size(); }

  void add_to_list(WordId id, ListId list);
  void add_to_lists(WordId id, const ListSet& lists);
  bool in_list(WordId id, ListId list) const {
    return list_sets_[(*this)[id].list_set].has(list);
  }
  const ListSet& lists(WordId id) const {
    return list_sets_[(*this)[id].list_set];
  }

 private:
  struct Slot {
    std::uint64_t low = 0;   // Of a LetterKey, or the hash of another word.
    std::uint32_t high = 0;  // Of a LetterKey, or kOther.
    WordId id{};             // kUnknownWord is a free slot.
  };
  static constexpr std::uint32_t kOther = 0x80000000;

  static std::uint64_t place_of(std::string_view folded, Slot& slot);
  /// Where the word stands that place_of() was asked for, or a free slot.
  std::size_t seek(std::string_view folded, const Slot& wanted,
                   std::uint64_t hash) const;
  WordId add(std::string_view folded, Slot wanted, std::uint64_t hash);
  void resize_slots(std::size_t count);
  /// The index of a set in list_sets_, added if new.
  std::uint32_t number_of(const ListSet& set);

  std::string pool_;
  std::vector<std::uint32_t> begin_;  // Into pool_; one more than words.
  std::vector<Word> words_;
  std::vector<ListSet> list_sets_;
  std::vector<Slot> slots_;           // Open addressing; a power of two.
  std::array<WordId, 128> of_one_{};  // Words of one byte: marks, mostly.
  // The latest steps from one set to another that has a list, too.
  struct Step {
    std::uint32_t from = 0;
    std::uint32_t to = 0;
    ListId list{};
  };
  std::unordered_map<ListSet, std::uint32_t, HashListSet> set_numbers_;
  std::array<Step, 256> steps_;
};

}  // namespace entente
