#pragma once

#include <cstdint>
#include <vector>

#include "extract/analysis.h"
#include "extract/matcher.h"
#include "extract/pattern.h"

namespace entente {

/// How far one pattern got from one place of a text.
struct PatternTrace {
  /// What would have led on: elements that had to stand there, or, if
  /// forbidden, stood there and must not.
  struct Want {
    std::vector<std::uint16_t> elements;
    std::uint32_t at = kNone;  ///< Where: a token, or none past the end.
    bool forbidden = false;
  };
  bool started = false;      ///< The anchor stands there.
  bool matched = false;      ///< All of it does.
  bool forward = true;       ///< It failed right of what it read, or left.
  std::uint32_t anchor = 0;  ///< Token.
  std::uint32_t begin = 0;   ///< Tokens that it could read.
  std::uint32_t end = 0;
  std::vector<Want> wants;

  /// Above 0 if this got further than `other`, below 0 if less far.
  int further_than(const PatternTrace& other) const;
};

/// Follows patterns in the way of Matcher, and keeps a record. Slow: it is
/// for explanations.
class PatternTracer {
 public:
  /// As for Matcher.
  PatternTracer(const Lexicon& lexicon, const Analysis& analysis, bool names)
      : matcher_(lexicon, analysis, names) {}

  /// Follows `pattern` from its anchor at token `at`, within [begin, end).
  PatternTrace follow(const Pattern& pattern, std::uint32_t at,
                      std::uint32_t begin, std::uint32_t end);

 private:
  struct Watch;

  Matcher matcher_;
};

}  // namespace entente
