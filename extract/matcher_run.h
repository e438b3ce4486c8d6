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
      (test.set != 0 && lexicon_.tests().has(kinds_[t], test.set)) ||
      (test.word != kUnknownWord && a_.tokens[t].word == test.word);
  return fits && (looks & test.needs) == test.needs ? Answer::kYes
                                                    : Answer::kNo;
}

inline std::uint32_t Matcher::step_from(std::uint32_t place, bool back) {
  return back ? place - 1 : place + 1;
}

inline bool Matcher::go_back(std::size_t base, std::uint16_t& at,
                             std::uint32_t& place) {
  while (undo_.size() > base) {
    const Undo undo = undo_.back();
    undo_.pop_back();
    if (undo.slot == kNoSlot) {
      at = undo.step;
      place = undo.place;
      return true;
    }
    match_->slots[undo.slot] = undo.place;
  }
  return false;
}

template <class Watch>
bool Matcher::run(const std::vector<Step>& program, std::uint16_t at,
                  std::uint32_t place, std::uint32_t& stop, Watch& watch) {
  const std::size_t base = undo_.size();
  while (--steps_ >= 0) {
    const Step& step = program[at];
    bool fails = false;
    switch (step.op) {
      case Step::Op::kDone:
        undo_.resize(base);
        stop = place;
        return true;
      case Step::Op::kJump:
        at = step.a;
        break;
      case Step::Op::kSave:
        undo_.push_back({0, step.a, match_->slots[step.a]});
        match_->slots[step.a] = place;
        ++at;
        break;
      case Step::Op::kSplit: {
        // What comes first may spare the way back.
        const Answer found = Watch::kSees || step.test == kOpenTest
                                 ? Answer::kAsk
                                 : answer(step.test, step.back, place);
        if (found == Answer::kNo) {
          at = step.b;
          break;
        }
        undo_.push_back({step.b, kNoSlot, place});
        at = step.a;
        if (found == Answer::kYes && program[at].op == Step::Op::kTest) {
          ++at;
          place = step_from(place, step.back);
        }
        break;
      }
      case Step::Op::kSkip: {
        const Answer found =
            Watch::kSees ? Answer::kAsk : answer(step.test, step.back, place);
        fails =
            found == Answer::kYes ||
            (!Watch::kSees && found == Answer::kAsk && step.b != kOpenTest &&
             answer(step.b, step.back, place) == Answer::kNo);
        at = found == Answer::kNo ? step.a : static_cast<std::uint16_t>(at + 1);
        break;
      }
      case Step::Op::kNot: {
        std::uint32_t ignored = 0;
        Blind blind;
        fails = run(program, static_cast<std::uint16_t>(at + 1), place, ignored,
                    blind);
        if constexpr (Watch::kSees)
          if (fails) watch.forbidden(program, at, place);
        at = step.a;
        break;
      }
      case Step::Op::kTest: {
        const Answer found = answer(step.test, step.back, place);
        ++at;
        if (found == Answer::kYes) {
          place = step_from(place, step.back);
          break;
        }
        Ends to;
        std::uint32_t n = 0;
        if (found == Answer::kAsk)
          n = ends(pattern_->elements[step.a], place, step.back, to);
        if constexpr (Watch::kSees)
          if (n == 0) watch.wanted(step, place);
        fails = n == 0;
        while (n > 1) undo_.push_back({at, kNoSlot, to[--n]});
        if (n == 1) place = to[0];
        break;
      }
    }
    if (fails && !go_back(base, at, place)) return false;
  }
  while (undo_.size() > base) go_back(base, at, place);
  return false;
}

}  // namespace entente
