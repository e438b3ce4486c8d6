#pragma once

#include <cstdint>
#include <string_view>
#include <utility>

#include "extract/analysis.h"
#include "extract/knowledge.h"

namespace entente {

/// The likely tag of a word that no list has, by its ending, and all that it
/// may have.
std::pair<Tag, std::uint64_t> by_suffix(std::string_view word);

/// What stands around a token, as the rules that choose its part of speech ask
/// for it. Each question looks at a sentence at most. Keeps references; tags
/// may change while it is used.
class TagContext {
 public:
  TagContext(const Knowledge& knowledge, const Analysis& analysis)
      : words_(knowledge.words()), known_(knowledge.known), a_(analysis) {}

  /// All tags that a token may have: by words.txt, its ending, its case.
  std::uint64_t possible(std::uint32_t t) const;

  /// "has, in turn, signed": the comma that opens an aside of a verb which
  /// the comma at t closes, or t.
  std::uint32_t aside_begin(const Sentence& s, std::uint32_t t) const;

  /// The nearest token before t that is no adverb and no aside, or kNone.
  std::uint32_t before(const Sentence& s, std::uint32_t t) const;

  /// "responded by halting", "by temporarily halting": no agent.
  bool by_doing(const Sentence& s, std::uint32_t t) const;

  /// "used Kenyan cars": whether a nation's adjective and a noun follow t.
  bool nation_next(const Sentence& s, std::uint32_t t) const;

  /// "we", "they", "I", "you": after which no verb ends in -s.
  bool plural_subject(std::uint32_t t) const;

  /// "The two discussed", "and both signed": a number right before t that is a
  /// subject, as a clause opens there.
  bool number_opens(const Sentence& s, std::uint32_t t) const;

  /// "where the United States works": whether only a name stands between t and
  /// the "where" or "when" that opens its clause.
  bool asked_where(const Sentence& s, std::uint32_t t) const;

  /// "both", "each": determiners that may be a group by themselves.
  bool stands_alone(std::uint32_t t) const;

  /// "both", "all", "each" between a subject and its verb.
  bool floats(const Sentence& s, std::uint32_t t) const;

  /// ", a pact signed with", "was a pact signed with": a participle after a
  /// noun with its article that a comma or "be" sets beside another.
  bool apposed(const Sentence& s, std::uint32_t t) const;

  /// Whether a list has the verb before t together with t: "went to war",
  /// "filed suit".
  bool closes_verb_phrase(std::uint32_t t) const;

  /// Whether a finite verb stands in the clause before t (back to a comma or
  /// conjunction of clauses).
  bool verb_before(const Sentence& s, std::uint32_t t) const;

  /// Whether a finite verb stands before t since a word that opens a clause.
  bool clause_verb_before(const Sentence& s, std::uint32_t t) const;

  /// Whether a finite verb follows soon, before the clause ends.
  bool verb_after(const Sentence& s, std::uint32_t t) const;

 private:
  const WordTable& words_;
  const KnownWords& known_;
  const Analysis& a_;
};

}  // namespace entente
