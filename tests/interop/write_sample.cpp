// Writes the graph that tests/interop lets others read:
//
//   interop_sample jsonld|nquads [BASE]
#include <iostream>
#include <string_view>

#include "export/jsonld.h"
#include "export/nquads.h"
#include "tests/graph/sample_graph.h"

namespace {

entente::KnowledgeGraph sample() {
  using entente::Factuality;
  entente::GraphBuilder builder(entente::sample_vocabulary());
  entente::SampleFacts one("brief 1");
  one.says("country/NO Norway", "memberOf", "institution/otan NATO",
           {.confidence = 90, .rule = "joined", .time = "1949"});
  one.says("person/\xC3\x85se-berg \xC3\x85se \"B\" Berg", "leaderOf",
           "country/NO Norway", {.position = "Prime Minister"});
  one.says("country/NO Norway", "sanction", "country/SE Sweden",
           {.factuality = Factuality::kNegated});
  entente::SampleFacts two("brief 2");
  two.says("country/FI Finland", "consult", "country/NO Norway",
           {.confidence = 70});
  two.says("country/NO Kingdom of Norway", "memberOf", "institution/otan NATO",
           {.confidence = 50, .rule = "member"});
  builder.add(one.facts(), entente::SampleFacts::rules());
  builder.add(two.facts(), entente::SampleFacts::rules());
  for (const entente::Facts& facts : entente::random_documents(7, 12))
    builder.add(facts, entente::SampleFacts::rules());
  return builder.finish();
}

}  // namespace

int main(int argc, char** argv) {
  const std::string_view format = argc > 1 ? argv[1] : "";
  const std::string base = argc > 2 ? argv[2] : entente::JsonLdOptions().base;
  const auto& vocabulary = entente::sample_vocabulary();
  if (format == "jsonld")
    return entente::write_jsonld(std::cout, sample(), vocabulary, {base}) ? 0
                                                                          : 1;
  if (format != "nquads") return 2;
  entente::write_nquads(std::cout, sample(), vocabulary, base);
  return std::cout.good() ? 0 : 1;
}
