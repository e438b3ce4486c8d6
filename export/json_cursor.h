#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace entente {

/// Reads JSON without blanks from left to right. Each step says whether what it
/// wants stands there, and goes past it if so. After one that fails the cursor
/// is of no use. Private to export/*.cpp.
class JsonCursor {
 public:
  /// Starts at the front of `text`, which must outlive all views. REQUIRES:
  /// well-formed UTF-8.
  void start(std::string_view text);

  bool at_end() const { return rest_.empty(); }
  /// These very bytes. A constant's size is known, so that no function is
  /// called to compare a few of them.
  template <std::size_t size>
  bool literal(const char (&bytes)[size]) {
    constexpr std::size_t kLength = size - 1;  // A constant ends with NUL.
    if (rest_.size() < kLength ||
        std::memcmp(rest_.data(), bytes, kLength) != 0)
      return false;
    rest_.remove_prefix(kLength);
    return true;
  }
  /// A string. The view is of the text, or of a copy where it has escapes;
  /// both live until the next start(). Surrogates in escapes are refused.
  bool string(std::string_view& value);
  /// A whole number below 10^9.
  bool number(std::uint32_t& value);

 private:
  bool unescape();

  std::string_view rest_;
  std::string plain_;  // Letters of strings with escapes; never moves.
};

}  // namespace entente
