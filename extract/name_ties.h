#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "extract/analysis.h"
#include "extract/knowledge.h"

/// What a text says of two of its names, read from the words between them.
/// Mentions before the one in question need their entities.

namespace entente {

/// The mention of which mention i is said to be another name: "X, also known
/// as Y and Z", "X (later renamed Y)"; or kNone.
std::uint32_t other_name(const Knowledge& k, const Analysis& a,
                         std::uint32_t i);

/// What a document's number says of it, whatever is written before it:
/// "Executive Order (E.O.) 14347", "E.O. 14347", "P.L. 107-252"; or 0.
std::uint64_t hash_number(const Knowledge& k, const Analysis& a,
                          const Mention& m);

/// The mention right before i of the document that both name, one by title and
/// one by number: "CRS Report R47478, Harvest Rules", "the Harvest Act (P.L.
/// 116-152)"; or kNone.
std::uint32_t numbered_text(const Knowledge& k, const Analysis& a,
                            std::uint32_t i);

/// The latest mention before i, of its type, whose initials are the acronym
/// that mention i is; or kNone.
std::uint32_t spelled_name(const Analysis& a, std::uint32_t i);

/// The names of a document after which brackets hold their acronyms.
class ExplainedNames {
 public:
  /// Keeps a reference. O(mentions).
  explicit ExplainedNames(const Analysis& analysis);

  /// The first, with an entity, that has the acronym that mention i is: "DGPZ",
  /// where "Directorate of Postal Zones (DGPZ)" stands later; or kNone.
  std::uint32_t of(std::uint32_t i) const;

 private:
  const Analysis& a_;
  std::unordered_map<std::string_view, std::vector<std::uint32_t>> by_acronym_;
};

/// Whether two names stand after one title: "Secretary Clinton", twice.
bool same_title(const Knowledge& k, const Analysis& a, const Mention& x,
                const Mention& y);

/// Whether mention m is named as somebody's kin: "the daughter of Ali
/// Bhutto", "his brother, Juan Perón".
bool is_kin(const Knowledge& k, const Analysis& a, const Mention& m);

/// Whether two names of people may be one's, "Joseph R. Biden", "Joe Biden":
/// surnames equal and given names equal, one an initial of the other, one
/// without middle names, or one the end of the other.
bool may_name_one(const Knowledge& k, const Analysis& a, const Mention& x,
                  const Mention& y);

}  // namespace entente
