#pragma once

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

#include "extract/analysis.h"
#include "extract/knowledge.h"

namespace entente {

/// Mentions by the hash of a word, so that none is looked for in all. Each
/// index is made where it is first asked for, O(tokens of mentions), and a
/// look-up takes O(log mentions) and the mentions that it passes. Keeps
/// references; the mentions must not move, but may get their entities.
class MentionIndex {
 public:
  using Index =
      std::vector<std::pair<std::uint64_t, std::uint32_t>>;  ///< Sorted.

  MentionIndex(const Knowledge& knowledge, const Analysis& analysis)
      : k_(knowledge), a_(analysis) {}

  /// People by surname, by its last word and by all words.
  const Index& surnames();
  /// People by each word that is no surname.
  const Index& given_names();
  /// Mentions of several words, by each of them.
  const Index& words();

  /// The latest mention before i under `hash` that is wanted, or kNone.
  template <class Wanted>
  std::uint32_t before(const Index& all, std::uint64_t hash, std::uint32_t i,
                       Wanted wanted) const {
    auto at = std::ranges::lower_bound(all, std::pair{hash, i});
    while (at != all.begin() && (--at)->first == hash)
      if (wanted(a_.mentions[at->second])) return at->second;
    return kNone;
  }
  /// The same, or else the first one after i.
  template <class Wanted>
  std::uint32_t nearest(const Index& all, std::uint64_t hash, std::uint32_t i,
                        Wanted wanted) const {
    if (const std::uint32_t j = before(all, hash, i, wanted); j != kNone)
      return j;
    for (auto at = std::ranges::upper_bound(all, std::pair{hash, i});
         at != all.end() && at->first == hash; ++at)
      if (wanted(a_.mentions[at->second])) return at->second;
    return kNone;
  }

 private:
  void index_people();

  const Knowledge& k_;
  const Analysis& a_;
  bool people_known_ = false;
  bool words_known_ = false;
  Index surnames_;
  Index given_names_;
  Index by_word_;
};

}  // namespace entente
