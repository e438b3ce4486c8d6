// A graph file answers as the JSON-LD of the same graph does, to the byte.

#include <gtest/gtest.h>

#include <ostream>

#include "tests/cli/program.h"

namespace entente {
namespace {

struct Case {
  const char* name;
  const char* arguments;
};
std::ostream& operator<<(std::ostream& out, const Case& test) {
  return out << test.name;
}

constexpr Case kCases[] = {
    {"Neighbors", "neighbors nato"},
    {"NeighborsDepth", "neighbors Australia --depth 3"},
    {"NeighborsFiltered", "neighbors US --type Person --factuality asserted"},
    {"NeighborsJson", "neighbors Q408 --format json --depth 2"},
    {"NeighborsDot", "neighbors country/AU --format dot"},
    {"NeighborsGraph", "neighbors Australia --format jsonld --depth 2"},
    {"NeighborsNobody", "neighbors Nobody"},
    {"NeighborsNearly", "neighbors Austalia"},
    {"Path", "path Australia NATO"},
    {"PathNone", "path Australia NATO --predicate founderOf"},
    {"Show", "show US"},
    {"ShowWhy", "show NATO --why"},
    {"Stats", "stats --most 50"},
    {"ExportJsonLd", "export --to jsonld"},
    {"ExportNQuads", "export --to nquads"},
    {"ExportDot", "export --to dot"},
    {"ExportGraphMl", "export --to graphml"},
    {"ExportNodes", "export --to csv-nodes"},
    {"ExportEdges", "export --to csv-edges"},
    {"ExportGraphFile", "export --to entente"},
};

class GraphFileAnswers : public testing::TestWithParam<Case> {};

TEST_P(GraphFileAnswers, AreThoseOfTheJsonLd) {
  const Sandbox box;
  ASSERT_EQ(
      box.run("build '" ENTENTE_ROOT "/data/samples' --no-picture").status, 0);
  // Of one name, so that messages are the same, too.
  const std::string ask = GetParam().arguments;
  const Ran quick =
      box.shell("cp out/graph.entente g; entente " + ask + " --graph g");
  const Ran parsed =
      box.shell("cp out/graph.jsonld g; entente " + ask + " --graph g");
  EXPECT_EQ(quick.out, parsed.out);
  EXPECT_EQ(quick.err, parsed.err);
  EXPECT_EQ(quick.status, parsed.status);
  EXPECT_FALSE(quick.out.empty() && quick.err.empty());
}

INSTANTIATE_TEST_SUITE_P(Program, GraphFileAnswers, testing::ValuesIn(kCases),
                         [](const auto& test) {
                           return std::string(test.param.name);
                         });

TEST(GraphFile, MergesAsTheJsonLdDoes) {
  const Sandbox box;
  box.write("a.txt", kKorea);
  box.write("b.txt", kNato);
  const Ran ran = box.shell(
      "for i in a b; do entente extract $i.txt -o $i.jsonl\n"
      "entente merge $i.jsonl -o $i.entente; done 2>/dev/null\n"
      "entente build a.txt b.txt --no-picture 2>/dev/null\n"
      "entente merge b.entente a.entente | cmp - out/graph.jsonld\n"
      "entente merge b.entente a.jsonl -o ab.entente 2>/dev/null\n"
      "cmp ab.entente out/graph.entente\n"
      "entente export --graph ab.entente -o again.entente\n"
      "cmp again.entente out/graph.entente\n"
      "entente merge ab.entente -o ab.entente 2>/dev/null\n"  // Onto itself.
      "cmp ab.entente out/graph.entente");
  EXPECT_EQ(ran.out + ran.err, "");
  EXPECT_EQ(ran.status, 0);
}

TEST(GraphFile, AWriteThatIsKilledLeavesTheOldOne) {
  const Sandbox box;
  box.write("a.txt", kNato);
  const Ran ran = box.shell(
      "entente extract a.txt -o a.jsonl\n"
      "entente merge a.jsonl -o g.entente 2>/dev/null; cp g.entente old\n"
      "for i in $(seq 300); do sed \"s/{\\\"id\\\":\\\"a/&$i/\" a.jsonl; done "
      ">many.jsonl\n"
      // The signal of a file that grows too large kills without warning.
      "(ulimit -c 0 -f 8; entente merge many.jsonl -o g.entente) 2>/dev/null\n"
      "echo $? && cmp g.entente old && entente stats --graph g.entente | head "
      "-n 1");
  EXPECT_EQ(ran.out, "153\n  documents                      1\n") << ran.err;
}

TEST(GraphFile, IsRefusedWhereItIsNone) {
  const Sandbox box;
  box.write("a.txt", kNato);
  box.run("build a.txt --no-picture");
  box.write("foreign.entente", "SQLite format 3");
  EXPECT_EQ(box.run("stats --graph foreign.entente").err,
            "foreign.entente: error: no graph file of entente\n"
            "  fix: Name a .entente file that 'entente build', 'merge' or "
            "'export' wrote, or a graph in JSON-LD.\n");
  box.write("empty.entente", "");
  EXPECT_EQ(box.run("merge empty.entente").status, 1);
  const Ran cut = box.shell(
      "head -c 1000 out/graph.entente >cut; entente neighbors NATO --graph "
      "cut");
  EXPECT_EQ(cut.status, 1);
  EXPECT_TRUE(cut.err.starts_with("cut: error: cut off: 1000 bytes of "))
      << cut.err;
  const Ran newer = box.shell(
      "{ head -c 16 out/graph.entente; printf '\\2'; tail -c +18 "
      "out/graph.entente; } >newer; entente merge newer -o old.jsonld");
  EXPECT_EQ(newer.status, 1);
  EXPECT_TRUE(newer.err.starts_with("newer: error: a graph file of version 2;"))
      << newer.err;
  EXPECT_FALSE(box.exists("old.jsonld"));
  EXPECT_EQ(box.run("export --to entente --graph no.entente").status, 1);
}

}  // namespace
}  // namespace entente
