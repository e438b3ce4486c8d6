#include "extract/tagger.h"

#include <gtest/gtest.h>

#include <ostream>

#include "extract/scratch.h"
#include "extract/tag_names.h"
#include "tests/extract/sample.h"

namespace entente {
namespace {

/// Each word that `wanted` gives a tag ("signed/VBD") with the tag it got.
std::string tagged(std::string_view wanted) {
  std::string text;
  std::vector<bool> shown;
  std::istringstream words{std::string(wanted)};
  for (std::string word; words >> word;) {
    const auto slash = word.find('/');
    text += (text.empty() ? "" : " ") + word.substr(0, slash);
    shown.push_back(slash != word.npos);
  }
  Facts facts;
  facts.text = text;
  Worker worker(sample_extractor());
  worker.extract(facts);
  const Analysis& a = worker.last().analysis;
  if (a.tokens.size() != shown.size()) return "other tokens";
  std::string out;
  for (std::uint32_t t = 0; t < a.tokens.size(); ++t) {
    out += out.empty() ? "" : " ";
    out += a.word(t);
    if (shown[t])
      out += '/' +
             std::string(kTagNames[static_cast<std::size_t>(a.tokens[t].tag)]);
  }
  return out;
}

struct Case {
  const char* name;
  const char* words;
};
void PrintTo(const Case& c, std::ostream* out) { *out << c.words; }

constexpr Case kCases[] = {
    {"Past", "Kenya signed/VBD the treaty/NN ."},
    {"Participle", "The treaty was signed/VBN by Kenya ."},
    {"Perfect", "Kenya has not yet signed/VBN it ."},
    {"DidNot", "Kenya did not sign/VB the treaty ."},
    {"Infinitive", "Kenya wants to sign/VB the treaty ."},
    {"Modal", "Kenya may/MD attack/VB Uganda ."},
    {"NounAfterArticle", "The attack/NN on Uganda failed/VBD ."},
    {"VerbThatIsANoun", "A parley/NN between Kenya and Uganda began/VBD ."},
    {"PluralNoun", "Kenyan attacks/NNS on Uganda continued/VBD ."},
    {"VerbInS", "Kenya attacks/VBZ Uganda ."},
    {"NounOfVerbPhrase", "Kenya went to war/NN with Uganda ."},
    {"PassiveBeforePreposition", "Kenya was allied/VBN with Uganda ."},
    {"AdjectiveOrVerb", "Draghi headed/VBD the bank/NN ."},
    {"AfterBrackets", "The Union ( EU ) tied/VBD its talks/NNS to it ."},
    {"NameWithObject", "Kenya vetoed/VBD a draft tabled/VBN by Uganda ."},
    {"AfterAside", "Kenya will/MD , in turn , attack/VB Uganda ."},
    {"NoOtherPast", "The new policy likely contributed/VBD to the decline ."},
    {"NoOtherPlural", "The alliances of Kenya and Uganda span/VBP decades ."},
    {"NoOtherInS", "The program also outlines/VBZ Kenyan ambitions ."},
    {"VerbOfAClauseApart",
     "A note which reached/VBD Kenya also heightened/VBD tensions ."},
    {"NoVerbInACaption",
     "The first consulate/NN of Kenya , 20 December 1833 ."},
    {"AndThem", "Kenya imposed/VBD sanctions and renewed/VBD them ."},
};

class TagWords : public testing::TestWithParam<Case> {};
TEST_P(TagWords, ChoosesByContext) {
  EXPECT_EQ(tagged(GetParam().words), GetParam().words);
}
INSTANTIATE_TEST_SUITE_P(Sentences, TagWords, testing::ValuesIn(kCases),
                         [](const auto& test) { return test.param.name; });

}  // namespace
}  // namespace entente
