#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <vector>

#include "extract/analysis.h"
#include "extract/pattern.h"

namespace entente {

/// Where a pattern matched: token boundaries by save slot, kNone if unset.
struct Match {
  static constexpr std::size_t kSlots = 2 * kMostLabels;
  std::array<std::uint32_t, kSlots> slots{};
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

/// Runs patterns over one document. Holds scratch memory; one a worker.
///
/// A backtracking machine without recursion: what is left to try, what slots
/// held before, and which look-arounds are open, is one stack. Nearly every
/// step is answered by a few bits of one token (TokenTest); ends() answers the
/// rest.
class Matcher {
 public:
  /// In mention patterns @Type is a name that the lexicon has; in relation
  /// patterns it is a mention. `names` chooses. Needs looks and kinds of
  /// tokens, which stay where they are.
  Matcher(const Lexicon& lexicon, const Analysis& analysis, bool names)
      : lexicon_(lexicon),
        a_(analysis),
        names_(names),
        tests_(&lexicon.tests()[kOpenTest]),
        sets_(lexicon.tests().sets()),
        looks_(analysis.looks.data()),
        kinds_(analysis.kinds.data()) {}

  /// False if the anchor of `pattern` cannot stand at token `at`.
  bool may_match(const Pattern& pattern, std::uint32_t at);

  /// True if `pattern` matches around its anchor at token `at`, within
  /// [begin, end). Takes at most a fixed number of steps.
  bool match(const Pattern& pattern, std::uint32_t at, std::uint32_t begin,
             std::uint32_t end, Match& out);

 private:
  friend class PatternTracer;

  /// Sees nothing, and takes every short cut.
  struct Blind {
    static constexpr bool kSees = false;
    static constexpr int kSteps = 600;
  };
  /// What to do where a step fails: go back to `place` and `step`, or give
  /// `slot` its old value, `place`.
  struct Undo {
    std::uint16_t step;
    std::uint16_t slot;  ///< Or one of these:
    std::uint32_t place;
  };
  static constexpr std::uint16_t kWay = 0xFFFF;
  /// A way that is open until what a kNot forbids stands here.
  static constexpr std::uint16_t kForbids = 0xFFFE;
  enum class Answer : std::uint8_t { kNo, kYes, kAsk };

  /// Sets what run() works on.
  void start(const Pattern& pattern, std::uint32_t begin, std::uint32_t end,
             int steps, Match& out);
  /// Runs `program` at `place`; `stop` is the place where it is done. `watch`
  /// is told what failed and where, if it sees. extract/matcher_run.h has the
  /// body.
  template <class Watch>
  bool run(const std::vector<Step>& program, std::uint32_t place,
           std::uint32_t& stop, Watch& watch);
  Answer answer(TokenTestId id, bool back, std::uint32_t place) const;
  bool stands(const Step& step, std::uint32_t place) const;
  static std::uint32_t step_from(std::uint32_t place, bool back);

  /// The places that `e` may lead to from `place`, the preferred one first.
  using Ends = std::array<std::uint32_t, 8>;
  std::uint32_t ends(const Element& e, std::uint32_t place, bool back,
                     Ends& out) const;
  void listed(const Element& e, std::uint32_t place, bool back, Ends& out,
              std::uint32_t& n) const;
  void named(const Element& e, std::uint32_t place, bool back, Ends& out,
             std::uint32_t& n) const;
  void coordinated(const Element& e, std::uint32_t place, bool back, Ends& out,
                   std::uint32_t& n) const;
  std::uint32_t member(const Element& e, std::uint32_t place, bool back) const;
  std::uint32_t over_acronym(std::uint32_t place, bool back) const;
  std::uint32_t next_member(const Element& e, std::uint32_t place,
                            bool back) const;
  void push(const Element& e, std::uint32_t place, std::uint32_t to, bool back,
            Ends& out, std::uint32_t& n) const;

  const Lexicon& lexicon_;
  const Analysis& a_;
  bool names_;
  // Read at every step: as pointers, not by way of what owns them.
  const TokenTest* tests_;
  WordSets sets_;
  const std::uint32_t* looks_;
  const std::uint32_t* kinds_;
  const Pattern* pattern_ = nullptr;
  std::uint32_t begin_ = 0;
  std::uint32_t end_ = 0;
  int steps_ = 0;
  Match* match_ = nullptr;
  /// No step adds more than ends() may give; as many as there can be.
  std::unique_ptr<Undo[]> undo_;
  int undo_for_ = 0;  // Steps.
};

}  // namespace entente
