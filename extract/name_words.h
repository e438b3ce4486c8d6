#pragma once

#include <cstdint>
#include <utility>

#include "extract/analysis.h"
#include "extract/knowledge.h"

namespace entente {

/// A token as part of a name: without regard to case, "U.S." and "US" alike.
std::uint64_t hash_token(const Analysis& a, std::uint32_t token);

/// Tokens [begin, end) as a name; hyphens do not count.
std::uint64_t hash_tokens(const Analysis& a, std::uint32_t begin,
                          std::uint32_t end);

/// A country's name (no capital city) that stands at `token` and ends by
/// `end`, or null.
const Hit* country_at(const Knowledge& knowledge, const Analysis& a,
                      std::uint32_t token, std::uint32_t end);

/// The surname within a person's name, as tokens [begin, end).
std::pair<std::uint32_t, std::uint32_t> surname_of(const Knowledge& knowledge,
                                                   const Analysis& a,
                                                   const Mention& m);

}  // namespace entente
