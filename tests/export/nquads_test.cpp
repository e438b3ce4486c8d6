#include "export/nquads.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include "export/jsonld.h"
#include "tests/export/sample_graph.h"

namespace entente {
namespace {

namespace fs = std::filesystem;

std::string nquads(const KnowledgeGraph& graph) {
  std::ostringstream out;
  write_nquads(out, graph, vocabulary(), "urn:entente:");
  return out.str();
}

TEST(NQuads, PrefixesTypesAndLanguages) {
  const std::string quads = nquads(sample_graph());
  const auto has = [&](std::string_view line) {
    EXPECT_NE(quads.find(line), quads.npos) << line;
  };
  has("<urn:entente:entity/country/NO> "
      "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type> "
      "<http://schema.org/Country> .\n");
  has("<urn:entente:entity/country/NO> <http://schema.org/name> \"Norway\" "
      ".\n");
  has("<urn:entente:entity/country/NO> <http://schema.org/sameAs> "
      "<http://www.wikidata.org/entity/Q20> .\n");
  has("<urn:entente:entity/country/NO> <urn:entente:vocab#mentionCount> "
      "\"3\"^^<http://www.w3.org/2001/XMLSchema#integer> .\n");
  has("<urn:entente:entity/person/ana-lima> <urn:entente:vocab#leaderOf> "
      "<urn:entente:entity/country/NO> .\n");
  has("<http://www.w3.org/2000/01/rdf-schema#label> \"leader of\"@en .\n");
}

TEST(NQuads, EscapesLiterals) {
  const std::string quads = nquads(awkward_graph());
  EXPECT_NE(quads.find("\"Ana \\\"the <Fox>\\\" & Co;, \\\\ Lima\" .\n"),
            quads.npos);
  EXPECT_NE(quads.find("\"two\\nlines\""), quads.npos);
  EXPECT_NE(quads.find("\"\\u0001\""), quads.npos);
}

// rdflib as a judge: both files must hold the same set of triples.
TEST(NQuads, SameTriplesAsJsonLd) {
  const std::string python = "/usr/bin/python3 ";
  if (std::system((python + "-c 'import rdflib' 2>/dev/null").c_str()) != 0)
    GTEST_SKIP() << "no rdflib (Debian: python3-rdflib)";
  const fs::path folder = fs::temp_directory_path() /
                          ("entente-nquads-" + std::to_string(::getpid()));
  fs::create_directories(folder);
  int number = 0;
  for (const auto make : {&sample_graph, &awkward_graph}) {
    const KnowledgeGraph graph = make();
    const std::string name = (folder / std::to_string(number++)).string();
    {
      std::ofstream quads(name + ".nq");
      write_nquads(quads, graph, vocabulary(), "http://example.org/x/");
      std::ofstream jsonld(name + ".jsonld");
      write_jsonld(jsonld, graph, vocabulary(), {"http://example.org/x/"});
    }
    const std::string judge =
        python +
        "-c 'import sys,rdflib\n"
        "a=rdflib.Graph().parse(sys.argv[1]+\".jsonld\",format=\"json-ld\")\n"
        "b=rdflib.Graph().parse(sys.argv[1]+\".nq\",format=\"nt\")\n"
        "for t in set(a)^set(b): print(t,file=sys.stderr)\n"
        "sys.exit(0 if len(a)>50 and set(a)==set(b) else 1)' " +
        name;
    EXPECT_EQ(std::system(judge.c_str()), 0);
  }
  fs::remove_all(folder);
}

}  // namespace
}  // namespace entente
