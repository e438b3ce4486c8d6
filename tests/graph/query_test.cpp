#include "graph/query.h"

#include <gtest/gtest.h>

#include "graph/name_search.h"
#include "graph/statistics.h"
#include "tests/graph/sample_graph.h"

namespace entente {
namespace {

PredicateId predicate(std::string_view name) {
  return sample_vocabulary().predicate(name).value();
}

/// "US-KR KR-JP": a graph of countries, each tie "support" unless "US-KR:aid"
/// says which; "US-KR?" is possible, "US-KR!" negated.
KnowledgeGraph graph_from(const std::string& ties) {
  SampleFacts facts("1");
  std::istringstream in(ties);
  for (std::string tie; in >> tie;) {
    SampleFacts::Details details;
    if (tie.ends_with('?')) details.factuality = Factuality::kPossible;
    if (tie.ends_with('!')) details.factuality = Factuality::kNegated;
    if (details.factuality != Factuality::kAsserted) tie.pop_back();
    const auto colon = std::min(tie.find(':'), tie.size());
    const auto dash = tie.find('-');
    const std::string from = tie.substr(0, dash);
    const std::string to = tie.substr(dash + 1, colon - dash - 1);
    facts.says("country/" + from + ' ' + from,
               colon == tie.size() ? "support" : tie.substr(colon + 1),
               "country/" + to + ' ' + to, details);
  }
  return graph_of({facts.facts()});
}

NodeId node(const KnowledgeGraph& graph, const std::string& country) {
  return graph.find_key("country/" + country);
}

std::string name(const KnowledgeGraph& graph, NodeId id) {
  return std::string(graph.name(id));
}

// Neighbours ----------------------------------------------------------------

/// "out support: KR x2; in aid: JP x1".
std::string describe(const KnowledgeGraph& graph,
                     const std::vector<NeighborGroup>& groups) {
  std::string text;
  for (const NeighborGroup& group : groups) {
    text += text.empty() ? "" : "; ";
    text += group.direction == Direction::kOut ? "out " : "in ";
    text += sample_vocabulary()[group.predicate].name + ':';
    for (const Neighbor& n : group.neighbors)
      text +=
          ' ' + name(graph, n.entity) + " x" + std::to_string(n.evidence_count);
  }
  return text;
}

TEST(Neighbors, AreGroupedByDirectionAndPredicate) {
  const KnowledgeGraph graph = graph_from(
      "US-JP US-KR US-KR KR-US:consult CN-US:accuse US-US:aid US-FR:aid? "
      "CN-JP");
  const auto& v = sample_vocabulary();
  EXPECT_EQ(describe(graph, neighbors(graph, v, node(graph, "US"))),
            "out consult: KR x1; out support: KR x2 JP x1; "
            "out aid: FR x1 US x1; in accuse: CN x1");
  Filter filter;
  filter.predicates.reset().set(index(predicate("aid")));
  EXPECT_EQ(describe(graph, neighbors(graph, v, node(graph, "US"), filter)),
            "out aid: FR x1 US x1");
  filter.factualities.reset().set(index(Factuality::kPossible));
  EXPECT_EQ(describe(graph, neighbors(graph, v, node(graph, "US"), filter)),
            "out aid: FR x1");
  filter.types.reset();
  EXPECT_EQ(describe(graph, neighbors(graph, v, node(graph, "US"), filter)),
            "");
}

TEST(Neighbors, OfSymmetricRelationsAreOutSeenFromEitherEnd) {
  const KnowledgeGraph graph = graph_from("US-KR:alliedWith");
  for (const std::string end : {"US", "KR"})
    EXPECT_EQ(neighbors(graph, sample_vocabulary(), node(graph, end))
                  .front()
                  .direction,
              Direction::kOut);
}

// Ego networks --------------------------------------------------------------

std::string describe(const KnowledgeGraph& graph, const Ego& ego) {
  std::string text;
  for (const EgoNode& n : ego.nodes)
    text += name(graph, n.entity) + std::to_string(n.depth) + ' ';
  for (const RelationId id : ego.relations)
    text += '(' + name(graph, graph[id].subject) + '-' +
            name(graph, graph[id].object) + ')';
  return text;
}

struct EgoCase {
  const char* name;
  const char* ties;
  std::uint32_t depth;
  const char* ego;
};
std::ostream& operator<<(std::ostream& out, const EgoCase& c) {
  return out << c.name;
}
constexpr EgoCase kEgos[] = {
    {"Itself", "A-B", 0, "A0 "},
    {"BothDirections", "A-B C-A D-E", 1, "A0 B1 C1 (A-B)(C-A)"},
    {"TiesBetweenNeighbours", "A-B A-C B-C C-D", 1, "A0 B1 C1 (A-B)(A-C)(B-C)"},
    {"Depth2", "A-B B-C C-D", 2, "A0 B1 C2 (A-B)(B-C)"},
    {"Loop", "A-A", 1, "A0 (A-A)"},
    {"ParallelTies", "A-B A-B:aid B-A", 1, "A0 B1 (A-B)(A-B)(B-A)"},
};
class EgoNetwork : public testing::TestWithParam<EgoCase> {};

TEST_P(EgoNetwork, IsWhatLiesAround) {
  const KnowledgeGraph graph = graph_from(GetParam().ties);
  EXPECT_EQ(
      describe(graph, ego_network(graph, node(graph, "A"), GetParam().depth)),
      GetParam().ego);
}
INSTANTIATE_TEST_SUITE_P(Query, EgoNetwork, testing::ValuesIn(kEgos),
                         [](const auto& test) {
                           return std::string(test.param.name);
                         });

TEST(Subgraph, HoldsTheRelationsTheirEndsAndNoMore) {
  const KnowledgeGraph graph = graph_from("A-B B-C C-D E-F");
  const Ego ego = ego_network(graph, node(graph, "B"), 1);
  EXPECT_EQ(subgraph(graph, sample_vocabulary(), ego.relations),
            subgraph(graph, sample_vocabulary(), ego.relations,
                     std::vector{node(graph, "A"), node(graph, "B")}));
  const KnowledgeGraph part = subgraph(
      graph, sample_vocabulary(), ego.relations, std::vector{node(graph, "F")});
  std::string names;
  for (std::uint32_t i = 0; i < part.entities().size(); ++i)
    names += name(part, NodeId{i});
  EXPECT_EQ(names, "ABCF");
  EXPECT_EQ(part.relations().size(), 2U);
}

TEST(Subgraph, OfEverythingIsTheGraph) {
  for (std::uint32_t seed = 0; seed < 20; ++seed) {
    const KnowledgeGraph graph = graph_of(random_documents(seed, 8));
    std::vector<RelationId> all;
    for (const Relation& r : graph.relations()) all.push_back(graph.id_of(r));
    const KnowledgeGraph part = subgraph(graph, sample_vocabulary(), all);
    EXPECT_EQ(part.relations().size(), graph.relations().size());
    EXPECT_EQ(part.entities().size(), graph.entities().size());
  }
}

// Paths ---------------------------------------------------------------------

std::string describe(const KnowledgeGraph& graph,
                     const std::vector<Path>& paths) {
  std::string text;
  for (const Path& path : paths) {
    text += text.empty() ? "" : " ";
    EXPECT_EQ(path.nodes.size(), path.relations.size() + 1);
    for (std::size_t i = 0; i < path.nodes.size(); ++i) {
      text += name(graph, path.nodes[i]);
      if (i == path.relations.size()) break;
      const Relation& r = graph[path.relations[i]];
      EXPECT_TRUE(
          (r.subject == path.nodes[i] && r.object == path.nodes[i + 1]) ||
          (r.object == path.nodes[i] && r.subject == path.nodes[i + 1]));
    }
  }
  return text;
}

struct PathCase {
  const char* name;
  const char* ties;
  std::size_t limit;
  const char* paths;  // From A to Z.
};
std::ostream& operator<<(std::ostream& out, const PathCase& c) {
  return out << c.name;
}
constexpr PathCase kPaths[] = {
    {"None", "A-B Y-Z", 9, ""},
    {"Direct", "A-Z A-B B-Z", 9, "AZ"},
    {"AgainstDirection", "B-A Z-B", 9, "ABZ"},
    {"AllShortest", "A-B A-C A-D B-Z C-Z D-E E-Z", 9, "ABZ ACZ"},
    {"InOrderOfNodes", "A-D A-C A-B D-Z C-Z B-Z", 9, "ABZ ACZ ADZ"},
    {"UpToTheLimit", "A-D A-C A-B D-Z C-Z B-Z", 2, "ABZ ACZ"},
    {"ParallelTiesAreOnePath", "A-B A-B:aid B-A B-Z", 9, "ABZ"},
    {"Diamonds", "A-B A-C B-D C-D D-E D-F E-Z F-Z", 9,
     "ABDEZ ABDFZ ACDEZ ACDFZ"},
    {"LoopsAreNoSteps", "A-A A-B B-B B-Z Z-Z", 9, "ABZ"},
    {"LimitOfNone", "A-Z", 0, ""},
};
class ShortestPaths : public testing::TestWithParam<PathCase> {};

TEST_P(ShortestPaths, AreFound) {
  const KnowledgeGraph graph = graph_from(GetParam().ties);
  EXPECT_EQ(describe(graph, shortest_paths(graph, node(graph, "A"),
                                           node(graph, "Z"), GetParam().limit)),
            GetParam().paths);
}
INSTANTIATE_TEST_SUITE_P(Query, ShortestPaths, testing::ValuesIn(kPaths),
                         [](const auto& test) {
                           return std::string(test.param.name);
                         });

TEST(ShortestPaths, NameTheBestOfParallelRelations) {
  const KnowledgeGraph graph = graph_from("A-Z! A-Z:aid? A-Z:request");
  const auto paths =
      shortest_paths(graph, node(graph, "A"), node(graph, "Z"), 5);
  ASSERT_EQ(paths.size(), 1U);
  EXPECT_EQ(graph[paths[0].relations[0]].predicate, predicate("request"));
}

TEST(ShortestPaths, ToItselfTakesNoStep) {
  const KnowledgeGraph graph = graph_from("A-B A-A");
  const auto paths =
      shortest_paths(graph, node(graph, "A"), node(graph, "A"), 5);
  ASSERT_EQ(paths.size(), 1U);
  EXPECT_TRUE(paths[0].relations.empty());
}

TEST(ShortestPaths, TypesHoldBetweenTheEndsOnly) {
  SampleFacts facts("1");
  facts.says("country/A A", "memberOf", "institution/x X");
  facts.says("country/Z Z", "memberOf", "institution/x X");
  facts.says("country/A A", "support", "country/B B");
  facts.says("country/B B", "support", "country/C C");
  facts.says("country/C C", "support", "country/Z Z");
  const KnowledgeGraph graph = graph_of({facts.facts()});
  Filter filter;
  const NodeId a = node(graph, "A");
  const NodeId z = node(graph, "Z");
  EXPECT_EQ(describe(graph, shortest_paths(graph, a, z, 5)), "AXZ");
  filter.types.reset(index(sample_vocabulary().type("Institution").value()));
  EXPECT_EQ(describe(graph, shortest_paths(graph, a, z, 5, filter)), "ABCZ");
  filter.types.reset();
  EXPECT_EQ(describe(graph, shortest_paths(graph, a, z, 5, filter)), "");
}

// Timelines -----------------------------------------------------------------

TEST(Timeline, SortsByTimeAndPutsTheUndatedLast) {
  SampleFacts facts("1");
  facts.says("country/A A", "support", "country/B B", {.time = "2022-05"});
  facts.says("country/A A", "support", "country/B B", {.time = "2022-05"});
  facts.says("country/C C", "support", "country/A A", {.time = "1999"});
  facts.says("country/A A", "aid", "country/B B");
  facts.says("country/B B", "aid", "country/C C", {.time = "1901"});
  facts.says("country/A A", "support", "country/B B", {.time = "2014/2017"});
  const KnowledgeGraph graph = graph_of({facts.facts()});
  std::string text;
  for (const Dated& entry : timeline(graph, node(graph, "A"))) {
    const Relation& r = graph[entry.relation];
    text += std::string(graph[entry.time]) + ' ' + name(graph, r.subject) +
            name(graph, r.object) + "; ";
  }
  EXPECT_EQ(text, "1999 CA; 2014/2017 AB; 2022-05 AB;  AB; ");
}

// Statistics ----------------------------------------------------------------

TEST(Statistics, CountsWhatThereIs) {
  const KnowledgeGraph graph = graph_from("A-B A-B A-B:aid? B-C:aid!");
  const Counts counts = count(graph, sample_vocabulary());
  EXPECT_EQ(counts.documents, 1U);
  EXPECT_EQ(counts.entities, 3U);
  EXPECT_EQ(counts.relations, 3U);
  EXPECT_EQ(counts.evidence, 4U);
  EXPECT_EQ(counts.mentions, 8U);
  EXPECT_EQ(counts.by_type[index(*sample_vocabulary().type("Country"))], 3U);
  EXPECT_EQ(counts.by_predicate[index(predicate("aid"))], 2U);
  EXPECT_EQ(counts.by_factuality, (std::array<std::size_t, 3>{1, 1, 1}));
}

TEST(Statistics, DegreesCountOtherEntitiesOnce) {
  const KnowledgeGraph graph = graph_from("A-B A-B:aid B-A A-A C-A");
  EXPECT_EQ(degrees(graph), (std::vector<std::uint32_t>{2, 1, 1}));
}

TEST(Statistics, BetweennessIsTheShareOfPairs) {
  // A star: all paths between the others go through A. Parallel ties and
  // loops change nothing.
  EXPECT_EQ(betweenness(graph_from("A-B A-C A-D D-A A-D:aid B-B")),
            (std::vector<double>{1, 0, 0, 0}));
  // A square: of two shortest paths between opposite corners each has half.
  const auto square = betweenness(graph_from("A-B B-C C-D D-A"));
  for (const double value : square) EXPECT_NEAR(value, 1.0 / 6, 1e-12);
  EXPECT_EQ(betweenness(graph_from("A-B")), (std::vector<double>{0, 0}));
  EXPECT_EQ(betweenness(graph_of({})), std::vector<double>{});
}

TEST(Statistics, BetweennessOfTooMuchIsNotComputed) {
  EXPECT_TRUE(betweenness(graph_from("A-B B-C"), 14).empty());
  EXPECT_FALSE(betweenness(graph_from("A-B B-C"), 15).empty());
}

TEST(Statistics, ComponentsAreNumberedBySize) {
  const Components parts = components(graph_from("A-B C-D D-E F-F X-Y"));
  EXPECT_EQ(parts.sizes, (std::vector<std::uint32_t>{3, 2, 2, 1}));
  EXPECT_EQ(parts.of, (std::vector<std::uint32_t>{1, 1, 0, 0, 0, 3, 2, 2}));
}

TEST(Statistics, NothingHasNoParts) {
  const KnowledgeGraph graph = graph_of({});
  EXPECT_TRUE(components(graph).sizes.empty());
  EXPECT_TRUE(degrees(graph).empty());
  EXPECT_EQ(count(graph, sample_vocabulary()).entities, 0U);
}

}  // namespace
}  // namespace entente
