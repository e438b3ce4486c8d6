#include "export/csv.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <string_view>

#include "export/buffered.h"
#include "extract/fact_names.h"

namespace entente {
namespace {

/// Appends fields to a row; end() ends it.
class Row {
 public:
  explicit Row(Buffered& out) : out_(out) {}

  Row& field(std::string_view value) {
    std::string& text = out_.text();
    if (!first_) text += ',';
    first_ = false;
    if (value.find_first_of(",\"\r\n") == value.npos) {
      text += value;
      return *this;
    }
    text += '"';
    for (const char c : value) {
      if (c == '"') text += '"';
      text += c;
    }
    text += '"';
    return *this;
  }
  Row& field(std::size_t value) { return field(fmt::format("{}", value)); }
  void end() {
    out_.text() += "\r\n";
    out_.done();
  }

 private:
  Buffered& out_;
  bool first_ = true;
};

}  // namespace

void write_csv_nodes(std::ostream& out, const KnowledgeGraph& graph,
                     const Vocabulary& vocabulary) {
  Buffered buffer(out);
  buffer.text() +=
      "key:ID,name,:LABEL,aliases:string[],wikidata,mentions:int,"
      "documents:int\r\n";
  for (std::uint32_t i = 0; i < graph.entities().size(); ++i) {
    const Entity& entity = graph[NodeId{i}];
    std::string aliases;
    for (const TextId id : graph.aliases(NodeId{i})) {
      if (!aliases.empty()) aliases += ';';
      std::string alias(graph[id]);
      std::ranges::replace(alias, ';', ',');
      aliases += alias;
    }
    Row(buffer)
        .field(graph[entity.key])
        .field(graph[entity.name])
        .field(vocabulary[entity.type].name)
        .field(aliases)
        .field(graph[entity.wikidata])
        .field(std::size_t{entity.mentions})
        .field(std::size_t{graph.document_count(NodeId{i})})
        .end();
  }
}

void write_csv_edges(std::ostream& out, const KnowledgeGraph& graph,
                     const Vocabulary& vocabulary) {
  Buffered buffer(out);
  buffer.text() +=
      ":START_ID,:END_ID,:TYPE,factuality,confidence:float,evidences:int,"
      "position,time,rule,evidence,document\r\n";
  for (const Relation& relation : graph.relations()) {
    const RelationId id = graph.id_of(relation);
    const Evidence& best = graph.best_evidence(id);
    Row(buffer)
        .field(graph.key(relation.subject))
        .field(graph.key(relation.object))
        .field(vocabulary[relation.predicate].name)
        .field(name_of(relation.factuality))
        .field(fmt::format("{:.2f}", relation.confidence / 100.0))
        .field(graph.evidence(id).size())
        .field(graph[best.position])
        .field(graph[best.time])
        .field(graph[best.rule])
        .field(graph.quote(best))
        .field(graph[graph[best.document].id])
        .end();
  }
}

}  // namespace entente
