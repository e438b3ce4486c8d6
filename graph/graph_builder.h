#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>

#include "base/names.h"
#include "extract/facts.h"
#include "extract/vocabulary.h"
#include "graph/knowledge_graph.h"

namespace entente {

enum class Quotes : std::uint8_t {
  kKeep,  ///< Evidence carries the words it points to,
  kDrop,  ///< or only where they are: about half the memory.
};

/// Gathers facts, and merges them into one KnowledgeGraph.
///
/// Merging is a union of what each document says, so it is associative,
/// commutative and idempotent: any order, any tree of partial graphs, any
/// document given twice lead to the same graph. Where one document is given
/// twice with different facts, the union of both holds: of two readings of one
/// place by one rule the surer, of two counts the larger, of two names the
/// longer (the other becomes an alias).
///
/// Two people of one key are kept apart if their documents give them contexts
/// of one kind (country/.., institution/..) that differ; then those whose
/// documents give no context are a third. Otherwise all are one.
///
/// add() takes O(size of what is added), finish() O(n log n) on two threads. To
/// gather on several threads give each a builder, and add those to one.
class GraphBuilder {
 public:
  /// `vocabulary` must outlive the builder.
  explicit GraphBuilder(const Vocabulary& vocabulary,
                        Quotes quotes = Quotes::kKeep);
  ~GraphBuilder();
  GraphBuilder(GraphBuilder&&) noexcept;
  GraphBuilder& operator=(GraphBuilder&&) noexcept;

  /// Adds the facts of one document. `rules` names its RuleIds.
  void add(const Facts& facts, const Names& rules);
  /// Adds what another graph of the same vocabulary holds.
  void add(const KnowledgeGraph& part);
  /// Moves here what another builder of the same vocabulary has gathered; it is
  /// empty then and keeps some memory for more. Cheaper than gathering again:
  /// each text is looked up once, however often it is used.
  void take(GraphBuilder& part);

  // The same, piece by piece, for readers of files. -------------------------

  DocumentId document(std::string_view id, std::string_view source,
                      std::string_view sha256);
  IdentityId identity(std::string_view key, std::string_view context);
  TextId text(std::string_view text);
  QuoteId quote(std::string_view words);
  /// first_alias and first_why of `claim` are set here.
  void claim(Claim claim, std::span<const TextId> aliases,
             std::span<const Why> why);
  /// REQUIRES: a claim for both ends, of any document, comes before finish().
  void evidence(Evidence evidence);

  /// The graph of all that was added. Leaves the builder empty.
  KnowledgeGraph finish();

 private:
  struct State;
  DocumentId document(const Document& added);
  IdentityId identity(const Identity& added);
  std::unique_ptr<State> state_;
};

}  // namespace entente
