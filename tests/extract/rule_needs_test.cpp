#include "extract/rule_needs.h"

#include <ostream>

#include "extract/knowledge.h"
#include "extract/pattern_text.h"
#include "extract/scratch.h"
#include "tests/extract/sample.h"

namespace entente {
namespace {

/// What knows one rule alone, of that pattern.
Extractor with_rule(const std::string& pattern) {
  std::vector<DataFile> data = tiny_data();
  data.push_back({"rules/x.rules", "rule x\nmakes Event\nmatch " + pattern +
                                       "\nyes [Event x]\nno y\n"});
  auto made = Extractor::compile(data);
  if (!made) ADD_FAILURE() << printed(made.error());
  return *std::move(made);
}

struct Case {
  const char* name;
  const char* pattern;
  const char* needs;
};
void PrintTo(const Case& c, std::ostream* out) { *out << c.pattern; }

constexpr Case kCases[] = {
    {"Word", "[ old pact ]", "pact "},
    {"RarestWord", "[ old %head pact ]", "pact "},
    {"List", "[ old %head ]", "%head "},
    {"Lemma", "[ old @Country <sign> ]", "<sign> "},
    {"OneOfEachRow", "[ old (pact in | <sign> %head) ]", "pact <sign> "},
    {"Repeated", "[ old pact+ ]", "pact "},
    {"LeftOut", "[ old pact? ]", ""},
    {"Forbidden", "[ old ] !pact", ""},
    {"ARowWithout", "[ old (pact | $Cap) ]", ""},
    {"Alone", "[ old @Country $Cap ]", ""},
};

class PatternNeeds : public testing::TestWithParam<Case> {};
TEST_P(PatternNeeds, AreTheRarestWords) {
  const Extractor extractor = with_rule(GetParam().pattern);
  const Knowledge& k = extractor.knowledge();
  const Pattern& pattern = k.rules.rules().front().pattern;
  std::string needs;
  for (const std::uint16_t e : pattern.needs)
    needs += to_text(pattern.elements[e], k.lexicon, k.vocabulary) + " ";
  EXPECT_EQ(needs, GetParam().needs);
}
INSTANTIATE_TEST_SUITE_P(Patterns, PatternNeeds, testing::ValuesIn(kCases),
                         [](const auto& test) { return test.param.name; });

/// By sentence: whether it has what the rule needs.
std::string met(const std::string& pattern, std::string text) {
  const Extractor extractor = with_rule(pattern);
  Worker worker(extractor);
  Facts facts;
  facts.text = std::move(text);
  worker.extract(facts);
  const unsigned need = extractor.knowledge().needs.of(0);
  std::string out;
  for (const NeedBits& bits : worker.last().analysis.needs_met)
    out += ((bits[need / 64] >> (need % 64)) & 1) != 0 ? "yes " : "no ";
  return out;
}

TEST(RuleNeeds, AreMetByTheWordsOfTheSentence) {
  EXPECT_EQ(met("[ old pact ]", "An old pact. The treaty. Pact!"),
            "yes no yes ");
  EXPECT_EQ(met("[ old <treaty> ]", "Treaties failed. They met."), "yes no ");
}

TEST(RuleNeeds, AreMetByEntriesOfSeveralWords) {
  EXPECT_EQ(met("[ old %head ]", "A peace accord. Peace. An accord."),
            "yes no no ");
}

TEST(RuleNeeds, NoneIsAlwaysMet) {
  EXPECT_EQ(met("[ old $Cap ]", "They met. They failed."), "yes yes ");
}

}  // namespace
}  // namespace entente
