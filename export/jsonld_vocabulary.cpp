#include "export/jsonld_vocabulary.h"

#include <algorithm>

#include "extract/fact_names.h"

namespace entente {
namespace {

void define(JsonWriter& json, std::string_view key, const TermRow& term) {
  put(json, key);
  if (term.type.empty() && !term.set) {
    put(json, term.iri);
    return;
  }
  json.StartObject();
  put(json, "@id", term.iri);
  if (term.type.starts_with("@") && term.type != "@id") {
    put(json, "@language", term.type.substr(1));
  } else if (!term.type.empty()) {
    put(json, "@type", term.type);
  }
  if (term.set) put(json, "@container", "@set");
  json.EndObject();
}

}  // namespace

std::string plain_key(const Predicate& predicate) {
  const bool is_taken =
      std::ranges::count(kTerms, predicate.name, &TermRow::name) > 0;
  return (is_taken ? "kg:" : "") + predicate.name;
}

void write_context(std::ostream& out, const Vocabulary& vocabulary,
                   std::string_view base) {
  JsonBuffer buffer;
  JsonWriter json(buffer);
  json.StartObject();
  for (const Prefix& prefix : kOwnPrefixes)
    put(json, prefix.name, std::string(base) + std::string(prefix.iri));
  for (const Prefix& prefix : kPrefixes) put(json, prefix.name, prefix.iri);
  for (const TermRow& term : kTerms) define(json, term.name, term);
  for (const Predicate& predicate : vocabulary.predicates())
    define(json, plain_key(predicate),
           {.name = "",
            .iri = "kg:" + predicate.name,
            .type = "@id",
            .set = true,
            .label = ""});
  json.EndObject();
  out.write(buffer.GetString(), static_cast<std::streamsize>(buffer.GetSize()));
}

void write_declarations(NodeWriter& node, const Vocabulary& vocabulary) {
  const auto list = [&](Term term, const std::vector<std::string>& iris) {
    if (iris.empty()) return;
    node.begin_list(term);
    for (const std::string& iri : iris) node.value(iri);
    node.end_list();
  };
  for (const EntityType& type : vocabulary.types()) {
    node.begin("kg:" + type.name);
    node.types({"rdfs:Class"});
    node.text(Term::kLabel, type.name);
    list(Term::kSubClassOf, type.same_as);
    node.end();
  }
  for (const Predicate& predicate : vocabulary.predicates()) {
    node.begin("kg:" + predicate.name);
    if (predicate.symmetric) {
      node.types({"rdf:Property", "owl:SymmetricProperty"});
    } else {
      node.types({"rdf:Property"});
    }
    node.text(Term::kLabel, predicate.label);
    node.text_if(Term::kInverseLabel, predicate.inverse);
    node.text_if(Term::kComment, predicate.says);
    node.text_if(Term::kQuad, predicate.quad);
    // Nearly so, and in Wikidata sometimes the other way round (a country has
    // its head): subPropertyOf or exactMatch would make readers infer untruths.
    list(Term::kRelatedMatch, predicate.near);
    node.end();
  }
  for (const TermRow& term : kTerms) {
    if (term.label.empty()) continue;
    node.begin(term.iri);
    node.types({"rdf:Property"});
    node.text(Term::kLabel, term.label);
    node.end();
  }
  for (const std::string_view status : kFactualityNames) {
    node.begin("kg:" + std::string(status));
    node.types({"kg:Status"});
    node.text(Term::kLabel, status);
    node.end();
  }
}

}  // namespace entente
