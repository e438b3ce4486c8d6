#include "extract/tokenizer.h"

#include <gtest/gtest.h>

#include <ostream>

#include "extract/knowledge.h"
#include "tests/extract/sample.h"

namespace entente {
namespace {

/// Tokens with blanks between them, sentences with " / ".
std::string cut(std::string_view text) {
  const Knowledge& k = sample_extractor().knowledge();
  std::vector<Token> tokens;
  std::vector<Sentence> sentences;
  tokenize(text, k.words(), k.lists.abbreviation, tokens, sentences);
  std::string out;
  for (const Sentence& s : sentences) {
    out += out.empty() ? "" : " /";
    for (std::uint32_t t = s.begin; t < s.end; ++t) {
      out += out.empty() ? "" : " ";
      out += text_of(text, tokens[t].span);
    }
  }
  return out;
}

struct Case {
  const char* name;
  const char* text;
  const char* cut;
};
void PrintTo(const Case& c, std::ostream* out) { *out << c.text; }

constexpr Case kCases[] = {
    {"Words", "Kenya met Uganda.", "Kenya met Uganda ."},
    {"Nothing", " \n\t ", ""},
    {"TwoSentences", "Kenya left. Uganda stayed.",
     "Kenya left . / Uganda stayed ."},
    {"Question", "Why now? Nobody knows!", "Why now ? / Nobody knows !"},
    {"AbbreviationInside", "The U.S. Senate met Dr. Okafor.",
     "The U.S. Senate met Dr. Okafor ."},
    {"Initials", "J. F. Kennedy spoke.", "J. F. Kennedy spoke ."},
    {"HyphenedPair", "A U.S.-ROK pact", "A U.S. - ROK pact"},
    {"Possessive", "Seoul's and the Philippines' claims",
     "Seoul 's and the Philippines ' claims"},
    {"CurlyPossessive", "Norway’s fund", "Norway ’s fund"},
    {"InnerApostrophe", "Brian O'Brien left", "Brian O'Brien left"},
    {"Number", "It cost 1,000.5 dollars.", "It cost 1,000.5 dollars ."},
    {"SemicolonStays", "Kenya left; Uganda stayed.",
     "Kenya left ; Uganda stayed ."},
    {"BlankLine", "A heading\n\nKenya left.", "A heading / Kenya left ."},
    {"ListItems", "- Kenya\n- Uganda", "- Kenya / - Uganda"},
    {"ClosingQuote", "He said “never.” She left.",
     "He said “ never . ” / She left ."},
    {"Dash", "Kenya—or Uganda", "Kenya — or Uganda"},
    {"LongWords",
     "Internationalization, intergovernmentalism (transnationally).",
     "Internationalization , intergovernmentalism ( transnationally ) ."},
    {"Contracted",
     "We're here, I'm not, they\xE2\x80\x99ll come; O'Neill didn't.",
     "We 're here , I 'm not , they \xE2\x80\x99ll come ; O'Neill did n't ."},
    {"MailAfterAWord", "Write to press.office@example.org: now, re-read it.",
     "Write to press.office@example.org : now , re - read it ."},
    {"Address", "See https://example.org/a.b now.",
     "See https://example.org/a.b now ."},
    {"NoBreakSpace", "New\xC2\xA0York", "New York"},
    {"Accents", "Niinistö met Tô Lâm", "Niinistö met Tô Lâm"},
};

class Tokenize : public testing::TestWithParam<Case> {};
TEST_P(Tokenize, CutsAsAReaderWould) {
  EXPECT_EQ(cut(GetParam().text), GetParam().cut);
}
INSTANTIATE_TEST_SUITE_P(Texts, Tokenize, testing::ValuesIn(kCases),
                         [](const auto& test) { return test.param.name; });

}  // namespace
}  // namespace entente
