#pragma once

#include <cstdint>
#include <cstring>

namespace entente {

/// Eight bytes of text at once, the first one lowest. A mask has the highest
/// bit of each byte that it means.
constexpr std::uint64_t kEachByte = 0x0101010101010101ULL;

/// REQUIRES: eight bytes at `bytes`.
inline std::uint64_t load_eight(const char* bytes) {
  std::uint64_t block = 0;
  std::memcpy(&block, bytes, sizeof block);
  return block;
}

/// Four bytes, the rest is 0. REQUIRES: four bytes at `bytes`.
inline std::uint64_t load_four(const char* bytes) {
  std::uint32_t block = 0;
  std::memcpy(&block, bytes, sizeof block);
  return block;
}

/// Only the first `size` bytes of a block; the rest is 0.
constexpr std::uint64_t first_bytes(std::uint64_t block, std::size_t size) {
  return size >= 8 ? block : block & ((std::uint64_t{1} << (8 * size)) - 1);
}

/// Mask of the letters A-Z and a-z.
constexpr std::uint64_t letters_of(std::uint64_t block) {
  const std::uint64_t low = (block | (kEachByte * 0x20)) & (kEachByte * 0x7F);
  const std::uint64_t from_a = low + kEachByte * (0x80 - 'a');
  const std::uint64_t past_z = low + kEachByte * (0x7F - 'z');
  return from_a & ~past_z & ~block & (kEachByte * 0x80);
}

/// Those of `letters`, the mask of a block's letters, that are a-z.
constexpr std::uint64_t small_among(std::uint64_t letters,
                                    std::uint64_t block) {
  return letters & (block << 2);  // Bit 5 tells the case.
}

/// A mask as one bit a byte, that of the first byte lowest.
constexpr unsigned gathered(std::uint64_t mask) {
  return static_cast<unsigned>(((mask >> 7) * 0x0102040810204080ULL) >> 56);
}

}  // namespace entente
