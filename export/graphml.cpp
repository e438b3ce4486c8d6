#include "export/graphml.h"

#include <fmt/format.h>

#include <array>
#include <iterator>
#include <string_view>

#include "export/buffered.h"
#include "extract/fact_names.h"

namespace entente {
namespace {

struct Key {
  const char* of;    // node or edge.
  const char* name;  // Also its id, after "n_" or "e_".
  const char* type;
};
constexpr std::array<Key, 16> kKeys = {{
    {"node", "label", "string"},
    {"node", "type", "string"},
    {"node", "aliases", "string"},
    {"node", "wikidata", "string"},
    {"node", "mentions", "int"},
    {"node", "documents", "int"},
    {"edge", "label", "string"},
    {"edge", "predicate", "string"},
    {"edge", "factuality", "string"},
    {"edge", "confidence", "double"},
    {"edge", "weight", "int"},
    {"edge", "position", "string"},
    {"edge", "time", "string"},
    {"edge", "rule", "string"},
    {"edge", "evidence", "string"},
    {"edge", "document", "string"},
}};

/// Appends `text` as XML 1.0 content or attribute.
void append_xml(std::string& out, std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const auto byte = static_cast<unsigned char>(c);
    if (c == '&') {
      out += "&amp;";
    } else if (c == '<') {
      out += "&lt;";
    } else if (c == '>') {
      out += "&gt;";
    } else if (c == '"') {
      out += "&quot;";
    } else if (c == '\n' || c == '\t' || c == '\r') {
      fmt::format_to(std::back_inserter(out), "&#{};", int{byte});
    } else if (byte < 0x20) {
      out += "\xEF\xBF\xBD";
    } else if (text.substr(i).starts_with("\xEF\xBF\xBE") ||
               text.substr(i).starts_with("\xEF\xBF\xBF")) {
      out += "\xEF\xBF\xBD";  // U+FFFE and U+FFFF are no characters in XML.
      i += 2;
    } else {
      out += c;
    }
  }
}

class Writer {
 public:
  Writer(std::ostream& out, const KnowledgeGraph& graph,
         const Vocabulary& vocabulary)
      : out_(out), graph_(graph), vocabulary_(vocabulary) {}

  void write() {
    text() +=
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n";
    for (const Key& key : kKeys)
      fmt::format_to(std::back_inserter(text()),
                     "  <key id=\"{}_{}\" for=\"{}\" attr.name=\"{}\" "
                     "attr.type=\"{}\"/>\n",
                     key.of[0], key.name, key.of, key.name, key.type);
    text() += "  <graph id=\"entente\" edgedefault=\"directed\">\n";
    for (std::uint32_t i = 0; i < graph_.entities().size(); ++i)
      write(NodeId{i});
    for (const Relation& relation : graph_.relations()) write(relation);
    text() += "  </graph>\n</graphml>\n";
  }

 private:
  std::string& text() { return out_.text(); }

  void data(std::string_view key, std::string_view value) {
    if (value.empty()) return;
    text() += "<data key=\"";
    text() += key;
    text() += "\">";
    append_xml(text(), value);
    text() += "</data>";
  }

  void write(NodeId id) {
    const Entity& entity = graph_[id];
    text() += "    <node id=\"";
    append_xml(text(), graph_[entity.key]);
    text() += "\">";
    data("n_label", graph_[entity.name]);
    data("n_type", vocabulary_[entity.type].name);
    std::string aliases;
    for (const TextId alias : graph_.aliases(id)) {
      if (!aliases.empty()) aliases += " | ";
      aliases += graph_[alias];
    }
    data("n_aliases", aliases);
    data("n_wikidata", graph_[entity.wikidata]);
    data("n_mentions", std::to_string(entity.mentions));
    data("n_documents", std::to_string(graph_.document_count(id)));
    text() += "</node>\n";
    out_.done();
  }

  void write(const Relation& relation) {
    const Predicate& predicate = vocabulary_[relation.predicate];
    const RelationId id = graph_.id_of(relation);
    const Evidence& best = graph_.best_evidence(id);
    text() += "    <edge source=\"";
    append_xml(text(), graph_.key(relation.subject));
    text() += "\" target=\"";
    append_xml(text(), graph_.key(relation.object));
    text() += predicate.symmetric ? "\" directed=\"false\">" : "\">";
    data("e_label", relation.factuality == Factuality::kNegated
                        ? "not " + predicate.label
                        : predicate.label);
    data("e_predicate", predicate.name);
    data("e_factuality", name_of(relation.factuality));
    data("e_confidence", fmt::format("{:.2f}", relation.confidence / 100.0));
    data("e_weight", std::to_string(graph_.evidence(id).size()));
    data("e_position", graph_[best.position]);
    data("e_time", graph_[best.time]);
    data("e_rule", graph_[best.rule]);
    data("e_evidence", graph_.quote(best));
    data("e_document", graph_[graph_[best.document].id]);
    text() += "</edge>\n";
    out_.done();
  }

  Buffered out_;
  const KnowledgeGraph& graph_;
  const Vocabulary& vocabulary_;
};

}  // namespace

void write_graphml(std::ostream& out, const KnowledgeGraph& graph,
                   const Vocabulary& vocabulary) {
  Writer(out, graph, vocabulary).write();
}

}  // namespace entente
