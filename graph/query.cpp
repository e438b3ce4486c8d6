#include "graph/query.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "graph/walk.h"

namespace entente {
namespace {

/// Asserted before possible before negated.
int doubt(Factuality factuality) {
  switch (factuality) {
    case Factuality::kAsserted:
      return 0;
    case Factuality::kPossible:
      return 1;
    case Factuality::kNegated:
      return 2;
  }
  return 3;
}

/// Calls `use(relation id, entity at the other end, direction)` for each
/// relation of `entity`; for a loop once.
template <class Use>
void each_relation(const KnowledgeGraph& graph, NodeId entity, Use use) {
  for (const Relation& relation : graph.relations_from(entity))
    use(graph.id_of(relation), relation.object, Direction::kOut);
  for (const RelationId id : graph.relations_to(entity)) {
    const NodeId subject = graph[id].subject;
    if (subject != entity) use(id, subject, Direction::kIn);
  }
}

}  // namespace

std::vector<NeighborGroup> neighbors(const KnowledgeGraph& graph,
                                     const Vocabulary& vocabulary,
                                     NodeId entity, const Filter& filter) {
  std::map<std::pair<Direction, PredicateId>, std::vector<Neighbor>> groups;
  each_relation(
      graph, entity, [&](RelationId id, NodeId other, Direction direction) {
        const Relation& relation = graph[id];
        if (!filter.takes(relation) || !filter.takes(graph[other])) return;
        if (vocabulary[relation.predicate].symmetric)
          direction = Direction::kOut;
        groups[{direction, relation.predicate}].push_back(
            {other, id, static_cast<std::uint32_t>(graph.evidence(id).size())});
      });
  std::vector<NeighborGroup> result;
  for (auto& [place, found] : groups) {
    std::ranges::sort(found, {}, [](const Neighbor& n) {
      return std::tuple(~n.evidence_count, n.entity, n.relation);
    });
    result.push_back({place.second, place.first, std::move(found)});
  }
  return result;
}

Ego ego_network(const KnowledgeGraph& graph, NodeId centre, std::uint32_t depth,
                const Filter& filter) {
  const Walk reached = walk(graph, centre, depth, filter);
  Ego ego;
  for (const NodeId id : reached.order)
    ego.nodes.push_back({id, reached.depth[index(id)]});
  std::ranges::sort(ego.nodes, {}, [](const EgoNode& node) {
    return std::pair(node.depth, node.entity);
  });
  for (const NodeId id : reached.order) {
    for (const Relation& relation : graph.relations_from(id)) {
      if (reached.depth[index(relation.object)] != kUnreached &&
          filter.takes(relation))
        ego.relations.push_back(graph.id_of(relation));
    }
  }
  std::ranges::sort(ego.relations);
  return ego;
}

std::vector<Path> shortest_paths(const KnowledgeGraph& graph, NodeId from,
                                 NodeId to, std::size_t limit,
                                 const Filter& filter) {
  // Walked from the far end, so that every step that comes nearer to it is
  // part of a shortest path: no step is taken in vain.
  const Walk reached = walk(graph, to, kUnreached, filter, from);
  const auto& depth = reached.depth;
  std::vector<Path> paths;
  if (depth[index(from)] == kUnreached) return paths;

  const auto steps_from = [&](NodeId node) {
    std::vector<std::pair<NodeId, RelationId>> steps;
    each_relation(graph, node, [&](RelationId id, NodeId next, Direction) {
      if (depth[index(next)] != kUnreached &&
          depth[index(next)] + 1 == depth[index(node)] &&
          filter.takes(graph[id]))
        steps.emplace_back(next, id);
    });
    std::ranges::sort(steps, {}, [&](const auto& step) {
      const Relation& relation = graph[step.second];
      return std::tuple(step.first, doubt(relation.factuality),
                        -relation.confidence, step.second);
    });
    const auto other =
        std::ranges::unique(steps, {}, &std::pair<NodeId, RelationId>::first);
    steps.erase(other.begin(), other.end());
    return steps;
  };

  struct Level {
    std::vector<std::pair<NodeId, RelationId>> steps;
    std::size_t next = 0;
  };
  Path path{{from}, {}};
  std::vector<Level> levels;
  if (from == to && limit > 0) return {path};
  levels.push_back({steps_from(from)});
  while (!levels.empty() && paths.size() < limit) {
    Level& level = levels.back();
    if (level.next == level.steps.size()) {
      levels.pop_back();
      path.nodes.pop_back();
      if (!path.relations.empty()) path.relations.pop_back();
      continue;
    }
    const auto [node, relation] = level.steps[level.next++];
    path.nodes.push_back(node);
    path.relations.push_back(relation);
    if (node == to) {
      paths.push_back(path);
      path.nodes.pop_back();
      path.relations.pop_back();
    } else {
      levels.push_back({steps_from(node)});
    }
  }
  return paths;
}

std::vector<Dated> timeline(const KnowledgeGraph& graph, NodeId entity,
                            const Filter& filter) {
  std::vector<Dated> entries;
  each_relation(graph, entity, [&](RelationId id, NodeId other, Direction) {
    if (!filter.takes(graph[id]) || !filter.takes(graph[other])) return;
    for (const Evidence& evidence : graph.evidence(id))
      entries.push_back({evidence.time, id, &evidence});
  });
  const auto place = [&](const Dated& entry) {
    const std::string_view time = graph[entry.time];
    return std::tuple(time.empty(), time, entry.relation);
  };
  // Evidence of a relation stands in order in memory: of equals the first.
  std::ranges::sort(entries, {}, [&](const Dated& entry) {
    return std::tuple(place(entry), -entry.evidence->confidence,
                      entry.evidence);
  });
  const auto other = std::ranges::unique(entries, {}, place);
  entries.erase(other.begin(), other.end());
  return entries;
}

}  // namespace entente
