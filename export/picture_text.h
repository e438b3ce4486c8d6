#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace entente {

/// `text` in lines of about `width` code points, broken at blanks.
std::string wrapped(std::string_view text, std::size_t width);

/// `text`, or as many of its first code points as `length` allows and "…".
std::string shortened(std::string_view text, std::size_t length);

/// "#bcd9ea" made darker, for an outline that fits its fill. What is no such
/// colour comes back unchanged.
std::string darker(std::string_view color);

}  // namespace entente
