#include "extract/rule_check.h"

#include "tests/extract/sample.h"

namespace entente {
namespace {

TEST(Rules, EveryExampleComesOut) {
  EXPECT_EQ(printed(test_rules(sample_extractor())), "");
}

Result<Extractor> compile(const std::string& rules) {
  std::vector<DataFile> data = tiny_data();
  data.push_back({"rules/x.rules", rules});
  return Extractor::compile(data);
}

constexpr char kPact[] =
    "rule   pact\nmakes  Event\nmatch  [ $Cap pact ]\n"
    "yes    The [Event Mossbay pact] failed.\nno     The pact failed.\n";

TEST(RuleCheck, GoodExamplesSayNothing) {
  const auto extractor = compile(kPact);
  ASSERT_TRUE(extractor) << printed(extractor.error());
  EXPECT_EQ(printed(test_rules(*extractor)), "");
}

TEST(RuleCheck, SaysWhatWasWantedAndFound) {
  const auto extractor = compile(
      "rule   pact\nmakes  Event\nmatch  [ $Cap pact ]\n"
      "yes    The [Event old pact] failed with Kenya.\n"
      "no     The Mossbay pact failed.\n");
  ASSERT_TRUE(extractor) << printed(extractor.error());
  EXPECT_EQ(
      printed(test_rules(*extractor)),
      "rules/x.rules:4:1: error: wanted [Event old pact], found "
      "[Country Kenya] by lexicon/names\n"
      "  yes    The [Event old pact] failed with Kenya.\n"
      "  ^\n"
      "  fix: entente explain --why-not pact says how far the rule got in "
      "this sentence.\n"
      "rules/x.rules:5:1: error: wanted nothing of rule 'pact', found "
      "[Event Mossbay pact]\n"
      "  no     The Mossbay pact failed.\n"
      "  ^\n"
      "  fix: Narrow the pattern, or give another example.\n");
}

TEST(RuleCheck, ChecksRelationsWithTheirFactuality) {
  const auto extractor = compile(
      "rule     meets\nmakes    consult(a, b)\nverb     meet\n"
      "a        subject\nb        object|with\n"
      "yes      [a Kenya] met [b Uganda].\n"
      "negated  [a Kenya] was not met by [b Uganda].\n"
      "possible [a Kenya] met [b Uganda].\n"
      "no       Kenya failed.\n");
  ASSERT_TRUE(extractor) << printed(extractor.error());
  const Diagnostics faults = test_rules(*extractor);
  ASSERT_EQ(faults.size(), 1U) << printed(faults);
  EXPECT_EQ(faults[0].line, 8);
  EXPECT_EQ(faults[0].message,
            "wanted Kenya consult Uganda (possible), found Kenya consult "
            "Uganda (asserted) by meets");
}

TEST(RuleList, ShowsWhatARuleDoes) {
  const auto extractor = compile(kPact);
  ASSERT_TRUE(extractor);
  std::ostringstream out;
  list_rules(out, *extractor);
  EXPECT_EQ(out.str(),
            "rules/x.rules\n\n"
            "pact\n"
            "  makes  Event\n"
            "  match  [ $Cap pact ]\n"
            "  yes    The [Event Mossbay pact] failed.\n");
}

TEST(RuleCoverage, CountsWhatRulesMake) {
  const auto extractor =
      compile(std::string(kPact) +
              "rule   never\nmakes  Event\nmatch  [ $Cap treaty ]\n"
              "yes    The [Event Ab treaty] failed.\nno     It failed.\n");
  ASSERT_TRUE(extractor);
  Worker worker(*extractor);
  RuleCoverage coverage(*extractor);
  RuleCoverage other(*extractor);
  for (RuleCoverage* one : {&coverage, &other}) {
    Facts facts;
    facts.text = "The Mossbay pact failed with Kenya.";
    worker.measure(&one->costs());
    worker.extract(facts);
    one->add(facts);
  }
  coverage.add(other);
  const auto pact = [&] {
    for (std::uint32_t id = 0; id < extractor->rules().size(); ++id)
      if (extractor->rules()[id] == "pact") return id;
    return static_cast<std::uint32_t>(extractor->rules().size());
  }();
  EXPECT_GT(coverage.costs().at(pact).nanoseconds, 0U);
  coverage.costs()[pact].nanoseconds = 34567;
  std::ostringstream out;
  coverage.print(out);
  EXPECT_EQ(out.str(),
            "Texts: 2\n\n"
            " mentions  relations      tries         us  rule or lexicon\n"
            "        2          0          0          0  lexicon/names\n"
            "        2          0          2         34  pact\n\n"
            "Rules that made nothing:\n"
            "  never (rules/x.rules:6), tried 0 times in 0 us\n");
}

TEST(RuleCoverage, CountsNothingWhereNoneAsks) {
  const auto extractor = compile(std::string(kPact));
  ASSERT_TRUE(extractor);
  Worker worker(*extractor);
  RuleCoverage coverage(*extractor);
  worker.measure(&coverage.costs());
  worker.measure(nullptr);
  Facts facts;
  facts.text = "The Mossbay pact failed with Kenya.";
  worker.extract(facts);
  for (const RuleCost& cost : coverage.costs()) EXPECT_EQ(cost.tries, 0U);
}

}  // namespace
}  // namespace entente
