#include "export/exporters.h"

#include <gtest/gtest.h>

#include <set>
#include <sstream>
#include <string>

#include "tests/export/sample_graph.h"

namespace entente {
namespace {

std::string written(const Exporter& exporter, const KnowledgeGraph& graph) {
  std::ostringstream out;
  const Diagnostics faults = exporter.write(out, graph, vocabulary(), {});
  EXPECT_TRUE(faults.empty()) << faults[0];
  return out.str();
}

TEST(Exporters, NamesAndEndingsAreDistinct) {
  std::set<std::string_view> names;
  std::set<std::string_view> endings;
  for (const Exporter& exporter : exporters()) {
    EXPECT_TRUE(names.insert(exporter.name).second) << exporter.name;
    EXPECT_TRUE(endings.insert(exporter.extension).second) << exporter.name;
    EXPECT_EQ(exporter.extension[0], '.') << exporter.name;
    EXPECT_FALSE(exporter.help.empty()) << exporter.name;
    EXPECT_EQ(find_exporter(exporter.name), &exporter);
    const std::string file = "graph" + std::string(exporter.extension);
    EXPECT_EQ(exporter_for_file(file), &exporter);
  }
  EXPECT_EQ(find_exporter("docx"), nullptr);
  EXPECT_EQ(exporter_for_file("graph.csv"), nullptr);
}

TEST(Exporters, NoClockIsInAPdf) {
  const std::string pdf = written(*find_exporter("pdf"), sample_graph());
  EXPECT_NE(pdf.find("/CreationDate (D:19700101000000"), pdf.npos);
}

class EachExporter : public testing::TestWithParam<const Exporter*> {};

TEST_P(EachExporter, WritesEqualBytesForEqualGraphs) {
  const std::string first = written(*GetParam(), sample_graph());
  EXPECT_FALSE(first.empty());
  EXPECT_EQ(first, written(*GetParam(), sample_graph()));
}

TEST_P(EachExporter, TakesAnyNameAndAnEmptyGraph) {
  EXPECT_FALSE(written(*GetParam(), awkward_graph()).empty());
  EXPECT_FALSE(
      written(*GetParam(), GraphBuilder(vocabulary()).finish()).empty());
}

INSTANTIATE_TEST_SUITE_P(Exporters, EachExporter, testing::ValuesIn([] {
                           std::vector<const Exporter*> all;
                           for (const Exporter& exporter : exporters())
                             all.push_back(&exporter);
                           return all;
                         }()),
                         [](const auto& test) {
                           std::string name;
                           for (const char c : test.param->name)
                             if (c != '-') name += c;
                           return name;
                         });

}  // namespace
}  // namespace entente
