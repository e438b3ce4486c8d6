#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "extract/lexicon.h"
#include "extract/pattern.h"
#include "extract/rule_file.h"
#include "extract/vocabulary.h"

namespace entente {

/// Compiled parts of a rule, written as they stand in a rule file, for
/// explanations. Labels are left out; the words of one element come sorted.

/// "join|leave", "<sign>", "%title", "$Cap", "@Country|Institution".
std::string to_text(const Element& element, const Lexicon& lexicon,
                    const Vocabulary& vocabulary);

/// Several, in their order; `elements` index into those of `pattern`.
std::string elements_text(std::span<const std::uint16_t> elements,
                          const Pattern& pattern, const Lexicon& lexicon,
                          const Vocabulary& vocabulary);

/// "subject|with : Country|Institution".
std::string to_text(const Slot& slot, const Lexicon& lexicon,
                    const Vocabulary& vocabulary);

/// Bits of TypeId: "Country|Institution".
std::string types_text(std::uint8_t types, const Vocabulary& vocabulary);

/// The key and the rest of the line that says what a rule looks for:
/// "match", "within", "verb" or "noun".
std::string_view pattern_key(const Rule& rule);
std::string_view pattern_text(const Rule& rule);

}  // namespace entente
