#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "extract/token.h"

namespace entente {

/// Id of a word list of data/lexicon ("list NAME").
enum class ListId : std::uint16_t {};

/// All word lists that one word is in. At most 512 lists.
struct ListSet {
  std::array<std::uint64_t, 8> bits{};
  bool has(ListId id) const {
    return (bits[static_cast<std::size_t>(id) / 64] >>
            (static_cast<std::size_t>(id) % 64)) & 1;
  }
  void add(ListId id) {
    bits[static_cast<std::size_t>(id) / 64] |=
        std::uint64_t{1} << (static_cast<std::size_t>(id) % 64);
  }
  friend bool operator==(const ListSet&, const ListSet&) = default;
};

/// What is known of one word form.
struct Word {
  WordId lemma{};             ///< Itself where no other is known.
  Tag tag = Tag::kNone;       ///< The usual one, or kNone.
  Tag second = Tag::kNone;    ///< The next usual one.
  std::uint16_t count = 0;    ///< How often it was counted, at most 65535.
  std::uint64_t tags = 0;     ///< All possible ones, bits.
  std::uint32_t list_set = 0; ///< Index of its ListSet; 0 is the empty one.
  std::uint32_t node = 0;     ///< Trie node of names that start with it, or 0.
};

/// Lower-cases ASCII, Latin, Greek and Cyrillic letters and turns ’ into '.
/// Writes at most `capacity` bytes; longer words are cut. Returns the length.
std::size_t fold_case(std::string_view word, char* out, std::size_t capacity);

/// The word forms that the lexicons know, by text and by id.
///
/// Filled while data is read, const afterwards. find() takes O(length of the
/// word), about 10 ns.
class WordTable {
 public:
  WordTable();

  /// The id of a lower-cased form, added if new.
  WordId add(std::string_view folded);
  /// The id of a lower-cased form, or kUnknownWord.
  WordId find(std::string_view folded) const;

  std::string_view text(WordId id) const;
  Word& operator[](WordId id) { return words_[static_cast<std::size_t>(id)]; }
  const Word& operator[](WordId id) const {
    return words_[static_cast<std::size_t>(id)];
  }
  std::size_t size() const { return words_.size(); }

  void add_to_list(WordId id, ListId list);
  bool in_list(WordId id, ListId list) const {
    return list_sets_[(*this)[id].list_set].has(list);
  }
  const ListSet& lists(WordId id) const {
    return list_sets_[(*this)[id].list_set];
  }

 private:
  void grow();

  std::string pool_;
  std::vector<std::uint32_t> begin_;  // Into pool_; one more than words.
  std::vector<Word> words_;
  std::vector<ListSet> list_sets_;
  std::vector<std::uint64_t> slots_;  // Upper half of the hash, id.
};

}  // namespace entente
