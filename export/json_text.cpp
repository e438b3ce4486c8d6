#include "export/json_text.h"

#include <algorithm>
#include <bit>
#include <charconv>

#include "base/letters.h"

namespace entente {
namespace {

bool is_plain(char c) {
  return static_cast<unsigned char>(c) >= 0x20 && c != '"' && c != '\\';
}

/// Mask of the bytes of a block that JSON escapes; those above the first one
/// may be wrong.
std::uint64_t escaped_of(std::uint64_t block) {
  const auto zeros = [](std::uint64_t x) { return (x - kEachByte) & ~x; };
  const std::uint64_t control = (block - kEachByte * 0x20) & ~block;
  return (control | zeros(block ^ (kEachByte * '"')) |
          zeros(block ^ (kEachByte * '\\'))) &
         (kEachByte * 0x80);
}

/// Length of what stands at the front and needs no escape.
std::size_t plain_run(std::string_view text) {
  std::size_t n = 0;
  while (n + 8 <= text.size()) {
    const std::uint64_t escaped = escaped_of(load_eight(text.data() + n));
    if (escaped != 0)
      return n + static_cast<std::size_t>(std::countr_zero(escaped)) / 8;
    n += 8;
  }
  while (n < text.size() && is_plain(text[n])) ++n;
  return n;
}

}  // namespace

void JsonText::grow(std::size_t size) {
  capacity_ = std::max<std::size_t>({capacity_ * 2, size_ + size, 4096});
  auto more = std::make_unique_for_overwrite<char[]>(capacity_);
  if (size_ > 0) std::memcpy(more.get(), bytes_.get(), size_);
  bytes_ = std::move(more);
}

void JsonText::escape(char c) {
  constexpr std::string_view kShort = "\"\\\b\f\n\r\t";
  constexpr std::string_view kLetters = "\"\\bfnrt";
  if (const auto at = kShort.find(c); at != kShort.npos) {
    const char both[] = {'\\', kLetters[at]};
    return raw(std::string_view(both, 2));
  }
  constexpr std::string_view kHex = "0123456789ABCDEF";
  const auto code = static_cast<unsigned char>(c);
  const char all[] = {'\\', 'u', '0', '0', kHex[code / 16], kHex[code % 16]};
  raw(std::string_view(all, 6));
}

void JsonText::string(std::string_view text) {
  raw("\"");
  while (true) {
    const std::size_t plain = plain_run(text);
    raw(text.substr(0, plain));
    if (plain == text.size()) break;
    escape(text[plain]);
    text.remove_prefix(plain + 1);
  }
  raw("\"");
}

void JsonText::number(std::uint32_t value) {
  constexpr std::size_t kDigits = 10;
  char* const to = room(kDigits);
  size_ +=
      static_cast<std::size_t>(std::to_chars(to, to + kDigits, value).ptr - to);
}

}  // namespace entente
