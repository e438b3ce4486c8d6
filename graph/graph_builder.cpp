#include "graph/graph_builder.h"

#include <span>
#include <utility>

#include "base/utf8.h"
#include "graph/builder_state.h"

namespace entente {

namespace {

/// Adds evidence of another graph: its rows and texts are those that the maps
/// and `here` say; `quote` gives the words of a row.
template <class Here, class Quote>
void add_evidence(GraphBuilder& builder, std::span<const Evidence> rows,
                  std::span<const IdentityId> identities,
                  std::span<const DocumentId> documents, Here here,
                  Quote quote) {
  for (Evidence e : rows) {
    e.subject = identities[index(e.subject)];
    e.object = identities[index(e.object)];
    e.document = documents[index(e.document)];
    e.rule = here(e.rule);
    e.quote = quote(e);
    e.position = here(e.position);
    e.time = here(e.time);
    builder.evidence(e);
  }
}

}  // namespace

TextId GraphBuilder::State::join(TextId a, TextId b) const {
  if (a == b || b == TextId{}) return a;
  if (a == TextId{}) return b;
  return view(a) < view(b) ? a : b;
}

QuoteId GraphBuilder::State::join(QuoteId a, QuoteId b) const {
  if (a == b || b == QuoteId{}) return a;
  if (a == QuoteId{}) return b;
  return graph.texts_.quote(a) < graph.texts_.quote(b) ? a : b;
}

GraphBuilder::GraphBuilder(const Vocabulary& vocabulary, Quotes quotes)
    : state_(new State{&vocabulary, quotes}) {}
GraphBuilder::~GraphBuilder() = default;
GraphBuilder::GraphBuilder(GraphBuilder&&) noexcept = default;
GraphBuilder& GraphBuilder::operator=(GraphBuilder&&) noexcept = default;

DocumentId GraphBuilder::document(std::string_view id, std::string_view source,
                                  std::string_view sha256) {
  const TextId name = text(id);
  return document(Document{name, text(source), text(sha256)});
}

DocumentId GraphBuilder::document(const Document& added) {
  State& s = *state_;
  std::vector<Document>& rows = s.graph.documents_;
  const auto next = static_cast<std::uint32_t>(rows.size());
  const std::uint32_t at = s.documents.find_or_add(
      index(added.id), next,
      [&](std::uint32_t i) { return index(rows[i].id); });
  if (at == next) {
    rows.push_back(added);
  } else {
    rows[at].source = s.join(rows[at].source, added.source);
    rows[at].sha256 = s.join(rows[at].sha256, added.sha256);
  }
  return DocumentId{at};
}

IdentityId GraphBuilder::identity(std::string_view key,
                                  std::string_view context) {
  const TextId name = text(key);
  return identity(Identity{name, text(context)});
}

IdentityId GraphBuilder::identity(const Identity& added) {
  State& s = *state_;
  std::vector<Identity>& rows = s.graph.identities_;
  const auto both = [](const Identity& i) {
    return static_cast<std::uint64_t>(i.key) << 32 |
           static_cast<std::uint64_t>(i.context);
  };
  const auto next = static_cast<std::uint32_t>(rows.size());
  const std::uint32_t at = s.identities.find_or_add(
      both(added), next, [&](std::uint32_t i) { return both(rows[i]); });
  if (at == next) rows.push_back(added);
  return IdentityId{at};
}

TextId GraphBuilder::text(std::string_view text) {
  return state_->graph.texts_.intern(text);
}

QuoteId GraphBuilder::quote(std::string_view words) {
  return state_->graph.texts_.intern_quote(words);
}

void GraphBuilder::claim(Claim claim, std::span<const TextId> aliases,
                         std::span<const Why> why) {
  State& s = *state_;
  claim.first_alias = 0;
  claim.first_why = 0;
  if (!aliases.empty() || !why.empty()) {
    const auto number = [](auto id) { return static_cast<std::uint32_t>(id); };
    claim.first_alias = number(s.lists.size());
    s.lists.push_back(number(aliases.size()));
    for (const TextId alias : aliases) s.lists.push_back(number(alias));
    s.lists.push_back(number(why.size()));
    for (const Why& w : why)
      s.lists.insert(s.lists.end(), {number(w.name), number(w.reason), w.at});
  }
  s.graph.claims_.push_back(claim);
}

void GraphBuilder::evidence(Evidence evidence) {
  if (state_->quotes == Quotes::kDrop) evidence.quote = {};
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
  const bool quotes = state_->quotes == Quotes::kKeep && !facts.text.empty();
  for (const FactRelation& relation : facts.relations) {
    evidence({.subject = identities[index(relation.subject)],
              .object = identities[index(relation.object)],
              .document = from,
              .begin = at.of_byte(relation.evidence.begin),
              .end = at.of_byte(relation.evidence.end),
              .rule = text(rules[relation.rule]),
              .quote = quotes ? quote(text_of(facts.text, relation.evidence))
                              : QuoteId{},
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
  const bool quotes = state_->quotes == Quotes::kKeep;
  add_evidence(*this, part.evidence(), identities, documents, here,
               [&](const Evidence& e) {
                 return quotes ? quote(part.quote(e)) : QuoteId{};
               });
}

void GraphBuilder::take(GraphBuilder& part) {
  State& from = *part.state_;
  const KnowledgeGraph& g = from.graph;
  std::vector<std::uint32_t> texts;
  state_->graph.texts_.intern_all(g.texts_, texts);
  const auto here = [&](auto id) { return decltype(id){texts[index(id)]}; };
  std::vector<DocumentId> documents;
  documents.reserve(g.documents_.size());
  for (const Document& d : g.documents_)
    documents.push_back(
        document(Document{here(d.id), here(d.source), here(d.sha256)}));
  std::vector<IdentityId> identities;
  identities.reserve(g.identities_.size());
  for (const Identity& i : g.identities_)
    identities.push_back(identity(Identity{here(i.key), here(i.context)}));
  std::vector<TextId> aliases;
  std::vector<Why> whys;
  for (Claim c : g.claims_) {
    aliases.clear();
    whys.clear();
    from.each_in_list(
        c.first_alias, [&](TextId alias) { aliases.push_back(here(alias)); },
        [&](const Why& w) {
          whys.push_back({here(w.name), here(w.reason), w.at});
        });
    c.identity = identities[index(c.identity)];
    c.document = documents[index(c.document)];
    c.name = here(c.name);
    c.wikidata = here(c.wikidata);
    claim(c, aliases, whys);
  }
  add_evidence(*this, g.evidence_, identities, documents, here,
               [&](const Evidence& e) { return here(e.quote); });
  from.clear();
}

void GraphBuilder::State::clear() {
  graph.texts_.clear();
  graph.documents_.clear();
  graph.identities_.clear();
  graph.claims_.clear();
  graph.evidence_.clear();
  documents.clear();
  identities.clear();
  lists.assign(1, 0);
}

}  // namespace entente
