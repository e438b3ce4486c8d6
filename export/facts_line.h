#pragma once

#include <memory>
#include <string_view>

#include "extract/vocabulary.h"
#include "graph/graph_builder.h"

namespace entente {

/// Takes lines of facts straight into a graph, if they are written just as
/// FactsWriter writes them: no tree of JSON in between, no string that is
/// copied. Some ten times as fast as FactsReader.
///
/// It knows one way of writing and no faults. Other JSON, and what is doubtful
/// in any way, is left to FactsReader, which does the same for every line.
/// Reuses its memory: make one a thread. Private to export/*.cpp.
class FactsLine {
 public:
  /// `vocabulary` must outlive it.
  explicit FactsLine(const Vocabulary& vocabulary);
  ~FactsLine();
  FactsLine(FactsLine&&) noexcept;
  FactsLine& operator=(FactsLine&&) noexcept;

  /// Adds the facts of `line` to `builder`; or leaves it as it is and says
  /// false. REQUIRES: well-formed UTF-8.
  bool add(std::string_view line, GraphBuilder& builder);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace entente
