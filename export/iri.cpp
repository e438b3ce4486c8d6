#include "export/iri.h"

#include <charconv>

namespace entente {
namespace {

constexpr std::string_view kHex = "0123456789ABCDEF";

bool stays(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '~' || c == '@';
}

}  // namespace

void append_iri(std::string& iri, std::string_view text) {
  bool starts_segment = true;
  for (const char c : text) {
    const bool is_path = c == '/' || c == '.';
    if (stays(c) || (is_path && !starts_segment)) {
      iri += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      iri += '%';
      iri += kHex[byte >> 4];
      iri += kHex[byte & 15];
    }
    starts_segment = c == '/';
  }
}

std::optional<std::string> decode_iri(std::string_view encoded) {
  std::string text;
  text.reserve(encoded.size());
  for (std::size_t i = 0; i < encoded.size(); ++i) {
    const char c = encoded[i];
    if (c != '%') {
      if (!stays(c) && c != '/' && c != '.') return std::nullopt;
      text += c;
      continue;
    }
    const std::string_view digits = encoded.substr(i + 1, 2);
    unsigned char byte = 0;
    const auto end = digits.data() + digits.size();
    const auto read = std::from_chars(digits.data(), end, byte, 16);
    if (digits.size() != 2 || read.ptr != end) return std::nullopt;
    text += static_cast<char>(byte);
    i += 2;
  }
  return text;
}

}  // namespace entente
