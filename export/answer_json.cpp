#include "export/answer_json.h"

#include <ostream>

#include "export/json.h"
#include "extract/fact_names.h"

namespace entente {
namespace {

class AnswerWriter {
 public:
  AnswerWriter(const KnowledgeGraph& graph, const Vocabulary& vocabulary)
      : graph_(graph), vocabulary_(vocabulary), json_(buffer_) {}

  std::string_view write(NodeId centre, const Ego& ego) {
    json_.StartObject();
    put(json_, "entity", graph_.key(centre));
    put(json_, "entities");
    json_.StartArray();
    for (const EgoNode& node : ego.nodes) write(node);
    json_.EndArray();
    put(json_, "relations");
    json_.StartArray();
    for (const RelationId relation : ego.relations) write(relation);
    json_.EndArray();
    json_.EndObject();
    return {buffer_.GetString(), buffer_.GetSize()};
  }

 private:
  void put_if(std::string_view name, TextId text) {
    if (!graph_[text].empty()) put(json_, name, graph_[text]);
  }
  void put_percent(std::uint8_t percent) {
    put(json_, "confidence");
    json_.Double(percent / 100.0);
  }

  void write(const EgoNode& node) {
    json_.StartObject();
    put(json_, "key", graph_.key(node.entity));
    put(json_, "type", vocabulary_[graph_[node.entity].type].name);
    put(json_, "name", graph_.name(node.entity));
    if (!graph_.aliases(node.entity).empty()) {
      put(json_, "aliases");
      json_.StartArray();
      for (const TextId alias : graph_.aliases(node.entity))
        put(json_, graph_[alias]);
      json_.EndArray();
    }
    put_if("wikidata", graph_[node.entity].wikidata);
    put(json_, "depth");
    json_.Uint(node.depth);
    json_.EndObject();
  }

  void write(RelationId id) {
    const Relation& relation = graph_[id];
    json_.StartObject();
    put(json_, "subject", graph_.key(relation.subject));
    put(json_, "predicate", vocabulary_[relation.predicate].name);
    put(json_, "object", graph_.key(relation.object));
    put(json_, "factuality", name_of(relation.factuality));
    put_percent(relation.confidence);
    put(json_, "evidence");
    json_.StartArray();
    for (const Evidence& evidence : graph_.evidence(id)) write(evidence);
    json_.EndArray();
    json_.EndObject();
  }

  void write(const Evidence& evidence) {
    json_.StartObject();
    put(json_, "document", graph_[graph_[evidence.document].id]);
    put(json_, "start");
    json_.Uint(evidence.begin);
    put(json_, "end");
    json_.Uint(evidence.end);
    if (evidence.quote != QuoteId{})
      put(json_, "quote", graph_.quote(evidence));
    put_if("rule", evidence.rule);
    put_percent(evidence.confidence);
    put_if("position", evidence.position);
    put_if("time", evidence.time);
    json_.EndObject();
  }

  const KnowledgeGraph& graph_;
  const Vocabulary& vocabulary_;
  JsonBuffer buffer_;
  JsonWriter json_;
};

}  // namespace

void write_ego_json(std::ostream& out, const KnowledgeGraph& graph,
                    const Vocabulary& vocabulary, NodeId centre,
                    const Ego& ego) {
  out << AnswerWriter(graph, vocabulary).write(centre, ego) << '\n';
}

}  // namespace entente
