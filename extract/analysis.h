#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "extract/facts.h"
#include "extract/lexicon.h"
#include "extract/rule_cost.h"
#include "extract/token.h"

namespace entente {

constexpr std::uint32_t kNone = 0xFFFFFFFF;

/// Needs of rules, each a bit (extract/rule_needs.h).
using NeedBits = std::array<std::uint64_t, 4>;

/// A name or list entry of several words (names: of any number) that stands
/// at tokens [begin, end).
struct Hit {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  const TrieValue* value = nullptr;
};

/// Something in the text that may name something; the best become mentions.
struct Mention {
  std::uint32_t begin = 0;  ///< Tokens.
  std::uint32_t end = 0;
  TypeId type{};
  Form form = Form::kName;
  std::uint8_t rank = 0;
  RuleId rule{};
  EntryId entry = kNoEntry;      ///< Known to a lexicon, and as what.
  std::uint32_t entity = kNone;  ///< Index into Analysis::entities.
};

/// Why an entity took in another name.
struct Merge {
  std::uint32_t mention = 0;
  std::string_view reason;  ///< A constant of entity.cpp.
};

/// One thing that the document names, under all of its mentions.
struct Referent {
  TypeId type{};
  EntryId entry = kNoEntry;
  std::uint32_t best = 0;         ///< Mention with the fullest name.
  std::uint32_t first = 0;        ///< First mention.
  std::uint32_t context = kNone;  ///< Entity: a person's country or body.
};

/// A noun group: "the new South Korean president", "Russia", "they".
struct Group {
  std::uint32_t begin = 0;  ///< Tokens.
  std::uint32_t end = 0;
  std::uint32_t head = 0;             ///< Token; the last of a name.
  std::uint32_t possessor = kNone;    ///< Group before 's.
  std::uint32_t preposition = kNone;  ///< Token that governs it.
  std::uint32_t host = kNone;         ///< Group that its preposition follows.
  std::uint32_t verb = kNone;         ///< Verb that it is an argument of.
  std::uint32_t first_conjunct = kNone;  ///< Itself where it leads or is alone.
  std::uint32_t next_conjunct = kNone;
  std::uint32_t appositive = kNone;     ///< Group that says more of it,
  std::uint32_t appositive_of = kNone;  ///< ... and the other way.
  std::uint32_t clause = 0;
  std::uint8_t pronoun = 0;  ///< PronounKind (phrase.h), 0 for none.
};

enum class Voice : std::uint8_t { kActive, kPassive };

/// A verb group: "have not yet been signed".
struct Verb {
  std::uint32_t begin = 0;  ///< Tokens.
  std::uint32_t end = 0;
  std::uint32_t head = 0;  ///< The token of the main verb.
  WordId lemma{};
  Voice voice = Voice::kActive;
  bool finite = false;
  bool negated = false;
  bool possible = false;          ///< Modal, future, conditional.
  std::uint32_t subject = kNone;  ///< Group (first conjunct).
  std::uint32_t object = kNone;   ///< Group (first conjunct).
  std::uint32_t second = kNone;   ///< Second object: "named him minister".
  std::uint32_t parent = kNone;   ///< Verb that governs this infinitive.
  std::uint32_t clause = 0;
};

/// All that is known of one document while it is read: flat arrays, one stage
/// after the other. Reused by a worker; nothing here is shared.
struct Analysis {
  std::string_view text;
  std::vector<Token> tokens;
  std::vector<Sentence> sentences;
  std::vector<std::uint32_t> sentence_of;  ///< By token.
  std::vector<std::uint32_t> looks;        ///< By token: bits of ClassId, Look.
  std::vector<std::uint32_t> kinds;        ///< By token: Word::kind.
  std::vector<Hit> hits;                   ///< By begin, longest first.
  std::vector<std::uint32_t> hits_at;      ///< By token; one more.
  std::vector<std::uint32_t> hits_by_end;  ///< Indices of hits.
  std::vector<std::uint32_t> hits_end_at;  ///< By boundary; one more.
  std::vector<NeedBits> needs_met;         ///< By sentence.
  std::vector<Mention> mentions;           ///< Sorted, no overlap.
  std::vector<std::uint32_t> mention_at;   ///< By token: mention or kNone.
  std::vector<Referent> entities;
  std::vector<Merge> merges;
  std::vector<Group> groups;
  std::vector<std::uint32_t> group_at;  ///< By token: group or kNone.
  std::vector<Verb> verbs;
  std::vector<std::uint32_t> verb_at;  ///< By token: verb or kNone.
  /// By clause: the token that opens it, "that", "who", ";"; kNone if none.
  std::vector<std::uint32_t> clause_openers;
  RuleCosts* costs = nullptr;  ///< What rules cost, where one asks.

  std::string_view words(std::uint32_t begin, std::uint32_t end) const {
    return begin >= end ? std::string_view()
                        : text.substr(tokens[begin].span.begin,
                                      tokens[end - 1].span.end -
                                          tokens[begin].span.begin);
  }
  std::string_view word(std::uint32_t token) const {
    return text_of(text, tokens[token].span);
  }
  Span span(std::uint32_t begin, std::uint32_t end) const {
    return {tokens[begin].span.begin, tokens[end - 1].span.end};
  }
  std::span<const Hit> hits_from(std::uint32_t token) const {
    return std::span(hits).subspan(hits_at[token],
                                   hits_at[token + 1] - hits_at[token]);
  }
  std::span<const std::uint32_t> hits_to(std::uint32_t boundary) const {
    return std::span(hits_by_end)
        .subspan(hits_end_at[boundary],
                 hits_end_at[boundary + 1] - hits_end_at[boundary]);
  }
};

}  // namespace entente
