#include "export/graph_drawing.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <tuple>

#include "export/picture_text.h"

namespace entente {
namespace {

constexpr std::size_t kMostQuotes = 3;      // In one tooltip.
constexpr std::size_t kLongestQuote = 240;  // Letters.
constexpr std::size_t kMostAliases = 8;

std::string counted(std::size_t number, std::string_view one,
                    std::string_view many) {
  return fmt::format("{} {}", number, number == 1 ? one : many);
}

Tone tone_of(const Predicate& predicate) {
  if (!predicate.is_event()) return Tone::kState;
  return predicate.quad.ends_with("conflict") ? Tone::kConflict
                                              : Tone::kCooperation;
}

DrawnNode draw_node(const KnowledgeGraph& graph, NodeId id,
                    const Vocabulary& vocabulary) {
  const Entity& entity = graph[id];
  DrawnNode node;
  node.id = graph[entity.key];
  node.label = graph[entity.name];
  node.type = entity.type;
  node.tooltip =
      fmt::format("{} ({})", node.label, vocabulary[entity.type].name);
  const auto aliases = graph.aliases(id);
  for (std::size_t i = 0; i < std::min(kMostAliases, aliases.size()); ++i)
    node.tooltip +=
        fmt::format("{}{}", i == 0 ? "\nalso: " : ", ", graph[aliases[i]]);
  node.tooltip +=
      fmt::format("\n{} in {}", counted(entity.mentions, "mention", "mentions"),
                  counted(graph.document_count(id), "document", "documents"));
  const std::string_view wikidata = graph[entity.wikidata];
  if (!wikidata.empty())
    node.link = fmt::format("http://www.wikidata.org/entity/{}", wikidata);
  return node;
}

/// "leader of (95 %): President Lima of Norway met ... [brief-01]"
std::string quote_of(const KnowledgeGraph& graph, RelationId id,
                     const Predicate& predicate) {
  const Evidence& best = graph.best_evidence(id);
  const std::string words = graph.quote(best);
  return fmt::format("{} ({} %){}{} [{}]", predicate.label,
                     graph[id].confidence, words.empty() ? "" : ": ",
                     shortened(words, kLongestQuote),
                     graph[graph[best.document].id]);
}

}  // namespace

Drawing draw_graph(const KnowledgeGraph& graph, const Vocabulary& vocabulary,
                   const DrawOptions& options) {
  const std::size_t size = graph.entities().size();
  std::vector<bool> tied(size, options.isolated);
  for (const Relation& relation : graph.relations()) {
    tied[index(relation.subject)] = true;
    tied[index(relation.object)] = true;
  }
  Drawing drawing;
  std::vector<std::uint32_t> drawn(size);
  for (std::uint32_t i = 0; i < size; ++i) {
    if (!tied[i]) continue;
    drawn[i] = static_cast<std::uint32_t>(drawing.nodes.size());
    drawing.nodes.push_back(draw_node(graph, NodeId{i}, vocabulary));
  }

  using Key = std::tuple<NodeId, NodeId, Tone, Factuality, bool>;
  std::map<Key, std::size_t> edge_of;
  std::vector<std::size_t> quotes;
  for (const Relation& relation : graph.relations()) {
    const Predicate& predicate = vocabulary[relation.predicate];
    const RelationId id = graph.id_of(relation);
    const Tone tone = tone_of(predicate);
    const auto [at, fresh] =
        edge_of.try_emplace({relation.subject, relation.object, tone,
                             relation.factuality, predicate.symmetric},
                            drawing.edges.size());
    if (fresh) {
      DrawnEdge edge;
      edge.from = drawn[index(relation.subject)];
      edge.to = drawn[index(relation.object)];
      edge.tone = tone;
      edge.factuality = relation.factuality;
      edge.symmetric = predicate.symmetric;
      edge.evidence = 0;
      drawing.edges.push_back(std::move(edge));
      quotes.push_back(0);
    }
    DrawnEdge& edge = drawing.edges[at->second];
    edge.labels.push_back(predicate.label);
    edge.evidence += graph.evidence(id).size();
    if (quotes[at->second]++ < kMostQuotes) {
      if (!edge.tooltip.empty()) edge.tooltip += '\n';
      edge.tooltip += quote_of(graph, id, predicate);
    }
  }

  const std::string documents =
      counted(graph.documents().size(), "document", "documents");
  drawing.title =
      options.title.empty() ? "Knowledge graph of " + documents : options.title;
  drawing.subtitle = fmt::format(
      "{}, {} from {}", counted(drawing.nodes.size(), "entity", "entities"),
      counted(graph.relations().size(), "relation", "relations"), documents);
  const std::size_t hidden = size - drawing.nodes.size();
  if (hidden > 0)
    drawing.subtitle += fmt::format("; not shown: {} without relations",
                                    counted(hidden, "entity", "entities"));
  return drawing;
}

}  // namespace entente
