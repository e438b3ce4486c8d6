#include <algorithm>

#include "graph/query.h"

namespace entente {
namespace {

/// Copies parts of one graph into a builder.
class Copier {
 public:
  Copier(const KnowledgeGraph& from, GraphBuilder& to) : from_(from), to_(to) {}

  void entity(NodeId id) {
    for (const IdentityId identity : from_.identities_of(id))
      for (const Claim& claim : from_.claims_of(identity)) copy(claim);
  }

  void relation(RelationId id) {
    for (Evidence e : from_.evidence(id)) {
      e.subject = here(e.subject);
      e.object = here(e.object);
      e.document = here(e.document);
      e.rule = here(e.rule);
      e.quote = to_.quote(from_.quote(e));
      e.position = here(e.position);
      e.time = here(e.time);
      to_.evidence(e);
    }
  }

 private:
  TextId here(TextId id) { return to_.text(from_[id]); }
  IdentityId here(IdentityId id) {
    return to_.identity(from_[from_[id].key], from_[from_[id].context]);
  }
  DocumentId here(DocumentId id) {
    const Document& d = from_[id];
    return to_.document(from_[d.id], from_[d.source], from_[d.sha256]);
  }

  void copy(const Claim& claim) {
    aliases_.clear();
    whys_.clear();
    for (const TextId alias : from_.aliases(claim))
      aliases_.push_back(here(alias));
    for (const Why& why : from_.why(claim))
      whys_.push_back({here(why.name), here(why.reason), why.at});
    to_.claim({.identity = here(claim.identity),
               .document = here(claim.document),
               .name = here(claim.name),
               .wikidata = here(claim.wikidata),
               .mentions = claim.mentions,
               .type = claim.type},
              aliases_, whys_);
  }

  const KnowledgeGraph& from_;
  GraphBuilder& to_;
  std::vector<TextId> aliases_;
  std::vector<Why> whys_;
};

}  // namespace

KnowledgeGraph subgraph(const KnowledgeGraph& graph,
                        const Vocabulary& vocabulary,
                        std::span<const RelationId> relations,
                        std::span<const NodeId> entities) {
  GraphBuilder builder(vocabulary);
  Copier copier(graph, builder);
  std::vector<NodeId> nodes(entities.begin(), entities.end());
  for (const RelationId id : relations) {
    nodes.push_back(graph[id].subject);
    nodes.push_back(graph[id].object);
    copier.relation(id);
  }
  std::ranges::sort(nodes);
  nodes.erase(std::unique(nodes.begin(), nodes.end()), nodes.end());
  for (const NodeId id : nodes) copier.entity(id);
  return builder.finish();
}

}  // namespace entente
