#pragma once

#include <memory>
#include <string_view>

#include "base/result.h"
#include "extract/facts.h"

namespace entente {

/// Reads texts to extract from: JSON lines {"id": .., "text": ..}, with
/// "source" if one likes. Other members are ignored, so lines of facts and
/// gold are texts, too.
///
/// Reuses its memory: make one a thread.
class TextLineReader {
 public:
  TextLineReader();
  ~TextLineReader();
  TextLineReader(TextLineReader&&) noexcept;
  TextLineReader& operator=(TextLineReader&&) noexcept;

  /// Sets id, source and text of `facts` and clears the rest; or all faults of
  /// the line. `file` and `number` are used only in messages.
  /// REQUIRES: `line` is well-formed UTF-8.
  Diagnostics read(std::string_view file, int number, std::string_view line,
                   Facts& facts);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace entente
