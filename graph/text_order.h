#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace entente {

/// The indices of `texts`, sorted by text as bytes; equal texts stay in their
/// order. O(n log n), eight bytes of all texts at a time, so that long common
/// beginnings ("institution/") cost little. Private to graph/*.cpp.
std::vector<std::uint32_t> order_of(std::span<const std::string_view> texts);

}  // namespace entente
