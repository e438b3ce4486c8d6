#pragma once

#include <string>
#include <string_view>

namespace entente {

/// The SHA-256 of `bytes` (FIPS 180-4) in 64 lower-case hexadecimal digits.
///
/// Names a text whose words are left out of facts, so that a reader can check
/// that offsets still count in the same text. O(length), some 200 MB/s.
std::string sha256(std::string_view bytes);

}  // namespace entente
