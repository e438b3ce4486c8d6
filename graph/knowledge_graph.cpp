#include "graph/knowledge_graph.h"

#include <algorithm>

namespace entente {
namespace {

/// The part of `all` from where rows[i] starts it to where rows[i + 1] does.
template <class Row, class Item>
std::span<const Item> slice(std::span<const Row> rows, std::size_t i,
                            std::uint32_t Row::*first,
                            std::span<const Item> all) {
  const std::size_t begin = rows[i].*first;
  const std::size_t end = i + 1 < rows.size() ? rows[i + 1].*first : all.size();
  return all.subspan(begin, end - begin);
}

}  // namespace

GraphRows KnowledgeGraph::rows() const {
  if (elsewhere_) return *elsewhere_;
  return {documents_, identities_,    first_claim_,     node_of_,
          claims_,    claim_aliases_, claim_whys_,      entities_,
          names_,     members_,       document_counts_, relations_,
          evidence_,  incoming_,      first_incoming_,  {}};
}

std::span<const TextId> KnowledgeGraph::aliases(NodeId id) const {
  return slice(entities(), index(id), &Entity::first_name,
               rows(names_, &GraphRows::names));
}

std::uint32_t KnowledgeGraph::document_count(NodeId id) const {
  return rows(document_counts_, &GraphRows::document_counts)[index(id)];
}

std::span<const IdentityId> KnowledgeGraph::identities_of(NodeId id) const {
  return slice(entities(), index(id), &Entity::first_member,
               rows(members_, &GraphRows::members));
}

std::span<const Claim> KnowledgeGraph::claims_of(IdentityId id) const {
  const auto first = rows(first_claim_, &GraphRows::first_claim);
  const std::size_t begin = first[index(id)];
  return claims().subspan(begin, first[index(id) + 1] - begin);
}

std::span<const TextId> KnowledgeGraph::aliases(const Claim& claim) const {
  return slice(claims(), static_cast<std::size_t>(&claim - claims().data()),
               &Claim::first_alias,
               rows(claim_aliases_, &GraphRows::claim_aliases));
}

std::span<const Why> KnowledgeGraph::why(const Claim& claim) const {
  return slice(claims(), static_cast<std::size_t>(&claim - claims().data()),
               &Claim::first_why, rows(claim_whys_, &GraphRows::claim_whys));
}

std::span<const Evidence> KnowledgeGraph::evidence(RelationId id) const {
  return slice(relations(), index(id), &Relation::first_evidence, evidence());
}

const Evidence& KnowledgeGraph::best_evidence(RelationId id) const {
  return *std::ranges::max_element(evidence(id), {}, [](const Evidence& e) {
    return std::pair(e.confidence, e.quote != QuoteId{});
  });
}

std::span<const Relation> KnowledgeGraph::relations_from(NodeId id) const {
  return slice(entities(), index(id), &Entity::first_edge, relations());
}

std::span<const RelationId> KnowledgeGraph::relations_to(NodeId id) const {
  const auto first = rows(first_incoming_, &GraphRows::first_incoming);
  const std::size_t begin = first[index(id)];
  return rows(incoming_, &GraphRows::incoming)
      .subspan(begin, first[index(id) + 1] - begin);
}

NodeId KnowledgeGraph::find_key(std::string_view key) const {
  const auto all = entities();
  const auto at = std::ranges::lower_bound(
      all, key, {}, [&](const Entity& e) { return texts_[e.key]; });
  if (at == all.end() || texts_[at->key] != key) return kNoNode;
  return static_cast<NodeId>(at - all.begin());
}

bool operator==(const KnowledgeGraph& a, const KnowledgeGraph& b) {
  // Texts are numbered by first use, so equal facts give equal arrays.
  if (a.texts_.size() != b.texts_.size()) return false;
  std::string room_a;
  std::string room_b;
  for (std::size_t i = 0; i < a.texts_.size(); ++i)
    if (a.texts_.text(i, room_a) != b.texts_.text(i, room_b)) return false;
  const GraphRows x = a.rows();
  const GraphRows y = b.rows();
  const auto same = [&](auto part) {
    return std::ranges::equal(x.*part, y.*part);
  };
  return same(&GraphRows::documents) && same(&GraphRows::identities) &&
         same(&GraphRows::first_claim) && same(&GraphRows::node_of) &&
         same(&GraphRows::claims) && same(&GraphRows::claim_aliases) &&
         same(&GraphRows::claim_whys) && same(&GraphRows::entities) &&
         same(&GraphRows::names) && same(&GraphRows::members) &&
         same(&GraphRows::document_counts) && same(&GraphRows::relations) &&
         same(&GraphRows::evidence) && same(&GraphRows::incoming) &&
         same(&GraphRows::first_incoming);
}

}  // namespace entente
