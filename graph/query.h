#pragma once

#include <bitset>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "graph/graph_builder.h"
#include "graph/knowledge_graph.h"

namespace entente {

// Questions to a KnowledgeGraph. All are pure functions of the graph: equal
// graphs give equal answers, in an order that is stated. Relations are walked
// in both directions unless said otherwise.

/// Which part of the graph a question may use; by default all of it.
struct Filter {
  std::bitset<8> types = std::bitset<8>().set();  ///< TypeIds of neighbours.
  std::bitset<256> predicates = std::bitset<256>().set();
  std::bitset<3> factualities = std::bitset<3>().set();

  bool takes(const Relation& relation) const {
    return predicates[index(relation.predicate)] &&
           factualities[index(relation.factuality)];
  }
  bool takes(const Entity& entity) const { return types[index(entity.type)]; }
};

enum class Direction : std::uint8_t { kOut, kIn };

/// An entity at the other end of a relation.
struct Neighbor {
  NodeId entity{};
  RelationId relation{};
  std::uint32_t evidence_count = 0;

  friend bool operator==(const Neighbor&, const Neighbor&) = default;
};

/// Neighbours by one predicate, most evidence first, then by key. Direction is
/// that of the relation: kIn where the entity asked for is the object. A
/// symmetric predicate is always kOut.
struct NeighborGroup {
  PredicateId predicate{};
  Direction direction{};
  std::vector<Neighbor> neighbors;
};

/// The relations of one entity: out before in, by predicate. O(its degree).
std::vector<NeighborGroup> neighbors(const KnowledgeGraph& graph,
                                     const Vocabulary& vocabulary,
                                     NodeId entity, const Filter& filter = {});

struct EgoNode {
  NodeId entity{};
  std::uint32_t depth = 0;  ///< Relations away from the centre.

  friend bool operator==(const EgoNode&, const EgoNode&) = default;
};

/// What lies within `depth` relations of an entity, and all relations between.
struct Ego {
  std::vector<EgoNode> nodes;         ///< By depth, then by key.
  std::vector<RelationId> relations;  ///< Sorted.
};
Ego ego_network(const KnowledgeGraph& graph, NodeId centre, std::uint32_t depth,
                const Filter& filter = {});

/// A graph of these relations, their ends and `entities` alone, for exports of
/// a part. Both lists may have any order.
KnowledgeGraph subgraph(const KnowledgeGraph& graph,
                        const Vocabulary& vocabulary,
                        std::span<const RelationId> relations,
                        std::span<const NodeId> entities = {});

/// A way from nodes.front() to nodes.back(): relations[i] ties nodes[i] to
/// nodes[i + 1], in either direction. Of parallel relations it names the best:
/// asserted before possible before negated, then the surest.
struct Path {
  std::vector<NodeId> nodes;
  std::vector<RelationId> relations;

  friend bool operator==(const Path&, const Path&) = default;
};

/// All shortest paths, at most `limit`, in the order of their nodes. Between
/// entities that no path joins: none. From an entity to itself: one without
/// relations. The filter's types hold for the entities between the ends.
std::vector<Path> shortest_paths(const KnowledgeGraph& graph, NodeId from,
                                 NodeId to, std::size_t limit,
                                 const Filter& filter = {});

/// One evidence of a relation of the entity.
struct Dated {
  TextId time{};  ///< "" if the text gives none.
  RelationId relation{};
  const Evidence* evidence = nullptr;
};

/// All that is said of an entity by time, the undated last; of equal times by
/// relation. One entry for each (time, relation): its best evidence.
std::vector<Dated> timeline(const KnowledgeGraph& graph, NodeId entity,
                            const Filter& filter = {});

}  // namespace entente
