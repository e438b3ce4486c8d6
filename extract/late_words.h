#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "extract/token.h"
#include "extract/word_table.h"

namespace entente {

/// Looks words up some tokens late, so that their waits for memory overlap:
/// most of the time of a lookup is one cache miss.
class LateWords {
 public:
  LateWords(const WordTable& words, std::vector<Token>& tokens)
      : words_(words), tokens_(tokens) {}

  /// Gives token `token` the id of `word`, at finish() at the latest.
  void add(const LetterKey& word, std::size_t token) {
    Asked& asked = asked_[added_++ % kLate];
    if (added_ > kLate) answer(asked);
    asked = {word, word.hash(), token};
    words_.prefetch(asked.hash);
  }

  void finish() {
    for (std::size_t i = added_ < kLate ? 0 : added_ - kLate; i < added_; ++i)
      answer(asked_[i % kLate]);
    added_ = 0;
  }

 private:
  static constexpr std::size_t kLate = 8;
  struct Asked {
    LetterKey word;
    std::uint64_t hash = 0;
    std::size_t token = 0;
  };

  void answer(const Asked& asked) {
    const WordId id = words_.find(asked.word, asked.hash);
    tokens_[asked.token].word = id;
    words_.prefetch(id);  // The next stages ask what is known of it.
  }

  const WordTable& words_;
  std::vector<Token>& tokens_;
  std::array<Asked, kLate> asked_;
  std::size_t added_ = 0;
};

}  // namespace entente
