#pragma once

#include "extract/matcher.h"

namespace entente {

// The machine of matcher.h. A file of its own: matcher.cpp runs it blind,
// pattern_trace.cpp watches it.

/// What the bits of the token at `place`, or before it, say of a test.
inline Matcher::Answer Matcher::answer(TokenTestId id, bool back,
                                       std::uint32_t place) const {
  if (back ? place <= begin_ : place >= end_) return Answer::kNo;
  const std::uint32_t t = back ? place - 1 : place;
  const TokenTest& test = tests_[id];
  const std::uint32_t looks = looks_[t];
  if ((looks & test.asks) != 0 ||
      (test.names && !names_ && a_.mention_at[t] != kNone))
    return Answer::kAsk;
  const bool fits =
      (looks & test.looks) != 0 ||
      (test.set != 0 && sets_.has(kinds_[t], test.set)) ||
      (test.word != kUnknownWord && a_.tokens[t].word == test.word);
  return fits && (looks & test.needs) == test.needs ? Answer::kYes
                                                    : Answer::kNo;
}

inline std::uint32_t Matcher::step_from(std::uint32_t place, bool back) {
  return back ? place - 1 : place + 1;
}

template <class Watch>
bool Matcher::run(const std::vector<Step>& program, std::uint32_t place,
                  std::uint32_t& stop, Watch& watch) {
  const Step* const steps = program.data();
  const Step* next = steps;
  Undo* const undo = undo_.get();
  Undo* top = undo;  // What is left, below it.
  int nots = 0;      // kNots that are open: what they forbid is being read.
  int left = steps_;
  const auto push = [&](std::uint16_t step, std::uint16_t slot,
                        std::uint32_t at) {
    *top++ = {step, slot, at};
  };
  const auto number = [&](const Step& step) {
    return static_cast<std::uint16_t>(&step - steps);
  };
  const auto restore = [&](const Undo& old) {
    if (old.slot < kForbids) match_->slots[old.slot] = old.place;
  };
  while (--left >= 0) {
    const Step& step = *next++;
    bool fails = false;
    switch (step.op) {
      case Step::Op::kTest: {
        const Answer found = answer(step.test, step.back, place);
        if (found == Answer::kYes) {
          place = step_from(place, step.back);
          break;
        }
        Ends to;
        std::uint32_t n = 0;
        if (found == Answer::kAsk)
          n = ends(pattern_->elements[step.a], place, step.back, to);
        if constexpr (Watch::kSees)
          if (n == 0 && nots == 0) watch.wanted(step, place);
        fails = n == 0;
        while (n > 1) push(number(*next), kWay, to[--n]);
        if (n == 1) place = to[0];
        break;
      }
      case Step::Op::kSkip: {
        const Answer found =
            Watch::kSees ? Answer::kAsk : answer(step.test, step.back, place);
        fails =
            found == Answer::kYes ||
            (!Watch::kSees && found == Answer::kAsk && step.b != kOpenTest &&
             answer(step.b, step.back, place) == Answer::kNo);
        if (found == Answer::kNo) next = steps + step.a;
        break;
      }
      case Step::Op::kSplit: {
        // What comes first may spare the way back.
        const Answer found = Watch::kSees || step.test == kOpenTest
                                 ? Answer::kAsk
                                 : answer(step.test, step.back, place);
        if (found == Answer::kNo) {
          next = steps + step.b;
          break;
        }
        push(step.b, kWay, place);
        next = steps + step.a;
        if (found == Answer::kYes && next->op == Step::Op::kTest) {
          ++next;
          place = step_from(place, step.back);
        }
        break;
      }
      case Step::Op::kJump:
        next = steps + step.a;
        break;
      case Step::Op::kSave:
        push(0, step.a, match_->slots[step.a]);
        match_->slots[step.a] = place;
        break;
      case Step::Op::kNot:
        push(number(step), kForbids, place);
        ++nots;
        break;
      case Step::Op::kDone:
        if (nots == 0) {
          steps_ = left;
          stop = place;
          return true;
        }
        // What is forbidden stands here: no way is left beside it.
        do restore(*--top);
        while (top->slot != kForbids);
        fails = true;
        if constexpr (Watch::kSees)
          if (nots == 1) watch.forbidden(program, top->step, top->place);
        --nots;
        break;
    }
    if (!fails) continue;
    // The latest way that is left.
    while (top != undo && top[-1].slot < kForbids) restore(*--top);
    if (top == undo) break;
    --top;
    place = top->place;
    next = steps + top->step;
    if (top->slot == kForbids) {
      --nots;
      next = steps + next->a;
    }
  }
  steps_ = left;
  return false;
}

}  // namespace entente
