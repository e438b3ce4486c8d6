#pragma once

#include <string_view>
#include <vector>

#include "extract/token.h"
#include "extract/word_table.h"

namespace entente {

/// Cuts `tokens` of `text` into sentences and marks the words that start them.
///
/// Sentences end at . ! ? (and closing marks) before a capital, digit or
/// opening mark, at blank lines, at list items, and at line ends unless the
/// text is plainly hard-wrapped. Semicolons do not end them. One of more than
/// 1000 tokens (a table) is cut. O(length); `sentences` is reused.
void split_sentences(std::string_view text, const WordTable& words,
                     std::vector<Token>& tokens,
                     std::vector<Sentence>& sentences);

}  // namespace entente
