#pragma once

#include <string_view>

#include "extract/text_file.h"
#include "extract/word_table.h"

namespace entente {

/// Reads data/lexicon/words.txt, "form TAG/count=lemma ...", into an empty
/// table; faults go to `lines`. The commonest words get the first ids, so that
/// what is known of them lies together in memory. O(length of the text).
void read_word_lines(TextFile& lines, WordTable& words);

/// The id of a form, lower-cased, added if new.
WordId add_folded(std::string_view form, WordTable& words);

}  // namespace entente
