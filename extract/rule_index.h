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

/// The tokens of a sentence as an index reads them, and the row of the rules
/// that are alive in it: bare arrays, as it asks them at each token. As
/// short-lived as they are.
struct SentenceTokens {
  SentenceTokens(const Analysis& analysis, const TokenTests& tests,
                 std::uint32_t sentence, const LiveRules::Row& rules)
      : a(analysis),
        looks(a.looks.data()),
        kinds(a.kinds.data()),
        live(rules.data()),
        sets(tests.sets()),
        begin(a.sentences[sentence].begin),
        end(a.sentences[sentence].end) {}

  const Analysis& a;
  const std::uint32_t* looks;
  const std::uint32_t* kinds;
  const std::uint64_t* live;
  WordSets sets;
  std::uint32_t begin;
  std::uint32_t end;
};

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

  /// Brings near what at() reads of words of a kind, for some tokens later: the
  /// rows of rare words are seldom in the cache.
  void prefetch(std::uint32_t kind) const {
    __builtin_prefetch(&by_word_[kind]);
  }

  /// Whether at() may find anything at a token; at most of them it cannot.
  bool may_be_at(const SentenceTokens& s, std::uint32_t token) const {
    return (s.looks[token] & (kStartsPhrase | class_bits_)) != 0 ||
           by_word_[s.kinds[token]].may_live(s.live);
  }

  /// Calls visit(rule, token) for every living rule whose anchor stands at
  /// `token`.
  template <class Visit>
  void at(const SentenceTokens& s, std::uint32_t token, Visit visit) const {
    if (may_be_at(s, token)) all_at(s, token, visit);
  }

  /// Whether at_type() can find anything.
  bool knows_types() const { return knows_types_; }

  /// Calls visit(rule, token) for living rules anchored on a type, whose name
  /// or mention starts at `token` and ends before token `end`.
  template <class Visit>
  void at_type(const SentenceTokens& s, TypeId type, std::uint32_t token,
               std::uint32_t end, Visit visit) const {
    visit_slice(by_type_[index(type)], s, token, end, visit);
  }

  /// Calls visit(rule, token) for rules anchored on a list.
  template <class Visit>
  void at_list(std::uint32_t list, std::uint32_t token, Visit visit) const {
    const auto all_of = [&](const Part& part) {
      for (std::uint64_t bits = part.rules; bits != 0; bits &= bits - 1)
        visit(rules_[part.first(bits)], token);
    };
    const Slice& slice = by_list_[list];
    all_of(slice.part());
    for (std::uint32_t i = 0; i < slice.more; ++i)
      all_of(parts_[slice.begin + i]);
  }

 private:
  /// Some rules: a word of a LiveRules::Row.
  struct Part {
    std::uint64_t rules = 0;
    std::uint32_t at = 0;  ///< Which word.

    /// The number of the first rule of `some`.
    std::size_t first(std::uint64_t some) const {
      return at * std::size_t{64} +
             static_cast<std::size_t>(std::countr_zero(some));
    }
  };
  /// The rules of one anchor: a part that stands here, as most have no other,
  /// and more of them. 16 bytes: there is one for each kind of word.
  struct Slice {
    std::uint64_t rules = 0;
    std::uint16_t at = 0;
    std::uint16_t more = 0;   ///< So many parts,
    std::uint32_t begin = 0;  ///< ... from here on in parts_.

    Part part() const { return {rules, at}; }
    /// False if none of a row is in it.
    bool may_live(const std::uint64_t* live) const {
      return (rules & live[at]) != 0 || more != 0;
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
    bool capital = false;         ///< The anchor itself starts with a capital.
    const Step* first = nullptr;  ///< Of what the matcher runs first.
  };
  /// What the next tokens on one side may be; each where those before it are
  /// elements of their own.
  using Beyond = std::array<Beside, 2>;
  struct Sides {
    Beyond left;
    Beyond right;
  };

  template <class Visit>
  void all_at(const SentenceTokens& s, std::uint32_t token,
              Visit& visit) const {
    const std::uint32_t looks = s.looks[token];
    // Where a phrase or name begins, the anchor may be more than its token.
    const bool one = (looks & (kStartsPhrase | kStartsName)) == 0;
    if (const Slice& slice = by_word_[s.kinds[token]]; slice.may_live(s.live))
      visit_slice(slice, s, token, one ? token + 1 : kNone, visit);
    if ((looks & kStartsPhrase) != 0)
      for (const Hit& hit : s.a.hits_from(token))
        if (hit.value->kind == TrieValue::Kind::kList)
          visit_slice(by_list_[hit.value->id], s, token, kNone, visit);
    const std::uint32_t end = (looks & kBeforeDash) != 0 ? kNone : token + 1;
    for (std::uint32_t bits = looks & class_bits_; bits != 0; bits &= bits - 1)
      if (const Slice& slice =
              by_class_[static_cast<std::size_t>(std::countr_zero(bits))];
          slice.may_live(s.live))
        visit_slice(slice, s, token, end, visit);
  }
  template <class Visit>
  void visit_slice(const Slice& slice, const SentenceTokens& s,
                   std::uint32_t token, std::uint32_t end, Visit& visit) const {
    visit_part(slice.part(), s, token, end, visit);
    for (std::uint32_t i = 0; i < slice.more; ++i)
      visit_part(parts_[slice.begin + i], s, token, end, visit);
  }
  template <class Visit>
  void visit_part(const Part& part, const SentenceTokens& s,
                  std::uint32_t token, std::uint32_t end, Visit& visit) const {
    for (std::uint64_t bits = part.rules & s.live[part.at]; bits != 0;
         bits &= bits - 1) {
      const std::size_t rule = part.first(bits);
      if (may_stand(rule, s, token, end)) visit(rules_[rule], token);
    }
  }
  /// Whether the anchor of a rule and the tokens beside it, [token, end), may
  /// be what it wants; `end` is kNone where it is not known.
  bool may_stand(std::size_t rule, const SentenceTokens& s, std::uint32_t token,
                 std::uint32_t end) const {
    const Gate& gate = gates_[rule];
    if (gate.capital && (s.looks[token] & kStartsUpper) == 0) return false;
    // The nearest on both sides first: most rules fail by one of them.
    const bool left = !gate.left.open;
    const bool right = !gate.right.open && end != kNone;
    if (right && (end >= s.end || !fits(gate.right, s, end))) return false;
    if (left && (token <= s.begin || !fits(gate.left, s, token - 1)))
      return false;
    __builtin_prefetch(gate.first);
    return (!right || goes_on(gate.right, sides_[rule].right, s, end)) &&
           (!left || comes_from(gate.left, sides_[rule].left, s, token));
  }
  /// Whether the tokens after the one at boundary `at`, which fits, may be what
  /// a rule wants.
  static bool goes_on(const Beside& nearest, const Beyond& beyond,
                      const SentenceTokens& s, std::uint32_t at) {
    const Beside* last = &nearest;
    for (const Beside& next : beyond) {
      if (next.open || (s.looks[at] & last->longer) != 0) return true;
      ++at;
      if (at >= s.end || !fits(next, s, at)) return false;
      last = &next;
    }
    return true;
  }
  /// Whether the tokens before the one that ends at boundary `at` may be.
  static bool comes_from(const Beside& nearest, const Beyond& beyond,
                         const SentenceTokens& s, std::uint32_t at) {
    const Beside* last = &nearest;
    for (const Beside& next : beyond) {
      if (next.open || (s.looks[at - 1] & last->longer) != 0) return true;
      --at;
      if (at <= s.begin || !fits(next, s, at - 1)) return false;
      last = &next;
    }
    return true;
  }
  static bool fits(const Beside& wanted, const SentenceTokens& s,
                   std::uint32_t t) {
    return (s.looks[t] & wanted.looks) != 0 ||
           s.sets.has(s.kinds[t], wanted.words) ||
           (wanted.types != 0 && typed(wanted, s.a, t));
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
