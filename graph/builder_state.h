#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "graph/graph_builder.h"

namespace entente {

/// The graph in the making. Private to graph/graph_builder.cpp, which fills it
/// in any order, and graph/graph_finish.cpp, which makes it canonical.
///
/// `graph` holds documents, identities, claims and evidence as they came, ids
/// in order of arrival and one thing perhaps many times; the rest of it is
/// empty until finish().
struct GraphBuilder::State {
  const Vocabulary* vocabulary;
  Quotes quotes;
  KnowledgeGraph graph{};
  std::unordered_map<std::uint32_t, std::uint32_t> documents{};   // By TextId.
  std::unordered_map<std::uint64_t, std::uint32_t> identities{};  // By both.
  std::vector<std::uint32_t> scratch{};

  std::string_view view(TextId id) const { return graph.texts_[id]; }
  /// One of two texts that should be equal, whichever comes first: any that
  /// says something, and the alphabetically first of those that do.
  TextId join(TextId a, TextId b) const;

  // In this order:
  void sort_documents();
  void sort_identities();
  void sort_claims();
  void make_entities();
  void name_entity(Entity& entity, std::uint32_t first, std::uint32_t last);
  void share_quotes();
  void sort_evidence();
  void make_relations();
  void index_relations();
  void number_texts();
};

}  // namespace entente
