#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>

namespace entente {

__extension__ typedef unsigned __int128 Wide;

/// Both halves of a * b, folded together.
inline std::uint64_t fold_product(std::uint64_t a, std::uint64_t b) {
  const auto product = static_cast<Wide>(a) * b;
  return static_cast<std::uint64_t>(product) ^
         static_cast<std::uint64_t>(product >> 64);
}

/// A fast 64-bit hash of short strings, the same on every little-endian
/// machine. Not for adversaries: tables that use it compare the bytes, too.
/// After the multiply-fold of wyhash (Wang Yi, public domain idea).
inline std::uint64_t hash_bytes(std::string_view bytes) {
  const auto mix = fold_product;
  std::uint64_t hash = 0x9E3779B97F4A7C15ULL ^ bytes.size();
  const char* p = bytes.data();
  std::size_t left = bytes.size();
  while (left >= 8) {
    std::uint64_t word = 0;
    std::memcpy(&word, p, 8);
    hash = mix(hash ^ word, 0xA0761D6478BD642FULL);
    p += 8;
    left -= 8;
  }
  std::uint64_t tail = 0;
  if (left > 0) std::memcpy(&tail, p, left);
  return mix(hash ^ tail, 0xE7037ED1A0B428DBULL);
}

}  // namespace entente
