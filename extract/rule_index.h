#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <span>
#include <vector>

#include "extract/analysis.h"
#include "extract/live_rules.h"
#include "extract/pattern.h"
#include "extract/rule_file.h"
#include "extract/rule_needs.h"

namespace entente {

/// Sorts all words into kinds that no rule tells apart (Word::kind), so that
/// an index is a small table. Returns a word of each kind; kind 0 is that of
/// words in no list that no rule names. Once all data is read.
std::vector<WordId> sort_words(const std::vector<Rule>& rules,
                               WordTable& words);

/// For each word, list, class and type the rules whose anchor it is.
///
/// This is what makes the cost of matching grow with the text and not with
/// the number of rules. A rule is tried only at tokens that satisfy its
/// anchor, the rarest element that it cannot do without, and only where the
/// tokens on both sides of the anchor can begin what the rule wants there: a
/// few bits each, worked out when the rules are compiled. What is skipped
/// cannot match; what is visited may still fail.
class RuleIndex {
 public:
  RuleIndex() = default;
  /// Indexes the rules of `kind`; `kinds` is what sort_words() gave. What the
  /// index asks of words becomes part of lexicon.mutable_tests().
  RuleIndex(const std::vector<Rule>& rules, Rule::Kind kind, Lexicon& lexicon,
            std::span<const WordId> kinds, const RuleNeeds& needs);

  /// Says which of its rules can match in a sentence; the rows number rules in
  /// a way of the index's own.
  const LiveRules& live() const { return live_; }

  /// Calls visit(rule, token) for every rule of `live` whose anchor stands at
  /// `token`.
  template <class Visit>
  void at(const Analysis& a, const TokenTests& tests, std::uint32_t token,
          const LiveRules::Row& live, Visit visit) const {
    const std::uint32_t looks = a.looks[token];
    const Slice slice = by_word_[a.kinds[token]];
    // Where a phrase or name begins, the anchor may be more than its token.
    const bool one = (looks & (kStartsPhrase | kStartsName)) == 0;
    if (slice.begin != slice.end)
      visit_slice(slice, a, tests, token, one ? token + 1 : kNone, live, visit);
    if ((looks & kStartsPhrase) != 0)
      for (const Hit& hit : a.hits_from(token))
        if (hit.value->kind == TrieValue::Kind::kList)
          visit_slice(by_list_[hit.value->id], a, tests, token, kNone, live,
                      visit);
    if ((looks & class_bits_) == 0) return;
    const std::uint32_t end = (looks & kBeforeDash) != 0 ? kNone : token + 1;
    for (std::uint32_t bits = looks & class_bits_; bits != 0; bits &= bits - 1)
      visit_slice(by_class_[static_cast<std::size_t>(std::countr_zero(bits))],
                  a, tests, token, end, live, visit);
  }

  /// Whether at_type() can find anything.
  bool knows_types() const { return knows_types_; }

  /// Calls visit(rule, token) for rules of `live` anchored on a type, whose
  /// name or mention starts at `token` and ends before token `end`.
  template <class Visit>
  void at_type(const Analysis& a, const TokenTests& tests, TypeId type,
               std::uint32_t token, std::uint32_t end,
               const LiveRules::Row& live, Visit visit) const {
    visit_slice(by_type_[index(type)], a, tests, token, end, live, visit);
  }

  /// Calls visit(rule, token) for rules anchored on a list.
  template <class Visit>
  void at_list(std::uint32_t list, std::uint32_t token, Visit visit) const {
    const Slice slice = by_list_[list];
    for (std::uint32_t i = slice.begin; i < slice.end; ++i)
      for (std::uint64_t bits = parts_[i].rules; bits != 0; bits &= bits - 1)
        visit(rules_[parts_[i].first(bits)], token);
  }

 private:
  /// Of parts_.
  struct Slice {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
  };
  /// Some of the rules of a slice: a word of a LiveRules::Row.
  struct Part {
    std::uint64_t rules = 0;
    std::uint32_t at = 0;  ///< Which word.

    /// The number of the first rule of `some`.
    std::size_t first(std::uint64_t some) const {
      return at * std::size_t{64} +
             static_cast<std::size_t>(std::countr_zero(some));
    }
  };
  /// What one token beside an anchor may be.
  struct Beside {
    std::uint32_t looks = 0;   ///< Bits of Analysis::looks.
    std::uint32_t longer = 0;  ///< ... of one that may lead to more tokens.
    WordSetId words = 0;
    std::uint8_t types = 0;  ///< Bits of TypeId.
    bool open = true;        ///< Or anything, even nothing.
  };
  /// What most rules fail by: read for each, so it is small.
  struct Gate {
    Beside left;
    Beside right;
    bool capital = false;  ///< The anchor itself starts with a capital.
  };
  /// What the next tokens on one side may be; each where those before it are
  /// elements of their own.
  using Beyond = std::array<Beside, 2>;
  struct Sides {
    Beyond left;
    Beyond right;
  };

  template <class Visit>
  void visit_slice(Slice slice, const Analysis& a, const TokenTests& tests,
                   std::uint32_t token, std::uint32_t end,
                   const LiveRules::Row& live, Visit& visit) const {
    for (std::uint32_t i = slice.begin; i < slice.end; ++i) {
      const Part& part = parts_[i];
      for (std::uint64_t bits = part.rules & live[part.at]; bits != 0;
           bits &= bits - 1) {
        const std::size_t rule = part.first(bits);
        if (may_stand(rule, a, tests, token, end)) visit(rules_[rule], token);
      }
    }
  }
  /// Whether the anchor of a rule and the tokens beside it, [token, end), may
  /// be what it wants; `end` is kNone where it is not known.
  bool may_stand(std::size_t rule, const Analysis& a, const TokenTests& tests,
                 std::uint32_t token, std::uint32_t end) const {
    const Gate& gate = gates_[rule];
    const Sentence& s = a.sentences[a.sentence_of[token]];
    if (gate.capital && (a.looks[token] & kStartsUpper) == 0) return false;
    if (end != kNone && !gate.right.open &&
        !goes_on(gate.right, sides_[rule].right, a, tests, end, s))
      return false;
    return gate.left.open ||
           comes_from(gate.left, sides_[rule].left, a, tests, token, s);
  }
  /// Whether the tokens from boundary `at` on may be what a rule wants.
  static bool goes_on(const Beside& nearest, const Beyond& beyond,
                      const Analysis& a, const TokenTests& tests,
                      std::uint32_t at, const Sentence& s) {
    const Beside* wanted = &nearest;
    for (const Beside& next : beyond) {
      if (at >= s.end || !fits(*wanted, a, tests, at)) return false;
      if (next.open || (a.looks[at] & wanted->longer) != 0) return true;
      wanted = &next;
      ++at;
    }
    return at < s.end && fits(*wanted, a, tests, at);
  }
  /// Whether the tokens up to boundary `at` may be.
  static bool comes_from(const Beside& nearest, const Beyond& beyond,
                         const Analysis& a, const TokenTests& tests,
                         std::uint32_t at, const Sentence& s) {
    const Beside* wanted = &nearest;
    for (const Beside& next : beyond) {
      if (at <= s.begin || !fits(*wanted, a, tests, at - 1)) return false;
      if (next.open || (a.looks[at - 1] & wanted->longer) != 0) return true;
      wanted = &next;
      --at;
    }
    return at > s.begin && fits(*wanted, a, tests, at - 1);
  }
  static bool fits(const Beside& wanted, const Analysis& a,
                   const TokenTests& tests, std::uint32_t t) {
    return (a.looks[t] & wanted.looks) != 0 ||
           tests.has(a.kinds[t], wanted.words) ||
           (wanted.types != 0 && typed(wanted, a, t));
  }
  static bool typed(const Beside& wanted, const Analysis& a, std::uint32_t t);

  friend class RuleIndexer;

  // Rules of the index have numbers of their own, in the order of all rules.
  std::vector<std::uint32_t> rules_;  // Of all rules, by number.
  LiveRules live_;
  std::vector<Part> parts_;
  std::vector<Slice> by_word_;  // By kind of word.
  std::vector<Slice> by_list_;  // Entries of several words.
  std::array<Slice, static_cast<std::size_t>(ClassId::kCount)> by_class_{};
  std::uint32_t class_bits_ = 0;  // Of those that have rules.
  std::array<Slice, 8> by_type_{};
  bool knows_types_ = false;
  std::vector<Gate> gates_;  // By number.
  std::vector<Sides> sides_;
};

}  // namespace entente
