#include "graph/graph_image_check.h"

#include <algorithm>

namespace entente {
namespace {

/// The largest id of a kind. Comparing one number at the end is what lets the
/// loops below run at the speed of memory.
class Largest {
 public:
  template <class Id>
  void see(Id id) {
    largest_ = std::max(largest_, static_cast<std::uint32_t>(id));
    any_ = true;
  }
  bool below(std::size_t size) const { return !any_ || largest_ < size; }

 private:
  std::uint32_t largest_ = 0;
  bool any_ = false;
};

/// Where slices begin: numbers that may not fall.
class Cuts {
 public:
  void see(std::uint32_t begin) {
    rise_ &= begin >= last_;
    last_ = begin;
  }
  bool within(std::size_t size) const { return rise_ && last_ <= size; }

 private:
  std::uint32_t last_ = 0;
  bool rise_ = true;
};

/// What is to be known of some rows, gathered in one pass.
struct Seen {
  Largest text, document, identity, node, relation, type, predicate, factuality;
  Cuts claim, alias, why, name, member, edge, evidence, incoming;
  bool all_have_evidence = true;
};

void see_claims(const GraphRows& rows, Seen& all) {
  Seen seen = all;  // A copy of its own: registers, not memory.
  for (const Claim& c : rows.claims) {
    seen.identity.see(c.identity), seen.document.see(c.document);
    seen.text.see(c.name), seen.text.see(c.wikidata), seen.type.see(c.type);
    seen.alias.see(c.first_alias), seen.why.see(c.first_why);
  }
  for (const TextId alias : rows.claim_aliases) seen.text.see(alias);
  for (const Why& why : rows.claim_whys)
    seen.text.see(why.name), seen.text.see(why.reason);
  for (const std::uint32_t first : rows.first_claim) seen.claim.see(first);
  all = seen;
}

void see_entities(const GraphRows& rows, Seen& all) {
  Seen seen = all;
  for (const Document& d : rows.documents)
    seen.text.see(d.id), seen.text.see(d.source), seen.text.see(d.sha256);
  for (const Identity& i : rows.identities)
    seen.text.see(i.key), seen.text.see(i.context);
  for (const NodeId node : rows.node_of) seen.node.see(node);
  for (const Entity& e : rows.entities) {
    seen.text.see(e.key), seen.text.see(e.bare_key), seen.text.see(e.name);
    seen.text.see(e.wikidata), seen.type.see(e.type);
    seen.name.see(e.first_name), seen.member.see(e.first_member);
    seen.edge.see(e.first_edge);
  }
  for (const TextId name : rows.names) seen.text.see(name);
  for (const IdentityId member : rows.members) seen.identity.see(member);
  for (const NameHash& name : rows.name_hashes) seen.node.see(name.entity);
  all = seen;
}

void see_relations(const GraphRows& rows, Seen& all) {
  Seen seen = all;
  std::uint32_t next = 0;
  for (const Relation& r : rows.relations) {
    seen.node.see(r.subject), seen.node.see(r.object);
    seen.predicate.see(r.predicate), seen.factuality.see(r.factuality);
    seen.evidence.see(r.first_evidence);
    seen.all_have_evidence &= r.first_evidence >= next;
    next = r.first_evidence + 1;
  }
  seen.all_have_evidence &= next <= rows.evidence.size();
  for (const RelationId id : rows.incoming) seen.relation.see(id);
  for (const std::uint32_t first : rows.first_incoming)
    seen.incoming.see(first);
  all = seen;
}

void see_evidence(const GraphRows& rows, Seen& all) {
  Seen seen = all;
  for (const Evidence& e : rows.evidence) {
    seen.identity.see(e.subject), seen.identity.see(e.object);
    seen.document.see(e.document), seen.text.see(e.rule);
    seen.text.see(e.quote), seen.text.see(e.position), seen.text.see(e.time);
    seen.predicate.see(e.predicate), seen.factuality.see(e.factuality);
  }
  all = seen;
}

bool ids_are_sound(const Seen& seen, const GraphRows& rows, std::size_t texts,
                   const Vocabulary& vocabulary) {
  return seen.text.below(texts) && seen.document.below(rows.documents.size()) &&
         seen.identity.below(rows.identities.size()) &&
         seen.node.below(rows.entities.size()) &&
         seen.relation.below(rows.relations.size()) &&
         seen.type.below(vocabulary.types().size()) &&
         seen.predicate.below(vocabulary.predicates().size()) &&
         seen.factuality.below(std::size_t{3});
}

bool slices_are_sound(const Seen& seen, const GraphRows& rows) {
  return seen.claim.within(rows.claims.size()) &&
         seen.alias.within(rows.claim_aliases.size()) &&
         seen.why.within(rows.claim_whys.size()) &&
         seen.name.within(rows.names.size()) &&
         seen.member.within(rows.members.size()) &&
         seen.edge.within(rows.relations.size()) &&
         seen.evidence.within(rows.evidence.size()) &&
         seen.incoming.within(rows.incoming.size()) && seen.all_have_evidence;
}

/// Arrays that go with another have its length.
bool lengths_are_sound(const GraphRows& rows) {
  return rows.node_of.size() == rows.identities.size() &&
         rows.first_claim.size() == rows.identities.size() + 1 &&
         rows.document_counts.size() == rows.entities.size() &&
         rows.first_incoming.size() == rows.entities.size() + 1;
}

}  // namespace

bool is_sound(const GraphRows& rows, std::span<const std::uint64_t> ends,
              std::uint64_t letters, const Vocabulary& vocabulary) {
  if (ends.empty() || ends.front() != 0 || ends.back() > letters ||
      !std::ranges::is_sorted(ends) || !lengths_are_sound(rows))
    return false;
  Seen seen;
  see_entities(rows, seen);
  see_claims(rows, seen);
  see_relations(rows, seen);
  see_evidence(rows, seen);
  return ids_are_sound(seen, rows, ends.size(), vocabulary) &&
         slices_are_sound(seen, rows);
}

}  // namespace entente
