#include "graph/knowledge_graph.h"

#include <algorithm>

namespace entente {
namespace {

/// The part of `all` from where rows[i] starts it to where rows[i + 1] does.
template <class Row, class Item>
std::span<const Item> slice(const std::vector<Row>& rows, std::size_t i,
                            std::uint32_t Row::*first,
                            const std::vector<Item>& all) {
  const std::size_t begin = rows[i].*first;
  const std::size_t end = i + 1 < rows.size() ? rows[i + 1].*first : all.size();
  return std::span(all).subspan(begin, end - begin);
}

}  // namespace

std::span<const TextId> KnowledgeGraph::aliases(NodeId id) const {
  return slice(entities_, index(id), &Entity::first_name, names_);
}

std::uint32_t KnowledgeGraph::document_count(NodeId id) const {
  return document_counts_[index(id)];
}

std::span<const IdentityId> KnowledgeGraph::identities_of(NodeId id) const {
  return slice(entities_, index(id), &Entity::first_member, members_);
}

std::span<const Claim> KnowledgeGraph::claims_of(IdentityId id) const {
  const std::size_t begin = first_claim_[index(id)];
  return std::span(claims_).subspan(begin, first_claim_[index(id) + 1] - begin);
}

std::span<const TextId> KnowledgeGraph::aliases(const Claim& claim) const {
  return slice(claims_, static_cast<std::size_t>(&claim - claims_.data()),
               &Claim::first_alias, claim_aliases_);
}

std::span<const Why> KnowledgeGraph::why(const Claim& claim) const {
  return slice(claims_, static_cast<std::size_t>(&claim - claims_.data()),
               &Claim::first_why, claim_whys_);
}

std::span<const Evidence> KnowledgeGraph::evidence(RelationId id) const {
  return slice(relations_, index(id), &Relation::first_evidence, evidence_);
}

const Evidence& KnowledgeGraph::best_evidence(RelationId id) const {
  return *std::ranges::max_element(evidence(id), {}, [](const Evidence& e) {
    return std::pair(e.confidence, e.quote != TextId{});
  });
}

std::span<const Relation> KnowledgeGraph::relations_from(NodeId id) const {
  return slice(entities_, index(id), &Entity::first_edge, relations_);
}

std::span<const RelationId> KnowledgeGraph::relations_to(NodeId id) const {
  const std::size_t begin = first_incoming_[index(id)];
  return std::span(incoming_).subspan(begin,
                                      first_incoming_[index(id) + 1] - begin);
}

NodeId KnowledgeGraph::find_key(std::string_view key) const {
  const auto at = std::ranges::lower_bound(
      entities_, key, {}, [&](const Entity& e) { return texts_[e.key]; });
  if (at == entities_.end() || texts_[at->key] != key) return kNoNode;
  return static_cast<NodeId>(at - entities_.begin());
}

bool operator==(const KnowledgeGraph& a, const KnowledgeGraph& b) {
  // Texts are numbered by first use, so equal facts give equal arrays.
  if (a.texts_.size() != b.texts_.size()) return false;
  for (std::uint32_t i = 0; i < a.texts_.size(); ++i)
    if (a.texts_[TextId{i}] != b.texts_[TextId{i}]) return false;
  return a.documents_ == b.documents_ && a.identities_ == b.identities_ &&
         a.first_claim_ == b.first_claim_ && a.node_of_ == b.node_of_ &&
         a.claims_ == b.claims_ && a.claim_aliases_ == b.claim_aliases_ &&
         a.claim_whys_ == b.claim_whys_ && a.entities_ == b.entities_ &&
         a.names_ == b.names_ && a.members_ == b.members_ &&
         a.document_counts_ == b.document_counts_ &&
         a.relations_ == b.relations_ && a.evidence_ == b.evidence_ &&
         a.incoming_ == b.incoming_ && a.first_incoming_ == b.first_incoming_;
}

}  // namespace entente
