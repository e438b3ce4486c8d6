#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "base/hash.h"

namespace entente {

/// Finds rows of a vector by a number that each row holds for itself: 5 to 11
/// bytes a row, where a hash map of the standard library takes some 45.
/// Private to graph/*.cpp.
class KeyIndex {
 public:
  /// The row of that key, or `next` if there is none; it is remembered from
  /// then on. `key_of(row)` gives the key of a row that was remembered.
  template <class KeyOf>
  std::uint32_t find_or_add(std::uint64_t key, std::uint32_t next,
                            KeyOf key_of) {
    if ((size_ + 1) * 4 > slots_.size() * 3) grow(key_of);
    std::size_t at = place_of(key);
    for (; slots_[at] != kFree; at = (at + 1) & (slots_.size() - 1))
      if (key_of(slots_[at]) == key) return slots_[at];
    slots_[at] = next;
    ++size_;
    return next;
  }

  /// Forgets all rows and keeps the memory.
  void clear() {
    std::ranges::fill(slots_, kFree);
    size_ = 0;
  }

 private:
  static constexpr std::uint32_t kFree = 0xFFFFFFFF;

  std::size_t place_of(std::uint64_t key) const {
    return fold_product(key ^ 0x9E3779B97F4A7C15ULL, 0xA0761D6478BD642FULL) &
           (slots_.size() - 1);
  }

  template <class KeyOf>
  void grow(KeyOf key_of) {
    std::vector<std::uint32_t> old(std::max<std::size_t>(64, slots_.size() * 2),
                                   kFree);
    old.swap(slots_);
    for (const std::uint32_t row : old) {
      if (row == kFree) continue;
      std::size_t at = place_of(key_of(row));
      while (slots_[at] != kFree) at = (at + 1) & (slots_.size() - 1);
      slots_[at] = row;
    }
  }

  std::vector<std::uint32_t> slots_;  // Open addressing.
  std::size_t size_ = 0;
};

}  // namespace entente
