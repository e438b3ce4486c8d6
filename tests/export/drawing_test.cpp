#include "export/drawing.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "export/graph_drawing.h"
#include "export/picture_text.h"
#include "tests/export/sample_graph.h"

namespace entente {
namespace {

/// Two predicates between one pair.
KnowledgeGraph folding_graph() {
  Names rules;
  Facts facts = sample_facts(rules);
  FactRelation again = facts.relations[1];
  again.predicate = *vocabulary().predicate("cooperate");
  facts.relations.insert(facts.relations.begin() + 2, again);
  GraphBuilder builder(vocabulary());
  builder.add(facts, rules);
  return builder.finish();
}

TEST(DrawGraph, FoldsWhatGoesOneWay) {
  const Drawing drawing = draw_graph(folding_graph(), vocabulary());
  EXPECT_EQ(drawing.title, "Knowledge graph of 1 document");
  EXPECT_EQ(drawing.subtitle, "3 entities, 4 relations from 1 document");
  ASSERT_EQ(drawing.nodes.size(), 3U);
  EXPECT_EQ(drawing.nodes[0].id, "country/NO");
  EXPECT_EQ(drawing.nodes[0].tooltip,
            "Norway (Country)\nalso: NOR\n3 mentions in 1 document");
  EXPECT_EQ(drawing.nodes[0].link, "http://www.wikidata.org/entity/Q20");
  ASSERT_EQ(drawing.edges.size(), 3U);
  const auto with = [&](Tone tone) {
    return *std::ranges::find(drawing.edges, tone, &DrawnEdge::tone);
  };
  const DrawnEdge& folded = with(Tone::kCooperation);
  EXPECT_EQ(folded.labels,
            (std::vector<std::string>{"consults", "cooperates with"}));
  EXPECT_EQ(folded.evidence, 2U);
  EXPECT_TRUE(folded.symmetric);
  EXPECT_EQ(with(Tone::kConflict).factuality, Factuality::kPossible);
  EXPECT_EQ(with(Tone::kConflict).tooltip,
            "sanctions (7 %): Norway may sanction Sweden. [brief-01]");
}

TEST(DrawGraph, IsolatedEntitiesAreCounted) {
  Names rules;
  Facts facts = sample_facts(rules);
  facts.relations.clear();
  GraphBuilder builder(vocabulary());
  builder.add(facts, rules);
  const KnowledgeGraph graph = builder.finish();
  EXPECT_TRUE(draw_graph(graph, vocabulary()).nodes.empty());
  EXPECT_EQ(draw_graph(graph, vocabulary()).subtitle,
            "0 entities, 0 relations from 1 document; not shown: 3 entities "
            "without relations");
  DrawOptions all;
  all.isolated = true;
  EXPECT_EQ(draw_graph(graph, vocabulary(), all).nodes.size(), 3U);
}

TEST(MostConnected, KeepsTheHubs) {
  Drawing star;
  for (const char* name : {"a", "hub", "b", "c"})
    star.nodes.push_back({name, name, TypeId{}, "", ""});
  for (const std::uint32_t leaf : {0U, 2U, 3U}) {
    DrawnEdge edge;
    edge.from = 1;
    edge.to = leaf;
    star.edges.push_back(edge);
  }
  const Drawing small = most_connected(star, 2);
  ASSERT_EQ(small.nodes.size(), 2U);
  EXPECT_EQ(small.nodes[0].id, "a");
  EXPECT_EQ(small.nodes[1].id, "hub");
  ASSERT_EQ(small.edges.size(), 1U);
  EXPECT_EQ(small.edges[0].to, 0U);
  EXPECT_EQ(small.subtitle, "The 2 of 4 entities with the most relations");
}

TEST(PictureText, Wraps) {
  EXPECT_EQ(wrapped("one two three", 7), "one two\nthree");
  EXPECT_EQ(wrapped("unbreakable", 3), "unbreakable");
  EXPECT_EQ(wrapped("\xC3\xA9\xC3\xA9 \xC3\xA9\xC3\xA9", 5),
            "\xC3\xA9\xC3\xA9 \xC3\xA9\xC3\xA9");
  EXPECT_EQ(wrapped("", 5), "");
  EXPECT_EQ(wrapped(" ", 5), "");
}

TEST(PictureText, Shortens) {
  EXPECT_EQ(shortened("caf\xC3\xA9", 4), "caf\xC3\xA9");
  EXPECT_EQ(shortened("caf\xC3\xA9s", 4), "caf\xE2\x80\xA6");
}

TEST(PictureText, Darkens) {
  EXPECT_EQ(darker("#ffffff"), "#9e9e9e");
  EXPECT_EQ(darker("red"), "red");
}

}  // namespace
}  // namespace entente
