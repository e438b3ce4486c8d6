#include "graph/walk.h"

#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/filtered_graph.hpp>
#include <boost/pending/queue.hpp>
#include <boost/property_map/property_map.hpp>
#include <boost/property_map/vector_property_map.hpp>
#include <utility>

#include "graph/store.h"

namespace entente {
namespace {

struct Bounds {
  const KnowledgeGraph* graph;
  const Filter* filter;
  NodeId start;
  NodeId goal;
  std::uint32_t limit;
  Walk* walk;
};

// Boost's search cannot be told to stop at a depth. But it asks for the edges
// of a vertex only when that vertex's depth is known, so edges that would lead
// beyond the limit can be filtered away.
struct Takes {
  const Bounds* bounds = nullptr;
  bool operator()(const Store::Edge& e) const {
    const Bounds& b = *bounds;
    const NodeId to{e.to};
    return b.walk->depth[e.from] < b.limit &&
           b.filter->takes((*b.graph)[e.relation]) &&
           (to == b.start || to == b.goal || b.filter->takes((*b.graph)[to]));
  }
};

class Recorder : public boost::default_bfs_visitor {
 public:
  explicit Recorder(Bounds* bounds) : bounds_(bounds) {}
  template <class Graph>
  void discover_vertex(std::uint32_t v, const Graph&) const {
    bounds_->walk->order.push_back(NodeId{v});
    if (NodeId{v} == bounds_->goal) bounds_->limit = bounds_->walk->depth[v];
  }
  template <class Graph>
  void tree_edge(const Store::Edge& e, const Graph&) const {
    bounds_->walk->depth[e.to] = bounds_->walk->depth[e.from] + 1;
  }

 private:
  Bounds* bounds_;
};

}  // namespace

Walk walk(const KnowledgeGraph& graph, NodeId start, std::uint32_t depth,
          const Filter& filter, NodeId goal) {
  Walk result;
  result.depth.assign(graph.entities().size(), kUnreached);
  result.depth[index(start)] = 0;
  Bounds bounds{&graph, &filter, start, goal, depth, &result};
  const Store store(graph);
  const boost::filtered_graph bounded(store, Takes{&bounds});
  std::vector<boost::default_color_type> colors(graph.entities().size(),
                                                boost::white_color);
  boost::queue<std::uint32_t> queue;
  boost::breadth_first_visit(
      bounded, static_cast<std::uint32_t>(start), queue, Recorder(&bounds),
      boost::make_iterator_property_map(
          colors.begin(), boost::typed_identity_property_map<std::uint32_t>()));
  return result;
}

}  // namespace entente
