#include "extract/tagger.h"

#include <string_view>

#include "extract/tag_context.h"
#include "extract/tag_rules.h"

namespace entente {
namespace {

class Tagger {
 public:
  Tagger(const Knowledge& k, Analysis& a)
      : words_(k.words()), a_(a), rules_(k, a) {}

  void run() {
    for (const Sentence& s : a_.sentences) {
      for (std::uint32_t t = s.begin; t < s.end; ++t) lexical(t);
      for (std::uint32_t t = s.begin; t < s.end; ++t) {
        join_prefix(s, t);
        rules_.apply(s, t);
      }
    }
  }

 private:
  void lexical(std::uint32_t t) {
    Token& token = a_.tokens[t];
    if (token.tag != Tag::kNone) return;
    const Word& word = words_[token.word];
    const bool capital = token.is(kCapital);
    if (capital && (token.is(kAllCapitals) || token.is(kInitial))) {
      token.tag = Tag::kNNP;
    } else if (word.tag != Tag::kNone) {
      // A capital inside the sentence makes a name, but for function words.
      const bool content =
          any(word.tag, kNounTags | kAdjectiveTags | kVerbTags | bit(Tag::kRB) |
                            bit(Tag::kUH) | bit(Tag::kFW));
      // "May" is one of these: a month, and a modal only in lower case.
      token.tag = capital && content && !token.is(kSentenceStart) ? Tag::kNNP
                                                                  : word.tag;
    } else if (capital) {
      token.tag = Tag::kNNP;
    } else {
      token.tag = by_suffix(a_.word(t)).first;
    }
  }

  /// "co-hosted": the prefix and its hyphen are adverbs of the verb.
  void join_prefix(const Sentence& s, std::uint32_t t) {
    if (t < s.begin + 2 || a_.tokens[t - 1].tag != Tag::kDash ||
        !a_.tokens[t - 1].is(kJoined) || !any(a_.tokens[t].tag, kVerbTags))
      return;
    const std::string_view w = words_.text(a_.tokens[t - 2].word);
    if (w != "co" && w != "re" && w != "pre" && w != "mis" && w != "test")
      return;
    if (any(a_.tokens[t].tag, bit(Tag::kVBN) | bit(Tag::kVBG)) &&
        t + 1 < s.end &&
        any(a_.tokens[t + 1].tag, bit(Tag::kNN) | bit(Tag::kNNS)))
      return;
    a_.tokens[t - 2].tag = a_.tokens[t - 1].tag = Tag::kRB;
  }

  const WordTable& words_;
  Analysis& a_;
  TagRules rules_;
};

}  // namespace

void tag(const Knowledge& knowledge, Analysis& a) {
  Tagger(knowledge, a).run();
}

}  // namespace entente
