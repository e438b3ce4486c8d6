#pragma once

#include <span>
#include <vector>

#include "extract/lexicon.h"
#include "extract/trie.h"
#include "extract/word_table.h"

namespace entente {

/// What is known of a word list only while it is read.
struct ListDraft {
  bool exact = false;         ///< Its entries have no other forms.
  std::vector<WordId> words;  ///< Its entries of several words, end to end,
  std::vector<std::uint32_t> ends;  ///< ... and where each ends.
};

/// Gives each form the lists of its lemma, makes the regular forms of words
/// that words.txt lacks, and puts entries of several words into the trie with
/// the forms of their last word (in lists of verbs: the first). `drafts` are
/// those of `lists`. O(words and entries).
void finish_lists(const std::vector<WordList>& lists,
                  std::span<const ListDraft> drafts, WordTable& words,
                  Trie& trie);

/// Adds `path` to the trie; the first word's node becomes known.
void add_path(std::span<const WordId> path, const TrieValue& value,
              WordTable& words, Trie& trie);

}  // namespace entente
