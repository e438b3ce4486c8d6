#include "extract/python_repr.h"

#include <fmt/format.h>

#include <array>
#include <cstdint>

namespace entente {
namespace {

struct Range {
  char32_t first;
  char32_t last;
};

// What str.isprintable() says no to: controls, format characters, separators
// but the space, surrogates, private use. Unassigned code points are left out.
constexpr std::array<Range, 15> kInvisible = {{{0x00, 0x1F},
                                               {0x7F, 0xA0},
                                               {0xAD, 0xAD},
                                               {0x600, 0x605},
                                               {0x61C, 0x61C},
                                               {0x6DD, 0x6DD},
                                               {0x70F, 0x70F},
                                               {0x1680, 0x1680},
                                               {0x180E, 0x180E},
                                               {0x2000, 0x200F},
                                               {0x2028, 0x202F},
                                               {0x205F, 0x206F},
                                               {0x3000, 0x3000},
                                               {0xD800, 0xF8FF},
                                               {0xFEFF, 0xFEFF}}};

bool is_visible(char32_t c) {
  for (const Range& range : kInvisible)
    if (range.first <= c && c <= range.last) return false;
  return !(c >= 0xFFF0 && c <= 0xFFFB) && c < 0xE0000;
}

/// The code point at `at`, which moves behind it.
char32_t decode(std::string_view utf8, std::size_t& at) {
  const auto byte = [&] { return static_cast<unsigned char>(utf8[at++]); };
  char32_t c = byte();
  const int more = c < 0x80 ? 0 : c < 0xE0 ? 1 : c < 0xF0 ? 2 : 3;
  if (more > 0) c &= 0x3FU >> more;
  for (int i = 0; i < more && at < utf8.size(); ++i)
    c = (c << 6) | (byte() & 0x3F);
  return c;
}

}  // namespace

std::string python_repr(std::string_view utf8) {
  const bool has_single = utf8.find('\'') != utf8.npos;
  const char quote = has_single && utf8.find('"') == utf8.npos ? '"' : '\'';
  std::string out(1, quote);
  for (std::size_t at = 0; at < utf8.size();) {
    const std::size_t begin = at;
    const char32_t c = decode(utf8, at);
    const auto code = static_cast<std::uint32_t>(c);
    if (c == '\n') {
      out += "\\n";
    } else if (c == '\r') {
      out += "\\r";
    } else if (c == '\t') {
      out += "\\t";
    } else if (c == '\\' || c == static_cast<unsigned char>(quote)) {
      out += '\\';
      out += static_cast<char>(c);
    } else if (is_visible(c)) {
      out += utf8.substr(begin, at - begin);
    } else if (c < 0x100) {
      out += fmt::format("\\x{:02x}", code);
    } else if (c < 0x10000) {
      out += fmt::format("\\u{:04x}", code);
    } else {
      out += fmt::format("\\U{:08x}", code);
    }
  }
  return out + quote;
}

}  // namespace entente
