#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "extract/analysis.h"

namespace entente {

/// Which rules of an index can match in a sentence at all, by the types and
/// words that they must have: one bit a rule, so that a sentence settles it
/// for all of them at once, and an index then passes over what is dead.
///
/// Const once made; takes 2 KB of each 64 rules. find() takes some steps for
/// each need that is met.
class LiveRules {
 public:
  /// Bit i % 64 of word i / 64 is rule i.
  using Row = std::vector<std::uint64_t>;
  /// What a rule must have.
  struct Wants {
    std::array<std::uint8_t, 4> types{};  ///< Pattern::types.
    std::uint8_t need = 0;                ///< RuleNeeds::of.
  };

  LiveRules() = default;
  explicit LiveRules(std::span<const Wants> rules);

  /// All rules: where a sentence is not asked. Never empty.
  const Row& all() const { return all_; }

  /// Fills `row` with those that can match where there are mentions of
  /// `types`, as bits, and the needs `met`. False if there is none.
  bool find(std::uint8_t types, const NeedBits& met, Row& row) const;

 private:
  /// A word of a row with rules that have a need.
  struct Part {
    std::uint64_t rules = 0;
    std::uint32_t at = 0;
  };

  void add_needs(std::span<const Wants> rules);
  void add_types(std::span<const Wants> rules);

  Row all_;
  Row free_;  // Those without a need.
  std::vector<Part> parts_;
  std::array<std::uint32_t, 257> need_at_{};  // By need: parts_ from there on.
  // By set of types: a row each, and the needs of the rules in it.
  Row by_types_;
  std::vector<NeedBits> needs_;
};

}  // namespace entente
