#pragma once

#include <chrono>
#include <cstdint>
#include <vector>

#include "extract/facts.h"

namespace entente {

/// How often a rule was tried, and how long that took.
struct RuleCost {
  std::uint64_t tries = 0;
  std::uint64_t nanoseconds = 0;
};
using RuleCosts = std::vector<RuleCost>;  // By RuleId.

/// One try of a rule, for as long as it lives. Where no costs are asked for it
/// does nothing.
class RuleTry {
 public:
  RuleTry(RuleCosts* costs, RuleId rule)
      : cost_(costs == nullptr ? nullptr : &(*costs)[index(rule)]) {
    if (cost_ != nullptr) begin_ = Clock::now();
  }
  ~RuleTry() {
    if (cost_ == nullptr) return;
    ++cost_->tries;
    cost_->nanoseconds += static_cast<std::uint64_t>(
        std::chrono::nanoseconds(Clock::now() - begin_).count());
  }
  RuleTry(const RuleTry&) = delete;
  RuleTry& operator=(const RuleTry&) = delete;

 private:
  using Clock = std::chrono::steady_clock;
  RuleCost* cost_;
  Clock::time_point begin_;
};

}  // namespace entente
