#pragma once

#include <cstddef>
#include <string_view>

namespace entente {

/// Web and mail addresses, which are one token each.

/// The end of an address that starts at byte i, or 0. One of mail is only
/// looked for where the text `has_mail`, an @ somewhere: at most 64 bytes on.
std::size_t address(std::string_view text, std::size_t i, bool has_mail);

/// The end of the address that began at i and surely goes on to `end`: up to a
/// blank, bracket or quote, without the marks that end a sentence.
std::size_t address_end(std::string_view text, std::size_t i, std::size_t end);

/// Whether at `at` stands the end of a site and a path: ".org/news".
bool site_follows(std::string_view text, std::size_t at);

}  // namespace entente
