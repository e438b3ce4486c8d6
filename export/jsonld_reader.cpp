#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "export/jsonld.h"
#include "export/jsonld_rows.h"

namespace entente {
namespace {

/// Puts the rows of one file together.
class Assembler {
 public:
  Assembler(JsonLdRows& rows, JsonLdFaults& faults, GraphBuilder& graph)
      : rows_(rows), faults_(faults), graph_(graph) {}

  void put_together() {
    for (const auto& [iri, document] : rows_.documents)
      documents_[iri] = graph_.document(rows_.texts[document.id],
                                        rows_.texts[document.source],
                                        rows_.texts[document.sha256]);
    for (const AppearanceRow& row : rows_.appearances) {
      const auto entity = rows_.entities.find(row.entity);
      if (entity != rows_.entities.end() && !entity->second.knows(row.context))
        entity->second.contexts.push_back(row.context);
    }
    for (const AppearanceRow& row : rows_.appearances) put(row);
    for (const StatementRow& row : rows_.statements) put(row);
  }

 private:
  using Iri = JsonLdRows::Iri;
  using EntityRow = JsonLdRows::EntityRow;
  using AppearanceRow = JsonLdRows::AppearanceRow;
  using StatementRow = JsonLdRows::StatementRow;
  using EvidenceRow = JsonLdRows::EvidenceRow;
  using PlaceRow = JsonLdRows::PlaceRow;

  /// The row of that IRI, or null and a fault.
  template <class Row>
  const Row* find(const std::unordered_map<Iri, Row>& rows, Iri iri,
                  std::size_t offset) {
    const auto at = rows.find(iri);
    if (at != rows.end()) return &at->second;
    lost(offset, "refers to '" + std::string(rows_.texts[iri]) +
                     "', which is not in the file");
    return nullptr;
  }
  void lost(std::size_t offset, std::string message) {
    faults_.add(offset, std::move(message), std::string(kPartLost));
  }

  void put(const AppearanceRow& row) {
    const EntityRow* entity = find(rows_.entities, row.entity, row.offset);
    const DocumentId* document = find(documents_, row.document, row.offset);
    std::vector<TextId> aliases;
    std::vector<Why> whys;
    for (const TextId alias : row.aliases) aliases.push_back(there(alias));
    for (const Iri iri : row.reasons)
      if (const Why* why = find(rows_.reasons, iri, row.offset))
        whys.push_back({there(why->name), there(why->reason), why->at});
    if (entity == nullptr || document == nullptr) return;
    graph_.claim({.identity = graph_.identity(rows_.texts[entity->key],
                                              rows_.texts[row.context]),
                  .document = *document,
                  .name = there(row.name),
                  .wikidata = there(row.wikidata),
                  .mentions = row.mentions,
                  .first_alias = 0,
                  .first_why = 0,
                  .type = row.type.value_or(entity->type)},
                 aliases, whys);
  }

  void put(const StatementRow& row) {
    const EntityRow* subject = find(rows_.entities, row.subject, row.offset);
    const EntityRow* object = find(rows_.entities, row.object, row.offset);
    if (subject == nullptr || object == nullptr) return;
    if (row.evidence.empty()) lost(row.offset, "a relation without evidence");
    for (const Iri iri : row.evidence)
      if (const EvidenceRow* e = find(rows_.evidence, iri, row.offset))
        put(row, *subject, *object, *e);
  }

  void put(const StatementRow& row, const EntityRow& subject,
           const EntityRow& object, const EvidenceRow& e) {
    const DocumentId* document = find(documents_, e.document, e.offset);
    const PlaceRow* place = nullptr;
    TextId quote{};
    for (const Iri selector : e.selectors) {
      const auto words = rows_.quotes.find(selector);
      if (words != rows_.quotes.end()) {
        quote = words->second;
      } else {
        place = find(rows_.places, selector, e.offset);
      }
    }
    if (e.selectors.empty()) lost(e.offset, "evidence without a place");
    const auto from = identity(subject, e.subject_context, e.offset);
    const auto to = identity(object, e.object_context, e.offset);
    if (document == nullptr || place == nullptr || !from || !to) return;
    graph_.evidence({.subject = *from,
                     .object = *to,
                     .document = *document,
                     .begin = place->begin,
                     .end = place->end,
                     .rule = there(e.rule),
                     .quote = graph_.quote(rows_.texts[quote]),
                     .position = there(e.position),
                     .time = there(e.time),
                     .predicate = row.predicate,
                     .factuality = row.factuality,
                     .confidence = e.confidence});
  }

  /// An entity of one context needs no saying which; of several, evidence
  /// says it.
  std::optional<IdentityId> identity(const EntityRow& entity, TextId context,
                                     std::size_t offset) {
    if (entity.contexts.size() == 1) context = entity.contexts.front();
    if (entity.knows(context))
      return graph_.identity(rows_.texts[entity.key], rows_.texts[context]);
    lost(offset, "'" + std::string(rows_.texts[entity.key]) +
                     "' appears in no document with that context");
    return std::nullopt;
  }
  TextId there(TextId id) { return graph_.text(rows_.texts[id]); }

  JsonLdRows& rows_;
  JsonLdFaults& faults_;
  GraphBuilder& graph_;
  std::unordered_map<Iri, DocumentId> documents_;
};

}  // namespace

Diagnostics read_jsonld(std::string_view file, std::string_view text,
                        const Vocabulary& vocabulary, GraphBuilder& graph) {
  JsonLdFaults faults(file, text);
  JsonLdRows rows = read_rows(vocabulary, faults);
  if (faults.empty()) Assembler(rows, faults, graph).put_together();
  return faults.take();
}

Result<KnowledgeGraph> read_jsonld(std::string_view file, std::string_view text,
                                   const Vocabulary& vocabulary) {
  GraphBuilder graph(vocabulary);
  Diagnostics faults = read_jsonld(file, text, vocabulary, graph);
  if (!faults.empty()) return faults;
  return graph.finish();
}

}  // namespace entente
