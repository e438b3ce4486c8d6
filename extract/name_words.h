#pragma once

#include <cstdint>
#include <string_view>
#include <utility>

#include "extract/analysis.h"
#include "extract/knowledge.h"

namespace entente {

/// A token as part of a name: without regard to case, "U.S." and "US" alike.
std::uint64_t hash_token(const Analysis& a, std::uint32_t token);

/// A word that is no token, hashed as hash_token would.
std::uint64_t hash_word(std::string_view word);

/// Tokens [begin, end) as a name; hyphens do not count.
std::uint64_t hash_tokens(const Analysis& a, std::uint32_t begin,
                          std::uint32_t end);

/// The words of a name and its type; a country in it counts as itself, however
/// it is spelled: "American Legation" is "U.S. Legation".
std::uint64_t hash_name(const Knowledge& knowledge, const Analysis& a,
                        const Mention& m);

/// A country's name (no capital city) that stands at `token` and ends by
/// `end`, or null.
const Hit* country_at(const Knowledge& knowledge, const Analysis& a,
                      std::uint32_t token, std::uint32_t end);

/// Whether a hit is a lexicon name of that flag that ends at `end`.
inline bool is_flagged(const Hit& hit, std::uint32_t end, NameFlag flag) {
  return hit.end == end && hit.value->kind == TrieValue::Kind::kName &&
         (hit.value->flags & flag) != 0;
}

/// Whether a lexicon name of that flag is just [begin, end).
bool flagged_name(const Analysis& a, std::uint32_t begin, std::uint32_t end,
                  NameFlag flag);

/// Whether [begin, end) is part of a title that begins before it: "minister of
/// foreign affairs".
bool within_title(const Knowledge& knowledge, const Analysis& a,
                  std::uint32_t begin, std::uint32_t end);

/// The surname within a person's name, as tokens [begin, end).
std::pair<std::uint32_t, std::uint32_t> surname_of(const Knowledge& knowledge,
                                                   const Analysis& a,
                                                   const Mention& m);

/// The state right before m, "Peruvian" or "Peru's"; or kNoEntry. Needs
/// a.mention_at.
EntryId state_before(const Knowledge& knowledge, const Analysis& a,
                     const Mention& m);

/// Whether the capitals of `acronym` are the first letters of the capitalised
/// words in [begin, end), one for one: "DA" of "Democratic Alliance".
bool initials_are(const Analysis& a, std::uint32_t begin, std::uint32_t end,
                  std::string_view acronym);

}  // namespace entente
