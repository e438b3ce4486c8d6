#include "graph/graph_builder.h"

#include <gtest/gtest.h>

#include "tests/graph/sample_graph.h"

namespace entente {
namespace {

/// "key: name | alias | alias", one line an entity.
std::string describe_entities(const KnowledgeGraph& graph) {
  std::string lines;
  for (std::uint32_t i = 0; i < graph.entities().size(); ++i) {
    lines += std::string(graph.key(NodeId{i})) + ": " +
             std::string(graph.name(NodeId{i}));
    for (const TextId alias : graph.aliases(NodeId{i}))
      lines += " | " + std::string(graph[alias]);
    lines += '\n';
  }
  return lines;
}

/// "subject predicate object factuality confidence x evidence".
std::string describe_relations(const KnowledgeGraph& graph) {
  std::string lines;
  for (const Relation& r : graph.relations()) {
    lines += std::string(graph.key(r.subject)) + ' ' +
             sample_vocabulary()[r.predicate].name + ' ' +
             std::string(graph.key(r.object)) + ' ' +
             "anp"[index(r.factuality)] + ' ' + std::to_string(r.confidence) +
             " x" + std::to_string(graph.evidence(graph.id_of(r)).size()) +
             '\n';
  }
  return lines;
}

TEST(GraphBuilder, NothingIsAGraph) {
  const KnowledgeGraph graph = graph_of({});
  EXPECT_TRUE(graph.entities().empty());
  EXPECT_TRUE(graph.relations().empty());
  EXPECT_EQ(graph, GraphBuilder(sample_vocabulary()).finish());
}

TEST(GraphBuilder, MergesEntitiesAndRelationsByKey) {
  SampleFacts one("1");
  one.says("country/FR France", "memberOf", "institution/nato NATO",
           {.confidence = 80});
  one.says("country/FR France", "memberOf", "institution/nato NATO",
           {.factuality = Factuality::kNegated, .confidence = 70});
  SampleFacts two("2");
  two.says("country/FR French Republic", "memberOf", "institution/nato NATO",
           {.confidence = 50});
  const KnowledgeGraph graph = graph_of({two.facts(), one.facts()});
  EXPECT_EQ(describe_entities(graph),
            "country/FR: French Republic | France\n"
            "institution/nato: NATO\n");
  EXPECT_EQ(describe_relations(graph),
            "country/FR memberOf institution/nato a 90 x2\n"
            "country/FR memberOf institution/nato n 70 x1\n");
  EXPECT_EQ(graph.entities()[0].mentions, 3U);
  EXPECT_EQ(graph.document_count(NodeId{0}), 2U);
}

TEST(GraphBuilder, EvidencePointsAtTheWordsInCodePoints) {
  SampleFacts facts("1");
  facts.says("country/CI C\xC3\xB4te d'Ivoire", "memberOf",
             "institution/un UN");
  facts.says("country/FR France", "memberOf", "institution/un UN",
             {.position = "President", .time = "1945"});
  const KnowledgeGraph graph = graph_of({facts.facts()});
  const Evidence& e = graph.best_evidence(RelationId{1});
  EXPECT_EQ(graph.quote(e), "France \xC2\xB7 UN.");
  EXPECT_EQ(e.begin, 20U);
  EXPECT_EQ(e.end, 32U);
  EXPECT_EQ(graph[e.rule], "rule-a");
  EXPECT_EQ(graph[e.position], "President");
  EXPECT_EQ(graph[e.time], "1945");
}

TEST(GraphBuilder, QuotesCanBeLeftOut) {
  SampleFacts facts("1");
  facts.says("country/FR France", "memberOf", "institution/un UN");
  const KnowledgeGraph graph = graph_of({facts.facts()}, Quotes::kDrop);
  EXPECT_EQ(graph.quote(graph.best_evidence(RelationId{0})), "");
}

TEST(GraphBuilder, NameIsThatOfMostDocumentsThenLongestThenFirst) {
  const auto named = [](const std::string& id, const std::string& name) {
    SampleFacts facts(id);
    facts.names("institution/x " + name);
    return facts.facts();
  };
  EXPECT_EQ(describe_entities(graph_of(
                {named("1", "Bb"), named("2", "Aa"), named("3", "Ccccc")})),
            "institution/x: Ccccc | Aa | Bb\n");
  EXPECT_EQ(describe_entities(graph_of({named("1", "Bb"), named("2", "Aa")})),
            "institution/x: Aa | Bb\n");
  EXPECT_EQ(describe_entities(graph_of(
                {named("1", "Bb"), named("2", "Bb"), named("3", "Ccccc")})),
            "institution/x: Bb | Ccccc\n");
}

TEST(GraphBuilder, SymmetricRelationsMergeEitherWayRound) {
  SampleFacts one("1");
  one.says("country/US U.S.", "alliedWith", "country/KR ROK",
           {.confidence = 90});
  SampleFacts two("2");
  two.says("country/KR ROK", "alliedWith", "country/US U.S.",
           {.confidence = 60});
  two.says("country/KR ROK", "support", "country/US U.S.");
  two.says("country/US U.S.", "support", "country/KR ROK");
  EXPECT_EQ(describe_relations(graph_of({one.facts(), two.facts()})),
            "country/KR alliedWith country/US a 96 x2\n"
            "country/KR support country/US a 80 x1\n"
            "country/US support country/KR a 80 x1\n");
}

TEST(GraphBuilder, OneDocumentConfirmsNothingByRepeating) {
  SampleFacts facts("1");
  for (int i = 0; i < 5; ++i)
    facts.says("country/US U.S.", "support", "country/KR ROK",
               {.confidence = 60});
  EXPECT_EQ(describe_relations(graph_of({facts.facts()})),
            "country/US support country/KR a 60 x5\n");
}

TEST(GraphBuilder, ManyDocumentsAreNeverCertain) {
  std::vector<Facts> documents;
  for (int i = 0; i < 50; ++i) {
    SampleFacts facts(std::to_string(i));
    facts.says("country/US U.S.", "support", "country/KR ROK");
    documents.push_back(facts.facts());
  }
  EXPECT_EQ(describe_relations(graph_of(documents)),
            "country/US support country/KR a 99 x50\n");
}

TEST(GraphBuilder, OfTwoReadingsOfOnePlaceTheSurerStays) {
  SampleFacts sure("1");
  sure.says("country/US U.S.", "support", "country/KR ROK", {.confidence = 70});
  SampleFacts unsure("1");
  unsure.says("country/US U.S.", "support", "country/KR ROK",
              {.confidence = 40, .time = "2022"});
  const KnowledgeGraph graph = graph_of({unsure.facts(), sure.facts()});
  EXPECT_EQ(describe_relations(graph),
            "country/US support country/KR a 70 x1\n");
  EXPECT_EQ(graph[graph.evidence()[0].time], "2022");
  EXPECT_EQ(graph, graph_of({sure.facts(), unsure.facts()}));
}

// People of one name --------------------------------------------------------

Facts kim(const std::string& id, const std::string& context) {
  SampleFacts facts(id);
  facts.says("person/kim Kim" + (context.empty() ? "" : " (" + context + ")"),
             "support", "country/FR France");
  return facts.facts();
}

struct PeopleCase {
  const char* name;
  std::vector<std::string> contexts;  // Of documents 0, 1, ...
  const char* relations;
};
std::ostream& operator<<(std::ostream& out, const PeopleCase& c) {
  return out << c.name;
}
const PeopleCase kPeople[] = {
    {"Unknown", {"", ""}, "person/kim support country/FR a 96 x2\n"},
    {"FoldIntoTheOnlyOne",
     {"country/KR", "", "country/KR"},
     "person/kim support country/FR a 99 x3\n"},
    {"Apart",
     {"country/KR", "country/US"},
     "person/kim@country/KR support country/FR a 80 x1\n"
     "person/kim@country/US support country/FR a 80 x1\n"},
    {"UnknownIsAThirdWhereTwoAreKnown",
     {"country/KR", "", "country/US"},
     "person/kim support country/FR a 80 x1\n"
     "person/kim@country/KR support country/FR a 80 x1\n"
     "person/kim@country/US support country/FR a 80 x1\n"},
    {"CountryAndBodyDoNotDisagree",
     {"country/KR", "institution/mofa"},
     "person/kim support country/FR a 96 x2\n"},
    {"BodiesDisagree",
     {"institution/nato", "institution/mofa"},
     "person/kim@institution/mofa support country/FR a 80 x1\n"
     "person/kim@institution/nato support country/FR a 80 x1\n"},
};

class People : public testing::TestWithParam<PeopleCase> {};

TEST_P(People, AreToldApartByContext) {
  std::vector<Facts> documents;
  for (std::size_t i = 0; i < GetParam().contexts.size(); ++i)
    documents.push_back(kim(std::to_string(i), GetParam().contexts[i]));
  const KnowledgeGraph graph = graph_of(documents);
  EXPECT_EQ(describe_relations(graph), GetParam().relations);
  std::ranges::reverse(documents);
  EXPECT_EQ(graph_of(documents), graph);
}
INSTANTIATE_TEST_SUITE_P(GraphBuilder, People, testing::ValuesIn(kPeople),
                         [](const auto& test) {
                           return std::string(test.param.name);
                         });

TEST(GraphBuilder, PeopleMergedTooEarlyAreToldApartLater) {
  GraphBuilder builder(sample_vocabulary());
  builder.add(graph_of({kim("0", ""), kim("1", "country/KR")}));
  builder.add(graph_of({kim("2", "country/US")}));
  const KnowledgeGraph graph = builder.finish();
  EXPECT_EQ(graph, graph_of({kim("0", ""), kim("1", "country/KR"),
                             kim("2", "country/US")}));
  EXPECT_EQ(graph.entities().size(), 4U);
}

// Properties ----------------------------------------------------------------

/// Merges documents [begin, end) in a random tree, some of them twice.
KnowledgeGraph random_tree(const std::vector<Facts>& documents,
                           std::size_t begin, std::size_t end,
                           std::mt19937& random) {
  GraphBuilder builder(sample_vocabulary());
  if (end - begin <= 2) {
    for (std::size_t i = begin; i < end; ++i)
      builder.add(documents[i], SampleFacts::rules());
  } else {
    const std::size_t middle = begin + 1 + random() % (end - begin - 1);
    builder.add(random_tree(documents, middle, end, random));
    if (random() % 3 == 0) builder.add(documents[middle], SampleFacts::rules());
    builder.add(random_tree(documents, begin, middle, random));
  }
  return builder.finish();
}

TEST(GraphBuilder, OrderAndTreeOfMergesAreOfNoMatter) {
  for (std::uint32_t seed = 0; seed < 60; ++seed) {
    std::vector<Facts> documents = random_documents(seed, 12);
    const KnowledgeGraph graph = graph_of(documents);
    std::mt19937 random(seed);
    for (int i = 0; i < 4; ++i) {
      std::ranges::shuffle(documents, random);
      EXPECT_EQ(graph_of(documents), graph) << "seed " << seed;
      EXPECT_EQ(random_tree(documents, 0, documents.size(), random), graph)
          << "seed " << seed;
    }
  }
}

TEST(GraphBuilder, TakesWhatOthersGathered) {
  for (std::uint32_t seed = 0; seed < 40; ++seed) {
    std::vector<Facts> documents = random_documents(seed, 12);
    std::mt19937 random(seed);
    for (const Quotes quotes : {Quotes::kKeep, Quotes::kDrop}) {
      const KnowledgeGraph graph = graph_of(documents, quotes);
      GraphBuilder whole(sample_vocabulary(), quotes);
      GraphBuilder part(sample_vocabulary());  // Used again and again.
      std::ranges::shuffle(documents, random);
      for (const Facts& facts : documents) {
        GraphBuilder& some = random() % 4 == 0 ? whole : part;
        some.add(facts, SampleFacts::rules());
        if (random() % 2 == 0) whole.take(part);
      }
      whole.take(part);
      EXPECT_EQ(part.finish(), graph_of({})) << "taken, nothing is left";
      EXPECT_EQ(whole.finish(), graph) << "seed " << seed;
    }
  }
}

TEST(GraphBuilder, KeepsWhatKnowledgeGraphPromises) {
  for (std::uint32_t seed = 0; seed < 60; ++seed) {
    const KnowledgeGraph graph = graph_of(random_documents(seed, 12));
    const auto& vocabulary = sample_vocabulary();
    for (std::uint32_t i = 0; i + 1 < graph.entities().size(); ++i)
      EXPECT_LT(graph.key(NodeId{i}), graph.key(NodeId{i + 1}));
    EXPECT_TRUE(
        std::ranges::is_sorted(graph.relations(), {}, [](const Relation& r) {
          return std::tuple(r.subject, r.predicate, r.object, r.factuality);
        }));
    std::size_t outgoing = 0;
    std::size_t incoming = 0;
    for (std::uint32_t i = 0; i < graph.entities().size(); ++i) {
      const NodeId id{i};
      EXPECT_EQ(graph.find_key(graph.key(id)), id);
      for (const Relation& r : graph.relations_from(id))
        EXPECT_EQ(r.subject, id);
      for (const RelationId r : graph.relations_to(id))
        EXPECT_EQ(graph[r].object, id);
      outgoing += graph.relations_from(id).size();
      incoming += graph.relations_to(id).size();
      EXPECT_TRUE(std::ranges::is_sorted(graph.aliases(id), {},
                                         [&](TextId t) { return graph[t]; }));
    }
    EXPECT_EQ(outgoing, graph.relations().size());
    EXPECT_EQ(incoming, graph.relations().size());
    for (const Relation& r : graph.relations()) {
      EXPECT_TRUE(!vocabulary[r.predicate].symmetric || r.subject <= r.object);
      EXPECT_FALSE(graph.evidence(graph.id_of(r)).empty());
      for (const Evidence& e : graph.evidence(graph.id_of(r))) {
        EXPECT_EQ(graph.node_of(e.subject), r.subject);
        EXPECT_EQ(graph.node_of(e.object), r.object);
        EXPECT_LE(e.confidence, r.confidence);
      }
    }
  }
}

}  // namespace
}  // namespace entente
