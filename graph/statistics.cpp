#include "graph/statistics.h"

#include <algorithm>
#include <boost/graph/betweenness_centrality.hpp>
#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <boost/graph/connected_components.hpp>
#include <boost/property_map/property_map.hpp>
#include <numeric>
#include <utility>

#include "graph/store.h"

namespace entente {
namespace {

/// The distinct other entities that `node` is tied to, by key.
void collect_neighbors(const KnowledgeGraph& graph, NodeId node,
                       std::vector<NodeId>& found) {
  found.clear();
  for (const Relation& relation : graph.relations_from(node))
    found.push_back(relation.object);
  for (const RelationId id : graph.relations_to(node))
    found.push_back(graph[id].subject);
  std::ranges::sort(found);
  found.erase(std::unique(found.begin(), found.end()), found.end());
  std::erase(found, node);
}

}  // namespace

Counts count(const KnowledgeGraph& graph, const Vocabulary& vocabulary) {
  Counts counts;
  counts.documents = graph.documents().size();
  counts.entities = graph.entities().size();
  counts.relations = graph.relations().size();
  counts.evidence = graph.evidence().size();
  counts.by_type.assign(vocabulary.types().size(), 0);
  counts.by_predicate.assign(vocabulary.predicates().size(), 0);
  for (const Entity& entity : graph.entities()) {
    ++counts.by_type[index(entity.type)];
    counts.mentions += entity.mentions;
  }
  for (const Relation& relation : graph.relations()) {
    ++counts.by_predicate[index(relation.predicate)];
    ++counts.by_factuality[index(relation.factuality)];
  }
  return counts;
}

std::vector<std::uint32_t> degrees(const KnowledgeGraph& graph) {
  std::vector<std::uint32_t> result;
  result.reserve(graph.entities().size());
  std::vector<NodeId> found;
  for (std::uint32_t i = 0; i < graph.entities().size(); ++i) {
    collect_neighbors(graph, NodeId{i}, found);
    result.push_back(static_cast<std::uint32_t>(found.size()));
  }
  return result;
}

// Parallel relations would count as so many shortest paths, so Brandes walks a
// copy in which each tie stands once in either direction: 4 bytes a tie.
std::vector<double> betweenness(const KnowledgeGraph& graph,
                                std::uint64_t work_limit) {
  const std::uint64_t nodes = graph.entities().size();
  if (nodes * (nodes + graph.relations().size()) > work_limit) return {};
  std::vector<std::pair<std::uint32_t, std::uint32_t>> ties;
  std::vector<NodeId> found;
  for (std::uint32_t i = 0; i < nodes; ++i) {
    collect_neighbors(graph, NodeId{i}, found);
    for (const NodeId other : found)
      ties.emplace_back(i, static_cast<std::uint32_t>(other));
  }
  using Ties =
      boost::compressed_sparse_row_graph<boost::directedS, boost::no_property,
                                         boost::no_property, boost::no_property,
                                         std::uint32_t, std::uint32_t>;
  const Ties simple(boost::edges_are_sorted, ties.begin(), ties.end(),
                    static_cast<std::uint32_t>(nodes));
  std::vector<double> centrality(nodes, 0.0);
  if (nodes == 0) return centrality;
  boost::brandes_betweenness_centrality(
      simple, boost::make_iterator_property_map(
                  centrality.begin(), get(boost::vertex_index, simple)));
  const double pairs =
      static_cast<double>(nodes - 1) * (static_cast<double>(nodes) - 2);
  if (pairs > 0)
    for (double& value : centrality) value /= pairs;
  return centrality;
}

Components components(const KnowledgeGraph& graph) {
  const std::size_t nodes = graph.entities().size();
  const Store store(graph);
  std::vector<std::uint32_t> part(nodes, 0);
  std::vector<boost::default_color_type> colors(nodes);
  const boost::typed_identity_property_map<std::uint32_t> by_id;
  const std::uint32_t count = boost::connected_components(
      store, boost::make_iterator_property_map(part.begin(), by_id),
      boost::color_map(
          boost::make_iterator_property_map(colors.begin(), by_id)));
  // Boost numbers them by their first vertex; we by size.
  std::vector<std::uint32_t> sizes(count, 0);
  for (const std::uint32_t p : part) ++sizes[p];
  std::vector<std::uint32_t> order(count);
  std::iota(order.begin(), order.end(), 0U);
  std::ranges::stable_sort(order, std::greater<>(),
                           [&](std::uint32_t p) { return sizes[p]; });
  Components result;
  std::vector<std::uint32_t> place(count, 0);
  for (std::uint32_t i = 0; i < count; ++i) {
    place[order[i]] = i;
    result.sizes.push_back(sizes[order[i]]);
  }
  result.of.reserve(nodes);
  for (const std::uint32_t p : part) result.of.push_back(place[p]);
  return result;
}

}  // namespace entente
