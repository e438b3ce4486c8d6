// Makes a heap of claims and evidence canonical. Everything here is a function
// of the set of what was added, never of the order: rows are sorted by the
// strings they stand for, and equal rows are joined by operations that are
// associative, commutative and idempotent (largest, union, alphabetically
// first). That is what lets partial graphs be merged in any tree.
#include <algorithm>
#include <cmath>
#include <numeric>
#include <string>
#include <tuple>

#include "graph/builder_state.h"

namespace entente {
namespace {

std::vector<std::uint32_t> iota(std::size_t size) {
  std::vector<std::uint32_t> order(size);
  std::iota(order.begin(), order.end(), 0U);
  return order;
}

/// The inverse of a permutation: where each old id went.
template <class Id>
std::vector<Id> places(const std::vector<std::uint32_t>& order) {
  std::vector<Id> place(order.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) place[order[i]] = Id{i};
  return place;
}

template <class Row>
void permute(std::vector<Row>& rows, const std::vector<std::uint32_t>& order) {
  std::vector<Row> sorted;
  sorted.reserve(order.size());
  for (const std::uint32_t i : order) sorted.push_back(rows[i]);
  rows = std::move(sorted);
}

/// "country" of "country/KR".
std::string_view kind_of(std::string_view key) {
  return key.substr(0, key.find('/'));
}

}  // namespace

void GraphBuilder::State::sort_documents() {
  auto& rows = graph.documents_;
  std::vector<std::uint32_t> order = iota(rows.size());
  std::ranges::sort(order, {},
                    [&](std::uint32_t i) { return view(rows[i].id); });
  const auto place = places<DocumentId>(order);
  permute(rows, order);
  for (Claim& claim : graph.claims_)
    claim.document = place[index(claim.document)];
  for (Evidence& evidence : graph.evidence_)
    evidence.document = place[index(evidence.document)];
}

void GraphBuilder::State::sort_identities() {
  auto& rows = graph.identities_;
  std::vector<std::uint32_t> order = iota(rows.size());
  std::ranges::sort(order, {}, [&](std::uint32_t i) {
    return std::pair(view(rows[i].key), view(rows[i].context));
  });
  const auto place = places<IdentityId>(order);
  permute(rows, order);
  for (Claim& claim : graph.claims_)
    claim.identity = place[index(claim.identity)];
  for (Evidence& evidence : graph.evidence_) {
    evidence.subject = place[index(evidence.subject)];
    evidence.object = place[index(evidence.object)];
  }
}

// One claim a document and identity; aliases and reasons sorted, each once.
void GraphBuilder::State::sort_claims() {
  KnowledgeGraph& g = graph;
  std::vector<std::uint32_t> order = iota(g.claims_.size());
  const auto place = [&](std::uint32_t i) {
    return std::pair(g.claims_[i].identity, g.claims_[i].document);
  };
  std::ranges::sort(order, {}, place);
  std::vector<Claim> claims;
  std::vector<TextId> all_aliases;
  std::vector<Why> all_whys;
  std::vector<TextId> aliases;
  std::vector<Why> whys;
  const auto by_text = [&](TextId id) { return view(id); };
  for (std::size_t i = 0; i < order.size();) {
    Claim joined = g.claims_[order[i]];
    aliases.clear();
    whys.clear();
    const auto key = place(order[i]);
    for (; i < order.size() && place(order[i]) == key; ++i) {
      const Claim& claim = g.claims_[order[i]];
      const auto more_aliases = g.aliases(claim);
      aliases.insert(aliases.end(), more_aliases.begin(), more_aliases.end());
      aliases.push_back(claim.name);
      const auto more_whys = g.why(claim);
      whys.insert(whys.end(), more_whys.begin(), more_whys.end());
      joined.mentions = std::max(joined.mentions, claim.mentions);
      joined.type = std::min(joined.type, claim.type);
      joined.wikidata = join(joined.wikidata, claim.wikidata);
      const auto better = [&](TextId a, TextId b) {
        return std::pair(view(b).size(), view(a)) <
               std::pair(view(a).size(), view(b));
      };
      if (better(claim.name, joined.name)) joined.name = claim.name;
    }
    std::erase(aliases, joined.name);
    std::ranges::sort(aliases, {}, by_text);
    aliases.erase(std::unique(aliases.begin(), aliases.end()), aliases.end());
    std::ranges::sort(whys, {}, [&](const Why& why) {
      return std::tuple(view(why.name), view(why.reason), why.at);
    });
    whys.erase(std::unique(whys.begin(), whys.end()), whys.end());
    joined.first_alias = static_cast<std::uint32_t>(all_aliases.size());
    joined.first_why = static_cast<std::uint32_t>(all_whys.size());
    all_aliases.insert(all_aliases.end(), aliases.begin(), aliases.end());
    all_whys.insert(all_whys.end(), whys.begin(), whys.end());
    claims.push_back(joined);
  }
  g.claims_ = std::move(claims);
  g.claim_aliases_ = std::move(all_aliases);
  g.claim_whys_ = std::move(all_whys);
  g.first_claim_.assign(g.identities_.size() + 1, 0);
  for (const Claim& claim : g.claims_)
    ++g.first_claim_[index(claim.identity) + 1];
  std::partial_sum(g.first_claim_.begin(), g.first_claim_.end(),
                   g.first_claim_.begin());
}

// Identities of one key are one entity, unless two contexts of one kind
// contradict each other: then each is its own. Asking for a contradiction
// anywhere, not pair by pair, is what makes the answer the same in any order.
void GraphBuilder::State::make_entities() {
  KnowledgeGraph& g = graph;
  const auto size = static_cast<std::uint32_t>(g.identities_.size());
  struct Draft {
    Entity entity;
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
      Draft draft{{.key = bare, .bare_key = bare}, i, end};
      const TextId context = g.identities_[i].context;
      if (apart && context != TextId{}) {
        key.assign(view(bare)).append("@").append(view(context));
        draft.entity.key = g.texts_.intern(key);
      }
      drafts.push_back(draft);
      i = end;
    }
    first = last;
  }
  std::ranges::sort(drafts, {}, [&](const Draft& draft) {
    return std::pair(view(draft.entity.key), draft.first);
  });
  g.node_of_.resize(size);
  for (Draft& draft : drafts) {
    const NodeId id{static_cast<std::uint32_t>(g.entities_.size())};
    draft.entity.first_member = static_cast<std::uint32_t>(g.members_.size());
    for (std::uint32_t i = draft.first; i < draft.last; ++i) {
      g.node_of_[i] = id;
      g.members_.push_back(IdentityId{i});
    }
    name_entity(draft.entity, draft.first, draft.last);
    g.entities_.push_back(draft.entity);
  }
}

// Sums up what the claims of identities [first, last) say; ties are broken by
// the strings, so that ids in order of arrival do not matter.
void GraphBuilder::State::name_entity(Entity& entity, std::uint32_t first,
                                      std::uint32_t last) {
  KnowledgeGraph& g = graph;
  const std::span claims = std::span(g.claims_).subspan(
      g.first_claim_[first], g.first_claim_[last] - g.first_claim_[first]);
  std::vector<TextId> names;
  std::vector<TextId> wikidata;
  std::vector<DocumentId> where;
  std::vector<TextId> all;
  std::array<std::uint32_t, 256> types{};
  for (const Claim& claim : claims) {
    names.push_back(claim.name);
    if (claim.wikidata != TextId{}) wikidata.push_back(claim.wikidata);
    where.push_back(claim.document);
    ++types[index(claim.type)];
    entity.mentions += claim.mentions;
    const auto aliases = g.aliases(claim);
    all.insert(all.end(), aliases.begin(), aliases.end());
    all.push_back(claim.name);
  }
  /// The most frequent; of those the longest; of those the first by alphabet.
  const auto elect = [&](std::vector<TextId>& votes) {
    std::ranges::sort(votes);
    TextId best{};
    std::ptrdiff_t most = 0;
    for (auto run = votes.begin(); run != votes.end();) {
      const auto end = std::upper_bound(run, votes.end(), *run);
      const auto count = end - run;
      const auto a = view(*run);
      const auto b = view(best);
      if (std::tuple(count, a.size(), b) > std::tuple(most, b.size(), a)) {
        best = *run;
        most = count;
      }
      run = end;
    }
    return best;
  };
  entity.name = elect(names);
  entity.wikidata = elect(wikidata);
  entity.type =
      static_cast<TypeId>(std::ranges::max_element(types) - types.begin());
  std::ranges::sort(where);
  g.document_counts_.push_back(static_cast<std::uint32_t>(
      std::unique(where.begin(), where.end()) - where.begin()));
  std::ranges::sort(all);
  all.erase(std::unique(all.begin(), all.end()), all.end());
  std::erase(all, entity.name);
  std::ranges::sort(all, {}, [&](TextId id) { return view(id); });
  entity.first_name = static_cast<std::uint32_t>(g.names_.size());
  g.names_.insert(g.names_.end(), all.begin(), all.end());
}

// A place has one text, so all evidence there shares one quote: what one run
// left out another may know.
void GraphBuilder::State::share_quotes() {
  KnowledgeGraph& g = graph;
  const auto no_quote = [](const Evidence& e) { return e.quote == TextId{}; };
  if (std::ranges::all_of(g.evidence_, no_quote)) return;
  std::vector<std::uint32_t> order = iota(g.evidence_.size());
  const auto place = [&](std::uint32_t i) {
    const Evidence& e = g.evidence_[i];
    return std::tuple(e.document, e.begin, e.end);
  };
  std::ranges::sort(order, {}, place);
  for (std::size_t i = 0; i < order.size();) {
    TextId quote{};
    std::size_t end = i;
    for (; end < order.size() && place(order[end]) == place(order[i]); ++end)
      quote = join(quote, g.evidence_[order[end]].quote);
    for (; i < end; ++i) g.evidence_[order[i]].quote = quote;
  }
}

void GraphBuilder::State::sort_evidence() {
  KnowledgeGraph& g = graph;
  const auto node = [&](IdentityId id) { return g.node_of_[index(id)]; };
  for (Evidence& e : g.evidence_) {
    if ((*vocabulary)[e.predicate].symmetric &&
        std::pair(node(e.object), e.object) <
            std::pair(node(e.subject), e.subject))
      std::swap(e.subject, e.object);
  }
  // Rules are few: compare their ranks, not their names.
  std::vector<TextId> rules;
  std::vector<std::uint32_t>& rank = scratch;
  rank.assign(g.texts_.size(), 0);
  for (const Evidence& e : g.evidence_)
    if (std::exchange(rank[index(e.rule)], 1U) == 0) rules.push_back(e.rule);
  std::ranges::sort(rules, {}, [&](TextId id) { return view(id); });
  for (std::uint32_t i = 0; i < rules.size(); ++i) rank[index(rules[i])] = i;

  const auto place = [&](const Evidence& e) {
    return std::tuple(node(e.subject), e.predicate, node(e.object),
                      e.factuality, e.document, e.begin, e.end,
                      rank[index(e.rule)], e.subject, e.object);
  };
  std::ranges::sort(g.evidence_, {}, place);
  std::size_t kept = 0;
  for (const Evidence& e : g.evidence_) {
    if (kept > 0 && place(g.evidence_[kept - 1]) == place(e)) {
      Evidence& same = g.evidence_[kept - 1];
      same.confidence = std::max(same.confidence, e.confidence);
      same.quote = join(same.quote, e.quote);
      same.position = join(same.position, e.position);
      same.time = join(same.time, e.time);
    } else {
      g.evidence_[kept++] = e;
    }
  }
  g.evidence_.resize(kept);
  g.evidence_.shrink_to_fit();
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
  g.relations_.shrink_to_fit();
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

// Numbers the texts by first use in the canonical arrays and drops the others
// (of joined rows): so equal graphs have equal arrays.
void GraphBuilder::State::number_texts() {
  KnowledgeGraph& g = graph;
  std::vector<TextId> order{TextId{}};
  std::vector<std::uint32_t>& number = scratch;
  number.assign(g.texts_.size(), 0);
  const auto use = [&](TextId& id) {
    std::uint32_t& mine = number[index(id)];
    if (mine == 0 && id != TextId{}) {
      mine = static_cast<std::uint32_t>(order.size());
      order.push_back(id);
    }
    id = TextId{mine};
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
  g.texts_.renumber(order);
}

}  // namespace entente
