#pragma once

#include <compare>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/ids.h"
#include "extract/facts.h"
#include "graph/string_pool.h"

namespace entente {

// Indices into the arrays of one KnowledgeGraph.
enum class NodeId : std::uint32_t {};      ///< KnowledgeGraph::entities()
enum class RelationId : std::uint32_t {};  ///< KnowledgeGraph::relations()
enum class DocumentId : std::uint32_t {};  ///< KnowledgeGraph::documents()
enum class ClaimId : std::uint32_t {};     ///< KnowledgeGraph::claims()
/// One key under one context, as documents give them: what does not depend on
/// other documents.
enum class IdentityId : std::uint32_t {};  ///< KnowledgeGraph::identities()

/// A text that facts come from.
struct Document {
  TextId id{};
  TextId source{};  ///< Where the text is from, or "".
  TextId sha256{};  ///< Of the text if its words were left out, or "".

  friend auto operator<=>(const Document&, const Document&) = default;
};

/// A key and the context that documents give it (FactEntity::context), or "".
struct Identity {
  TextId key{};
  TextId context{};

  friend auto operator<=>(const Identity&, const Identity&) = default;
};

/// Why a document takes another name for the same entity.
struct Why {
  TextId name{};
  TextId reason{};
  std::uint32_t at = 0;  ///< Code points into the document.

  friend auto operator<=>(const Why&, const Why&) = default;
};

/// What one document says of one entity beside its relations.
struct Claim {
  IdentityId identity{};
  DocumentId document{};
  TextId name{};
  TextId wikidata{};
  std::uint32_t mentions = 0;
  std::uint32_t first_alias = 0;  ///< Slices, up to those of the next claim:
  std::uint32_t first_why = 0;    ///< see aliases() and why().
  TypeId type{};

  friend auto operator<=>(const Claim&, const Claim&) = default;
};

/// One thing in the world, merged from all documents that name it.
struct Entity {
  /// Names the node: the key, and "@" and the context where people of one key
  /// were told apart: "person/kim-min-ho@country/KR".
  TextId key{};
  TextId bare_key{};  ///< Without the context: what documents call it.
  TextId name{};  ///< In most documents; then the longest, then alphabetical.
  TextId wikidata{};               ///< "Q884", or "".
  std::uint32_t mentions = 0;      ///< In all documents.
  std::uint32_t first_name = 0;    ///< Slices: see aliases(),
  std::uint32_t first_member = 0;  ///< identities_of(),
  std::uint32_t first_edge = 0;    ///< and relations_from().
  TypeId type{};                   ///< In most documents.

  friend auto operator<=>(const Entity&, const Entity&) = default;
};

/// One place that states a relation, and how it was read.
///
/// The two ends are identities, not nodes: they stay true when further
/// documents tell people apart. Of a symmetric predicate they stand in the
/// order of their keys, whatever the text says.
struct Evidence {
  IdentityId subject{};
  IdentityId object{};
  DocumentId document{};
  std::uint32_t begin = 0;  ///< Unicode code points into the document,
  std::uint32_t end = 0;    ///< end exclusive.
  TextId rule{};
  QuoteId quote{};    ///< The words there; "" if they were left out.
  TextId position{};  ///< The post, or "".
  TextId time{};      ///< ISO 8601 date or interval, or "".
  PredicateId predicate{};
  Factuality factuality = Factuality::kAsserted;
  std::uint8_t confidence = 0;  ///< Percent.

  friend auto operator<=>(const Evidence&, const Evidence&) = default;
};

/// `subject` does `predicate` to `object`, merged from all its evidence.
///
/// There is one for each (subject, predicate, object, factuality). Ends of a
/// symmetric predicate stand in the order of their NodeIds.
struct Relation {
  NodeId subject{};
  NodeId object{};
  std::uint32_t first_evidence = 0;  ///< Slice: see evidence().
  PredicateId predicate{};
  Factuality factuality = Factuality::kAsserted;
  /// Percent: how sure we are that some document says it. With c(d) the best
  /// evidence of document d, 1 - product over d of (1 - c(d)), rounded to the
  /// nearest percent, and at most 99 unless one evidence says more.
  std::uint8_t confidence = 0;

  friend auto operator<=>(const Relation&, const Relation&) = default;
};

/// A name of an entity by its hash: graph/name_search.h.
struct NameHash {
  std::uint32_t hash = 0;
  NodeId entity{};

  friend auto operator<=>(const NameHash&, const NameHash&) = default;
};

/// The flat arrays that a KnowledgeGraph consists of, beside its strings; what
/// each holds is said at its accessor there.
struct GraphRows {
  std::span<const Document> documents;
  std::span<const Identity> identities;
  std::span<const std::uint32_t> first_claim;  ///< Of each identity, and end.
  std::span<const NodeId> node_of;             ///< Of each identity.
  std::span<const Claim> claims;
  std::span<const TextId> claim_aliases;
  std::span<const Why> claim_whys;
  std::span<const Entity> entities;
  std::span<const TextId> names;        ///< Entities' aliases.
  std::span<const IdentityId> members;  ///< Entities' identities.
  std::span<const std::uint32_t> document_counts;
  std::span<const Relation> relations;
  std::span<const Evidence> evidence;
  std::span<const RelationId> incoming;  ///< By object.
  std::span<const std::uint32_t> first_incoming;
  std::span<const NameHash> name_hashes;  ///< Sorted; {} if never made.
};

/// The facts of many documents, merged: who is tied to whom, and who says so.
///
/// Const and canonical. Entities are sorted by key, relations by (subject,
/// predicate, object, factuality), the evidence of each by (document id,
/// place, rule), claims by (key, context, document id), documents by id: equal
/// sets of facts give equal graphs, in whatever order and from whatever
/// partial graphs they were merged (graph/graph_builder.h makes them).
///
/// All data are flat arrays with ids for strings, some 60 bytes a relation
/// with one evidence, and the strings. The arrays are its own, or lie in a file
/// that is mapped into memory (graph/graph_image.h): one cannot tell. Every
/// accessor is O(1) and safe from many threads. Views and spans live as long as
/// the graph. Move-only.
class KnowledgeGraph {
 public:
  KnowledgeGraph() = default;
  /// A graph over arrays and strings that lie elsewhere and outlive it. O(1).
  /// REQUIRES: they are what rows() and texts() of some graph gave.
  KnowledgeGraph(StringPool texts, const GraphRows& rows)
      : texts_(std::move(texts)),
        elsewhere_(std::make_unique<const GraphRows>(rows)) {}

  std::span<const Document> documents() const {
    return rows(documents_, &GraphRows::documents);
  }
  std::span<const Entity> entities() const {
    return rows(entities_, &GraphRows::entities);
  }
  std::span<const Relation> relations() const {
    return rows(relations_, &GraphRows::relations);
  }
  std::span<const Identity> identities() const {
    return rows(identities_, &GraphRows::identities);
  }
  std::span<const Claim> claims() const {
    return rows(claims_, &GraphRows::claims);
  }
  /// Of all relations, in their order.
  std::span<const Evidence> evidence() const {
    return rows(evidence_, &GraphRows::evidence);
  }
  /// All arrays at once, and all strings: for writing them down.
  GraphRows rows() const;
  const StringPool& texts() const { return texts_; }

  std::string_view operator[](TextId id) const { return texts_[id]; }
  /// The words of evidence. By value: in memory they are packed.
  std::string quote(const Evidence& evidence) const {
    return texts_.quote(evidence.quote);
  }
  const Document& operator[](DocumentId id) const {
    return documents()[index(id)];
  }
  const Entity& operator[](NodeId id) const { return entities()[index(id)]; }
  const Relation& operator[](RelationId id) const {
    return relations()[index(id)];
  }
  const Identity& operator[](IdentityId id) const {
    return identities()[index(id)];
  }

  std::string_view key(NodeId id) const { return texts_[(*this)[id].key]; }
  std::string_view name(NodeId id) const { return texts_[(*this)[id].name]; }
  /// All names but the first, sorted.
  std::span<const TextId> aliases(NodeId id) const;
  /// In how many documents it is named.
  std::uint32_t document_count(NodeId id) const;
  /// What was folded into one node: more than one where a document gave a
  /// context and another did not.
  std::span<const IdentityId> identities_of(NodeId id) const;
  NodeId node_of(IdentityId id) const {
    return rows(node_of_, &GraphRows::node_of)[index(id)];
  }

  /// What the documents say of an identity, by document.
  std::span<const Claim> claims_of(IdentityId id) const;
  /// Names in that document but for claim.name, sorted.
  std::span<const TextId> aliases(const Claim& claim) const;
  std::span<const Why> why(const Claim& claim) const;  ///< Sorted.

  std::span<const Evidence> evidence(RelationId id) const;
  /// The surest; of equals the first with a quote, else the first.
  const Evidence& best_evidence(RelationId id) const;

  /// Relations whose subject it is, sorted by (predicate, object).
  std::span<const Relation> relations_from(NodeId id) const;
  /// Relations whose object it is, by RelationId.
  std::span<const RelationId> relations_to(NodeId id) const;
  /// The id of a relation in relations() or a part of it.
  RelationId id_of(const Relation& relation) const {
    return static_cast<RelationId>(&relation - relations().data());
  }
  /// The entity of that very key (Entity::key), or kNoNode. O(log entities).
  NodeId find_key(std::string_view key) const;
  static constexpr NodeId kNoNode{0xFFFFFFFF};
  /// The hashes of all names, sorted, if someone made them (name_search.h).
  std::span<const NameHash> name_hashes() const {
    return elsewhere_ ? elsewhere_->name_hashes : std::span<const NameHash>();
  }

  /// Equal facts. O(size).
  friend bool operator==(const KnowledgeGraph& a, const KnowledgeGraph& b);

 private:
  friend class GraphBuilder;

  template <class Row>
  std::span<const Row> rows(const std::vector<Row>& own,
                            std::span<const Row> GraphRows::*part) const {
    return elsewhere_ ? (*elsewhere_).*part : std::span<const Row>(own);
  }

  StringPool texts_;
  std::vector<Document> documents_;
  std::vector<Identity> identities_;
  std::vector<std::uint32_t> first_claim_;  // Of each identity, and the end.
  std::vector<NodeId> node_of_;             // Of each identity.
  std::vector<Claim> claims_;
  std::vector<TextId> claim_aliases_;
  std::vector<Why> claim_whys_;
  std::vector<Entity> entities_;
  std::vector<TextId> names_;        // Entities' aliases.
  std::vector<IdentityId> members_;  // Entities' identities.
  std::vector<std::uint32_t> document_counts_;
  std::vector<Relation> relations_;
  std::vector<Evidence> evidence_;
  std::vector<RelationId> incoming_;  // By object.
  std::vector<std::uint32_t> first_incoming_;
  std::unique_ptr<const GraphRows> elsewhere_;  // Then the vectors are empty.
};

}  // namespace entente
