#pragma once

#include <optional>

#include "extract/analysis.h"
#include "extract/knowledge.h"

namespace entente {

/// A diplomatic post (embassy, legation, consulate): what it is, whose, and
/// where, as far as one mention says.
struct Post {
  WordId head{};
  std::uint32_t country = kNone;  ///< EntryId.
  std::uint64_t site = 0;         ///< Hash of the place's words, or 0.
  std::uint32_t begin = 0;        ///< Tokens of the place; empty if not said.
  std::uint32_t end = 0;
  std::uint32_t entity = kNone;  ///< Which entity it is; set by the caller.
};

/// What mention i says of a diplomatic post: "the U.S. Legation in Havana",
/// "the American Legation", "Embassy Lusaka". None where it is none, or bears
/// another name ("Anglican Mission").
std::optional<Post> read_post(const Knowledge& knowledge, const Analysis& a,
                              std::uint32_t i);

/// Whether the two can be one post: neither country nor place disagrees.
bool may_be_one(const Post& x, const Post& y);

}  // namespace entente
