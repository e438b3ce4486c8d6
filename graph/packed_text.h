#pragma once

#include <string>
#include <string_view>

namespace entente {

// Quotes are most of what a graph of many documents holds. In memory they are
// packed by a Huffman code that is fixed: some 0.6 bytes a letter of English,
// packed and unpacked at some 500 MB a second. Private to graph/*.cpp.

/// Makes `packed` what unpack_text() takes. Any bytes; equal texts give equal
/// bytes.
void pack_text(std::string_view text, std::string& packed);

/// Makes `text` what was packed. REQUIRES: pack_text() made `packed`.
void unpack_text(std::string_view packed, std::string& text);

/// The length in bytes of what was packed.
std::size_t unpacked_size(std::string_view packed);

}  // namespace entente
