#include "extract/address.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "extract/code_unit.h"

namespace entente {

std::size_t address(std::string_view text, std::size_t i, bool has_mail) {
  const char c = text[i];
  const bool web = (c == 'h' && (stands_at(text, i, "http://") ||
                                 stands_at(text, i, "https://"))) ||
                   (c == 'w' && stands_at(text, i, "www."));
  std::size_t end = i;
  if (!web) {
    if (!has_mail) return 0;
    // A mail address: word characters, then @. Rare, so looked for lazily.
    while (end < text.size() && end < i + 64 &&
           (std::isalnum(static_cast<unsigned char>(text[end])) != 0 ||
            text[end] == '.' || text[end] == '_' || text[end] == '-'))
      ++end;
    if (end >= text.size() || text[end] != '@' || end + 1 >= text.size() ||
        std::isalnum(static_cast<unsigned char>(text[end + 1])) == 0)
      return 0;
  }
  return address_end(text, i, end);
}

std::size_t address_end(std::string_view text, std::size_t i, std::size_t end) {
  while (end < text.size() && static_cast<unsigned char>(text[end]) > 32 &&
         text[end] != '<' && text[end] != '>' && text[end] != '"' &&
         text[end] != ')' && text[end] != ']' && text[end] != '\xE2' &&
         text[end] != '\xC2')
    ++end;
  while (end > i && (text[end - 1] == '.' || text[end - 1] == ',' ||
                     text[end - 1] == ';' || text[end - 1] == ':'))
    --end;
  return end;
}

bool site_follows(std::string_view text, std::size_t at) {
  return std::ranges::any_of(
      std::array<std::string_view, 6>{".com/", ".org/", ".gov/", ".net/",
                                      ".edu/", ".int/"},
      [&](std::string_view site) { return stands_at(text, at, site); });
}

}  // namespace entente
