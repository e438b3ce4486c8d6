#pragma once

#include <cstdint>

#include "extract/analysis.h"
#include "extract/knowledge.h"
#include "extract/tag_context.h"

namespace entente {

/// Corrects the usual tag of a word by what stands around it, after Brill
/// (1992): a row of rules, the first that holds decides. Words to the left have
/// their final tags, those to the right their usual ones.
class TagRules {
 public:
  /// Keeps references.
  TagRules(const Knowledge& knowledge, Analysis& analysis)
      : words_(knowledge.words()),
        known_(knowledge.known),
        a_(analysis),
        near_(knowledge, analysis) {}

  /// Corrects the tag of token t of sentence s.
  void apply(const Sentence& s, std::uint32_t t);

 private:
  /// A word and what the rules ask of its neighbours.
  struct Place {
    Token& token;
    Tag direct;            ///< Of the token right before it.
    Tag next;              ///< Of the one after it, as yet.
    std::uint64_t can;     ///< All tags that it may have.
    std::uint32_t before;  ///< TagContext::before.
    Tag prev;              ///< ... and its tag and lemma.
    WordId prev_lemma;

    /// Whether an article, possessive or adjective stands right before it.
    bool determined() const {
      return direct == Tag::kDT || direct == Tag::kPRPS ||
             direct == Tag::kPOS || any(direct, kAdjectiveTags);
    }

    /// Takes a tag if the word may have it.
    bool choose(Tag tag) {
      if ((can & bit(tag)) == 0) return false;
      token.tag = tag;
      return true;
    }
  };

  // Each says whether it decided.
  bool small_word(const Sentence& s, std::uint32_t t) const;
  bool adjective(const Sentence& s, std::uint32_t t, Place& x) const;
  bool beside_verb(const Sentence& s, std::uint32_t t, Place& x) const;
  bool after_word(const Sentence& s, std::uint32_t t, Place& x) const;
  bool past(const Sentence& s, std::uint32_t t, Place& x) const;
  bool ends_in_s(const Sentence& s, std::uint32_t t, Place& x) const;
  void base_form(Place& x) const;

  const WordTable& words_;
  const KnownWords& known_;
  Analysis& a_;
  TagContext near_;
};

}  // namespace entente
