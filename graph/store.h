#pragma once

#include <boost/graph/filtered_graph.hpp>
#include <boost/graph/graph_traits.hpp>
#include <boost/graph/properties.hpp>
#include <boost/iterator/counting_iterator.hpp>
#include <boost/iterator/iterator_facade.hpp>
#include <cstdint>
#include <utility>

#include "graph/knowledge_graph.h"
#include "graph/query.h"

namespace entente {

/// A KnowledgeGraph as Boost.Graph sees it: an undirected multigraph with
/// bundled properties, `store[vertex]` and `store[edge]`.
///
/// An adaptor, not a copy. adjacency_list would cost about 100 bytes an edge
/// beside our 16, and a second to build at a million relations, before the
/// first question; the flat arrays already hold each entity's relations in
/// order, so Boost's algorithms can walk them where they are. Models
/// VertexListGraph, EdgeListGraph and IncidenceGraph; parallel edges and loops
/// are allowed, a loop standing twice in its vertex's list, as Boost has it.
///
/// Private to graph/*.cpp: the one door to Boost.Graph. Lives no longer than
/// the graph.
class Store {
 public:
  struct Edge {
    RelationId relation{};
    std::uint32_t from = 0;
    std::uint32_t to = 0;

    friend bool operator==(const Edge&, const Edge&) = default;
  };

  /// The relations of one vertex: first those from it, then those to it.
  class OutEdges
      : public boost::iterator_facade<OutEdges, Edge,
                                      boost::forward_traversal_tag, Edge> {
   public:
    OutEdges() = default;
    OutEdges(const KnowledgeGraph* graph, std::uint32_t vertex,
             std::size_t place)
        : graph_(graph), vertex_(vertex), place_(place) {}

   private:
    friend class boost::iterator_core_access;
    void increment() { ++place_; }
    bool equal(const OutEdges& other) const { return place_ == other.place_; }
    Edge dereference() const {
      const auto from = graph_->relations_from(NodeId{vertex_});
      if (place_ < from.size())
        return {graph_->id_of(from[place_]), vertex_,
                static_cast<std::uint32_t>(from[place_].object)};
      const RelationId id =
          graph_->relations_to(NodeId{vertex_})[place_ - from.size()];
      return {id, vertex_, static_cast<std::uint32_t>((*graph_)[id].subject)};
    }

    const KnowledgeGraph* graph_ = nullptr;
    std::uint32_t vertex_ = 0;
    std::size_t place_ = 0;
  };

  /// All relations, each once, from subject to object.
  class AllEdges
      : public boost::iterator_facade<AllEdges, Edge,
                                      boost::forward_traversal_tag, Edge> {
   public:
    AllEdges() = default;
    AllEdges(const KnowledgeGraph* graph, std::uint32_t place)
        : graph_(graph), place_(place) {}

   private:
    friend class boost::iterator_core_access;
    void increment() { ++place_; }
    bool equal(const AllEdges& other) const { return place_ == other.place_; }
    Edge dereference() const {
      const Relation& relation = (*graph_)[RelationId{place_}];
      return {RelationId{place_}, static_cast<std::uint32_t>(relation.subject),
              static_cast<std::uint32_t>(relation.object)};
    }

    const KnowledgeGraph* graph_ = nullptr;
    std::uint32_t place_ = 0;
  };

  using vertex_descriptor = std::uint32_t;
  using edge_descriptor = Edge;
  using directed_category = boost::undirected_tag;
  using edge_parallel_category = boost::allow_parallel_edge_tag;
  struct traversal_category : boost::incidence_graph_tag,
                              boost::vertex_list_graph_tag,
                              boost::edge_list_graph_tag {};
  using vertex_iterator = boost::counting_iterator<std::uint32_t>;
  using out_edge_iterator = OutEdges;
  using edge_iterator = AllEdges;
  using in_edge_iterator = OutEdges;
  using adjacency_iterator = void;
  using vertices_size_type = std::uint32_t;
  using edges_size_type = std::uint32_t;
  using degree_size_type = std::size_t;
  using vertex_bundled = Entity;
  using edge_bundled = Relation;
  static vertex_descriptor null_vertex() { return 0xFFFFFFFF; }

  explicit Store(const KnowledgeGraph& graph) : graph_(&graph) {}
  const KnowledgeGraph& graph() const { return *graph_; }
  const Entity& operator[](vertex_descriptor v) const {
    return (*graph_)[NodeId{v}];
  }
  const Relation& operator[](const Edge& e) const {
    return (*graph_)[e.relation];
  }

 private:
  const KnowledgeGraph* graph_;
};

inline std::uint32_t source(const Store::Edge& e, const Store&) {
  return e.from;
}
inline std::uint32_t target(const Store::Edge& e, const Store&) { return e.to; }

inline std::uint32_t num_vertices(const Store& store) {
  return static_cast<std::uint32_t>(store.graph().entities().size());
}
inline std::uint32_t num_edges(const Store& store) {
  return static_cast<std::uint32_t>(store.graph().relations().size());
}
inline auto vertices(const Store& store) {
  return std::pair(Store::vertex_iterator(0),
                   Store::vertex_iterator(num_vertices(store)));
}
inline auto edges(const Store& store) {
  return std::pair(Store::AllEdges(&store.graph(), 0),
                   Store::AllEdges(&store.graph(), num_edges(store)));
}
inline std::size_t out_degree(std::uint32_t v, const Store& store) {
  return store.graph().relations_from(NodeId{v}).size() +
         store.graph().relations_to(NodeId{v}).size();
}
inline auto out_edges(std::uint32_t v, const Store& store) {
  return std::pair(Store::OutEdges(&store.graph(), v, 0),
                   Store::OutEdges(&store.graph(), v, out_degree(v, store)));
}

}  // namespace entente
