#pragma once

#include <string_view>

#include "extract/lexicon.h"
#include "extract/rule_file.h"
#include "extract/text_file.h"
#include "extract/vocabulary.h"

namespace entente {

/// Reads a slot line of a clause rule, "who subject|by : Country|Person". Adds
/// prepositions to the words of `lexicon`; notes unknown types in `lines`.
Slot read_slot(std::string_view name, std::string_view value, Lexicon& lexicon,
               const Vocabulary& vocabulary, TextFile& lines);

}  // namespace entente
