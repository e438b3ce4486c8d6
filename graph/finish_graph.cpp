// Makes a heap of claims and evidence canonical. Everything here and in the
// other finish_*.cpp is a function of the set of what was added, never of the
// order: rows are sorted by the strings they stand for, and equal rows are
// joined by operations that are associative, commutative and idempotent
// (largest, union, alphabetically first). That is what lets partial graphs be
// merged in any tree.
#include <future>
#include <numeric>
#include <string>

#include "graph/builder_state.h"
#include "graph/row_order.h"
#include "graph/text_order.h"

namespace entente {
namespace {

/// "country" of "country/KR".
std::string_view kind_of(std::string_view key) {
  return key.substr(0, key.find('/'));
}

}  // namespace

void GraphBuilder::State::sort_documents() {
  documents = {};
  auto& rows = graph.documents_;
  std::vector<std::string_view> ids;
  ids.reserve(rows.size());
  for (const Document& document : rows) ids.push_back(view(document.id));
  std::vector<std::uint32_t> order = order_of(ids);
  document_places = places<DocumentId>(order);
  permute(rows, order);
}

void GraphBuilder::State::sort_identities() {
  identities = {};
  auto& rows = graph.identities_;
  std::vector<std::string_view> keys;
  keys.reserve(rows.size());
  for (const Identity& identity : rows) keys.push_back(view(identity.key));
  std::vector<std::uint32_t> order = order_of(keys);
  for (std::size_t first = 0; first < order.size();) {
    const TextId key = rows[order[first]].key;
    std::size_t last = first + 1;
    while (last < order.size() && rows[order[last]].key == key) ++last;
    std::ranges::sort(std::span(order).subspan(first, last - first), {},
                      [&](std::uint32_t i) { return view(rows[i].context); });
    first = last;
  }
  identity_places = places<IdentityId>(order);
  permute(rows, order);
}

// Identities of one key are one entity, unless two contexts of one kind
// contradict each other: then each is its own. Asking for a contradiction
// anywhere, not pair by pair, is what makes the answer the same in any order.
void GraphBuilder::State::make_entities() {
  KnowledgeGraph& g = graph;
  const auto size = static_cast<std::uint32_t>(g.identities_.size());
  struct Draft {
    TextId key;
    std::uint32_t first;  // Identities [first, last).
    std::uint32_t last;
  };
  std::vector<Draft> drafts;
  std::string key;
  for (std::uint32_t first = 0; first < size;) {
    const TextId bare = g.identities_[first].key;
    std::uint32_t last = first + 1;
    bool apart = false;
    // Contexts are sorted, so those of one kind stand side by side.
    for (; last < size && g.identities_[last].key == bare; ++last) {
      const auto before = view(g.identities_[last - 1].context);
      const auto here = view(g.identities_[last].context);
      apart |= !before.empty() && kind_of(before) == kind_of(here);
    }
    for (std::uint32_t i = first; i < last;) {
      const std::uint32_t end = apart ? i + 1 : last;
      Draft draft{bare, i, end};
      const TextId context = g.identities_[i].context;
      if (apart && context != TextId{}) {
        key.assign(view(bare)).append("@").append(view(context));
        draft.key = g.texts_.intern(key);
      }
      drafts.push_back(draft);
      i = end;
    }
    first = last;
  }
  g.texts_.freeze();
  std::vector<std::string_view> keys;
  keys.reserve(drafts.size());
  for (const Draft& draft : drafts) keys.push_back(view(draft.key));
  g.node_of_.resize(size);
  g.members_.reserve(size);
  g.entities_.reserve(drafts.size());
  for (const std::uint32_t at : order_of(keys)) {
    const Draft& draft = drafts[at];
    const NodeId id{static_cast<std::uint32_t>(g.entities_.size())};
    g.entities_.push_back(
        {.key = draft.key,
         .bare_key = g.identities_[draft.first].key,
         .first_member = static_cast<std::uint32_t>(g.members_.size())});
    for (std::uint32_t i = draft.first; i < draft.last; ++i) {
      g.node_of_[i] = id;
      g.members_.push_back(IdentityId{i});
    }
  }
}

// Numbers the texts by first use in the canonical arrays and drops the others
// (of joined rows): so equal graphs have equal arrays.
void GraphBuilder::State::number_texts() {
  KnowledgeGraph& g = graph;
  std::vector<std::uint32_t> order{0};
  order.reserve(g.texts_.size());
  {
    std::vector<std::uint32_t> number(g.texts_.size(), 0);
    const auto use = [&]<class Id>(Id& id) {
      std::uint32_t& mine = number[index(id)];
      if (mine == 0 && id != Id{}) {
        mine = static_cast<std::uint32_t>(order.size());
        order.push_back(static_cast<std::uint32_t>(id));
      }
      id = Id{mine};
    };
    for (Document& d : g.documents_) use(d.id), use(d.source), use(d.sha256);
    for (Identity& i : g.identities_) use(i.key), use(i.context);
    for (Entity& e : g.entities_)
      use(e.key), use(e.bare_key), use(e.name), use(e.wikidata);
    for (TextId& id : g.names_) use(id);
    for (Claim& c : g.claims_) use(c.name), use(c.wikidata);
    for (TextId& id : g.claim_aliases_) use(id);
    for (Why& w : g.claim_whys_) use(w.name), use(w.reason);
    for (Evidence& e : g.evidence_)
      use(e.rule), use(e.quote), use(e.position), use(e.time);
  }
  g.texts_.renumber(order);
}

KnowledgeGraph GraphBuilder::finish() {
  State& s = *state_;
  // Where no thread can be had, what was asked for is done by get().
  std::future<void> documents = std::async([&] { s.sort_documents(); });
  s.sort_identities();
  documents.get();
  s.make_entities();
  std::future<void> claims = std::async([&] {
    s.sort_claims();
    s.name_entities();
  });
  s.share_quotes();
  s.sort_evidence();
  s.make_relations();
  claims.get();
  std::future<void> relations = std::async([&] { s.index_relations(); });
  s.number_texts();
  relations.get();
  KnowledgeGraph done = std::move(s.graph);
  state_.reset(new State{s.vocabulary, s.quotes});
  return done;
}

}  // namespace entente
