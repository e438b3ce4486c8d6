#pragma once

#include <array>
#include <string_view>

namespace entente {

/// The names of parts of speech in files and explanations, in the order of
/// Tag (extract/token.h): those of the Penn Treebank. Marks have none.
constexpr std::array<std::string_view, 31> kTagNames = {
    "",   "NN",  "NNS", "NNP", "VB", "VBD", "VBG", "VBN",  "VBP", "VBZ", "MD",
    "JJ", "JJR", "JJS", "RB",  "DT", "PDT", "PRP", "PRP$", "IN",  "TO",  "CC",
    "CD", "WDT", "WP",  "WRB", "EX", "RP",  "POS", "UH",   "FW"};

}  // namespace entente
