#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

#include "extract/analysis.h"
#include "extract/knowledge.h"

namespace entente {

/// Whether a list entry of several words stands at a hit.
inline bool long_entry(const Hit& hit) {
  return hit.value->kind == TrieValue::Kind::kList && hit.end > hit.begin + 1;
}

/// Whether such an entry is of a list that triggers `rule`.
inline bool long_trigger(const Rule& rule, const Hit& hit) {
  return long_entry(hit) &&
         std::ranges::any_of(rule.triggers, [&](ListId list) {
           return hit.value->id == static_cast<std::uint32_t>(list);
         });
}

/// From noun groups back to their verbs, and the lists that a verb is in.
/// Keeps references; needs phrases. O(groups + verbs) to make.
class ClauseLinks {
 public:
  ClauseLinks(const Knowledge& knowledge, const Analysis& analysis);

  /// The verb that has a group, or one that it is coordinated with, as object
  /// or lends to it: "engaged in talks"; or kNone.
  std::uint32_t object_of(std::uint32_t group) const {
    return object_of_[group];
  }
  /// The verb that has it as subject, or kNone.
  std::uint32_t subject_of(std::uint32_t group) const {
    return subject_of_[group];
  }
  /// The groups that are arguments of a verb, from left to right.
  std::span<const std::uint32_t> groups_of(std::uint32_t verb) const {
    return std::span(groups_of_)
        .subspan(groups_at_[verb], groups_at_[verb + 1] - groups_at_[verb]);
  }
  /// Whether a verb, alone or with the words after it, is in a list.
  bool in_list(const Verb& verb, ListId list) const;

 private:
  void gather_groups();
  std::uint32_t lent_before(const Verb& v) const;
  bool lent_through(std::uint32_t verb, std::uint32_t group) const;
  bool contained(std::uint32_t group) const;

  const Knowledge& k_;
  const Analysis& a_;
  std::vector<std::uint32_t> object_of_;
  std::vector<std::uint32_t> subject_of_;
  std::vector<std::uint32_t> groups_of_;
  std::vector<std::uint32_t> groups_at_;  // By verb; one more.
};

}  // namespace entente
