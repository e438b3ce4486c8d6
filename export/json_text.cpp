#include "export/json_text.h"

#include <algorithm>
#include <charconv>

#include "export/plain_run.h"

namespace entente {
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
