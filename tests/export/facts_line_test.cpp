#include "export/facts_line.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

#include "base/utf8.h"
#include "export/facts_json.h"
#include "export/facts_reader.h"
#include "tests/export/mutate.h"
#include "tests/export/sample_facts.h"

namespace entente {
namespace {

/// The sample, and much that a text and its names may hold beside.
Facts odd_facts(Names& rules) {
  Facts facts = sample_facts(rules);
  facts.id = "\"odd\"\\\n\x01/\xC3\xA9\xF0\x9F\x8C\x8D";
  facts.entities[0].aliases = {"", "\tAna", "Lima \xE2\x80\x9CSol\xE2\x80\x9D"};
  facts.relations[0].confidence = 100;
  facts.relations[1].confidence = 1;
  facts.relations[1].factuality = Factuality::kNegated;
  return facts;
}

std::string line_of(const Facts& facts, const Names& rules,
                    TextMode text = TextMode::kKeep) {
  FactsWriter writer(vocabulary(), rules, text);
  return std::string(writer.write(facts));
}

KnowledgeGraph read_slowly(std::string_view line, bool& good) {
  Names rules;
  FactsReader reader(vocabulary(), rules);
  GraphBuilder builder(vocabulary());
  const auto facts = reader.read("f.jsonl", 1, line);
  good = static_cast<bool>(facts);
  if (good) builder.add(*facts, rules);
  return builder.finish();
}

TEST(FactsLine, TakesWhatWeWrite) {
  Names rules;
  FactsLine reader(vocabulary());
  for (const Facts& facts : {sample_facts(rules), odd_facts(rules), Facts{}}) {
    for (const TextMode text : {TextMode::kKeep, TextMode::kHash}) {
      const std::string line = line_of(facts, rules, text);
      GraphBuilder builder(vocabulary());
      EXPECT_TRUE(reader.add(line, builder)) << line;
      bool good = false;
      EXPECT_EQ(builder.finish(), read_slowly(line, good)) << line;
      EXPECT_TRUE(good);
    }
  }
}

TEST(FactsLine, LeavesOtherWritingToFactsReader) {
  Names rules;
  const std::string line = line_of(sample_facts(rules), rules);
  const auto with = [&](std::string_view from, std::string_view to) {
    std::string changed = line;
    const auto at = changed.find(from);
    EXPECT_NE(at, changed.npos) << from;
    return changed.replace(at, from.size(), to);
  };
  const std::string others[] = {
      "",
      "{}",
      line + " ",
      with("{\"id\":", "{ \"id\":"),
      with("\"e1\"", "\"x\""),
      with("\"subject\":\"e1\"", "\"subject\":\"e4\""),
      with("\"subject\":\"e1\"", "\"subject\":\"e0\""),
      with("\"Person\"", "\"Ship\""),
      with("leaderOf", "admires"),
      with("\"evidence\":[0,82]", "\"evidence\":[82,82]"),
      with("\"evidence\":[83,110]", "\"evidence\":[83,111]"),
      with("\"start\":34", "\"start\":29"),
      with("\"confidence\":0.95", "\"confidence\":95"),
      with("\"confidence\":0.95", "\"confidence\":0.955"),
      with("President", "Pre\\ud83dsident"),
      with("President", "Pre\tsident"),
      with("\"rule\":\"meet\"", "\"rule\":\"\""),
      with("\"end\":30", "\"end\":030"),
  };
  FactsLine reader(vocabulary());
  GraphBuilder builder(vocabulary());
  for (const std::string& other : others)
    EXPECT_FALSE(reader.add(other, builder)) << other;
  EXPECT_EQ(builder.finish(), GraphBuilder(vocabulary()).finish())
      << "what it leaves it does not touch";
  EXPECT_TRUE(reader.add(line, builder)) << "and then goes on";
}

// Whatever it takes, FactsReader takes, too, and makes the same of it.
TEST(FactsLine, MutatedLines) {
  std::mt19937 random(1);
  Names rules;
  FactsLine reader(vocabulary());
  const std::string lines[] = {
      line_of(sample_facts(rules), rules), line_of(odd_facts(rules), rules),
      line_of(sample_facts(rules), rules, TextMode::kHash)};
  int taken = 0;
  for (int round = 0; round < 20000; ++round) {
    std::string line = lines[random() % 3];
    mutate(line, random, 2, 0x80, 3);
    GraphBuilder builder(vocabulary());
    // FactsReader finds what is not UTF-8 itself.
    if (!is_utf8(line) || !reader.add(line, builder)) continue;
    ++taken;
    bool good = false;
    const KnowledgeGraph wanted = read_slowly(line, good);
    ASSERT_TRUE(good) << line;
    ASSERT_EQ(builder.finish(), wanted) << line;
  }
  EXPECT_GT(taken, 1000);
}

}  // namespace
}  // namespace entente
