// The rules that docs/RULES.md shows: each block ```rules is compiled together
// with data/, and its examples are run.

#include "extract/rule_check.h"
#include "tests/extract/sample.h"

namespace entente {
namespace {

/// The blocks of that kind in a Markdown text.
std::vector<std::string> blocks(std::string_view text, std::string_view kind) {
  std::vector<std::string> found;
  const std::string fence = "```" + std::string(kind) + "\n";
  std::size_t at = 0;
  while ((at = text.find(fence, at)) != text.npos) {
    at += fence.size();
    const auto end = text.find("```", at);
    found.emplace_back(text.substr(at, end - at));
    at = end;
  }
  return found;
}

TEST(RulesManual, EveryRuleInItWorks) {
  const std::string manual = read_file(ENTENTE_ROOT "/docs/RULES.md");
  const std::vector<std::string> rules = blocks(manual, "rules");
  ASSERT_GT(rules.size(), 3U);
  std::vector<DataFile> data = sample_data();
  for (std::size_t i = 0; i < rules.size(); ++i)
    data.push_back(
        {"rules/manual-" + std::to_string(i + 1) + ".rules", rules[i]});
  for (const std::string& list : blocks(manual, "lexicon"))
    data.push_back({"lexicon/manual.txt", list});
  const auto extractor = Extractor::compile(data);
  ASSERT_TRUE(extractor) << printed(extractor.error());
  Diagnostics faults = test_rules(*extractor);
  std::erase_if(faults, [](const Diagnostic& fault) {
    return !fault.file.starts_with("rules/manual-");
  });
  EXPECT_EQ(printed(faults), "");
}

}  // namespace
}  // namespace entente
