#pragma once

#include <array>
#include <optional>
#include <string_view>

#include "extract/facts.h"

namespace entente {

/// The words that files use for Form and Factuality, in the enums' order.
constexpr std::array<std::string_view, 5> kFormNames = {
    "name", "acronym", "demonym", "metonym", "partial"};
constexpr std::array<std::string_view, 3> kFactualityNames = {
    "asserted", "negated", "possible"};

constexpr std::string_view name_of(Form form) {
  return kFormNames[index(form)];
}
constexpr std::string_view name_of(Factuality factuality) {
  return kFactualityNames[index(factuality)];
}

/// The Form or Factuality of that name in `names`.
template <class Enum, std::size_t size>
constexpr std::optional<Enum> named(
    std::string_view name, const std::array<std::string_view, size>& names) {
  for (std::size_t i = 0; i < size; ++i)
    if (names[i] == name) return static_cast<Enum>(i);
  return std::nullopt;
}

}  // namespace entente
