#include "extract/mention_index.h"

#include "extract/name_words.h"

namespace entente {

const MentionIndex::Index& MentionIndex::surnames() {
  index_people();
  return surnames_;
}

const MentionIndex::Index& MentionIndex::given_names() {
  index_people();
  return given_names_;
}

const MentionIndex::Index& MentionIndex::words() {
  if (words_known_) return by_word_;
  words_known_ = true;
  for (std::uint32_t i = 0; i < a_.mentions.size(); ++i) {
    const Mention& m = a_.mentions[i];
    for (std::uint32_t t = m.begin; t < m.end && m.end - m.begin > 1; ++t)
      by_word_.emplace_back(hash_token(a_, t), i);
  }
  std::ranges::sort(by_word_);
  return by_word_;
}

void MentionIndex::index_people() {
  if (people_known_) return;
  people_known_ = true;
  for (std::uint32_t i = 0; i < a_.mentions.size(); ++i) {
    const Mention& m = a_.mentions[i];
    if (m.type != k_.types.person) continue;
    const auto [begin, end] = surname_of(k_, a_, m);
    surnames_.emplace_back(hash_tokens(a_, begin, end), i);
    surnames_.emplace_back(hash_tokens(a_, end - 1, end), i);
    surnames_.emplace_back(hash_tokens(a_, m.begin, m.end), i);
    for (std::uint32_t t = m.begin; t < m.end; ++t)
      if (t < begin || t >= end)
        given_names_.emplace_back(hash_tokens(a_, t, t + 1), i);
  }
  std::ranges::sort(surnames_);
  std::ranges::sort(given_names_);
}

}  // namespace entente
