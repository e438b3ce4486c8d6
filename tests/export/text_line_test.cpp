#include "export/text_line.h"

#include <gtest/gtest.h>

namespace entente {
namespace {

TEST(TextLine, TakesIdTextAndSource) {
  TextLineReader reader;
  Facts facts;
  facts.entities.resize(3);
  const Diagnostics faults = reader.read(
      "f", 1, R"({"id":7,"text":"NATO \u00e9","source":"s","more":[1,{}]})",
      facts);
  EXPECT_TRUE(faults.empty());
  EXPECT_EQ(facts.id, "7");
  EXPECT_EQ(facts.text, "NATO é");
  EXPECT_EQ(facts.source, "s");
  EXPECT_TRUE(facts.entities.empty());
}

TEST(TextLine, ReportsAllThatIsMissing) {
  TextLineReader reader;
  Facts facts;
  const Diagnostics faults = reader.read("f", 4, R"({"text":1})", facts);
  ASSERT_EQ(faults.size(), 2U);
  EXPECT_EQ(faults[0].line, 4);
  EXPECT_EQ(faults[0].message, "a document has no \"id\"");
  EXPECT_EQ(faults[1].message, "\"text\" is not a string");
}

TEST(TextLine, RefusesDeepAndBrokenLines) {
  TextLineReader reader;
  Facts facts;
  for (const std::string& line : {std::string("[]"), std::string("{\"id\":"),
                                  std::string(), std::string(100000, '[')})
    EXPECT_EQ(reader.read("f", 1, line, facts).size(), 1U);
}

}  // namespace
}  // namespace entente
