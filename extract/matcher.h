#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "extract/analysis.h"
#include "extract/pattern.h"
#include "extract/rule_index.h"

namespace entente {

/// Where a pattern matched: token boundaries by save slot, kNone if unset.
struct Match {
  static constexpr std::size_t kSlots = 16;
  std::array<std::uint32_t, kSlots> slots{};
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

/// Runs patterns over one document. Holds scratch memory; one a worker.
class Matcher {
 public:
  /// In mention patterns @Type is a name that the lexicon has; in relation
  /// patterns it is a mention. `names` chooses.
  Matcher(const Lexicon& lexicon, const Analysis& analysis, bool names)
      : lexicon_(lexicon), a_(analysis), names_(names) {}

  /// True if `pattern` matches around its anchor at token `at`, within
  /// [begin, end). Takes at most a fixed number of steps.
  bool match(const Pattern& pattern, std::uint32_t at, std::uint32_t begin,
             std::uint32_t end, Match& out);

 private:
  static constexpr int kSteps = 600;

  bool run(const std::vector<Step>& program, std::uint32_t pc,
           std::uint32_t place, bool forward, std::uint32_t& stop);
  /// Whether `e` stands at `place`, where that is told by one token: `to` is
  /// the place after it. kAsk where only ends() can tell.
  enum class Quick : std::uint8_t { kNo, kYes, kAsk };
  Quick quick(const Element& e, std::uint32_t place, bool forward,
              std::uint32_t& to) const;
  bool stands(const Element& e, std::uint32_t place, bool forward);
  std::uint32_t ends(const Element& e, std::uint32_t place, bool forward,
                     std::array<std::uint32_t, 8>& out);

  const Lexicon& lexicon_;
  const Analysis& a_;
  bool names_;
  const Pattern* pattern_ = nullptr;
  std::uint32_t begin_ = 0;
  std::uint32_t end_ = 0;
  int steps_ = 0;
  Match* match_ = nullptr;
};

}  // namespace entente
