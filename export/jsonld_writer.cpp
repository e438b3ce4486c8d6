#include <algorithm>
#include <numeric>
#include <string>
#include <tuple>
#include <vector>

#include "export/iri.h"
#include "export/jsonld.h"
#include "export/jsonld_node.h"
#include "export/jsonld_vocabulary.h"
#include "extract/fact_names.h"

namespace entente {
namespace {

/// "0.85" for 85: canonical as xsd:decimal, so "0.9", not "0.90".
std::string decimal(std::uint8_t percent) {
  if (percent >= 100) return "1.0";
  std::string digits = std::to_string(percent);
  if (digits.size() == 1) digits.insert(0, 1, '0');
  if (digits.back() == '0') digits.pop_back();
  return "0." + digits;
}

class GraphWriter {
 public:
  GraphWriter(std::ostream& out, const KnowledgeGraph& graph,
              const Vocabulary& vocabulary)
      : graph_(graph), vocabulary_(vocabulary), node_(out) {}

  bool write() {
    node_.begin("kg:");
    node_.types({kOntologyNode});
    node_.text(Term::kLabel, "Entente");
    node_.text(Term::kVersion, kJsonLdVersion);
    node_.end();
    for (const Document& document : graph_.documents()) write(document);
    for (std::uint32_t i = 0; i < graph_.entities().size(); ++i) {
      write(NodeId{i});
      for (const IdentityId identity : graph_.identities_of(NodeId{i}))
        for (const Claim& claim : graph_.claims_of(identity))
          write(claim, NodeId{i});
    }
    for (const Relation& relation : graph_.relations()) write(relation);
    write_places();
    write_declarations(node_, vocabulary_);
    return node_.good();
  }

 private:
  std::string_view view(TextId id) const { return graph_[id]; }

  // IRIs ---------------------------------------------------------------------

  static std::string iri(std::string_view prefix, std::string_view text) {
    std::string result(prefix);
    append_iri(result, text);
    return result;
  }
  std::string iri(NodeId id) const { return iri("e:", graph_.key(id)); }
  std::string iri(DocumentId id) const {
    return iri("d:", view(graph_[id].id));
  }
  std::string iri(const Relation& r) const {
    std::string result = iri("r:", graph_.key(r.subject));
    append_iri(result += ';', vocabulary_[r.predicate].name);
    append_iri(result += ';', graph_.key(r.object));
    if (r.factuality != Factuality::kAsserted)
      append_iri(result += ';', name_of(r.factuality));
    return result;
  }
  static std::string range(const Evidence& e) {
    return std::to_string(e.begin) + ',' + std::to_string(e.end);
  }
  std::string place_iri(const Evidence& e) const {
    return iri(e.document) + "#char=" + range(e);
  }
  /// Made of what the evidence is, not of its number: so that files of several
  /// runs can be loaded into one store.
  std::string iri(const Evidence& e, const std::string& relation) const {
    std::string result = relation + '#';
    append_iri(result, view(graph_[e.document].id));
    result += ';' + range(e);
    append_iri(result += ';', view(e.rule));
    if (is_folded(e.subject) || is_folded(e.object)) {
      append_iri(result += ';', context(e.subject));
      append_iri(result += ';', context(e.object));
    }
    return result;
  }

  std::string_view context(IdentityId id) const {
    return view(graph_[id].context);
  }
  /// True if the entity does not tell which identity is meant.
  bool is_folded(IdentityId id) const {
    return graph_.identities_of(graph_.node_of(id)).size() > 1;
  }

  // Nodes --------------------------------------------------------------------

  void write(const Document& document) {
    node_.begin(iri("d:", view(document.id)));
    node_.types({"prov:Entity", "schema:DigitalDocument", kDocumentNode});
    node_.text(Term::kIdentifier, view(document.id));
    node_.text_if(Term::kOrigin, view(document.source));
    node_.text_if(Term::kSha256, view(document.sha256));
    node_.end();
  }

  void write(NodeId id) {
    const Entity& entity = graph_[id];
    const EntityType& type = vocabulary_[entity.type];
    node_.begin(iri(id));
    node_.begin_list("@type");
    for (const std::string& same : type.same_as) node_.value(same);
    node_.value("kg:" + type.name);
    node_.end_list();
    node_.text(Term::kName, view(entity.name));
    list(Term::kAlternateName, graph_.aliases(id));
    node_.text(Term::kKey, view(entity.bare_key));
    node_.number(Term::kMentions, entity.mentions);
    node_.number(Term::kDocuments, graph_.document_count(id));
    if (entity.wikidata != TextId{}) {
      node_.begin_list(Term::kSameAs);
      node_.value(iri(kWikidata, view(entity.wikidata)));
      node_.end_list();
    }
    write_triples(id);
    node_.end();
  }

  void list(Term term, std::span<const TextId> texts) {
    if (texts.empty()) return;
    node_.begin_list(term);
    for (const TextId id : texts) node_.value(view(id));
    node_.end_list();
  }

  /// What is asserted, for graph tools that know no statements about triples.
  void write_triples(NodeId id) {
    const Relation* open = nullptr;
    for (const Relation& r : graph_.relations_from(id)) {
      if (r.factuality != Factuality::kAsserted) continue;
      if (open == nullptr || open->predicate != r.predicate) {
        if (open != nullptr) node_.end_list();
        node_.begin_list(plain_key(vocabulary_[r.predicate]));
      }
      node_.value(iri(r.object));
      open = &r;
    }
    if (open != nullptr) node_.end_list();
  }

  // One document's part in an entity. Its properties are not those of entities,
  // or a search by name would find both.
  void write(const Claim& claim, NodeId id) {
    const Entity& entity = graph_[id];
    std::string mine = iri("a:", view(entity.bare_key));
    append_iri(mine += ';', context(claim.identity));
    append_iri(mine += ';', view(graph_[claim.document].id));
    node_.begin(mine);
    node_.types({kAppearanceNode});
    node_.text(Term::kAppearanceOf, iri(id));
    node_.text(Term::kInDocument, iri(claim.document));
    if (!context(claim.identity).empty())
      node_.text(Term::kContext, iri("e:", context(claim.identity)));
    node_.text(Term::kNameHere, view(claim.name));
    list(Term::kOtherName, graph_.aliases(claim));
    node_.number(Term::kMentionsHere, claim.mentions);
    node_.text_if(Term::kWikidataHere, view(claim.wikidata));
    // An id of its own for each reason, made of all that it says.
    std::vector<std::string> reasons;
    for (const Why& why : graph_.why(claim)) {
      std::string reason = mine;
      append_iri(reason += ';', view(why.name));
      append_iri(reason += ';', view(why.reason));
      reasons.push_back(reason + ';' + std::to_string(why.at));
    }
    if (!reasons.empty()) {
      node_.begin_list(Term::kWhy);
      for (const std::string& reason : reasons) node_.value(reason);
      node_.end_list();
    }
    if (claim.type != entity.type)
      node_.text(Term::kTypeHere, "kg:" + vocabulary_[claim.type].name);
    node_.end();
    for (std::size_t i = 0; i < reasons.size(); ++i) {
      const Why& why = graph_.why(claim)[i];
      node_.begin(reasons[i]);
      node_.types({kReasonNode});
      node_.text(Term::kNameHere, view(why.name));
      node_.text(Term::kReason, view(why.reason));
      node_.number(Term::kAt, why.at);
      node_.end();
    }
  }

  void write(const Relation& relation) {
    const std::string mine = iri(relation);
    const auto evidence = graph_.evidence(graph_.id_of(relation));
    node_.begin(mine);
    node_.types({kStatementNode, "kg:Relation"});
    node_.text(Term::kSubject, iri(relation.subject));
    node_.text(Term::kPredicate, "kg:" + vocabulary_[relation.predicate].name);
    node_.text(Term::kObject, iri(relation.object));
    node_.text(Term::kStatus,
               "kg:" + std::string(name_of(relation.factuality)));
    node_.text(Term::kConfidence, decimal(relation.confidence));
    distinct(Term::kByRule, "rule:", evidence, &Evidence::rule);
    distinct(Term::kPosition, {}, evidence, &Evidence::position);
    distinct(Term::kTime, {}, evidence, &Evidence::time);
    node_.begin_list(Term::kEvidence);
    for (const Evidence& e : evidence) node_.value(iri(e, mine));
    node_.end_list();
    node_.end();
    for (const Evidence& e : evidence) write(e, mine);
  }

  /// All values of one member, each once, sorted.
  void distinct(Term term, std::string_view prefix,
                std::span<const Evidence> evidence, TextId Evidence::*member) {
    std::vector<std::string_view> values;
    for (const Evidence& e : evidence)
      if (e.*member != TextId{} || !prefix.empty())
        values.push_back(view(e.*member));
    if (values.empty()) return;
    std::ranges::sort(values);
    values.erase(std::unique(values.begin(), values.end()), values.end());
    node_.begin_list(term);
    for (const std::string_view value : values) {
      if (prefix.empty()) {
        node_.value(value);
      } else {
        node_.value(iri(prefix, value));
      }
    }
    node_.end_list();
  }

  void write(const Evidence& e, const std::string& relation) {
    const std::string place = place_iri(e);
    node_.begin(iri(e, relation));
    node_.types({"oa:SpecificResource", kEvidenceNode});
    node_.text(Term::kSource, iri(e.document));
    node_.begin_list(Term::kSelector);
    node_.value(place + ";pos");
    if (e.quote != QuoteId{}) node_.value(place + ";quote");
    node_.end_list();
    node_.begin_list(Term::kByRule);
    node_.value(iri("rule:", view(e.rule)));
    node_.end_list();
    node_.text(Term::kConfidence, decimal(e.confidence));
    one(Term::kPosition, e.position);
    one(Term::kTime, e.time);
    context_if_folded(Term::kSubjectContext, e.subject);
    context_if_folded(Term::kObjectContext, e.object);
    node_.end();
  }

  void one(Term term, TextId text) {
    if (text != TextId{}) list(term, {&text, 1});
  }

  void context_if_folded(Term term, IdentityId id) {
    if (is_folded(id) && !context(id).empty())
      node_.text(term, iri("e:", context(id)));
  }

  /// The places that evidence points to, each once. They take four bytes an
  /// evidence to sort; nothing else here grows with the graph.
  void write_places() {
    const auto all = graph_.evidence();
    const auto place = [&](std::uint32_t i) {
      return std::tuple(all[i].document, all[i].begin, all[i].end);
    };
    std::vector<std::uint32_t> order(all.size());
    std::iota(order.begin(), order.end(), 0U);
    // One place has one quote (GraphBuilder sees to it).
    std::ranges::sort(order, {}, place);
    const auto rest = std::ranges::unique(order, {}, place);
    order.erase(rest.begin(), rest.end());
    for (const std::uint32_t i : order) {
      const std::string iri = place_iri(all[i]);
      node_.begin(iri + ";pos");
      node_.types({kPositionNode});
      node_.number(Term::kStart, all[i].begin);
      node_.number(Term::kEnd, all[i].end);
      node_.end();
      if (all[i].quote == QuoteId{}) continue;
      node_.begin(iri + ";quote");
      node_.types({kQuoteNode});
      node_.text(Term::kExact, graph_.quote(all[i]));
      node_.end();
    }
  }

  const KnowledgeGraph& graph_;
  const Vocabulary& vocabulary_;
  NodeWriter node_;
};

}  // namespace

bool write_jsonld(std::ostream& out, const KnowledgeGraph& graph,
                  const Vocabulary& vocabulary, const JsonLdOptions& options) {
  out << "{\"@context\":";
  write_context(out, vocabulary, options.base);
  out << ",\n\"@graph\":[";
  const bool is_utf8 = GraphWriter(out, graph, vocabulary).write();
  out << "\n]}\n";
  return is_utf8 && out.good();
}

}  // namespace entente
