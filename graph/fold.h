#pragma once

#include <string>
#include <string_view>

namespace entente {

/// Makes names comparable: case folded, accents and other marks removed,
/// compatibility forms unified, dashes and blanks as one space, full stops,
/// quotes and apostrophes left out, no space at either end.
///
///   "Nicolás Maduro" -> "nicolas maduro"    "U.S." -> "us"
///   "KORUS–FTA"      -> "korus fta"         "Xi’s" -> "xis"
///
/// Appends nothing and allocates nothing where `folded` has room: reuse it.
/// Any bytes are valid; where they are no UTF-8 only ASCII is folded.
void fold_name(std::string_view name, std::string& folded);

std::string fold_name(std::string_view name);

}  // namespace entente
