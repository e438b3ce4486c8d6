#pragma once

#include <cstdint>

namespace entente {

constexpr int kLongestVarint = 10;

/// Writes `value` as seven bits a byte, the lowest first; gives the end.
inline char* put_varint(std::uint64_t value, char* to) {
  for (; value >= 0x80; value >>= 7)
    *to++ = static_cast<char>(static_cast<unsigned char>(value | 0x80));
  *to++ = static_cast<char>(value);
  return to;
}

/// Reads what put_varint() wrote and moves `from` behind it.
inline std::uint64_t take_varint(const char*& from) {
  std::uint64_t value = 0;
  for (unsigned shift = 0;; shift += 7) {
    const auto byte = static_cast<unsigned char>(*from++);
    value |= std::uint64_t{byte & 0x7FU} << shift;
    if (byte < 0x80) return value;
  }
}

}  // namespace entente
