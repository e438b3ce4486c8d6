#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "extract/analysis.h"
#include "extract/pattern.h"
#include "extract/rule_file.h"

namespace entente {

/// Where a pattern matched: token boundaries by save slot, kNone if unset.
struct Match {
  static constexpr std::size_t kSlots = 16;
  std::array<std::uint32_t, kSlots> slots{};
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

/// For each word, list, class and type the rules whose anchor it is.
///
/// This is what makes the cost of matching grow with the text and not with
/// the number of rules: a rule is tried only at tokens that satisfy its
/// anchor, the rarest element that it cannot do without.
class RuleIndex {
 public:
  RuleIndex() = default;
  /// Indexes the rules of `kind`. REQUIRES: lexicon is complete.
  RuleIndex(const std::vector<Rule>& rules, Rule::Kind kind,
            const Lexicon& lexicon);

  /// Calls visit(rule, token) for every rule whose anchor stands at `token`.
  template <class Visit>
  void at(const Analysis& a, const WordTable& words, std::uint32_t token,
          Visit visit) const {
    const Token& t = a.tokens[token];
    visit_slice(by_word_[static_cast<std::size_t>(t.word)], token, visit);
    for (const Hit& hit : a.hits_from(token))
      if (hit.value->kind == TrieValue::Kind::kList)
        visit_slice(by_list_[hit.value->id], token, visit);
    if ((t.shape & shapes_) != 0 || shapes_ == 0xFFFF) {
      for (const ClassRules& c : by_class_)
        if (fits_class(c.id, a, words, token))
          for (const std::uint32_t rule : c.rules) visit(rule, token);
    }
  }
  /// Calls visit(rule, token) for rules anchored on a type.
  template <class Visit>
  void at_type(TypeId type, std::uint32_t token, Visit visit) const {
    visit_slice(by_type_[index(type)], token, visit);
  }

  /// Calls visit(rule, token) for rules anchored on a list.
  template <class Visit>
  void at_list(std::uint32_t list, std::uint32_t token, Visit visit) const {
    visit_slice(by_list_[list], token, visit);
  }

  static bool fits_class(ClassId id, const Analysis& a, const WordTable& words,
                         std::uint32_t token);

 private:
  struct Slice {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
  };
  struct ClassRules {
    ClassId id{};
    std::vector<std::uint32_t> rules;
  };
  template <class Visit>
  void visit_slice(Slice slice, std::uint32_t token, Visit& visit) const {
    for (std::uint32_t i = slice.begin; i < slice.end; ++i) visit(rules_[i], token);
  }
  Slice add(const std::vector<std::uint32_t>& rules);

  std::vector<std::uint32_t> rules_;
  std::vector<Slice> by_word_;
  std::vector<Slice> by_list_;  // Entries of several words.
  std::vector<ClassRules> by_class_;
  std::array<Slice, 8> by_type_{};
  std::uint16_t shapes_ = 0;
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
