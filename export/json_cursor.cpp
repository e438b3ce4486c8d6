#include "export/json_cursor.h"

#include <cstddef>

#include "export/plain_run.h"

namespace entente {
namespace {

/// Appends a code point below 2^16.
void append_utf8(std::uint32_t code, std::string& text) {
  const auto byte = [&](std::uint32_t value) {
    text += static_cast<char>(static_cast<unsigned char>(value));
  };
  if (code < 0x80) return byte(code);
  if (code < 0x800) {
    byte(0xC0 | code >> 6);
  } else {
    byte(0xE0 | code >> 12);
    byte(0x80 | (code >> 6 & 0x3F));
  }
  byte(0x80 | (code & 0x3F));
}

/// The value of four hexadecimal digits, or more than 0xFFFF.
std::uint32_t hexadecimal(std::string_view digits) {
  std::uint32_t value = 0;
  for (const char c : digits) {
    const bool small = c >= 'a' && c <= 'f';
    const bool large = c >= 'A' && c <= 'F';
    if (!small && !large && (c < '0' || c > '9')) return 0xFFFFFFFF;
    value = value * 16 + static_cast<std::uint32_t>(small   ? c - 'a' + 10
                                                    : large ? c - 'A' + 10
                                                            : c - '0');
  }
  return value;
}

}  // namespace

void JsonCursor::start(std::string_view text) {
  rest_ = text;
  plain_.clear();
  plain_.reserve(text.size());  // Escapes are longer than what they stand for.
}

bool JsonCursor::string(std::string_view& value) {
  if (!literal("\"")) return false;
  std::size_t size = plain_run(rest_);
  if (size == rest_.size()) return false;
  if (rest_[size] == '"') {
    value = rest_.substr(0, size);
    rest_.remove_prefix(size + 1);
    return true;
  }
  const std::size_t begin = plain_.size();
  while (rest_[size] == '\\') {
    plain_.append(rest_, 0, size);
    rest_.remove_prefix(size + 1);
    if (!unescape()) return false;
    size = plain_run(rest_);
    if (size == rest_.size()) return false;
  }
  plain_.append(rest_, 0, size);
  value = std::string_view(plain_).substr(begin);
  rest_.remove_prefix(size);
  return literal("\"");
}

/// What stands behind a backslash.
bool JsonCursor::unescape() {
  constexpr std::string_view kLetters = "\"\\/bfnrt";
  constexpr std::string_view kMeanings = "\"\\/\b\f\n\r\t";
  if (rest_.empty()) return false;
  if (const auto at = kLetters.find(rest_.front()); at != kLetters.npos) {
    plain_ += kMeanings[at];
    rest_.remove_prefix(1);
    return true;
  }
  if (rest_.front() != 'u' || rest_.size() < 5) return false;
  const std::uint32_t code = hexadecimal(rest_.substr(1, 4));
  if (code > 0xFFFF || (code >= 0xD800 && code < 0xE000)) return false;
  append_utf8(code, plain_);
  rest_.remove_prefix(5);
  return true;
}

bool JsonCursor::number(std::uint32_t& value) {
  constexpr std::size_t kDigits = 9;
  std::uint32_t read = 0;
  std::size_t size = 0;
  for (; size < rest_.size() && rest_[size] >= '0' && rest_[size] <= '9';
       ++size) {
    if (size == kDigits) return false;
    read = read * 10 + static_cast<std::uint32_t>(rest_[size] - '0');
  }
  if (size == 0 || (rest_.front() == '0' && size > 1)) return false;
  rest_.remove_prefix(size);
  value = read;
  return true;
}

}  // namespace entente
