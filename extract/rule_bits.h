#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace entente {

/// Rows of bits, 64 a word: of rules, or of what rules need.
inline void set_bit(std::span<std::uint64_t> row, std::size_t bit) {
  row[bit / 64] |= std::uint64_t{1} << (bit % 64);
}

/// Sets in `to` what `more`, of its size, has.
inline void add_bits(std::span<std::uint64_t> to,
                     std::span<const std::uint64_t> more) {
  for (std::size_t i = 0; i < more.size(); ++i) to[i] |= more[i];
}

}  // namespace entente
