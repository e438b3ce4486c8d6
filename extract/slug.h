#pragma once

#include <string>
#include <string_view>

namespace entente {

/// "Jean-Yves Le Drian" -> "jean-yves-le-drian": lower case, letters without
/// accents, what is no letter or digit as one hyphen. For keys.
std::string slug(std::string_view name);

}  // namespace entente
