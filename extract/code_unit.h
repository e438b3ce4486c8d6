#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace entente {

/// What kind of letter or mark a code point is.
enum class UnitKind : std::uint8_t {
  kBlank,
  kNewline,
  kUpper,
  kSmall,
  kDigit,
  kMark
};

/// One code point's kind and its length in bytes. What is beyond ASCII and no
/// blank or mark counts as a letter, upper-case where we can tell.
struct Unit {
  UnitKind kind = UnitKind::kMark;
  std::uint8_t length = 1;

  bool is_letter() const {
    return kind == UnitKind::kUpper || kind == UnitKind::kSmall;
  }
};

/// The code point beyond ASCII that starts at s[i].
Unit wide_unit_at(std::string_view s, std::size_t i);

constexpr std::array<UnitKind, 128> kAsciiKinds = [] {
  std::array<UnitKind, 128> kinds{};
  for (std::size_t c = 0; c < kinds.size(); ++c) {
    kinds[c] = UnitKind::kMark;
    if (c <= 32 || c == 127) kinds[c] = UnitKind::kBlank;
    if (c == '\n') kinds[c] = UnitKind::kNewline;
    if (c >= 'A' && c <= 'Z') kinds[c] = UnitKind::kUpper;
    if (c >= 'a' && c <= 'z') kinds[c] = UnitKind::kSmall;
    if (c >= '0' && c <= '9') kinds[c] = UnitKind::kDigit;
  }
  return kinds;
}();

/// The code point that starts at s[i]. REQUIRES: i < s.size().
inline Unit unit_at(std::string_view s, std::size_t i) {
  const auto c = static_cast<unsigned char>(s[i]);
  return c < 0x80 ? Unit{kAsciiKinds[c], 1} : wide_unit_at(s, i);
}

/// Whether `what` stands at s[i].
inline bool stands_at(std::string_view s, std::size_t i,
                      std::string_view what) {
  return s.compare(i, what.size(), what) == 0;
}

}  // namespace entente
