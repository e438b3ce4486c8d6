#include "graph/graph_builder.h"

#include <utility>

#include "base/utf8.h"
#include "graph/builder_state.h"

namespace entente {

TextId GraphBuilder::State::join(TextId a, TextId b) const {
  if (a == b || b == TextId{}) return a;
  if (a == TextId{}) return b;
  return view(a) < view(b) ? a : b;
}

GraphBuilder::GraphBuilder(const Vocabulary& vocabulary, Quotes quotes)
    : state_(new State{&vocabulary, quotes}) {}
GraphBuilder::~GraphBuilder() = default;
GraphBuilder::GraphBuilder(GraphBuilder&&) noexcept = default;
GraphBuilder& GraphBuilder::operator=(GraphBuilder&&) noexcept = default;

DocumentId GraphBuilder::document(std::string_view id, std::string_view source,
                                  std::string_view sha256) {
  State& s = *state_;
  const TextId name = text(id);
  const Document added{name, text(source), text(sha256)};
  const auto [at, is_new] = s.documents.try_emplace(
      static_cast<std::uint32_t>(name),
      static_cast<std::uint32_t>(s.graph.documents_.size()));
  if (is_new) {
    s.graph.documents_.push_back(added);
  } else {
    Document& known = s.graph.documents_[at->second];
    known.source = s.join(known.source, added.source);
    known.sha256 = s.join(known.sha256, added.sha256);
  }
  return DocumentId{at->second};
}

IdentityId GraphBuilder::identity(std::string_view key,
                                  std::string_view context) {
  State& s = *state_;
  const Identity added{text(key), text(context)};
  const auto both = (static_cast<std::uint64_t>(added.key) << 32) |
                    static_cast<std::uint64_t>(added.context);
  const auto [at, is_new] = s.identities.try_emplace(
      both, static_cast<std::uint32_t>(s.graph.identities_.size()));
  if (is_new) s.graph.identities_.push_back(added);
  return IdentityId{at->second};
}

TextId GraphBuilder::text(std::string_view text) {
  return state_->graph.texts_.intern(text);
}

void GraphBuilder::claim(Claim claim, std::span<const TextId> aliases,
                         std::span<const Why> why) {
  KnowledgeGraph& g = state_->graph;
  claim.first_alias = static_cast<std::uint32_t>(g.claim_aliases_.size());
  claim.first_why = static_cast<std::uint32_t>(g.claim_whys_.size());
  g.claims_.push_back(claim);
  g.claim_aliases_.insert(g.claim_aliases_.end(), aliases.begin(),
                          aliases.end());
  g.claim_whys_.insert(g.claim_whys_.end(), why.begin(), why.end());
}

void GraphBuilder::evidence(Evidence evidence) {
  if (state_->quotes == Quotes::kDrop) evidence.quote = TextId{};
  state_->graph.evidence_.push_back(evidence);
}

void GraphBuilder::add(const Facts& facts, const Names& rules) {
  const DocumentId from = document(facts.id, facts.source, facts.text_sha256);
  // Where the text was left out offsets are code points already, and an empty
  // text counts them as they are.
  const CodePoints at(facts.text);
  std::vector<IdentityId> identities;
  identities.reserve(facts.entities.size());
  std::vector<std::uint32_t> mentions(facts.entities.size(), 0);
  for (const FactMention& mention : facts.mentions)
    ++mentions[index(mention.entity)];
  std::vector<TextId> aliases;
  std::vector<Why> whys;
  for (std::size_t i = 0; i < facts.entities.size(); ++i) {
    const FactEntity& entity = facts.entities[i];
    aliases.clear();
    whys.clear();
    for (const auto& alias : entity.aliases) aliases.push_back(text(alias));
    for (const MergeReason& why : entity.why)
      whys.push_back({text(why.name), text(why.reason), at.of_byte(why.at)});
    identities.push_back(identity(entity.key, entity.context));
    claim({.identity = identities.back(),
           .document = from,
           .name = text(entity.name),
           .wikidata = text(entity.wikidata),
           .mentions = mentions[i],
           .type = entity.type},
          aliases, whys);
  }
  const bool quote = state_->quotes == Quotes::kKeep && !facts.text.empty();
  for (const FactRelation& relation : facts.relations) {
    evidence({.subject = identities[index(relation.subject)],
              .object = identities[index(relation.object)],
              .document = from,
              .begin = at.of_byte(relation.evidence.begin),
              .end = at.of_byte(relation.evidence.end),
              .rule = text(rules[relation.rule]),
              .quote = quote ? text(text_of(facts.text, relation.evidence))
                             : TextId{},
              .position = text(relation.position),
              .time = text(relation.time),
              .predicate = relation.predicate,
              .factuality = relation.factuality,
              .confidence = relation.confidence});
  }
}

void GraphBuilder::add(const KnowledgeGraph& part) {
  std::vector<DocumentId> documents;
  documents.reserve(part.documents().size());
  for (const Document& d : part.documents())
    documents.push_back(document(part[d.id], part[d.source], part[d.sha256]));
  std::vector<IdentityId> identities;
  identities.reserve(part.identities().size());
  for (const Identity& i : part.identities())
    identities.push_back(identity(part[i.key], part[i.context]));
  // Texts are looked up once each, most of them being used many times.
  constexpr TextId kUnknown{0xFFFFFFFF};
  std::vector<TextId> known(part.texts_.size(), kUnknown);
  const auto here = [&](TextId id) {
    TextId& mapped = known[static_cast<std::size_t>(id)];
    if (mapped == kUnknown) mapped = text(part[id]);
    return mapped;
  };
  std::vector<TextId> aliases;
  std::vector<Why> whys;
  for (const Claim& c : part.claims()) {
    aliases.clear();
    whys.clear();
    for (const TextId alias : part.aliases(c)) aliases.push_back(here(alias));
    for (const Why& why : part.why(c))
      whys.push_back({here(why.name), here(why.reason), why.at});
    claim({.identity = identities[index(c.identity)],
           .document = documents[index(c.document)],
           .name = here(c.name),
           .wikidata = here(c.wikidata),
           .mentions = c.mentions,
           .type = c.type},
          aliases, whys);
  }
  const bool quote = state_->quotes == Quotes::kKeep;
  for (Evidence e : part.evidence()) {
    e.subject = identities[index(e.subject)];
    e.object = identities[index(e.object)];
    e.document = documents[index(e.document)];
    e.rule = here(e.rule);
    e.quote = quote ? here(e.quote) : TextId{};
    e.position = here(e.position);
    e.time = here(e.time);
    evidence(e);
  }
}

KnowledgeGraph GraphBuilder::finish() {
  State& s = *state_;
  s.sort_documents();
  s.sort_identities();
  s.sort_claims();
  s.make_entities();
  s.share_quotes();
  s.sort_evidence();
  s.make_relations();
  s.index_relations();
  s.number_texts();
  KnowledgeGraph done = std::move(s.graph);
  state_.reset(new State{s.vocabulary, s.quotes});
  return done;
}

}  // namespace entente
