#pragma once

#include <cstdint>
#include <optional>

#include "extract/analysis.h"
#include "extract/knowledge.h"

namespace entente {

/// Weighs lexicon names where they stand: whether the words beside one speak
/// for it or against it. Keeps references. Needs tokens, tags and hits; looks
/// no further than the sentence.
class KnownNames {
 public:
  KnownNames(const Knowledge& knowledge, const Analysis& analysis)
      : k_(knowledge),
        words_(knowledge.words()),
        a_(analysis),
        the_(words_.find("the")) {}

  /// The candidate that the name at `hit` makes, with its rank, or nothing.
  /// The name is neither kShortForm nor kHomeForm: short_form.h has those.
  std::optional<Mention> weigh(const Sentence& s, const Hit& hit) const;

 private:
  Mention candidate(const Hit& hit) const;
  bool excluded(const Sentence& s, const Hit& hit, const Entry& entry) const;
  bool shouted_word(const Sentence& s, const Hit& hit) const;
  bool own_acronym_follows(const Sentence& s, const Hit& name) const;
  bool two_states_of_list(const Sentence& s, const Hit& name) const;
  bool another_name_before(const Sentence& s, std::uint32_t t) const;
  bool after_own_city(const Sentence& s, const Hit& state,
                      const Entry& entry) const;
  bool stands_for_state(const Sentence& s, const Hit& hit) const;
  bool adjective(const Sentence& s, const Hit& hit) const;
  bool of_colonies(const Sentence& s, const Hit& hit) const;
  bool supported(const Sentence& s, const Hit& hit, const Entry& entry) const;
  bool company_acts(const Sentence& s, const Hit& hit) const;
  bool place_at(std::uint32_t t) const;

  const Token* before(const Sentence& s, std::uint32_t t) const {
    return t > s.begin ? &a_.tokens[t - 1] : nullptr;
  }
  const Token* after(const Sentence& s, std::uint32_t end) const {
    return end < s.end ? &a_.tokens[end] : nullptr;
  }
  bool in_list(const Token* token, ListId list) const {
    return token != nullptr && words_.in_list(token->word, list);
  }

  const Knowledge& k_;
  const WordTable& words_;
  const Analysis& a_;
  WordId the_;
};

}  // namespace entente
