#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "extract/token.h"
#include "extract/trie.h"
#include "extract/word_table.h"

namespace entente {

/// Cuts names into words and puts them into the trie.
///
/// As LateWords does for tokens, it looks words up late, those of some names
/// together, so that waits for memory overlap: most of the time of a lookup is
/// one cache miss. Nothing but that changes: names go into the trie in the
/// order of add().
class NamePaths {
 public:
  /// All must outlive the object. The words of `abbreviations` keep their full
  /// stops.
  NamePaths(WordTable& words, Trie& trie, ListId abbreviations)
      : words_(words), trie_(trie), abbreviations_(abbreviations) {}

  /// Puts `name` into the trie, at finish() at the latest. Of `value` the
  /// length and capitals are found out here. A name of more than 31 words is
  /// left out. The text must stay until finish().
  void add(std::string_view name, TrieValue value);
  void finish();

  /// The words of `text`, added to the table. Valid until the next call.
  std::span<const WordId> words_of(std::string_view text);

 private:
  struct Part {
    std::string_view text;
    LetterKey key;
    std::uint64_t hash = 0;
    WordId id{};         // Where it is known already; then there is no text.
    unsigned shape = 0;  // Bits of Shape.
  };

  void cut(std::string_view text, std::vector<Part>& out);
  void cut_tokens(std::string_view text, std::vector<Part>& out);
  WordId id_of(const Part& part);

  WordTable& words_;
  Trie& trie_;
  ListId abbreviations_;
  std::vector<TrieValue> values_;  // That wait,
  std::vector<Part> parts_;        // ... and the words of their names.
  std::vector<Part> phrase_;
  std::vector<Token> tokens_;
  std::vector<WordId> path_;
};

}  // namespace entente
