#include "export/picture_text.h"

#include <fmt/format.h>

#include <charconv>

#include "base/utf8.h"

namespace entente {

std::string wrapped(std::string_view text, std::size_t width) {
  std::string out;
  std::size_t column = 0;
  while (!text.empty()) {
    const std::string_view word = text.substr(0, text.find(' '));
    const std::size_t length = count_code_points(word);
    if (column > 0 && column + 1 + length > width) {
      out += '\n';
      column = 0;
    } else if (column > 0) {
      out += ' ';
      ++column;
    }
    out += word;
    column += length;
    text.remove_prefix(word.size() < text.size() ? word.size() + 1
                                                 : word.size());
  }
  return out;
}

std::string shortened(std::string_view text, std::size_t length) {
  const CodePoints places(text);
  if (places.of_byte(text.size()) <= length) return std::string(text);
  const auto end = static_cast<std::uint32_t>(length - 1);
  return std::string(text.substr(0, places.to_byte(end))) + "…";
}

std::string darker(std::string_view color) {
  unsigned rgb = 0;
  if (color.size() != 7 || color[0] != '#' ||
      std::from_chars(color.data() + 1, color.data() + 7, rgb, 16).ptr !=
          color.data() + 7)
    return std::string(color);
  const auto part = [&](unsigned shift) {
    return ((rgb >> shift) & 0xFF) * 62 / 100;
  };
  return fmt::format("#{:02x}{:02x}{:02x}", part(16), part(8), part(0));
}

}  // namespace entente
