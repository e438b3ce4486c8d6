#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace entente {

/// Appends `text` to `iri` so that any bytes make a part of an IRI path that
/// every reader takes: letters, digits and -._~@/ stay, all else becomes %XX
/// by bytes of UTF-8. A '/' or '.' that a reader might resolve away ("//",
/// "/..") is written %XX, too.
void append_iri(std::string& iri, std::string_view text);

/// The inverse, or nothing where `encoded` is not what append_iri() writes.
std::optional<std::string> decode_iri(std::string_view encoded);

}  // namespace entente
