// What documents say of entities: one claim a document and identity, and what
// all claims of an entity make of it. See finish_graph.cpp.
#include <algorithm>
#include <array>
#include <numeric>
#include <tuple>

#include "graph/builder_state.h"
#include "graph/row_order.h"

namespace entente {
namespace {

/// Joins the claims of one document and identity; memory is reused.
class Joiner {
 public:
  explicit Joiner(const StringPool& texts) : texts_(&texts) {}

  void begin() {
    aliases_.clear();
    whys_.clear();
  }
  std::vector<TextId>& aliases() { return aliases_; }
  std::vector<Why>& whys() { return whys_; }

  /// The longer of two names; of those the alphabetically first.
  TextId name(TextId a, TextId b) const {
    const auto rank = [&](TextId id, TextId other) {
      return std::pair(view(other).size(), view(id));
    };
    return rank(b, a) < rank(a, b) ? b : a;
  }

  /// Sorts what was gathered, each once, without the name itself.
  void end(TextId name) {
    std::erase(aliases_, name);
    std::ranges::sort(aliases_, {}, [&](TextId id) { return view(id); });
    aliases_.erase(std::unique(aliases_.begin(), aliases_.end()),
                   aliases_.end());
    std::ranges::sort(whys_, {}, [&](const Why& why) {
      return std::tuple(view(why.name), view(why.reason), why.at);
    });
    whys_.erase(std::unique(whys_.begin(), whys_.end()), whys_.end());
  }

 private:
  std::string_view view(TextId id) const { return (*texts_)[id]; }

  const StringPool* texts_;
  std::vector<TextId> aliases_;
  std::vector<Why> whys_;
};

/// What all claims of an entity say, ties broken by the strings, so that ids in
/// order of arrival do not matter. Memory is reused.
class Naming {
 public:
  explicit Naming(const StringPool& texts) : texts_(&texts) {}

  void begin() {
    names_.clear();
    wikidata_.clear();
    documents_.clear();
    all_.clear();
    types_ = {};
  }
  void see(const Claim& claim, std::span<const TextId> aliases) {
    names_.push_back(claim.name);
    if (claim.wikidata != TextId{}) wikidata_.push_back(claim.wikidata);
    documents_.push_back(claim.document);
    ++types_[index(claim.type)];
    all_.insert(all_.end(), aliases.begin(), aliases.end());
    all_.push_back(claim.name);
  }

  TextId name() { return elect(names_); }
  TextId wikidata() { return elect(wikidata_); }
  TypeId type() const {
    return static_cast<TypeId>(std::ranges::max_element(types_) -
                               types_.begin());
  }
  std::uint32_t documents() {
    std::ranges::sort(documents_);
    return static_cast<std::uint32_t>(
        std::unique(documents_.begin(), documents_.end()) - documents_.begin());
  }
  /// All names but `name`, sorted.
  std::span<const TextId> others(TextId name) {
    std::ranges::sort(all_);
    all_.erase(std::unique(all_.begin(), all_.end()), all_.end());
    std::erase(all_, name);
    std::ranges::sort(all_, {}, [&](TextId id) { return view(id); });
    return all_;
  }

 private:
  std::string_view view(TextId id) const { return (*texts_)[id]; }

  /// The most frequent; of those the longest; of those the first by alphabet.
  TextId elect(std::vector<TextId>& votes) const {
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
  }

  const StringPool* texts_;
  std::vector<TextId> names_;
  std::vector<TextId> wikidata_;
  std::vector<DocumentId> documents_;
  std::vector<TextId> all_;
  std::array<std::uint32_t, 256> types_{};
};

}  // namespace

// One claim a document and identity; aliases and reasons sorted, each once.
void GraphBuilder::State::sort_claims() {
  KnowledgeGraph& g = graph;
  std::vector<Claim>& claims = g.claims_;
  for (Claim& claim : claims) {
    claim.document = document_places[index(claim.document)];
    claim.identity = identity_places[index(claim.identity)];
  }
  sort_by_number(
      claims, g.identities_.size(),
      [](const Claim& c) { return index(c.identity); },
      [](const Claim& a, const Claim& b) { return a.document < b.document; });
  Joiner joiner(g.texts_);
  std::size_t kept = 0;
  g.first_claim_.reserve(g.identities_.size() + 1);
  for (std::size_t i = 0; i < claims.size();) {
    const IdentityId identity = claims[i].identity;
    g.first_claim_.resize(index(identity) + 1,
                          static_cast<std::uint32_t>(kept));
    while (i < claims.size() && claims[i].identity == identity) {
      Claim joined = claims[i];
      joiner.begin();
      for (; i < claims.size() && claims[i].identity == identity &&
             claims[i].document == joined.document;
           ++i) {
        const Claim& claim = claims[i];
        each_in_list(
            claim.first_alias,
            [&](TextId alias) { joiner.aliases().push_back(alias); },
            [&](const Why& why) { joiner.whys().push_back(why); });
        joiner.aliases().push_back(claim.name);
        joined.mentions = std::max(joined.mentions, claim.mentions);
        joined.type = std::min(joined.type, claim.type);
        joined.wikidata = join(joined.wikidata, claim.wikidata);
        joined.name = joiner.name(joined.name, claim.name);
      }
      joiner.end(joined.name);
      joined.first_alias = static_cast<std::uint32_t>(g.claim_aliases_.size());
      joined.first_why = static_cast<std::uint32_t>(g.claim_whys_.size());
      g.claim_aliases_.insert(g.claim_aliases_.end(), joiner.aliases().begin(),
                              joiner.aliases().end());
      g.claim_whys_.insert(g.claim_whys_.end(), joiner.whys().begin(),
                           joiner.whys().end());
      claims[kept++] = joined;
    }
  }
  claims.resize(kept);
  g.first_claim_.resize(g.identities_.size() + 1,
                        static_cast<std::uint32_t>(kept));
  std::vector<std::uint32_t>().swap(lists);  // Assigning would keep it.
}

void GraphBuilder::State::name_entities() {
  KnowledgeGraph& g = graph;
  Naming naming(g.texts_);
  g.document_counts_.reserve(g.entities_.size());
  for (std::uint32_t i = 0; i < g.entities_.size(); ++i) {
    Entity& entity = g.entities_[i];
    naming.begin();
    for (const IdentityId id : g.identities_of(NodeId{i})) {
      for (const Claim& claim : g.claims_of(id)) {
        entity.mentions += claim.mentions;
        naming.see(claim, g.aliases(claim));
      }
    }
    entity.name = naming.name();
    entity.wikidata = naming.wikidata();
    entity.type = naming.type();
    g.document_counts_.push_back(naming.documents());
    const auto others = naming.others(entity.name);
    entity.first_name = static_cast<std::uint32_t>(g.names_.size());
    g.names_.insert(g.names_.end(), others.begin(), others.end());
  }
}

}  // namespace entente
