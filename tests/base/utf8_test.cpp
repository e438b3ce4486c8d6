#include "base/utf8.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace entente {
namespace {

/// Code points of one to four bytes, so that each stands at each place of a
/// block of eight.
std::string mixed() {
  std::string text;
  for (int i = 0; i < 40; ++i) {
    text += std::string(static_cast<std::size_t>(i % 9), 'a');
    for (const std::string_view one :
         {"\xC3\xA9", "\xE2\x82\xAC", "b", "\xF0\x9F\x98\x80", "\x7F"})
      text += one;
  }
  return text;
}

bool starts(char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }

TEST(Utf8, CountsCodePointsOfAnyLength) {
  const std::string text = mixed();
  std::size_t points = 0;
  for (std::size_t size = 0; size <= text.size(); ++size) {
    EXPECT_EQ(count_code_points(std::string_view(text).substr(0, size)),
              points);
    if (size < text.size() && starts(text[size])) ++points;
  }
}

TEST(Utf8, CodePointsOfBytesAndBack) {
  const std::string text = mixed();
  const CodePoints code_points(text);
  std::uint32_t points = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!starts(text[at])) continue;
    EXPECT_EQ(code_points.of_byte(at), points);
    EXPECT_EQ(code_points.to_byte(points), at);
    ++points;
  }
  EXPECT_EQ(code_points.of_byte(text.size()), points);
}

TEST(Utf8, InAsciiBytesAreCodePoints) {
  const CodePoints code_points("a treaty of the two states");
  EXPECT_EQ(code_points.of_byte(17), 17U);
  EXPECT_EQ(code_points.to_byte(17), 17U);
}

}  // namespace
}  // namespace entente
