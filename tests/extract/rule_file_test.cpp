#include "extract/rule_file.h"

#include <ostream>

#include "extract/knowledge.h"
#include "tests/extract/sample.h"

namespace entente {
namespace {

Result<Extractor> compile(std::string_view rules) {
  std::vector<DataFile> data = tiny_data();
  data.push_back({"rules/x.rules", std::string(rules)});
  return Extractor::compile(data);
}

TEST(RuleFile, ReadsAClauseRule) {
  const auto extractor = compile(
      "rule   signs\n"
      "makes  partyTo(who, what)\n"
      "sure   70\n"
      "verb   %sign-verb\n"
      "unless %head\n"
      "who    subject | by : Country\n"
      "what   object\n"
      "says   possible\n"
      "yes    [who Kenya] signed the [what Pact].\n"
      "no     Kenya failed.\n"
      "note   One,\n"
      "note   two.\n");
  ASSERT_TRUE(extractor) << printed(extractor.error());
  const Rule& rule = extractor->knowledge().rules.rules().front();
  EXPECT_EQ(rule.name, "signs");
  EXPECT_EQ(rule.kind, Rule::Kind::kVerb);
  EXPECT_EQ(rule.subject, "who");
  EXPECT_EQ(rule.object, "what");
  EXPECT_EQ(rule.sure, 70);
  EXPECT_EQ(rule.factuality, Factuality::kPossible);
  ASSERT_EQ(rule.slots.size(), 2U);
  EXPECT_EQ(rule.slots[0].roles.size(), 2U);
  EXPECT_EQ(rule.unless.size(), 1U);
  EXPECT_EQ(rule.examples.size(), 2U);
  EXPECT_EQ(rule.examples[1].line, 10);
  EXPECT_EQ(rule.note, "One, two.");
}

TEST(RuleFile, PiecesArePutIn) {
  const auto extractor = compile(
      "let name $Cap{1,2}\n"
      "rule x\nmakes Event\nmatch [ &name pact ]\n"
      "yes The [Event Ab Cd pact] failed.\nno A pact failed.\n");
  ASSERT_TRUE(extractor) << printed(extractor.error());
  EXPECT_EQ(marked(*extractor, read_text(*extractor, "An Ab Cd pact.")),
            "An [Event Ab Cd pact].");
}

struct Fault {
  const char* name;
  const char* rules;
  const char* says;
};
void PrintTo(const Fault& f, std::ostream* out) { *out << f.rules; }

constexpr Fault kFaults[] = {
    {"OutsideARule", "makes Event\n",
     "rules/x.rules:1:1: error: a line outside a rule\n"
     "  makes Event\n"
     "  ^\n"
     "  fix: Begin a rule with 'rule NAME'.\n"},
    {"UnknownLine",
     "rule x\nmakes Event\nmach [ pact ]\nmatch [ pact ]\nyes [Event x]\nno "
     "y\n",
     "rules/x.rules:3:1: error: unknown line 'mach'\n"
     "  mach [ pact ]\n"
     "  ^\n"
     "  fix: did you mean 'match'? docs/RULES.md describes the lines of a "
     "rule.\n"},
    {"UnknownType", "rule x\nmakes Evnt\nmatch [ pact ]\nyes [Event x]\nno y\n",
     "rules/x.rules:2:7: error: unknown entity type 'Evnt'\n"
     "  makes Evnt\n"
     "        ^\n"
     "  fix: did you mean 'Event'? Types are listed in data/vocabulary.txt.\n"},
    {"UnknownPredicate",
     "rule x\nmakes partTo(a, b)\nmatch @a:Country @b:Agreement\n"
     "yes [a x]\nno y\n",
     "rules/x.rules:2:7: error: unknown predicate 'partTo'\n"
     "  makes partTo(a, b)\n"
     "        ^\n"
     "  fix: did you mean 'partyTo'? Predicates are listed in "
     "data/vocabulary.txt.\n"},
    {"NoExamples", "rule x\nmakes Event\nmatch [ pact ]\nyes [Event x]\n",
     "rules/x.rules:1:1: error: rule 'x' needs a 'yes' and a 'no' example\n"
     "  rule   x\n"
     "  ^\n"
     "  fix: Add a sentence that it must read and one that it must not.\n"},
    {"NoMention", "rule x\nmakes Event\nmatch pact\nyes [Event x]\nno y\n",
     "rules/x.rules:1:1: error: rule 'x' marks no mention\n"
     "  rule   x\n"
     "  ^\n"
     "  fix: Put [ ] around the words of the pattern that are the name.\n"},
    {"SlotMissing",
     "rule x\nmakes partyTo(a, b)\nverb sign\na subject\nyes [a x]\nno y\n",
     "rules/x.rules:1:1: error: rule 'x' never says what 'b' is\n"
     "  rule   x\n"
     "  ^\n"
     "  fix: Add a line 'b subject|object|...'.\n"},
    {"LabelMissing",
     "rule x\nmakes partyTo(a, b)\nmatch @a:Country signed\nyes [a x]\nno y\n",
     "rules/x.rules:1:1: error: rule 'x' never says what 'b' is\n"
     "  rule   x\n"
     "  ^\n"
     "  fix: Write @b:Type in its pattern.\n"},
    {"UnknownPiece",
     "rule x\nmakes Event\nmatch [ &nmae pact ]\nyes [Event x]\nno y\n",
     "rules/x.rules:3:9: error: unknown piece '&nmae'\n"
     "  match [ &nmae pact ]\n"
     "          ^\n"
     "  fix: Define it above with 'let NAME pattern'.\n"},
    {"Twice",
     "rule x\nmakes Event\nmatch [ pact ]\nyes [Event x]\nno y\n"
     "rule x\nmakes Event\nmatch [ treaty ]\nyes [Event x]\nno y\n",
     "rules/x.rules:6:6: error: rule 'x' stands twice\n"
     "  rule x\n"
     "       ^\n"
     "  fix: The other one is at rules/x.rules:1; rename one.\n"},
    {"TwoPatterns",
     "rule x\nmakes Event\nmatch [ pact ]\nmatch [ treaty ]\nyes [Event x]\n"
     "no y\n",
     "rules/x.rules:4:1: error: a second pattern\n"
     "  match [ treaty ]\n"
     "  ^\n"
     "  fix: Join them with a bar, or write two rules.\n"},
    {"LineTwice",
     "rule x\nmakes Event\nrank 60\nrank 70\nmatch [ pact ]\nyes [Event x]\n"
     "no y\n",
     "rules/x.rules:4:1: error: 'rank' stands twice\n"
     "  rank 70\n"
     "  ^\n"
     "  fix: Leave one of them.\n"},
};

class RuleFault : public testing::TestWithParam<Fault> {};
TEST_P(RuleFault, IsSaidVerbatim) {
  const auto extractor = compile(GetParam().rules);
  ASSERT_FALSE(extractor);
  EXPECT_EQ(printed(extractor.error()), GetParam().says);
}
INSTANTIATE_TEST_SUITE_P(Files, RuleFault, testing::ValuesIn(kFaults),
                         [](const auto& test) { return test.param.name; });

TEST(RuleFault, AllAreReportedAtOnce) {
  const auto extractor =
      compile("rule x\nmakes Evnt\nmatch [ $Capp ]\nyes x\n");
  ASSERT_FALSE(extractor);
  EXPECT_EQ(extractor.error().size(), 3U) << printed(extractor.error());
}

}  // namespace
}  // namespace entente
