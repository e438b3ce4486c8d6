#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/letters.h"

namespace entente {

/// How many bytes stand before the first one that JSON escapes in a string: a
/// quote, a backslash, a control character. Eight bytes at a time. Private to
/// export/*.cpp.
inline std::size_t plain_run(std::string_view text) {
  const auto zeros = [](std::uint64_t x) { return (x - kEachByte) & ~x; };
  std::size_t n = 0;
  for (; n + 8 <= text.size(); n += 8) {
    const std::uint64_t block = load_eight(text.data() + n);
    const std::uint64_t control = (block - kEachByte * 0x20) & ~block;
    // Above the first byte that it marks a mask may be wrong.
    const std::uint64_t ends = (control | zeros(block ^ (kEachByte * '"')) |
                                zeros(block ^ (kEachByte * '\\'))) &
                               (kEachByte * 0x80);
    if (ends != 0)
      return n + static_cast<std::size_t>(std::countr_zero(ends)) / 8;
  }
  const auto ends = [](char c) {
    return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\';
  };
  while (n < text.size() && !ends(text[n])) ++n;
  return n;
}

}  // namespace entente
