// Questions to a graph that the program has made itself.

#include <gtest/gtest.h>

#include <ostream>

#include "tests/cli/program.h"

namespace entente {
namespace {

struct Case {
  const char* name;
  const char* arguments;
  const char* part;  ///< Of what it prints.
};
std::ostream& operator<<(std::ostream& out, const Case& test) {
  return out << test.name;
}

constexpr Case kCases[] = {
    {"NeighborsByAnyName", "neighbors nato",
     "North Atlantic Treaty Organization (Institution)  "
     "https://www.wikidata.org/wiki/Q7184\n"
     "also NATO\n"
     "\n"
     "has member  2\n"
     "  Finland (Country)  1 sentence, "},
    {"NeighborsQuoteTheText", "neighbors institution/nato",
     "    \"Norway is a member of NATO.\"\n    b:70-97, by "},
    {"NeighborsOfOneType", "neighbors Norway --type Person", "No relations.\n"},
    {"NeighborsFurther", "neighbors Finland --depth 2",
     "\n2 relations away\n"
     "  Norway (Country): member of North Atlantic Treaty Organization\n"},
    {"NeighborsAsJson", "neighbors Norway --format json",
     "{\"entity\":\"country/NO\",\"entities\":[{\"key\":\"country/NO\","
     "\"type\":\"Country\",\"name\":\"Norway\""},
    {"NeighborsAsDot", "neighbors Norway --format dot",
     "digraph \"Norway and its neighbours\""},
    {"NeighborsAsGraph", "neighbors Norway --format jsonld", "{\"@context\":"},
    {"Path", "path Finland Norway",
     "Finland (Country)\n"
     "  member of North Atlantic Treaty Organization (Institution)  "},
    {"Show", "show NATO",
     "key institution/nato\n"
     "3 mentions in 1 document: b\n"},
    {"ShowByTime", "show Finland",
     "\n2023\n"
     "  member of North Atlantic Treaty Organization (Institution)\n"},
    {"ShowWhy", "show NATO --why", "why these names are one\n  NATO: "},
    {"Stats", "stats",
     "relations by predicate\n"
     "  memberOf                       2\n"},
    {"StatsCentral", "stats --most 1",
     "       2  100.0 %  North Atlantic Treaty Organization (Institution)\n"},
    {"ExportDot", "export --to dot", "digraph "},
    {"ExportNQuads", "export --to nquads", "<urn:entente:"},
    {"ExportBase", "export --to nquads --base https://example.org/",
     "<https://example.org/"},
    {"ExportByEnding", "export -o g.svg && cat g.svg", "<svg "},
    {"Explain", "explain 'Norway joined NATO.'", "[Country Norway]"},
    {"ExplainStandardInput", "explain <b.txt", "[Country Finland]"},
    {"RulesList", "rules list memberOf", "memberOf"},
    {"RulesCheck", "rules check", ": no fault found\n"},
    {"EvalOwnFacts", "extract b.txt -o f.jsonl && entente eval f.jsonl f.jsonl",
     "  exact              P  100.0  R  100.0  F1  100.0  hit      2"},
    {"EvalAsJson", "extract b.txt -o f.jsonl && entente eval f.jsonl --json",
     "\"relation\":{\"exact\":{\"P\":100.0,\"R\":100.0,\"F1\":100.0,\"hit\":2"},
    {"Diff",
     "extract b.txt -o f.jsonl && sed 's/\"memberOf\"/\"founderOf\"/' "
     "f.jsonl >g.jsonl; entente diff f.jsonl g.jsonl",
     "founderOf"},
    {"Version", "--version", "entente 0."},
};

class Questions : public testing::TestWithParam<Case> {};

TEST_P(Questions, HaveThisAnswer) {
  const Sandbox box;
  box.write("b.txt", kNato);
  ASSERT_EQ(box.run("build b.txt --no-picture").status, 0);
  const Ran ran = box.run(GetParam().arguments);
  EXPECT_EQ(ran.status, 0) << ran.err;
  EXPECT_EQ(ran.err, "");
  EXPECT_NE(ran.out.find(GetParam().part), std::string::npos)
      << "wanted: " << GetParam().part << "\ngot: " << ran.out;
}

INSTANTIATE_TEST_SUITE_P(Program, Questions, testing::ValuesIn(kCases),
                         [](const auto& test) {
                           return std::string(test.param.name);
                         });

TEST(Questions, GraphIsFoundHereBeforeOut) {
  const Sandbox box;
  box.write("b.txt", kNato);
  box.run("build b.txt --no-picture");
  EXPECT_NE(box.run("stats").out.find("entities  "), std::string::npos);
  box.write("graph.jsonld", "{");
  EXPECT_TRUE(box.run("stats").err.starts_with("graph.jsonld:"));
  box.shell("mv graph.jsonld out; touch -d 2001-01-01 out/graph.jsonld");
  EXPECT_EQ(box.run("stats").err, "");
  box.shell("touch -d 2001-01-01 out/graph.entente; touch out/graph.jsonld");
  EXPECT_TRUE(box.run("stats").err.starts_with("out/graph.jsonld:"));
}

TEST(Questions, NoColourIntoAPipeAndNoneWhereItIsUnwanted) {
  const Sandbox box;
  box.write("b.txt", kNato);
  box.run("build b.txt --no-picture");
  const std::string ask = "\\\"" ENTENTE_PROGRAM "\\\" show NATO";
  const auto has_colour = [](const Ran& ran) {
    return ran.out.find('\033') != std::string::npos;
  };
  EXPECT_FALSE(has_colour(box.run("show NATO")));
  if (box.shell("script -qec true /dev/null").status != 0)
    GTEST_SKIP() << "no pseudo-terminal can be had here";
  EXPECT_TRUE(has_colour(
      box.shell("TERM=xterm script -qec \"" + ask + "\" /dev/null")));
  EXPECT_FALSE(has_colour(box.shell("NO_COLOR=1 TERM=xterm script -qec \"" +
                                    ask + "\" /dev/null")));
}

TEST(Questions, EveryCommandHasHelpWithAnExample) {
  const Sandbox box;
  const std::string help = box.run("--help").out;
  std::size_t at = help.find("Commands:\n") + 10;
  int commands = 0;
  while (help.compare(at, 2, "  ") == 0) {
    const std::string name =
        help.substr(at + 2, help.find("  ", at + 2) - at - 2);
    const Ran ran = box.run(name + " --help");
    EXPECT_EQ(ran.status, 0) << name;
    EXPECT_TRUE(ran.out.starts_with("Usage: entente " + name)) << ran.out;
    EXPECT_NE(ran.out.find("\nExample:\n  entente " + name), std::string::npos)
        << ran.out;
    at = help.find('\n', at) + 1;
    ++commands;
  }
  EXPECT_GE(commands, 13);
}

}  // namespace
}  // namespace entente
