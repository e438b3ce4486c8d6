#include "extract/pattern_trace.h"

#include <algorithm>
#include <tuple>

#include "extract/matcher_run.h"

namespace entente {

int PatternTrace::further_than(const PatternTrace& other) const {
  const auto rank = [](const PatternTrace& t) {
    return std::tuple(t.started, t.matched, !t.forward, t.end - t.begin);
  };
  if (rank(*this) == rank(other)) return 0;
  return rank(*this) > rank(other) ? 1 : -1;
}

/// Keeps what was wanted at the furthest place that one program came to.
struct PatternTracer::Watch {
  static constexpr bool kSees = true;
  // More than when blind: it takes no short cuts.
  static constexpr int kSteps = 5000;

  PatternTrace& trace;
  std::uint32_t reached;

  void wanted(const Step& step, std::uint32_t place) {
    failed(place, {{step.a}, token_at(place, step.back), false});
  }

  void forbidden(const std::vector<Step>& program, std::uint16_t at,
                 std::uint32_t place) {
    PatternTrace::Want want;
    want.forbidden = true;
    for (std::size_t i = at + 1U; i < program[at].a; ++i)
      if (program[i].op == Step::Op::kTest)
        want.elements.push_back(program[i].a);
    want.at = token_at(place, program[at].back);
    failed(place, std::move(want));
  }

 private:
  std::uint32_t token_at(std::uint32_t place, bool back) const {
    if (back) return place > trace.begin ? place - 1 : kNone;
    return place < trace.end ? place : kNone;
  }

  void failed(std::uint32_t place, PatternTrace::Want want) {
    const bool further = trace.forward ? place > reached : place < reached;
    if (further) {
      reached = place;
      trace.wants.clear();
    }
    if (place == reached) trace.wants.push_back(std::move(want));
  }
};

PatternTrace PatternTracer::follow(const Pattern& pattern, std::uint32_t at,
                                   std::uint32_t begin, std::uint32_t end) {
  PatternTrace trace;
  trace.anchor = at;
  trace.begin = begin;  // Until it is known what it read.
  trace.end = end;
  Watch watch{trace, at};
  Match match;
  matcher_.start(pattern, begin, end, Watch::kSteps, match);
  // The right program begins with the anchor.
  trace.started = matcher_.stands(pattern.right.front(), at);
  std::uint32_t read_to = at;
  std::uint32_t read_from = at;
  if (trace.started) {
    const bool right = matcher_.run(pattern.right, at, read_to, watch);
    if (!right) read_to = watch.reached;
    if (right) {
      trace.forward = false;
      trace.wants.clear();
      watch.reached = at;
      trace.matched = matcher_.run(pattern.left, at, read_from, watch);
      if (!trace.matched) read_from = watch.reached;
    }
  }
  trace.begin = read_from;
  trace.end = read_to;
  return trace;
}

}  // namespace entente
