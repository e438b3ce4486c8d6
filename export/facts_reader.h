#pragma once

#include <memory>
#include <string_view>

#include "base/names.h"
#include "base/result.h"
#include "extract/facts.h"
#include "extract/score.h"
#include "extract/vocabulary.h"
#include "graph/graph_builder.h"

namespace entente {

/// Reads lines that FactsWriter wrote, or gold lines, which say less: "key",
/// "aliases", "form", "rule", "confidence" and "qualifiers" may be missing,
/// unknown members are ignored, ids are any distinct strings.
///
/// The result keeps the contract of Facts: mentions and relations are sorted,
/// entities stand in the order of their first mention. A missing key is made
/// from type and name. Where the text was left out, offsets stay code points.
/// Every fault in a line is reported at once, with its place.
///
/// Reuses its memory: make one a thread.
class FactsReader {
 public:
  /// Rules' names are interned in `rules`. Both must outlive the reader.
  FactsReader(const Vocabulary& vocabulary, Names& rules);
  ~FactsReader();
  FactsReader(FactsReader&&) noexcept;
  FactsReader& operator=(FactsReader&&) noexcept;

  /// `file` and `number` are used only in messages. A line that left its text
  /// out is read as if it carried `text`, if one is given.
  Result<Facts> read(std::string_view file, int number, std::string_view line,
                     std::string_view text = {});
  /// Reads a line and adds it to `builder`, or gives its faults. The same as
  /// read() and GraphBuilder::add, and much faster for lines that FactsWriter
  /// wrote. REQUIRES: well-formed UTF-8.
  Diagnostics add(std::string_view file, int number, std::string_view line,
                  GraphBuilder& builder);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// Reads a line of facts or gold for scoring: takes types and predicates that
/// no vocabulary has, and keeps which relations are optional.
Result<ScoreDocument> read_for_scoring(std::string_view file, int number,
                                       std::string_view text);

}  // namespace entente
