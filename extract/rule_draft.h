#pragma once

#include <optional>
#include <span>

#include "extract/rule_file.h"

namespace entente {

/// Rules that are compiled while another thread reads the names of entities:
/// a third of a start would wait for another third otherwise.
///
/// They are compiled with a lexicon of their own (Lexicon::draft), so that the
/// threads share nothing that changes. Words get their numbers in the real one
/// at finish(), in the order in which rules name them: rules, numbers and
/// tests are those that RuleSet::compile() would have made with it.
class RuleDraft {
 public:
  RuleDraft(std::span<const RuleSet::File> files, Lexicon draft,
            const Vocabulary& vocabulary);

  /// Makes the rules those of `lexicon`, the one of the draft with all that
  /// came after; names go to `names`. O(words and tests of rules). None where
  /// the rules have any fault: then nothing has changed, and
  /// RuleSet::compile() tells the faults.
  /// REQUIRES: no rules were compiled with `lexicon`; is called once.
  std::optional<RuleSet> finish(Lexicon& lexicon, Names& names);

 private:
  Lexicon draft_;
  Names names_;  // Only to tell names that stand twice.
  Result<RuleSet> rules_;
};

}  // namespace entente
