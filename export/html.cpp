#include "export/html.h"

#include <algorithm>
#include <ostream>
#include <string>
#include <string_view>
#include <unordered_map>

#include "export/graph_drawing.h"
#include "export/html_page.h"
#include "export/json.h"
#include "export/picture.h"
#include "extract/fact_names.h"

namespace entente {
namespace {

constexpr std::size_t kMostDrawn = 250;
constexpr std::size_t kMostEvidence = 5;  // Of one relation.

/// Writes the graph as the script of html_page.h wants it.
class DataWriter {
 public:
  DataWriter(const KnowledgeGraph& graph, const Vocabulary& vocabulary,
             const Drawing& drawing)
      : graph_(graph), vocabulary_(vocabulary), json_(buffer_) {
    for (std::uint32_t i = 0; i < drawing.nodes.size(); ++i)
      drawn_.emplace(drawing.nodes[i].id, i);
  }

  std::string_view write() {
    json_.StartObject();
    list("types", vocabulary_.types(), [&](const EntityType& type) {
      put(json_, "name", type.name);
      put(json_, "color", type.color);
    });
    list("predicates", vocabulary_.predicates(), [&](const Predicate& p) {
      put(json_, "label", p.label);
      put(json_, "inverse", p.inverse);
      put(json_, "symmetric");
      json_.Bool(p.symmetric);
    });
    list("entities", graph_.entities(),
         [&](const Entity& entity) { members(entity); });
    list("relations", graph_.relations(),
         [&](const Relation& relation) { members(relation); });
    json_.EndObject();
    return {buffer_.GetString(), buffer_.GetSize()};
  }

 private:
  /// An array of one object for each row; `write` puts its members.
  template <class Rows, class Write>
  void list(std::string_view name, const Rows& rows, Write write) {
    put(json_, name);
    json_.StartArray();
    for (const auto& row : rows) {
      json_.StartObject();
      write(row);
      json_.EndObject();
    }
    json_.EndArray();
  }

  void number(std::string_view name, std::size_t value) {
    put(json_, name);
    json_.Uint64(value);
  }
  void text_if(std::string_view name, TextId text) {
    if (text != TextId{}) put(json_, name, graph_[text]);
  }

  void members(const Entity& entity) {
    const auto id = static_cast<NodeId>(&entity - graph_.entities().data());
    put(json_, "key", graph_[entity.key]);
    put(json_, "name", graph_[entity.name]);
    number("type", index(entity.type));
    put(json_, "aliases");
    json_.StartArray();
    for (const TextId alias : graph_.aliases(id)) put(json_, graph_[alias]);
    json_.EndArray();
    text_if("wikidata", entity.wikidata);
    number("mentions", entity.mentions);
    number("documents", graph_.document_count(id));
    const auto drawn = drawn_.find(graph_[entity.key]);
    if (drawn != drawn_.end()) number("drawn", drawn->second);
  }

  void members(const Relation& relation) {
    const auto evidence = graph_.evidence(graph_.id_of(relation));
    number("subject", index(relation.subject));
    number("predicate", index(relation.predicate));
    number("object", index(relation.object));
    put(json_, "factuality", name_of(relation.factuality));
    number("confidence", relation.confidence);
    number("count", evidence.size());
    list("evidence", evidence.first(std::min(kMostEvidence, evidence.size())),
         [&](const Evidence& e) {
           if (e.quote != QuoteId{}) put(json_, "quote", graph_.quote(e));
           text_if("position", e.position);
           text_if("time", e.time);
           put(json_, "document", graph_[graph_[e.document].id]);
           put(json_, "rule", graph_[e.rule]);
         });
  }

  const KnowledgeGraph& graph_;
  const Vocabulary& vocabulary_;
  std::unordered_map<std::string_view, std::uint32_t> drawn_;
  JsonBuffer buffer_;
  JsonWriter json_;
};

/// Writes `text` so that no "<" in it can be read as markup, in JSON.
void write_json_in_html(std::ostream& out, std::string_view text) {
  while (!text.empty()) {
    const auto at = text.find('<');
    out << text.substr(0, at);
    if (at == text.npos) return;
    out << "\\u003c";
    text.remove_prefix(at + 1);
  }
}

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '&') {
      out += "&amp;";
    } else if (c == '<') {
      out += "&lt;";
    } else {
      out += c;
    }
  }
  return out;
}

}  // namespace

Diagnostics write_html(std::ostream& out, const KnowledgeGraph& graph,
                       const Vocabulary& vocabulary,
                       const HtmlOptions& options) {
  DrawOptions draw;
  draw.title = options.title;
  const Drawing drawing =
      most_connected(draw_graph(graph, vocabulary, draw), kMostDrawn);
  const Result<std::string> svg = draw_picture(
      drawing, vocabulary, PictureFormat::kSvg, options.picture_limit);
  if (!svg) return svg.error();
  const std::string_view picture =
      std::string_view(*svg).substr(std::min(svg->find("<svg"), svg->size()));

  out << kHtmlHead << "<title>" << escaped(drawing.title)
      << "</title>\n</head>\n<body>\n<main id=\"picture\">\n"
      << picture
      << "</main>\n<aside>\n<header><input id=\"find\" type=\"search\" "
         "placeholder=\"Find an entity\" aria-label=\"Find an entity\" "
         "autofocus></header>\n<div id=\"panel\"></div>\n</aside>\n"
         "<script type=\"application/json\" id=\"data\">";
  write_json_in_html(out, DataWriter(graph, vocabulary, drawing).write());
  out << "</script>\n" << kHtmlScript;
  return {};
}

}  // namespace entente
