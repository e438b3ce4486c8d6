#pragma once

#include <span>
#include <vector>

#include "extract/analysis.h"
#include "extract/rule_file.h"

namespace entente {

/// Which words a sentence must have for a rule to match in it
/// (Pattern::needs), so that rules are not tried where they are missing.
///
/// Each need is a bit, the same for rules that need the same; bit 0 is that of
/// rules without one, and of those for which no bit was left. Const once made.
class RuleNeeds {
 public:
  RuleNeeds() = default;
  /// `kinds` is what sort_words() gave.
  RuleNeeds(const std::vector<Rule>& rules, const WordTable& words,
            std::span<const WordId> kinds);

  /// The bit of a rule.
  std::uint8_t of(std::uint32_t rule) const { return of_rule_[rule]; }

  /// Fills a.needs_met. Needs words, looks and hits; O(tokens).
  void meet(Analysis& a) const;

 private:
  std::vector<std::uint8_t> of_rule_;
  std::vector<NeedBits> by_kind_;
  std::vector<NeedBits> by_list_;  // Entries of several words.
};

}  // namespace entente
