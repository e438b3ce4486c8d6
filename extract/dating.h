#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "extract/analysis.h"
#include "extract/knowledge.h"
#include "extract/reading.h"
#include "extract/time.h"

namespace entente {

/// When a relation held or happened: the date in the clause of its trigger,
/// the nearest if there are several; else one that stands before that clause in
/// the sentence, as in "In 2021 X went to Y and signed Z". What a clause of its
/// own adds ("before X left", "who succeeded Y in 2019") has that date alone,
/// and gives it to no other. A predicate may have no date at all
/// (Predicate::dated).
///
/// Readings are asked for in the order of their sentences; linear in the text.
class Dating {
 public:
  Dating(const Knowledge& knowledge, const Analysis& analysis)
      : k_(knowledge), a_(analysis) {}

  /// ISO 8601; empty if the text ties no date to it.
  std::string_view of(const Reading& reading);

 private:
  struct Date {
    TimeExpression time;
    std::uint32_t clause = 0;
  };

  void read_to(std::uint32_t sentence);
  std::uint32_t clause_at(std::uint32_t token) const;
  std::uint32_t clause_of(std::uint32_t token) const;
  std::uint32_t clause_after(std::uint32_t token) const;
  std::uint32_t clause_of_date(const TimeExpression& time) const;
  bool apart(std::uint32_t clause) const;

  const Knowledge& k_;
  const Analysis& a_;
  std::uint32_t next_ = 0;   // Sentence not yet read.
  std::string known_;        // The last date of the paragraph.
  std::vector<Date> dates_;  // Of sentence next_ - 1.
};

}  // namespace entente
