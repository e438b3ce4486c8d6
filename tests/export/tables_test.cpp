#include <gtest/gtest.h>

#include <sstream>
#include <string>

#include "export/csv.h"
#include "export/graphml.h"
#include "tests/export/sample_graph.h"

namespace entente {
namespace {

template <class Write>
std::string written(Write write, const KnowledgeGraph& graph) {
  std::ostringstream out;
  write(out, graph, vocabulary());
  return out.str();
}

TEST(Csv, Nodes) {
  EXPECT_EQ(written(write_csv_nodes, sample_graph()),
            "key:ID,name,:LABEL,aliases:string[],wikidata,mentions:int,"
            "documents:int\r\n"
            "country/NO,Norway,Country,NOR,Q20,3,1\r\n"
            "country/SE,Sweden,Country,,Q34,2,1\r\n"
            "person/ana-lima,Ana Lima,Person,,,1,1\r\n");
}

TEST(Csv, Edges) {
  const std::string rows = written(write_csv_edges, sample_graph());
  EXPECT_TRUE(rows.starts_with(
      ":START_ID,:END_ID,:TYPE,factuality,confidence:float,evidences:int,"
      "position,time,rule,evidence,document\r\n"));
  EXPECT_NE(rows.find("country/NO,country/SE,sanction,possible,0.07,1,,,meet,"
                      "Norway may sanction Sweden.,brief-01\r\n"),
            rows.npos)
      << rows;
}

TEST(Csv, QuotesWhatItMust) {
  const std::string rows = written(write_csv_nodes, awkward_graph());
  EXPECT_NE(rows.find("\"Ana \"\"the <Fox>\"\" & Co;, \\ Lima\",Person"),
            rows.npos)
      << rows;
  EXPECT_NE(rows.find("\"\x01;A,B;tab\there;two\nlines\",Q20"), rows.npos)
      << rows;
}

TEST(GraphMl, NodesAndEdges) {
  const std::string xml = written(write_graphml, sample_graph());
  EXPECT_NE(
      xml.find("<node id=\"country/NO\"><data key=\"n_label\">Norway</data>"
               "<data key=\"n_type\">Country</data>"
               "<data key=\"n_aliases\">NOR</data>"
               "<data key=\"n_wikidata\">Q20</data>"
               "<data key=\"n_mentions\">3</data>"
               "<data key=\"n_documents\">1</data></node>\n"),
      xml.npos)
      << xml;
  EXPECT_NE(xml.find("<edge source=\"country/NO\" target=\"country/SE\" "
                     "directed=\"false\"><data key=\"e_label\">consults"),
            xml.npos)
      << xml;
  EXPECT_TRUE(xml.ends_with("  </graph>\n</graphml>\n"));
}

TEST(GraphMl, EscapesWhatXmlCannotHold) {
  const std::string xml = written(write_graphml, awkward_graph());
  EXPECT_NE(xml.find("Ana &quot;the &lt;Fox&gt;&quot; &amp; Co;, \\ Lima"),
            xml.npos);
  EXPECT_NE(xml.find("\xEF\xBF\xBD | A;B | tab&#9;here | two&#10;lines"),
            xml.npos)
      << xml;
}

}  // namespace
}  // namespace entente
