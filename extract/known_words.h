#pragma once

#include <array>

#include "extract/word_table.h"

namespace entente {

/// Words that the program itself compares with, found once: asking for an id
/// takes a tenth of what comparing texts does, and the text of a rare word is
/// seldom near. Words that no file has are kUnknownWord.
struct KnownWords {
  KnownWords() = default;
  /// `words` must have all of its words.
  explicit KnownWords(const WordTable& words);

  WordId all{}, along{}, ampersand{}, and_{}, as{}, be{}, between{}, both{},
      by{}, come{}, do_{}, each{}, from{}, get{}, go{}, have{}, help{}, her{},
      in{}, many{}, not_{}, of{}, party{}, some{}, that{}, the{}, together{},
      with{};
  /// "today", "week": nouns that say when.
  std::array<WordId, 13> times{};
};

}  // namespace entente
