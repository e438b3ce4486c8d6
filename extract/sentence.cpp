#include "extract/sentence.h"

#include <algorithm>

namespace entente {
namespace {

/// Whether single line ends are mere wrapping: most lines that follow one go
/// on in lower case, and lines are of a printer's width.
bool hard_wrapped(std::string_view text) {
  std::size_t lines = 0;
  std::size_t lower = 0;
  std::size_t wide = 0;
  std::size_t at = 0;
  while (at < text.size() && lines < 2000) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    if (end + 1 < text.size() && text[end + 1] != '\n' && end > at) {
      ++lines;
      const char next = text[end + 1];
      if (next >= 'a' && next <= 'z') ++lower;
      if (end - at <= 100) ++wide;
    }
    at = end + 1;
  }
  return lines >= 4 && lower * 10 >= lines * 4 && wide * 10 >= lines * 9;
}
class Splitter {
 public:
  Splitter(std::string_view text, const WordTable& words,
           std::vector<Token>& tokens, std::vector<Sentence>& out)
      : s_(text),
        words_(words),
        tokens_(tokens),
        out_(out),
        wrapped_(hard_wrapped(text)) {}

  void run() {
    out_.clear();
    std::size_t begin = 0;
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      if (i == begin && i > 0 && trails(i)) {
        // Closing marks after the full stop belong to the sentence before.
        out_.back().end = static_cast<std::uint32_t>(i + 1);
        begin = i + 1;
        continue;
      }
      if (i + 1 < tokens_.size() && !ends(i) && i + 1 - begin < kMostTokens)
        continue;
      close(begin, i + 1);
      begin = i + 1;
    }
  }

 private:
  /// A table without a full stop is no sentence; later stages may look through
  /// one sentence more than once.
  static constexpr std::size_t kMostTokens = 1000;

  bool trails(std::size_t i) const {
    const Token& token = tokens_[i];
    return token.is(kJoined) && !out_.empty() &&
           (token.tag == Tag::kClose || token.tag == Tag::kQuote);
  }

  std::size_t newlines(std::size_t i) const {  // Between token i and i + 1.
    if (!tokens_[i + 1].is(kLineStart)) return 0;
    const std::string_view gap = s_.substr(
        tokens_[i].span.end, tokens_[i + 1].span.begin - tokens_[i].span.end);
    return static_cast<std::size_t>(std::ranges::count(gap, '\n')) +
           (gap.find("\xE2\x80\xA8") != gap.npos ? 1U : 0U) +
           (gap.find("\xE2\x80\xA9") != gap.npos ? 2U : 0U);
  }

  bool ends(std::size_t i) const {
    const Token& token = tokens_[i];
    const Token& next = tokens_[i + 1];
    if (next.is(kLineStart)) {
      const std::size_t lines = newlines(i);
      if (lines >= 2) return true;
      if (lines == 1) {
        if (next.tag == Tag::kBullet) return true;
        if (!wrapped_)
          return !(next.is(kLower) && token.tag != Tag::kStop &&
                   token.tag != Tag::kColon);
      }
    }
    // "... never.” She left."; but "“Why?” Biden asked" goes on.
    if (i > 0 && token.is(kJoined) && !next.is(kJoined) &&
        (token.tag == Tag::kQuote || token.tag == Tag::kClose) &&
        text_of(s_, tokens_[i - 1].span) == ".")
      return starts_sentence(next);
    const bool stop = token.tag == Tag::kStop;
    if (stop) {
      if (next.is(kJoined)) return false;
      return starts_sentence(next);
    }
    if (token.is(kDotted) && !next.is(kJoined)) {
      // "... of the U.S. The ...": an abbreviation may end a sentence, too,
      // where a word follows that starts sentences and seldom names.
      if (token.is(kInitial)) return false;
      if (!next.is(kCapital) || !token.is(kCapital) || next.is(kAllCapitals))
        return false;
      // "... in Washington, D.C. The", "... D.C. Secretary Root"
      if (i > 0 && tokens_[i - 1].tag == Tag::kComma &&
          words_.text(token.word) == "d.c.")
        return true;
      const Word& word = words_[next.word];
      return token.is(kAllCapitals) &&
             (word.tag == Tag::kDT || word.tag == Tag::kPRP ||
              word.tag == Tag::kIN || word.tag == Tag::kWRB ||
              word.tag == Tag::kPRPS || word.tag == Tag::kRB ||
              word.tag == Tag::kCC);
    }
    return false;
  }

  static bool starts_sentence(const Token& next) {
    return !next.is(kLower) || next.is(kAddress);
  }

  void close(std::size_t begin, std::size_t end) {
    Sentence sentence;
    sentence.begin = static_cast<std::uint32_t>(begin);
    sentence.end = static_cast<std::uint32_t>(end);
    sentence.paragraph = tokens_[begin].is(kLineStart);
    const Token& last = tokens_[end - 1];
    const bool stops = last.tag == Tag::kStop || last.tag == Tag::kColon ||
                       (last.tag == Tag::kQuote && end - begin > 8);
    const bool line_ends = end >= tokens_.size() || tokens_[end].is(kLineStart);
    sentence.heading = sentence.paragraph && line_ends && !stops &&
                       last.tag != Tag::kComma && end - begin <= 30;
    Token& first = tokens_[begin];
    first.shape = static_cast<std::uint16_t>(first.shape | kSentenceStart);
    // After an opening mark or bullet the first word starts it as well.
    for (std::size_t i = begin; i + 1 < end && i < begin + 3; ++i) {
      const Tag tag = tokens_[i].tag;
      if (tag != Tag::kQuote && tag != Tag::kBullet && tag != Tag::kOpen &&
          tag != Tag::kDash && !(tag == Tag::kCD && i == begin) &&
          tag != Tag::kStop)
        break;
      Token& after = tokens_[i + 1];
      after.shape = static_cast<std::uint16_t>(after.shape | kSentenceStart);
    }
    out_.push_back(sentence);
  }

  std::string_view s_;
  const WordTable& words_;
  std::vector<Token>& tokens_;
  std::vector<Sentence>& out_;
  bool wrapped_;
};

}  // namespace

void split_sentences(std::string_view text, const WordTable& words,
                     std::vector<Token>& tokens,
                     std::vector<Sentence>& sentences) {
  Splitter(text, words, tokens, sentences).run();
}

}  // namespace entente
