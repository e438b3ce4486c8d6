#pragma once

#include <string_view>
#include <vector>

#include "extract/token.h"
#include "extract/word_table.h"

namespace entente {

/// Cuts text into tokens and sentences.
///
/// Tokens: words (with inner apostrophes, "O'Brien"), numbers, single marks.
/// Hyphens and dashes are tokens of their own ("U.S.-ROK" is three); so is a
/// possessive ('s, or ' after s). Full stops stay with abbreviations of
/// `list abbreviation`, single capitals ("J.") and dotted capitals ("U.S.").
/// Addresses (web, mail) are one token. All blanks of Unicode separate.
///
/// Sentences end at . ! ? (and closing marks) before a capital, digit or
/// opening mark, at blank lines, at list items, and at line ends unless the
/// text is plainly hard-wrapped. Semicolons do not end them. One of more than
/// 1000 tokens (a table) is cut.
///
/// Any well-formed UTF-8 is valid. O(length); both vectors are reused.
void tokenize(std::string_view text, const WordTable& words,
              ListId abbreviations, std::vector<Token>& tokens,
              std::vector<Sentence>& sentences);

/// Only the tokens, for names of lexicons: no token starts a sentence.
void tokenize(std::string_view text, const WordTable& words,
              ListId abbreviations, std::vector<Token>& tokens);

}  // namespace entente
