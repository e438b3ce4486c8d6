#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// Where bytes were not UTF-8, and what was done.
struct Utf8Repair {
  std::size_t replaced = 0;  ///< How many ill-formed sequences became U+FFFD.
  std::size_t first = 0;     ///< Byte offset of the first, in the input.
};

/// True if `bytes` is well-formed UTF-8. O(length); fast on ASCII.
bool is_utf8(std::string_view bytes);

/// Replaces each maximal ill-formed sequence by U+FFFD, in place.
/// Well-formed text is left as it is and costs one read.
Utf8Repair repair_utf8(std::string& bytes);

/// Number of code points in well-formed UTF-8.
std::size_t count_code_points(std::string_view utf8);

/// Turns byte offsets of one text into code point offsets, in growing or any
/// order. Building takes O(length), a question O(64). ASCII text costs no
/// memory.
class CodePoints {
 public:
  explicit CodePoints(std::string_view utf8);
  /// REQUIRES: byte <= length, at a code point's start.
  std::uint32_t of_byte(std::size_t byte) const;
  /// The inverse. Offsets past the end give the text's length.
  std::size_t to_byte(std::uint32_t code_point) const;

 private:
  static constexpr std::size_t kBlock = 64;
  std::string_view text_;
  std::vector<std::uint32_t> before_;  // Code points before each block.
};

}  // namespace entente
