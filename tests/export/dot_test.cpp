#include "export/dot.h"

#include <cgraph.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "tests/export/sample_facts.h"

namespace entente {
namespace {

struct Close {
  void operator()(Agraph_t* graph) const { agclose(graph); }
};

std::unique_ptr<Agraph_t, Close> parse(const std::string& dot) {
  return std::unique_ptr<Agraph_t, Close>(agmemread(dot.c_str()));
}

std::string value(void* object, const char* name) {
  const char* value = agget(object, const_cast<char*>(name));
  return value == nullptr ? "(none)" : value;
}

Drawing two_nodes() {
  Drawing drawing;
  drawing.title = "Two";
  drawing.nodes = {
      {"country/NO", "Norway", *vocabulary().type("Country"), "Norway",
       "http://www.wikidata.org/entity/Q20"},
      {"person/ana", "Ana Lima", *vocabulary().type("Person"), "Ana", ""}};
  DrawnEdge edge;
  edge.from = 1;
  edge.to = 0;
  edge.labels = {"leader of"};
  edge.evidence = 4;
  edge.tooltip = "President Ana Lima of Norway";
  drawing.edges = {edge};
  return drawing;
}

TEST(Dot, TypesAreShapesAndColours) {
  const auto graph = parse(to_dot(two_nodes(), vocabulary()));
  ASSERT_NE(graph, nullptr);
  EXPECT_EQ(agnnodes(graph.get()), 2);
  Agnode_t* norway = agfstnode(graph.get());
  EXPECT_EQ(std::string(agnameof(norway)), "country/NO");
  EXPECT_EQ(value(norway, "label"), "Norway");
  EXPECT_EQ(value(norway, "shape"), "box");
  EXPECT_EQ(value(norway, "fillcolor"), "#bcd9ea");
  EXPECT_EQ(value(norway, "URL"), "http://www.wikidata.org/entity/Q20");
  Agnode_t* ana = agnxtnode(graph.get(), norway);
  EXPECT_EQ(value(ana, "shape"), "ellipse");
  Agedge_t* edge = agfstout(graph.get(), ana);
  EXPECT_EQ(value(edge, "label"), "leader of");
  EXPECT_EQ(value(edge, "weight"), "4");
  EXPECT_EQ(value(edge, "penwidth"), "2.4");
  EXPECT_EQ(value(edge, "tooltip"), "President Ana Lima of Norway");
  EXPECT_EQ(value(edge, "style"), "solid");
  // The legend tells of what is there, and of nothing else.
  const std::string label = value(graph.get(), "label");
  EXPECT_NE(label.find(">Country<"), label.npos);
  EXPECT_EQ(label.find(">Event<"), label.npos);
  EXPECT_EQ(label.find("conflict"), label.npos);
}

TEST(Dot, NegatedAndPossibleAreDrawnApart) {
  Drawing drawing = two_nodes();
  drawing.edges.push_back(drawing.edges[0]);
  drawing.edges[0].factuality = Factuality::kNegated;
  drawing.edges[1].factuality = Factuality::kPossible;
  const auto graph = parse(to_dot(drawing, vocabulary()));
  ASSERT_NE(graph, nullptr);
  EXPECT_EQ(agnedges(graph.get()), 2) << "parallel edges are kept";
  Agnode_t* ana = agnxtnode(graph.get(), agfstnode(graph.get()));
  Agedge_t* negated = agfstout(graph.get(), ana);
  Agedge_t* possible = agnxtout(graph.get(), negated);
  if (value(negated, "style") != "dashed") std::swap(negated, possible);
  EXPECT_EQ(value(negated, "label"), "not leader of");
  EXPECT_EQ(value(negated, "style"), "dashed");
  EXPECT_EQ(value(possible, "label"), "leader of");
  EXPECT_EQ(value(possible, "style"), "dotted");
}

// What cgraph would not escape: the file must parse, and say the same.
TEST(Dot, AnyNameIsWellFormed) {
  const char* const names[] = {
      "back\\slash", "ends in \\",  "\"quoted\"",  "two\nlines", "\\N",
      "AT&T &lt;",   "<b>bold</b>", "caf\xC3\xA9", "\x01\x7F",   "-> ; { }"};
  for (const std::string name : names) {
    Drawing drawing = two_nodes();
    drawing.title = name;
    drawing.nodes[0].id = name;
    drawing.nodes[0].label = name;
    drawing.nodes[0].tooltip = name;
    drawing.edges[0].labels = {name};
    const std::string dot = to_dot(drawing, vocabulary());
    const auto graph = parse(dot);
    ASSERT_NE(graph, nullptr) << dot;
    ASSERT_EQ(agnnodes(graph.get()), 2) << dot;
    EXPECT_EQ(agnedges(graph.get()), 1) << dot;
  }
}

TEST(Dot, EqualDrawingsGiveEqualBytes) {
  EXPECT_EQ(to_dot(two_nodes(), vocabulary()),
            to_dot(two_nodes(), vocabulary()));
}

}  // namespace
}  // namespace entente
