#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "extract/analysis.h"
#include "extract/pattern.h"
#include "extract/rule_file.h"

namespace entente {

/// Whether token `t` looks as class `id` wants it.
bool fits_class(ClassId id, const Analysis& a, const WordTable& words,
                std::uint32_t t);

/// Fills Analysis::classes. After the tagger, before any pattern. O(tokens).
void classify(const WordTable& words, Analysis& a);

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
  /// Indexes the rules of `kind`; `kinds` is what sort_words() gave.
  RuleIndex(const std::vector<Rule>& rules, Rule::Kind kind,
            const Lexicon& lexicon, std::span<const WordId> kinds);

  /// Calls visit(rule, token) for every rule whose anchor stands at `token`.
  template <class Visit>
  void at(const Analysis& a, const WordTable& words, std::uint32_t token,
          Visit visit) const {
    const Token& t = a.tokens[token];
    const Slice slice = by_word_[words[t.word].kind];
    const auto hits = a.hits_from(token);
    const bool more =
        token + 1 < a.tokens.size() && a.tokens[token + 1].tag == Tag::kDash;
    if (slice.begin != slice.end)
      visit_slice(slice, a, words, token, hits.empty() ? token + 1 : kNone,
                  visit);
    for (const Hit& hit : hits)
      if (hit.value->kind == TrieValue::Kind::kList)
        visit_slice(by_list_[hit.value->id], a, words, token, kNone, visit);
    if (class_bits_ == 0 || (a.classes[token] & class_bits_) == 0) return;
    for (const ClassRules& c : by_class_)
      if ((a.classes[token] & c.bit) != 0)
        visit_slice(c.rules, a, words, token, more ? kNone : token + 1, visit);
  }

  /// Calls visit(rule, token) for rules anchored on a type, whose name or
  /// mention starts at `token` and ends before token `end`.
  template <class Visit>
  void at_type(const Analysis& a, const WordTable& words, TypeId type,
               std::uint32_t token, std::uint32_t end, Visit visit) const {
    visit_slice(by_type_[index(type)], a, words, token, end, visit);
  }

  /// Calls visit(rule, token) for rules anchored on a list.
  template <class Visit>
  void at_list(std::uint32_t list, std::uint32_t token, Visit visit) const {
    const Slice slice = by_list_[list];
    for (std::uint32_t i = slice.begin; i < slice.end; ++i)
      visit(rules_[i], token);
  }

 private:
  struct Slice {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
  };
  struct ClassRules {
    std::uint32_t bit = 0;
    Slice rules;
  };
  /// What the first token on one side of an anchor may be.
  struct First {
    std::uint32_t classes = 0;  ///< Bits of ClassId.
    std::uint16_t words = 0;    ///< Number of a set of words; 0 for none.
    std::uint8_t types = 0;     ///< Bits of TypeId.
    bool phrases = false;       ///< Or an entry of several words.
    bool open = true;           ///< Or anything, even nothing.
  };
  struct Sides {
    First left;
    First right;
    bool capital = false;  ///< The anchor itself starts with a capital.
  };

  template <class Visit>
  void visit_slice(Slice slice, const Analysis& a, const WordTable& words,
                   std::uint32_t token, std::uint32_t end, Visit& visit) const {
    if (slice.begin == slice.end) return;
    const Sentence& s = a.sentences[a.sentence_of[token]];
    for (std::uint32_t i = slice.begin; i < slice.end; ++i) {
      const Sides& sides = sides_[rules_[i]];
      if (sides.capital && !a.tokens[token].is(kCapital)) continue;
      if (!sides.right.open && end != kNone &&
          (end >= s.end || !begins(sides.right, a, words, end)))
        continue;
      if (!sides.left.open &&
          (token <= s.begin || !ends(sides.left, a, words, token)))
        continue;
      visit(rules_[i], token);
    }
  }
  bool in_set(const WordTable& words, WordId word, std::uint16_t set) const {
    const std::uint32_t at = word_sets_[words[word].kind];
    return at != 0 && ((set_bits_[at + set / 64] >> (set % 64)) & 1) != 0;
  }
  bool begins(const First& first, const Analysis& a, const WordTable& words,
              std::uint32_t t) const {
    if ((a.classes[t] & first.classes) != 0) return true;
    if (first.words != 0 && in_set(words, a.tokens[t].word, first.words))
      return true;
    return (first.types != 0 || first.phrases) && named(first, a, t, true);
  }
  bool ends(const First& first, const Analysis& a, const WordTable& words,
            std::uint32_t end) const {
    const std::uint32_t t = end - 1;
    if ((a.classes[t] & first.classes) != 0) return true;
    if (first.words != 0 && in_set(words, a.tokens[t].word, first.words))
      return true;
    if ((first.classes & kCompounds) != 0 && t > 0 && a.tokens[t].is(kJoined) &&
        a.tokens[t - 1].tag == Tag::kDash)
      return true;  // "Ki-moon" may be one $Cap.
    return (first.types != 0 || first.phrases) && named(first, a, end, false);
  }
  bool named(const First& first, const Analysis& a, std::uint32_t place,
             bool forward) const;

  static constexpr std::uint32_t kCompounds =
      (1U << static_cast<unsigned>(ClassId::kCap)) |
      (1U << static_cast<unsigned>(ClassId::kNew));

  friend class RuleIndexer;

  bool names_ = false;  // Types are those of names, not of mentions.
  std::vector<std::uint32_t> rules_;
  std::vector<Slice> by_word_;  // By kind of word.
  std::vector<Slice> by_list_;  // Entries of several words.
  std::vector<ClassRules> by_class_;
  std::uint32_t class_bits_ = 0;
  std::array<Slice, 8> by_type_{};
  std::vector<Sides> sides_;              // By rule.
  std::vector<std::uint32_t> word_sets_;  // By kind: where in set_bits_.
  std::vector<std::uint64_t> set_bits_;   // The first one is no word's.
};

}  // namespace entente
