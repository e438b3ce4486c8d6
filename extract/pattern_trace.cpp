#include "extract/pattern_trace.h"

#include <algorithm>
#include <tuple>

namespace entente {
namespace {

/// Patterns that the matcher gives up on are given up on here, too.
constexpr int kSteps = 5000;

}  // namespace

int PatternTrace::further_than(const PatternTrace& other) const {
  const auto rank = [](const PatternTrace& t) {
    return std::tuple(t.started, t.matched, !t.forward, t.end - t.begin);
  };
  if (rank(*this) == rank(other)) return 0;
  return rank(*this) > rank(other) ? 1 : -1;
}

PatternTrace PatternTracer::follow(const Pattern& pattern, std::uint32_t at,
                                   std::uint32_t begin, std::uint32_t end) {
  pattern_ = &pattern;
  begin_ = begin;
  end_ = end;
  trace_ = {};
  trace_.anchor = trace_.begin = trace_.end = at;
  if (ends(pattern.elements[pattern.anchor], at, true).empty()) return trace_;
  trace_.started = true;
  steps_ = kSteps;
  reached_ = at;
  std::uint32_t stop = at;
  const bool right = run(pattern.right, 0, at, true, true, stop);
  trace_.end = right ? stop : reached_;
  if (right) {
    trace_.forward = false;
    trace_.wants.clear();
    reached_ = at;
    trace_.matched = run(pattern.left, 0, at, false, true, stop);
    trace_.begin = trace_.matched ? stop : reached_;
  }
  return trace_;
}

bool PatternTracer::run(const std::vector<Step>& program, std::size_t pc,
                        std::uint32_t place, bool forward, bool record,
                        std::uint32_t& stop) {
  while (true) {
    if (--steps_ < 0) return false;
    const Step& step = program[pc];
    switch (step.op) {
      case Step::Op::kDone:
        stop = place;
        return true;
      case Step::Op::kJump:
        pc = step.a;
        break;
      case Step::Op::kSave:
        ++pc;
        break;
      case Step::Op::kSplit:
        if (run(program, step.a, place, forward, record, stop)) return true;
        pc = step.b;
        break;
      case Step::Op::kNot: {
        std::uint32_t ignored = 0;
        if (!run(program, pc + 1, place, step.b == 0, false, ignored)) {
          pc = step.a;
          break;
        }
        PatternTrace::Want want;
        want.forbidden = true;
        for (std::size_t i = pc + 1; i < step.a; ++i)
          if (program[i].op == Step::Op::kTest)
            want.elements.push_back(program[i].a);
        want.at = token_at(place, step.b == 0);
        if (record) failed(place, forward, std::move(want));
        return false;
      }
      case Step::Op::kTest: {
        const auto to = ends(pattern_->elements[step.a], place, forward);
        if (to.empty()) {
          if (record)
            failed(place, forward, {{step.a}, token_at(place, forward), false});
          return false;
        }
        for (std::size_t i = 0; i + 1 < to.size(); ++i)
          if (run(program, pc + 1, to[i], forward, record, stop)) return true;
        place = to.back();
        ++pc;
        break;
      }
    }
  }
}

std::uint32_t PatternTracer::token_at(std::uint32_t place, bool forward) const {
  if (forward) return place < end_ ? place : kNone;
  return place > begin_ ? place - 1 : kNone;
}

/// Keeps what was wanted at the furthest place only.
void PatternTracer::failed(std::uint32_t place, bool forward,
                           PatternTrace::Want want) {
  const bool further = forward ? place > reached_ : place < reached_;
  if (further) {
    reached_ = place;
    trace_.wants.clear();
  }
  if (place == reached_) trace_.wants.push_back(std::move(want));
}

/// Asks the matcher, with a pattern of this element alone; each shorter end
/// by forbidding the longer one.
std::vector<std::uint32_t> PatternTracer::ends(const Element& element,
                                               std::uint32_t place,
                                               bool forward) {
  Pattern probe;
  probe.elements.push_back(element);
  const std::vector<Step> test{{Step::Op::kTest, 0, 0}, {Step::Op::kDone}};
  const std::vector<Step> done{{Step::Op::kDone}};
  probe.right = forward ? test : done;
  probe.left = forward ? done : test;
  std::vector<std::uint32_t> out;
  std::uint32_t limit = forward ? end_ : begin_;
  Match match;
  while (forward ? place < limit : place > limit) {
    if (!matcher_.match(probe, place, forward ? begin_ : limit,
                        forward ? limit : end_, match))
      break;
    const std::uint32_t to = forward ? match.end : match.begin;
    out.push_back(to);
    limit = forward ? to - 1 : to + 1;
  }
  return out;
}

}  // namespace entente
