#include "export/jsonld.h"

#include <gtest/gtest.h>

#include <sstream>

#include "export/iri.h"
#include "tests/graph/sample_graph.h"

namespace entente {
namespace {

std::string written(const KnowledgeGraph& graph,
                    const JsonLdOptions& options = {}) {
  std::ostringstream out;
  EXPECT_TRUE(write_jsonld(out, graph, sample_vocabulary(), options));
  return out.str();
}

std::string printed(const Diagnostics& faults) {
  std::ostringstream out;
  for (const Diagnostic& fault : faults) out << fault;
  return out.str();
}

Diagnostics faults_in(std::string_view text) {
  const auto graph = read_jsonld("graph.jsonld", text, sample_vocabulary());
  return graph ? Diagnostics{} : graph.error();
}

KnowledgeGraph sample() {
  SampleFacts one("brief 1");
  one.facts().source = "https://example.org/?q=1&r=2";
  one.says("country/NO Norway", "memberOf", "institution/nato NATO",
           {.confidence = 90, .rule = "joined", .time = "1949"});
  one.says("country/NO Norway", "sanction", "country/SE Sweden",
           {.factuality = Factuality::kNegated, .confidence = 70});
  one["country/NO"].wikidata = "Q20";
  one["country/NO"].why = {{"NOR", "acronym in brackets", 0}};
  SampleFacts two("brief 2");
  two.says("country/NO Kingdom of Norway", "memberOf", "institution/nato NATO",
           {.confidence = 50, .rule = "member"});
  return graph_of({one.facts(), two.facts()});
}

/// The line that holds the node of that id.
std::string node(const std::string& text, const std::string& id) {
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);)
    if (line.starts_with("{\"@id\":\"" + id + "\""))
      return line.substr(0, line.rfind('}') + 1);
  return "no node " + id;
}

struct ShapeCase {
  const char* name;
  const char* id;
  const char* line;
};
std::ostream& operator<<(std::ostream& out, const ShapeCase& c) {
  return out << c.name;
}
const ShapeCase kShapes[] = {
    {"Document", "d:brief%201",
     R"({"@id":"d:brief%201","@type":["prov:Entity","schema:DigitalDocument","kg:SourceText"],"identifier":"brief 1","origin":"https://example.org/?q=1&r=2"})"},
    {"EntityWithAssertedTriplesOnly", "e:country/NO",
     R"({"@id":"e:country/NO","@type":["schema:Country","kg:Country"],"name":"Kingdom of Norway","alternateName":["Norway"],"key":"country/NO","mentions":3,"documents":2,"sameAs":["wd:Q20"],"memberOf":["e:institution/nato"]})"},
    {"Appearance", "a:country/NO;;brief%201",
     R"({"@id":"a:country/NO;;brief%201","@type":"kg:Appearance","appearanceOf":"e:country/NO","inDocument":"d:brief%201","nameHere":"Norway","mentionsHere":2,"wikidataHere":"Q20","why":["a:country/NO;;brief%201;NOR;acronym%20in%20brackets;0"]})"},
    {"Reason", "a:country/NO;;brief%201;NOR;acronym%20in%20brackets;0",
     R"({"@id":"a:country/NO;;brief%201;NOR;acronym%20in%20brackets;0","@type":"kg:MergeReason","nameHere":"NOR","reason":"acronym in brackets","at":0})"},
    {"Statement", "r:country/NO;memberOf;institution/nato",
     R"({"@id":"r:country/NO;memberOf;institution/nato","@type":["rdf:Statement","kg:Relation"],"subject":"e:country/NO","predicate":"kg:memberOf","object":"e:institution/nato","status":"kg:asserted","confidence":"0.95","byRule":["rule:joined","rule:member"],"time":["1949"],"evidence":["r:country/NO;memberOf;institution/nato#brief%201;0,14;joined","r:country/NO;memberOf;institution/nato#brief%202;0,25;member"]})"},
    {"NegatedStatement", "r:country/NO;sanction;country/SE;negated",
     R"({"@id":"r:country/NO;sanction;country/SE;negated","@type":["rdf:Statement","kg:Relation"],"subject":"e:country/NO","predicate":"kg:sanction","object":"e:country/SE","status":"kg:negated","confidence":"0.7","byRule":["rule:rule-a"],"evidence":["r:country/NO;sanction;country/SE;negated#brief%201;15,31;rule-a"]})"},
    {"Evidence", "r:country/NO;memberOf;institution/nato#brief%201;0,14;joined",
     R"({"@id":"r:country/NO;memberOf;institution/nato#brief%201;0,14;joined","@type":["oa:SpecificResource","kg:Evidence"],"source":"d:brief%201","selector":["d:brief%201#char=0,14;pos","d:brief%201#char=0,14;quote"],"byRule":["rule:joined"],"confidence":"0.9","time":["1949"]})"},
    {"Position", "d:brief%201#char=0,14;pos",
     R"({"@id":"d:brief%201#char=0,14;pos","@type":"oa:TextPositionSelector","start":0,"end":14})"},
    {"Quote", "d:brief%201#char=0,14;quote",
     "{\"@id\":\"d:brief%201#char=0,14;quote\",\"@type\":\"oa:"
     "TextQuoteSelector\""
     ",\"exact\":\"Norway \xC2\xB7 NATO.\"}"},
    {"Property", "kg:memberOf",
     R"({"@id":"kg:memberOf","@type":"rdf:Property","label":"member of","inverseLabel":"has member","comment":"is or was a member, joined","relatedMatch":["schema:memberOf","wdt:P463"]})"},
};

class JsonLdShape : public testing::TestWithParam<ShapeCase> {};

TEST_P(JsonLdShape, Is) {
  EXPECT_EQ(node(written(sample()), GetParam().id), GetParam().line);
}
INSTANTIATE_TEST_SUITE_P(JsonLd, JsonLdShape, testing::ValuesIn(kShapes),
                         [](const auto& test) {
                           return std::string(test.param.name);
                         });

TEST(JsonLd, BaseIsAnOption) {
  const std::string text =
      written(sample(), {.base = "https://example.org/kg/"});
  EXPECT_NE(text.find(R"("e":"https://example.org/kg/entity/")"), text.npos);
  const auto graph = read_jsonld("x", text, sample_vocabulary());
  ASSERT_TRUE(graph) << printed(graph.error());
  EXPECT_EQ(*graph, sample());
}

TEST(JsonLd, KeepsEveryConfidence) {
  for (int percent = 0; percent <= 100; ++percent) {
    SampleFacts facts("1");
    facts.says("country/NO Norway", "memberOf", "institution/nato NATO",
               {.confidence = static_cast<std::uint8_t>(percent)});
    const std::string text = written(graph_of({facts.facts()}));
    const std::string member = "\"confidence\":\"";
    const auto at = text.find(member) + member.size();
    const std::string value = text.substr(at, text.find('"', at) - at);
    // As xsd:decimal has it: a point, and no zero that says nothing.
    EXPECT_TRUE(value.size() == 3 || (value.size() == 4 && value[3] != '0'))
        << value;
    const auto graph = read_jsonld("x", text, sample_vocabulary());
    ASSERT_TRUE(graph);
    EXPECT_EQ(graph->evidence()[0].confidence, percent);
  }
}

TEST(JsonLd, RefusesTextThatIsNoUtf8) {
  SampleFacts facts("1");
  facts.says("country/NO \xFF", "memberOf", "institution/nato NATO");
  std::ostringstream out;
  EXPECT_FALSE(
      write_jsonld(out, graph_of({facts.facts()}), sample_vocabulary()));
}

// Properties ----------------------------------------------------------------

TEST(JsonLd, OutAndInIsEqual) {
  for (std::uint32_t seed = 0; seed < 60; ++seed) {
    const KnowledgeGraph graph = graph_of(random_documents(seed, 10));
    const std::string text = written(graph);
    const auto read = read_jsonld("x", text, sample_vocabulary());
    ASSERT_TRUE(read) << "seed " << seed << '\n' << printed(read.error());
    EXPECT_EQ(*read, graph) << "seed " << seed;
    EXPECT_EQ(written(*read), text) << "seed " << seed;
  }
}

TEST(JsonLd, OrderOfNodesIsOfNoMatter) {
  const KnowledgeGraph graph = graph_of(random_documents(1, 10));
  std::istringstream in(written(graph));
  std::string head, graph_key;
  std::getline(in, head);
  std::getline(in, graph_key);
  std::vector<std::string> nodes;
  for (std::string line; std::getline(in, line) && line != "]}";) {
    if (line.ends_with(',')) line.pop_back();
    nodes.push_back(line);
  }
  std::mt19937 random(1);
  std::ranges::shuffle(nodes, random);
  std::string text = head + graph_key;
  for (const std::string& line : nodes)
    text += (&line == nodes.data() ? "" : ",") + line;
  const auto read = read_jsonld("x", text + "]}", sample_vocabulary());
  ASSERT_TRUE(read) << printed(read.error());
  EXPECT_EQ(*read, graph);
}

TEST(JsonLd, FilesOfPartsMergeToTheWhole) {
  for (std::uint32_t seed = 0; seed < 30; ++seed) {
    const std::vector<Facts> documents = random_documents(seed, 10);
    GraphBuilder builder(sample_vocabulary());
    for (std::size_t i = 0; i < documents.size(); i += 3) {
      const std::string text = written(
          graph_of({documents.begin() + static_cast<std::ptrdiff_t>(i),
                    documents.begin() + static_cast<std::ptrdiff_t>(std::min(
                                            i + 3, documents.size()))}));
      EXPECT_EQ(printed(read_jsonld("x", text, sample_vocabulary(), builder)),
                "");
    }
    EXPECT_EQ(builder.finish(), graph_of(documents)) << "seed " << seed;
  }
}

TEST(JsonLd, CutAnywhereIsAFaultAndNeverACrash) {
  const std::string text = written(graph_of(random_documents(3, 3)));
  for (std::size_t size = 0; size + 1 < text.size(); ++size)
    ASSERT_FALSE(faults_in(text.substr(0, size)).empty()) << size;
}

TEST(JsonLd, AnyLostLineIsAFaultOrAPlainlySmallerGraph) {
  const KnowledgeGraph graph = graph_of(random_documents(4, 4));
  const std::string text = written(graph);
  std::size_t begin = text.find("\n{", text.find("@graph")) + 1;
  while (begin != 0 && begin < text.size()) {
    const std::size_t end = text.find('\n', begin);
    const std::string lost =
        text.substr(0, begin) + text.substr(std::min(end, text.size() - 1) + 1);
    const auto read = read_jsonld("x", lost, sample_vocabulary());
    if (read) {
      EXPECT_LE(read->relations().size(), graph.relations().size());
    }
    begin = end + 1;
  }
}

TEST(JsonLd, BrokenBytesNeverCrash) {
  const std::string text = written(graph_of(random_documents(5, 3)));
  std::mt19937 random(5);
  for (int i = 0; i < 3000; ++i) {
    std::string broken = text;
    for (int n = 0; n < 3; ++n)
      broken[random() % broken.size()] = "{}[]\",:\\0a\xFF\n"[random() % 12];
    (void)faults_in(broken);
  }
}

// Messages ------------------------------------------------------------------

struct FaultCase {
  const char* name;
  const char* text;
  const char* printed;
};
std::ostream& operator<<(std::ostream& out, const FaultCase& c) {
  return out << c.name;
}
const FaultCase kFaults[] = {
    {"Empty", "",
     "graph.jsonld:1:1: error: not JSON: The document is empty.\n"
     "  fix: Was the file cut off? Write it again with 'entente merge' or "
     "'entente build'.\n"},
    {"NotAnObject", "[1]",
     "graph.jsonld:1:1: error: not a JSON object\n"
     "  [1]\n"
     "  ^\n"
     "  fix: Graphs are read from JSON-LD that entente wrote: "
     "{\"@context\":{..},\"@graph\":[..]}.\n"},
    {"NoGraph", "{\"@context\":{}}",
     "graph.jsonld:1:1: error: no array \"@graph\" at the top\n"
     "  {\"@context\":{}}\n"
     "  ^\n"
     "  fix: Graphs are read from JSON-LD that entente wrote: "
     "{\"@context\":{..},\"@graph\":[..]}.\n"},
    {"OtherMaker", "{\"@graph\":[{\"@id\":\"x:1\",\"name\":\"X\"}]}",
     "graph.jsonld:1:1: error: no node says that entente wrote this graph\n"
     "  {\"@graph\":[{\"@id\":\"x:1\",\"name\":\"X\"}]}\n"
     "  ^\n"
     "  fix: Graphs are read from JSON-LD that entente wrote; other JSON-LD is "
     "refused.\n"},
    {"CutOff", "{\"@graph\":[\n{\"@id\":\"kg",
     "graph.jsonld:2:11: error: not JSON: Missing a closing quotation mark in "
     "string.\n"
     "  {\"@id\":\"kg\n"
     "            ^\n"
     "  fix: Was the file cut off? Write it again with 'entente merge' or "
     "'entente build'.\n"},
    {"LaterVersion",
     "{\"@graph\":[\n"
     "{\"@id\":\"kg:\",\"@type\":\"owl:Ontology\",\"version\":\"9\"}]}",
     "graph.jsonld:2:1: error: shape of version '9', and this program reads "
     "version 1\n"
     "  {\"@id\":\"kg:\",\"@type\":\"owl:Ontology\",\"version\":\"9\"}]}\n"
     "  ^\n"
     "  fix: Use the entente that wrote the file, or write it again from "
     "facts.\n"},
    {"UnknownPredicate",
     "{\"@graph\":[\n"
     "{\"@id\":\"kg:\",\"@type\":\"owl:Ontology\",\"version\":\"1\"},\n"
     "{\"@id\":\"r:1\",\"@type\":\"rdf:Statement\",\"predicate\":\"kg:eats\","
     "\"status\":\"kg:asserted\"}]}",
     "graph.jsonld:3:1: error: unknown predicate 'kg:eats'\n"
     "  {\"@id\":\"r:1\",\"@type\":\"rdf:Statement\",\"predicate\":\"kg:eats\","
     "\"status\":\"kg:asserted\"}]}\n"
     "  ^\n"
     "  fix: Types and predicates stand in data/vocabulary.txt: add the "
     "missing "
     "one there, or use the data the file was made with.\n"},
    {"LostNode",
     "{\"@graph\":[\n"
     "{\"@id\":\"kg:\",\"@type\":\"owl:Ontology\",\"version\":\"1\"},\n"
     "{\"@id\":\"a:1\",\"@type\":\"kg:Appearance\",\"appearanceOf\":\"e:1\","
     "\"inDocument\":\"d:1\",\"mentionsHere\":1}]}",
     "graph.jsonld:3:1: error: refers to 'e:1', which is not in the file\n"
     "  {\"@id\":\"a:1\",\"@type\":\"kg:Appearance\",\"appearanceOf\":\"e:1\","
     "\"inDocument\":\"d:1\",\"mentionsHere\":1}]}\n"
     "  ^\n"
     "  fix: Was a part of the file lost? Write it again with 'entente merge' "
     "or 'entente build'.\n"
     "graph.jsonld:3:1: error: refers to 'd:1', which is not in the file\n"
     "  {\"@id\":\"a:1\",\"@type\":\"kg:Appearance\",\"appearanceOf\":\"e:1\","
     "\"inDocument\":\"d:1\",\"mentionsHere\":1}]}\n"
     "  ^\n"
     "  fix: Was a part of the file lost? Write it again with 'entente merge' "
     "or 'entente build'.\n"},
};

class JsonLdFault : public testing::TestWithParam<FaultCase> {};

TEST_P(JsonLdFault, IsSaidInFull) {
  EXPECT_EQ(printed(faults_in(GetParam().text)), GetParam().printed);
}
INSTANTIATE_TEST_SUITE_P(JsonLd, JsonLdFault, testing::ValuesIn(kFaults),
                         [](const auto& test) {
                           return std::string(test.param.name);
                         });

TEST(JsonLd, DeepNestingDoesNotEatTheStack) {
  std::string deep = "{\"@graph\":[{\"x\":";
  deep.append(2'000'000, '[');
  EXPECT_FALSE(faults_in(deep).empty());
}

// IRIs ----------------------------------------------------------------------

struct IriCase {
  const char* name;
  std::string_view text;
  std::string_view iri;
};
std::ostream& operator<<(std::ostream& out, const IriCase& c) {
  return out << c.name;
}
constexpr IriCase kIris[] = {
    {"PlainKeyStays", "country/NO", "country/NO"},
    {"ContextStays", "person/a-b@country/KR", "person/a-b@country/KR"},
    {"Space", "a b", "a%20b"},
    {"Separators", "a;b#c?d%e:f", "a%3Bb%23c%3Fd%25e%3Af"},
    {"NotAscii", "\xC3\xA9", "%C3%A9"},
    {"Quotes", "\"<>\\^`{|}", "%22%3C%3E%5C%5E%60%7B%7C%7D"},
    {"NoPathToResolve", "/a//b/../c/./d.", "%2Fa/%2Fb/%2E./c/%2E/d."},
    {"Zero", std::string_view("\0", 1), "%00"},
    {"Nothing", "", ""},
};

class Iri : public testing::TestWithParam<IriCase> {};

TEST_P(Iri, IsSafeAndComesBack) {
  std::string iri;
  append_iri(iri, GetParam().text);
  EXPECT_EQ(iri, GetParam().iri);
  EXPECT_EQ(decode_iri(iri), GetParam().text);
}
INSTANTIATE_TEST_SUITE_P(JsonLd, Iri, testing::ValuesIn(kIris),
                         [](const auto& test) {
                           return std::string(test.param.name);
                         });

TEST(Iri, RefusesWhatItDoesNotWrite) {
  for (const std::string_view bad :
       {"%", "%2", "%zz", "a b", "\xC3\xA9", "%-1"})
    EXPECT_EQ(decode_iri(bad), std::nullopt) << bad;
}

}  // namespace
}  // namespace entente
