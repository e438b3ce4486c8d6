#include "export/facts_line.h"

#include <limits>
#include <tuple>
#include <vector>

#include "base/utf8.h"
#include "export/json_cursor.h"
#include "extract/fact_names.h"

namespace entente {
namespace {

// What a line says, its texts as views. Offsets are code points.

struct LineReason {
  std::string_view name;
  std::string_view reason;
  std::uint32_t at = 0;
};

struct LineEntity {
  TypeId type{};
  std::string_view name;
  std::string_view key;
  std::string_view wikidata;
  std::string_view context;
  std::size_t aliases_end = 0;  // Of State::aliases,
  std::size_t whys_end = 0;     // and of State::whys.
  std::uint32_t mentions = 0;
};

struct LineRelation {
  std::uint32_t subject = 0;
  std::uint32_t object = 0;
  PredicateId predicate{};
  Factuality factuality{};
  std::uint8_t confidence = 0;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::string_view rule;
  std::string_view position;
  std::string_view time;

  auto triple() const { return std::tuple(subject, predicate, object); }
};

}  // namespace

struct FactsLine::State {
  const Vocabulary* vocabulary;
  JsonCursor json{};
  std::string_view id{};
  std::string_view source{};
  std::string_view text{};
  std::string_view sha256{};
  CodePoints at{{}};         // Of the text.
  std::uint32_t length = 0;  // Of the text; without one, no limit.
  std::vector<LineEntity> entities{};
  std::vector<std::string_view> aliases{};
  std::vector<LineReason> whys{};
  std::vector<LineRelation> relations{};
  // Reused by put():
  std::vector<IdentityId> identities{};
  std::vector<TextId> alias_ids{};
  std::vector<Why> why_ids{};

  bool read(std::string_view line) {
    entities.clear();
    aliases.clear();
    whys.clear();
    relations.clear();
    json.start(line);
    return read_head() && read_entities() && read_mentions() &&
           read_relations() && json.literal("}") && json.at_end();
  }

  /// What a list holds, up to its end: each element by `element`.
  template <class Element>
  bool list(Element element) {
    if (json.literal("]")) return true;
    do {
      if (!element()) return false;
    } while (json.literal(","));
    return json.literal("]");
  }

  bool read_head() {
    source = text = sha256 = {};
    if (!json.literal("{\"id\":") || !json.string(id)) return false;
    if (json.literal(",\"source\":") && !json.string(source)) return false;
    if (json.literal(",\"text_sha256\":")) {
      if (!json.string(sha256) || sha256.empty()) return false;
    } else if (!json.literal(",\"text\":") || !json.string(text)) {
      return false;
    }
    at = CodePoints(text);
    length = text.empty() ? std::numeric_limits<std::uint32_t>::max()
                          : at.of_byte(text.size());
    return true;
  }

  bool read_entities() {
    return json.literal(",\"entities\":[") && list([&] {
             LineEntity entity;
             if (!read_entity(entity)) return false;
             entities.push_back(entity);
             return true;
           });
  }

  bool read_entity(LineEntity& entity) {
    std::uint32_t number = 0;
    std::string_view type_name;
    if (!json.literal("{\"id\":\"e") || !json.number(number) ||
        number != entities.size() + 1 || !json.literal("\",\"type\":") ||
        !json.string(type_name) || !json.literal(",\"name\":") ||
        !json.string(entity.name) || !json.literal(",\"key\":") ||
        !json.string(entity.key) || entity.key.empty() ||
        !json.literal(",\"aliases\":["))
      return false;
    const auto type = vocabulary->type(type_name);
    if (!type) return false;
    entity.type = *type;
    const bool good = list([&] { return json.string(aliases.emplace_back()); });
    if (!good ||
        (json.literal(",\"wikidata\":") && !json.string(entity.wikidata)) ||
        (json.literal(",\"context\":") && !json.string(entity.context)) ||
        (json.literal(",\"why\":[") && !list([&] { return read_reason(); })))
      return false;
    entity.aliases_end = aliases.size();
    entity.whys_end = whys.size();
    return json.literal("}");
  }

  bool read_reason() {
    LineReason& why = whys.emplace_back();
    return json.literal("{\"name\":") && json.string(why.name) &&
           json.literal(",\"reason\":") && json.string(why.reason) &&
           json.literal(",\"at\":") && json.number(why.at) &&
           why.at <= length && json.literal("}");
  }

  /// Which entity stands behind these bytes, from 0.
  template <std::size_t size>
  bool entity(const char (&before)[size], std::uint32_t& which) {
    if (!json.literal(before) || !json.number(which) || which == 0 ||
        which > entities.size())
      return false;
    --which;
    return true;
  }

  bool read_mentions() {
    std::uint32_t free = 0;  // Where the next may begin.
    return json.literal(",\"mentions\":[") &&
           list([&] { return read_mention(free); });
  }

  bool read_mention(std::uint32_t& free) {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    std::uint32_t which = 0;
    std::string_view form;
    std::string_view rule;
    if (!json.literal("{\"start\":") || !json.number(begin) || begin < free ||
        !json.literal(",\"end\":") || !json.number(end) || end <= begin ||
        end > length || !entity(",\"entity\":\"e", which) ||
        !json.literal("\",\"form\":") || !json.string(form) ||
        !named<Form>(form, kFormNames) || !json.literal(",\"rule\":") ||
        !json.string(rule) || !json.literal("}"))
      return false;
    free = end;
    ++entities[which].mentions;
    return true;
  }

  bool read_relations() {
    return json.literal(",\"relations\":[") && list([&] {
             LineRelation relation;
             if (!read_relation(relation)) return false;
             // In order, and none twice.
             if (!relations.empty() &&
                 relations.back().triple() >= relation.triple())
               return false;
             relations.push_back(relation);
             return true;
           });
  }

  bool read_relation(LineRelation& relation) {
    std::string_view predicate_name;
    if (!entity("{\"subject\":\"e", relation.subject) ||
        !json.literal("\",\"predicate\":") || !json.string(predicate_name) ||
        !entity(",\"object\":\"e", relation.object) ||
        !json.literal("\",\"evidence\":[") || !json.number(relation.begin) ||
        !json.literal(",") || !json.number(relation.end) ||
        relation.end <= relation.begin || relation.end > length ||
        !json.literal("],\"rule\":") || !json.string(relation.rule) ||
        relation.rule.empty() || !json.literal(",\"confidence\":") ||
        !percent(relation.confidence))
      return false;
    const auto predicate = vocabulary->predicate(predicate_name);
    if (!predicate ||
        !vocabulary->allows(*predicate, entities[relation.subject].type,
                            entities[relation.object].type))
      return false;
    relation.predicate = *predicate;
    return read_qualifiers(relation);
  }

  /// "1.0", "0.9", "0.85" or "0.07", as percent. "0.0" is left to others.
  bool percent(std::uint8_t& value) {
    std::uint32_t digits = 0;
    if (json.literal("1.0")) {
      digits = 100;
    } else if (json.literal("0.0")) {
      if (!json.number(digits) || digits > 9) return false;
    } else {
      if (!json.literal("0.") || !json.number(digits) || digits > 99)
        return false;
      if (digits < 10) digits *= 10;
    }
    value = static_cast<std::uint8_t>(digits);
    return true;
  }

  bool read_qualifiers(LineRelation& relation) {
    std::string_view name;
    if (!json.literal(",\"qualifiers\":{") ||
        (json.literal("\"position\":") &&
         !(json.string(relation.position) && json.literal(","))) ||
        (json.literal("\"time\":") &&
         !(json.string(relation.time) && json.literal(","))) ||
        !json.literal("\"factuality\":") || !json.string(name))
      return false;
    const auto factuality = named<Factuality>(name, kFactualityNames);
    if (!factuality) return false;
    relation.factuality = *factuality;
    return json.literal("}}");
  }

  /// What was read, into the graph.
  void put(GraphBuilder& builder) {
    const DocumentId document = builder.document(id, source, sha256);
    identities.clear();
    std::size_t alias = 0;
    std::size_t why = 0;
    for (const LineEntity& entity : entities) {
      alias_ids.clear();
      why_ids.clear();
      for (; alias < entity.aliases_end; ++alias)
        alias_ids.push_back(builder.text(aliases[alias]));
      for (; why < entity.whys_end; ++why)
        why_ids.push_back({builder.text(whys[why].name),
                           builder.text(whys[why].reason), whys[why].at});
      identities.push_back(builder.identity(entity.key, entity.context));
      builder.claim({.identity = identities.back(),
                     .document = document,
                     .name = builder.text(entity.name),
                     .wikidata = builder.text(entity.wikidata),
                     .mentions = entity.mentions,
                     .type = entity.type},
                    alias_ids, why_ids);
    }
    for (const LineRelation& relation : relations)
      put(relation, document, builder);
  }

  void put(const LineRelation& relation, DocumentId document,
           GraphBuilder& builder) {
    std::string_view quote;
    if (!text.empty()) {
      const std::size_t begin = at.to_byte(relation.begin);
      quote = text.substr(begin, at.to_byte(relation.end) - begin);
    }
    builder.evidence({.subject = identities[relation.subject],
                      .object = identities[relation.object],
                      .document = document,
                      .begin = relation.begin,
                      .end = relation.end,
                      .rule = builder.text(relation.rule),
                      .quote = builder.quote(quote),
                      .position = builder.text(relation.position),
                      .time = builder.text(relation.time),
                      .predicate = relation.predicate,
                      .factuality = relation.factuality,
                      .confidence = relation.confidence});
  }
};

FactsLine::FactsLine(const Vocabulary& vocabulary)
    : state_(new State{&vocabulary}) {}
FactsLine::~FactsLine() = default;
FactsLine::FactsLine(FactsLine&&) noexcept = default;
FactsLine& FactsLine::operator=(FactsLine&&) noexcept = default;

bool FactsLine::add(std::string_view line, GraphBuilder& builder) {
  if (!state_->read(line)) return false;
  state_->put(builder);
  return true;
}

}  // namespace entente
