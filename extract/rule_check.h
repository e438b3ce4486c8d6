#pragma once

#include <cstdint>
#include <iosfwd>
#include <vector>

#include "base/diagnostic.h"
#include "extract/extract.h"
#include "extract/facts.h"

namespace entente {

/// Runs the examples of all rules: reads each as a text of its own, and says
/// which do not come out as the rule file wants, what was wanted, and what was
/// found instead.
///
/// A `yes` of a mention rule wants exactly the marked mentions with their
/// types, at least one of them found by that rule. A `yes`, `possible` or
/// `negated` of a relation rule wants its relation from every mention marked
/// with the subject's name to every one with the object's (all pairs, where
/// both names are the same), with that factuality; it does not ask which rule
/// made it, since of several the surest is kept. A `no` wants that this rule
/// makes nothing. O(rules).
Diagnostics test_rules(const Extractor& extractor);

/// Writes each rule with what it makes, what it looks for, its first example
/// and its note, in the order of files.
void list_rules(std::ostream& out, const Extractor& extractor);

/// Which rules fire how often over many texts, which never, and what each
/// costs.
///
/// Counts can be gathered apart, a thread each, and added. Not thread-safe.
class RuleCoverage {
 public:
  /// `extractor` must outlive the object.
  explicit RuleCoverage(const Extractor& extractor);

  /// Counts what rules and lexicons made in one text.
  void add(const Facts& facts);
  /// Adds the counts of another one, of the same extractor.
  void add(const RuleCoverage& other);

  /// Where a worker is to add what rules cost (Worker::measure).
  RuleCosts& costs() { return costs_; }

  /// A table: how many mentions and relations each rule made, how often it was
  /// tried and how many microseconds that took, which differ from run to run;
  /// then the rules that made nothing.
  void print(std::ostream& out) const;

 private:
  struct Count {
    std::uint64_t mentions = 0;
    std::uint64_t relations = 0;
  };

  const Extractor* extractor_;
  std::uint64_t texts_ = 0;
  std::vector<Count> counts_;  // By RuleId.
  RuleCosts costs_;
};

}  // namespace entente
