#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace entente {

/// A stretch of a text and what is said of it: "[Person Ana Lima]".
struct Mark {
  Span span;
  std::string label;

  friend auto operator<=>(const Mark&, const Mark&) = default;
};

/// Text in the one notation of rule examples, tests and explanations,
/// `[label words]`, taken apart: its bare words, and the marks that stood in
/// it, from left to right.
struct MarkedText {
  std::string text;
  std::vector<Mark> marks;
  /// What is wrong with the brackets, a plain sentence, or empty. The text is
  /// then whatever could be read.
  std::string fault;
};

/// Takes the marks out of `marked`. A doubled "[[" is a bracket that the text
/// itself has; "]" closes a mark, and is itself outside of one.
MarkedText strip_marks(std::string_view marked);

/// The inverse: the words of `text` in `part`, with those of `marks` that lie
/// in it. REQUIRES: `marks` are sorted and do not overlap.
std::string put_marks(std::string_view text, Span part,
                      std::span<const Mark> marks);

}  // namespace entente
