#pragma once

#include <cstdint>
#include <vector>

#include "extract/analysis.h"
#include "extract/knowledge.h"

namespace entente {

/// A stretch of a sentence that is one thing to those who link: a noun group,
/// a verb group, or a word that stands between them. Quotes are none.
struct Chunk {
  enum Kind : std::uint8_t {
    kGroup,
    kVerb,
    kPrep,
    kAnd,
    kComma,
    kWh,
    kSub,    ///< "that", "because", "when"
    kBreak,  ///< Nothing goes on across it: a colon, a bullet.
    kOpen,
    kClose,
    kPoss,
    kAdverb
  } kind;
  std::uint32_t begin;  ///< Tokens.
  std::uint32_t end;
  std::uint32_t id;  ///< Of the group or verb; else kNone.
};

/// Cuts sentences into chunks and makes their noun and verb groups, which do
/// not hang together yet (extract/linker.h). Keeps references. Needs tags and
/// mentions; appends to a.groups and a.verbs and fills their maps, which must
/// be as long as the tokens. O(tokens).
class Chunker {
 public:
  Chunker(const Knowledge& knowledge, Analysis& analysis);

  /// The chunks of a sentence, left to right; valid until the next call.
  const std::vector<Chunk>& chunk(const Sentence& sentence);

 private:
  // chunk.cpp: where groups start, and the words between them.
  void bracket_dashes();
  void between(std::uint32_t t);
  std::uint32_t conjunction(std::uint32_t t) const;
  bool subordinator(std::uint32_t t) const;
  bool clause_follows(std::uint32_t t, bool long_subject) const;
  bool infinitive(std::uint32_t t) const;
  bool verb_after_adverbs(std::uint32_t t) const;
  bool noun_follows(std::uint32_t t) const;
  bool titles(std::uint32_t t) const;
  bool starts_group(std::uint32_t t) const;
  bool adjective_opens(std::uint32_t t) const;

  // noun_group.cpp; these return where the group ends.
  std::uint32_t group(std::uint32_t t);
  bool posts_joined(std::uint32_t i, std::uint32_t head) const;
  bool measures_time(std::uint32_t i, std::uint32_t head) const;
  bool style_ends(std::uint32_t begin, std::uint32_t end) const;
  bool clause_opens(std::uint32_t t, std::uint32_t m) const;
  bool adjectives_go_on(std::uint32_t t, std::uint32_t i) const;
  bool adjective_ends(std::uint32_t t, std::uint32_t i,
                      std::uint32_t head) const;
  std::uint32_t modifiers_end(std::uint32_t m) const;
  bool date_ends(std::uint32_t begin, std::uint32_t end) const;
  bool noun_comes(std::uint32_t t) const;
  std::uint8_t pronoun_kind(std::uint32_t t) const;
  bool says_when(std::uint32_t t) const;
  bool time_group(const Group& g) const;

  // verb_group.cpp
  std::uint32_t verb(std::uint32_t t);
  std::uint32_t after_aside(std::uint32_t t) const;
  std::uint32_t after_time(std::uint32_t t) const;
  bool ends_in_by(std::uint32_t t) const;
  bool continues(std::uint32_t main, std::uint32_t i) const;

  Tag tag(std::uint32_t t) const { return a_.tokens[t].tag; }
  WordId word(std::uint32_t t) const { return a_.tokens[t].word; }
  WordId lemma(std::uint32_t t) const { return words_[word(t)].lemma; }
  bool in_mention(std::uint32_t t) const { return a_.mention_at[t] != kNone; }
  bool listed(std::uint32_t t, ListId l) const {
    return words_.in_list(word(t), l);
  }

  const Knowledge& k_;
  const WordTable& words_;
  const KnownWords& known_;
  Analysis& a_;
  Sentence s_;
  std::vector<Chunk> chunks_;
};

}  // namespace entente
