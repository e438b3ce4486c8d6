#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "graph/graph_builder.h"
#include "graph/key_index.h"

namespace entente {

/// The graph in the making. Private to graph/graph_builder.cpp, which fills it
/// in any order, and graph/finish_*.cpp, which make it canonical.
///
/// `graph` holds documents, identities, claims and evidence as they came, ids
/// in order of arrival and one thing perhaps many times; the rest of it is
/// empty until finish(). At millions of relations this is most of the memory
/// of a process, so rows are put in order where they stand, and what is not
/// needed any more is given back at once.
struct GraphBuilder::State {
  const Vocabulary* vocabulary;
  Quotes quotes;
  KnowledgeGraph graph{};
  KeyIndex documents{};   // By TextId.
  KeyIndex identities{};  // By both.
  /// Other names and reasons of claims, for those that have any: how many
  /// names, the names, how many reasons, three numbers each. Until
  /// finish() Claim::first_alias is the place of that here, or 0.
  std::vector<std::uint32_t> lists{0};
  std::vector<DocumentId> document_places{};  // Where each went in its order.
  std::vector<IdentityId> identity_places{};

  std::string_view view(TextId id) const { return graph.texts_[id]; }
  /// One of two texts that should be equal, whichever comes first: any that
  /// says something, and the alphabetically first of those that do.
  TextId join(TextId a, TextId b) const;
  QuoteId join(QuoteId a, QuoteId b) const;
  /// Calls of a place in `lists`: alias(TextId) for each, why(Why) for each.
  template <class Alias, class Reason>
  void each_in_list(std::uint32_t place, Alias alias, Reason why) const {
    if (place == 0) return;
    const std::uint32_t* at = lists.data() + place;
    for (std::uint32_t left = *at++; left > 0; --left) alias(TextId{*at++});
    for (std::uint32_t left = *at++; left > 0; --left, at += 3)
      why(Why{TextId{at[0]}, TextId{at[1]}, at[2]});
  }
  void clear();

  // In this order:
  void sort_documents();
  void sort_identities();
  void make_entities();
  // Then these two, which touch claims and entities,
  void sort_claims();
  void name_entities();
  // while these touch evidence and relations,
  void share_quotes();
  void sort_evidence();
  std::vector<TextId> rank_rules();
  void make_relations();
  // and at the end:
  void index_relations();
  void number_texts();
};

}  // namespace entente
