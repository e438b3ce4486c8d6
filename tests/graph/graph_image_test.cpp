#include "graph/graph_image.h"

#include <gtest/gtest.h>

#include <cstring>
#include <random>
#include <sstream>

#include "graph/name_search.h"
#include "graph/query.h"
#include "tests/graph/sample_graph.h"

namespace entente {
namespace {

std::string image_of(const KnowledgeGraph& graph) {
  std::ostringstream out;
  EXPECT_TRUE(write_graph_image(out, graph, sample_vocabulary()));
  return out.str();
}

Result<KnowledgeGraph> opened(const std::string& bytes) {
  return open_graph_image("g.entente", bytes, sample_vocabulary());
}

/// The message and the cure for bytes that are no graph.
std::string fault_of(const std::string& bytes) {
  const auto graph = opened(bytes);
  if (graph) return "none";
  EXPECT_EQ(graph.error().size(), 1U);
  EXPECT_EQ(graph.error()[0].file, "g.entente");
  EXPECT_FALSE(graph.error()[0].fix.empty());
  return graph.error()[0].message;
}

/// Everything that a question can look at, so that the sanitizers see it.
std::size_t look_everywhere(const KnowledgeGraph& graph) {
  std::size_t seen = 0;
  for (std::uint32_t i = 0; i < graph.entities().size(); ++i) {
    const NodeId id{i};
    seen += graph.name(id).size() + graph.aliases(id).size();
    seen += neighbors(graph, sample_vocabulary(), id).size();
    seen += timeline(graph, id).size() + graph.document_count(id);
    seen += ego_network(graph, id, 2).nodes.size();
    for (const Dated& dated : timeline(graph, id))
      seen += graph[graph[dated.evidence->document].id].size() +
              graph.best_evidence(dated.relation).confidence;
    for (const IdentityId identity : graph.identities_of(id))
      for (const Claim& claim : graph.claims_of(identity))
        seen += graph.aliases(claim).size() + graph.why(claim).size();
  }
  for (std::uint32_t i = 0; i < graph.texts().size(); ++i)
    for (const char c : graph[TextId{i}]) seen += c == 'a';
  return seen + shortest_paths(graph, NodeId{}, NodeId{}, 3).size();
}

TEST(GraphImage, IsTheSameGraph) {
  for (std::uint32_t seed = 0; seed < 30; ++seed) {
    const KnowledgeGraph graph = graph_of(random_documents(seed, seed));
    const std::string bytes = image_of(graph);
    const auto read = opened(bytes);
    ASSERT_TRUE(read) << seed << ": " << read.error()[0];
    EXPECT_TRUE(*read == graph) << seed;
    EXPECT_EQ(image_of(*read), bytes) << seed;
    GraphBuilder builder(sample_vocabulary());
    builder.add(*read);
    EXPECT_TRUE(builder.finish() == graph) << seed;
  }
}

TEST(GraphImage, FindsNamesAsAGraphInMemoryDoes) {
  const KnowledgeGraph graph = graph_of(random_documents(5, 40));
  const std::string bytes = image_of(graph);
  const auto read = opened(bytes);
  ASSERT_TRUE(read);
  EXPECT_FALSE(read->name_hashes().empty());
  std::vector<std::string> names = {
      "", "Nobody", "KIM", "kim-min-ho", "q1", "Country/KR", "o’neil tip"};
  for (std::uint32_t i = 0; i < graph.texts().size(); ++i)
    names.emplace_back(graph[TextId{i}]);
  for (const std::string& name : names) {
    EXPECT_EQ(find_by_name(*read, name), find_by_name(graph, name)) << name;
    EXPECT_EQ(nearest_names(*read, name, 5), nearest_names(graph, name, 5));
  }
}

TEST(GraphImage, SaysWhatIsWrongWithOtherBytes) {
  const std::string bytes = image_of(graph_of(random_documents(3, 9)));
  EXPECT_EQ(fault_of(""), "no graph file of entente");
  EXPECT_EQ(fault_of("{\"@context\":{}}"), "no graph file of entente");
  EXPECT_EQ(fault_of(bytes.substr(0, 16)), "cut off: 16 bytes of 488 are here");
  EXPECT_EQ(
      fault_of(bytes.substr(0, 1000)),
      "cut off: 1000 bytes of " + std::to_string(bytes.size()) + " are here");
  EXPECT_EQ(fault_of(bytes + "more"),
            "damaged: its head and its size do not agree");
  std::string newer = bytes;
  newer[16] = 2;
  EXPECT_EQ(fault_of(newer),
            "a graph file of version 2; this program reads version 1");
  std::string moved = bytes;
  moved[32 + 6] = 1;
  EXPECT_EQ(fault_of(moved), "damaged: a section lies outside of it");
}

TEST(GraphImage, AnyCutIsAFault) {
  const std::string bytes = image_of(graph_of(random_documents(3, 2)));
  for (std::size_t size = 0; size < bytes.size(); ++size)
    EXPECT_NE(fault_of(bytes.substr(0, size)), "none") << size;
}

TEST(GraphImage, DamageIsAFaultOrHarmless) {
  const std::string bytes = image_of(graph_of(random_documents(4, 6)));
  std::mt19937 random(1);
  std::size_t faults = 0;
  for (int i = 0; i < 4000; ++i) {
    std::string damaged = bytes;
    for (std::size_t n = random() % 3 + 1; n > 0; --n)
      damaged[random() % damaged.size()] = static_cast<char>(random());
    const auto graph = opened(damaged);
    if (graph) look_everywhere(*graph);
    faults += graph ? 0 : 1;
  }
  EXPECT_GT(faults, 500U);
}

TEST(GraphImage, IsTiedToItsVocabulary) {
  const std::string bytes = image_of(graph_of(random_documents(3, 9)));
  // What opening says once `word`, where it first stands, is `other`.
  const auto with = [&](std::string_view word, std::string_view other) {
    std::ifstream in(ENTENTE_ROOT "/data/vocabulary.txt", std::ios::binary);
    std::string text{std::istreambuf_iterator<char>(in), {}};
    text.replace(text.find(word), word.size(), other);
    const auto vocabulary = read_vocabulary("v", text);
    EXPECT_TRUE(vocabulary) << vocabulary.error()[0];
    const auto graph = open_graph_image("g.entente", bytes, *vocabulary);
    return graph ? "none" : graph.error()[0].message;
  };
  EXPECT_EQ(with("led by", "headed by"), "none");
  EXPECT_EQ(with("symmetric=yes", "symmetric=no"),
            "made with another vocabulary");
  EXPECT_EQ(with("predicate leaderOf", "predicate headOf"),
            "made with another vocabulary");
}

}  // namespace
}  // namespace entente
