// Evidence in its order, and the relations that it speaks for. See
// finish_graph.cpp.
#include <algorithm>
#include <cmath>
#include <numeric>
#include <tuple>
#include <utility>

#include "graph/builder_state.h"
#include "graph/row_order.h"

namespace entente {

// A place has one text, so all evidence there shares one quote: what one run
// left out another may know.
void GraphBuilder::State::share_quotes() {
  std::vector<Evidence>& all = graph.evidence_;
  for (Evidence& e : all) {
    e.document = document_places[index(e.document)];
    e.subject = identity_places[index(e.subject)];
    e.object = identity_places[index(e.object)];
  }
  const auto no_quote = [](const Evidence& e) { return e.quote == QuoteId{}; };
  if (std::ranges::all_of(all, no_quote)) return;
  std::vector<std::uint32_t> order =
      order_by_bucket(all.size(), graph.documents_.size(),
                      [&](std::uint32_t i) { return index(all[i].document); });
  const auto place = [&](std::uint32_t i) {
    return std::pair(all[i].begin, all[i].end);
  };
  for (std::size_t i = 0; i < order.size();) {
    const DocumentId document = all[order[i]].document;
    std::size_t last = i;
    while (last < order.size() && all[order[last]].document == document) ++last;
    std::ranges::sort(std::span(order).subspan(i, last - i), {}, place);
    while (i < last) {
      const auto here = place(order[i]);
      QuoteId quote{};
      std::size_t end = i;
      for (; end < last && place(order[end]) == here; ++end)
        quote = join(quote, all[order[end]].quote);
      for (; i < end; ++i) all[order[i]].quote = quote;
    }
  }
}

void GraphBuilder::State::sort_evidence() {
  KnowledgeGraph& g = graph;
  std::vector<Evidence>& all = g.evidence_;
  const auto node = [&](IdentityId id) { return g.node_of_[index(id)]; };
  for (Evidence& e : all) {
    if ((*vocabulary)[e.predicate].symmetric &&
        std::pair(node(e.object), e.object) <
            std::pair(node(e.subject), e.subject))
      std::swap(e.subject, e.object);
  }
  const std::vector<TextId> rules = rank_rules();
  const auto place = [&](const Evidence& e) {
    return std::tuple(e.predicate, node(e.object), e.factuality, e.document,
                      e.begin, e.end, e.rule, e.subject, e.object);
  };
  sort_by_number(
      all, g.entities_.size(),
      [&](const Evidence& e) { return index(node(e.subject)); },
      [&](const Evidence& a, const Evidence& b) {
        return place(a) < place(b);
      });
  // One subject is one node, so that place() tells all.
  std::size_t kept = 0;
  for (const Evidence& e : all) {
    if (kept > 0 && place(all[kept - 1]) == place(e)) {
      Evidence& same = all[kept - 1];
      same.confidence = std::max(same.confidence, e.confidence);
      same.quote = join(same.quote, e.quote);
      same.position = join(same.position, e.position);
      same.time = join(same.time, e.time);
    } else {
      all[kept++] = e;
    }
  }
  all.resize(kept);
  for (Evidence& e : all) e.rule = rules[index(e.rule)];
}

// Rules are few: from here on evidence is compared by the rank of its rule, not
// by its name.
std::vector<TextId> GraphBuilder::State::rank_rules() {
  std::vector<TextId> rules;
  std::vector<std::uint32_t> rank(graph.texts_.size(), 0);
  for (const Evidence& e : graph.evidence_)
    if (std::exchange(rank[index(e.rule)], 1U) == 0) rules.push_back(e.rule);
  std::ranges::sort(rules, {}, [&](TextId id) { return view(id); });
  for (std::uint32_t i = 0; i < rules.size(); ++i) rank[index(rules[i])] = i;
  for (Evidence& e : graph.evidence_) e.rule = TextId{rank[index(e.rule)]};
  return rules;
}

void GraphBuilder::State::make_relations() {
  KnowledgeGraph& g = graph;
  const auto node = [&](IdentityId id) { return g.node_of_[index(id)]; };
  const auto relation_of = [&](const Evidence& e) {
    return Relation{.subject = node(e.subject),
                    .object = node(e.object),
                    .predicate = e.predicate,
                    .factuality = e.factuality};
  };
  const std::size_t size = g.evidence_.size();
  // Counted first: a vector that grows holds all of it twice.
  std::size_t relations = size > 0 ? 1 : 0;
  for (std::size_t i = 1; i < size; ++i)
    if (relation_of(g.evidence_[i - 1]) != relation_of(g.evidence_[i]))
      ++relations;
  g.relations_.reserve(relations);
  for (std::size_t i = 0; i < size;) {
    Relation relation = relation_of(g.evidence_[i]);
    double doubt = 1;
    std::uint8_t surest = 0;
    std::size_t end = i;
    while (end < size && relation_of(g.evidence_[end]) == relation) {
      const DocumentId document = g.evidence_[end].document;
      std::uint8_t best = 0;  // Of this document.
      for (; end < size && g.evidence_[end].document == document &&
             relation_of(g.evidence_[end]) == relation;
           ++end)
        best = std::max(best, g.evidence_[end].confidence);
      doubt *= (100.0 - best) / 100.0;
      surest = std::max(surest, best);
    }
    const auto sure =
        static_cast<std::uint8_t>(std::lround(100.0 * (1.0 - doubt)));
    relation.confidence = std::min(sure, std::max(surest, std::uint8_t{99}));
    relation.first_evidence = static_cast<std::uint32_t>(i);
    g.relations_.push_back(relation);
    i = end;
  }
}

void GraphBuilder::State::index_relations() {
  KnowledgeGraph& g = graph;
  const std::size_t nodes = g.entities_.size();
  g.first_incoming_.assign(nodes + 1, 0);
  std::uint32_t next = 0;
  for (std::uint32_t i = 0; i < nodes; ++i) {
    g.entities_[i].first_edge = next;
    while (next < g.relations_.size() &&
           g.relations_[next].subject == NodeId{i})
      ++next;
  }
  for (const Relation& relation : g.relations_)
    ++g.first_incoming_[index(relation.object) + 1];
  std::partial_sum(g.first_incoming_.begin(), g.first_incoming_.end(),
                   g.first_incoming_.begin());
  std::vector<std::uint32_t> at(g.first_incoming_.begin(),
                                g.first_incoming_.end() - 1);
  g.incoming_.resize(g.relations_.size());
  for (std::uint32_t i = 0; i < g.relations_.size(); ++i)
    g.incoming_[at[index(g.relations_[i].object)]++] = RelationId{i};
}

}  // namespace entente
