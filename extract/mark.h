#pragma once

#include <string_view>

#include "extract/token.h"

namespace entente {

/// The tag of a mark, one code point that is no letter, digit or blank.
Tag tag_of_mark(std::string_view mark);

}  // namespace entente
