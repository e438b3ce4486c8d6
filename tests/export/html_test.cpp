#include "export/html.h"

#include <gtest/gtest.h>

#include <sstream>
#include <string>

#include "tests/export/sample_graph.h"

namespace entente {
namespace {

std::string html(const KnowledgeGraph& graph, const HtmlOptions& options = {}) {
  std::ostringstream out;
  EXPECT_TRUE(write_html(out, graph, vocabulary(), options).empty());
  return out.str();
}

std::size_t count(const std::string& text, std::string_view words) {
  std::size_t found = 0;
  for (auto at = text.find(words); at != text.npos;
       at = text.find(words, at + 1))
    ++found;
  return found;
}

TEST(Html, HoldsPictureAndData) {
  const std::string page = html(sample_graph());
  EXPECT_TRUE(page.starts_with("<!DOCTYPE html>"));
  EXPECT_EQ(count(page, "<svg"), 1U);
  EXPECT_EQ(count(page, "<?xml"), 0U);
  EXPECT_NE(page.find("\"key\":\"country/NO\",\"name\":\"Norway\""), page.npos);
  EXPECT_NE(page.find("\"quote\":\"Norway may sanction Sweden.\""), page.npos);
  // Ties the picture to the data.
  EXPECT_NE(page.find("class=\"node entity n0\""), page.npos);
  EXPECT_NE(page.find("\"drawn\":0"), page.npos);
}

TEST(Html, LoadsNothing) {
  const std::string page = html(sample_graph());
  EXPECT_EQ(count(page, "src="), 0U);
  EXPECT_EQ(count(page, "<link"), 0U);
  EXPECT_EQ(count(page, "@import"), 0U);
}

TEST(Html, NoTextBecomesMarkup) {
  Names rules;
  Facts facts = sample_facts(rules);
  const std::string evil = "</script><script>alert(1)</script><!--";
  facts.id = evil;
  facts.text = evil + facts.text;
  for (FactMention& mention : facts.mentions) {
    mention.span.begin += static_cast<std::uint32_t>(evil.size());
    mention.span.end += static_cast<std::uint32_t>(evil.size());
  }
  for (FactRelation& relation : facts.relations)
    relation.evidence = {0, static_cast<std::uint32_t>(evil.size())};
  facts.entities[0].name = evil;
  facts.entities[1].aliases = {evil};
  GraphBuilder builder(vocabulary());
  builder.add(facts, rules);
  HtmlOptions options;
  options.title = evil;
  const std::string page = html(builder.finish(), options);
  EXPECT_EQ(count(page, "<script>alert"), 0U);
  EXPECT_EQ(count(page, "<script"), 2U);
  EXPECT_EQ(count(page, "</script"), 2U);
  EXPECT_EQ(count(page, "<!--"), count(html(sample_graph()), "<!--"))
      << "but for Graphviz' own";
}

}  // namespace
}  // namespace entente
