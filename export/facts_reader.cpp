#include "export/facts_reader.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string>
#include <unordered_map>
#include <utility>

#include "base/utf8.h"
#include "export/facts_line.h"
#include "export/json_line.h"
#include "extract/fact_names.h"
#include "extract/text_file.h"

namespace entente {
namespace {

using Value = JsonLine::Value;

/// Entities' ids, in the order of the line.
class Ids {
 public:
  void clear() { index_.clear(); }
  bool add(std::string id) {
    const auto next = static_cast<std::uint32_t>(index_.size());
    return index_.emplace(std::move(id), next).second;
  }
  std::optional<std::uint32_t> find(const std::string& id) const {
    const auto found = index_.find(id);
    if (found == index_.end()) return std::nullopt;
    return found->second;
  }
  std::size_t size() const { return index_.size(); }

 private:
  std::unordered_map<std::string, std::uint32_t> index_;
};

/// The index of the entity that the member `name` speaks of, or a fault.
std::optional<std::uint32_t> entity_of(JsonLine& line, const Ids& ids,
                                       const Value& object,
                                       std::string_view name,
                                       std::string_view what) {
  const std::string id = line.id(object, name, what);
  if (id.empty()) return std::nullopt;
  const auto found = ids.find(id);
  if (!found)
    line.fault(object, name, "no entity has the id '" + id + "'",
               "List it under \"entities\", or correct the id.");
  return found;
}

/// Adds the id of an entity, or notes a fault.
std::string read_id(JsonLine& line, const Value& entity, Ids& ids) {
  std::string id = line.id(entity, "id", "an entity");
  if (!id.empty() && !ids.add(id))
    line.fault(entity, "id", "the entity id '" + id + "' stands twice",
               "Give each entity an id of its own.");
  return id;
}

/// "person/jacob-stokes".
std::string make_key(std::string_view type, std::string_view name) {
  std::string key;
  bool gap = false;
  const auto add = [&](std::string_view words) {
    for (const char c : words) {
      const bool letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
                          (static_cast<unsigned char>(c) & 0x80) != 0;
      const bool capital = c >= 'A' && c <= 'Z';
      if (!letter && !capital) {
        gap = true;
        continue;
      }
      if (gap && key.back() != '/') key += '-';
      gap = false;
      key += capital ? static_cast<char>(c - 'A' + 'a') : c;
    }
  };
  add(type);
  key += '/';
  add(name);
  return key;
}

template <class Row>
void sort(std::vector<Row>& rows) {
  if (!std::ranges::is_sorted(rows)) std::ranges::sort(rows);
}

/// Puts entities into the order of their first mention; those that have none
/// come last.
void order_entities(Facts& facts) {
  constexpr std::uint32_t kNever = 0xFFFFFFFF;
  std::vector<std::uint32_t> first(facts.entities.size(), kNever);
  for (const FactMention& mention : facts.mentions) {
    std::uint32_t& at = first[index(mention.entity)];
    at = std::min(at, mention.span.begin);
  }
  if (std::ranges::is_sorted(first)) return;
  std::vector<std::uint32_t> order(first.size());
  std::iota(order.begin(), order.end(), 0U);
  std::ranges::stable_sort(order, {},
                           [&](std::uint32_t i) { return first[i]; });
  std::vector<FactEntity> sorted;
  sorted.reserve(order.size());
  std::vector<EntityId> moved(order.size());
  for (const std::uint32_t i : order) {
    moved[i] = static_cast<EntityId>(sorted.size());
    sorted.push_back(std::move(facts.entities[i]));
  }
  facts.entities = std::move(sorted);
  for (FactMention& mention : facts.mentions)
    mention.entity = moved[index(mention.entity)];
  for (FactRelation& relation : facts.relations) {
    relation.subject = moved[index(relation.subject)];
    relation.object = moved[index(relation.object)];
  }
}

}  // namespace

struct FactsReader::State {
  const Vocabulary* vocabulary;
  Names* rules;
  FactsLine fast{*vocabulary};
  JsonLine line{};
  Ids ids{};
  std::vector<std::string> type_names{};
  std::vector<std::string> predicate_names{};

  RuleId rule(const Value& object) {
    const std::string_view name = line.text(object, "rule");
    return RuleId{rules->intern(name.empty() ? "unstated" : name)};
  }

  /// The Form or Factuality that a member names; the first one if it is not
  /// there.
  template <class Enum, std::size_t size>
  Enum one_of(const Value& object, std::string_view member,
              const std::array<std::string_view, size>& names) {
    const std::string_view name = line.text(object, member);
    if (name.empty()) return Enum{};
    const auto value = named<Enum>(name, names);
    if (!value) {
      std::string list;
      for (const std::string_view known : names) {
        if (!list.empty()) list += ", ";
        list += known;
      }
      line.fault(
          object, member,
          "unknown " + std::string(member) + " '" + std::string(name) + "'",
          "One of: " + list + ".");
    }
    return value.value_or(Enum{});
  }

  void unknown(const Value& object, std::string_view member,
               std::string_view what, std::string_view name,
               const std::vector<std::string>& known) {
    const std::string near = nearest(name, known);
    line.fault(object, member,
               "unknown " + std::string(what) + " '" + std::string(name) + "'",
               (near.empty() ? "" : "did you mean '" + near + "'? ") +
                   "They are listed in data/vocabulary.txt.");
  }

  void read_entity(const Value& value, const CodePoints& at, Facts& facts) {
    const std::string what = "entity " + read_id(line, value, ids);
    FactEntity entity;
    const std::string_view type_name = line.text(value, "type", what);
    const auto type = vocabulary->type(type_name);
    if (type) {
      entity.type = *type;
    } else if (!type_name.empty()) {
      unknown(value, "type", "entity type", type_name, type_names);
    }
    entity.name = line.text(value, "name", what);
    entity.key = line.text(value, "key");
    if (entity.key.empty()) entity.key = make_key(type_name, entity.name);
    entity.wikidata = line.text(value, "wikidata");
    entity.context = line.text(value, "context");
    if (const Value* aliases = JsonLine::member(value, "aliases")) {
      const bool strings =
          aliases->IsArray() &&
          std::ranges::all_of(aliases->GetArray(),
                              [](const Value& v) { return v.IsString(); });
      if (!strings) {
        line.fault(value, "aliases", "\"aliases\" is not an array of strings",
                   "Write \"aliases\":[\"..\",\"..\"].");
      } else {
        for (const Value& alias : aliases->GetArray())
          entity.aliases.emplace_back(text_of(alias));
      }
      sort(entity.aliases);
    }
    line.each(value, "why", [&](const Value& reason) {
      MergeReason& why = entity.why.emplace_back();
      why.name = line.text(reason, "name", "a reason of " + what);
      why.reason = line.text(reason, "reason", "a reason of " + what);
      if (const auto place = line.number(reason, "at", "a reason of " + what))
        why.at = byte(*place, at, facts);
    });
    sort(entity.why);
    facts.entities.push_back(std::move(entity));
  }

  static std::uint32_t byte(std::uint32_t code_point, const CodePoints& at,
                            const Facts& facts) {
    return facts.text.empty()
               ? code_point
               : static_cast<std::uint32_t>(at.to_byte(code_point));
  }

  /// The span, or none and a fault if it is empty or outside of the text.
  std::optional<Span> span(const Value& place, std::string_view what,
                           std::uint32_t start, std::uint32_t end,
                           const CodePoints& at, const Facts& facts) {
    const bool inside =
        facts.text.empty() || end <= at.of_byte(facts.text.size());
    if (start < end && inside)
      return Span{byte(start, at, facts), byte(end, at, facts)};
    line.fault(place,
               std::string(what) + ": no text from " + std::to_string(start) +
                   " to " + std::to_string(end),
               "Offsets count code points of \"text\", from 0, end exclusive.");
    return std::nullopt;
  }

  void read_mention(const Value& value, const CodePoints& at, Facts& facts) {
    const auto start = line.number(value, "start", "a mention");
    const auto end = line.number(value, "end", "a mention");
    const auto entity = entity_of(line, ids, value, "entity", "a mention");
    FactMention mention;
    mention.form = one_of<Form>(value, "form", kFormNames);
    mention.rule = rule(value);
    if (!start || !end || !entity) return;
    const auto where = span(value, "a mention", *start, *end, at, facts);
    if (!where) return;
    mention.span = *where;
    mention.entity = EntityId{*entity};
    facts.mentions.push_back(mention);
  }

  void read_relation(const Value& value, const CodePoints& at, Facts& facts) {
    const auto subject = entity_of(line, ids, value, "subject", "a relation");
    const auto object = entity_of(line, ids, value, "object", "a relation");
    const std::string_view name = line.text(value, "predicate", "a relation");
    const auto predicate = vocabulary->predicate(name);
    if (!predicate && !name.empty())
      unknown(value, "predicate", "predicate", name, predicate_names);
    FactRelation relation;
    relation.rule = rule(value);
    relation.confidence = read_confidence(value);
    if (const Value* qualifiers = JsonLine::member(value, "qualifiers")) {
      if (!qualifiers->IsObject()) {
        line.fault(value, "qualifiers", "\"qualifiers\" is not an object",
                   "Write \"qualifiers\":{\"factuality\":\"asserted\"}.");
      } else {
        relation.position = line.text(*qualifiers, "position");
        relation.time = line.text(*qualifiers, "time");
        relation.factuality =
            one_of<Factuality>(*qualifiers, "factuality", kFactualityNames);
      }
    }
    const auto evidence = read_evidence(value, at, facts);
    if (!subject || !object || !predicate || !evidence) return;
    relation.subject = EntityId{*subject};
    relation.predicate = *predicate;
    relation.object = EntityId{*object};
    relation.evidence = *evidence;
    const TypeId from = facts.entities[*subject].type;
    const TypeId to = facts.entities[*object].type;
    if (!vocabulary->allows(*predicate, from, to) && !line.has_faults()) {
      line.fault(value, "predicate",
                 std::string(name) + " does not go from " +
                     (*vocabulary)[from].name + " to " + (*vocabulary)[to].name,
                 "data/vocabulary.txt says which types it takes.");
    }
    facts.relations.push_back(std::move(relation));
  }

  std::uint8_t read_confidence(const Value& value) {
    const Value* confidence = JsonLine::member(value, "confidence");
    if (confidence == nullptr) return 100;
    if (confidence->IsNumber() && confidence->GetDouble() >= 0 &&
        confidence->GetDouble() <= 1)
      return static_cast<std::uint8_t>(
          std::lround(confidence->GetDouble() * 100));
    line.fault(value, "confidence", "\"confidence\" is not from 0 to 1",
               "Write \"confidence\":0.85.");
    return 0;
  }

  std::optional<Span> read_evidence(const Value& value, const CodePoints& at,
                                    const Facts& facts) {
    const Value* evidence = JsonLine::member(value, "evidence");
    if (evidence != nullptr && evidence->IsArray() && evidence->Size() == 2 &&
        (*evidence)[0].IsUint() && (*evidence)[1].IsUint())
      return span(value, "a relation", (*evidence)[0].GetUint(),
                  (*evidence)[1].GetUint(), at, facts);
    line.fault(value, "evidence", "a relation has no \"evidence\"",
               "Write \"evidence\":[0,17], code points of \"text\".");
    return std::nullopt;
  }

  /// The contract of Facts, after all is read.
  void check(Facts& facts) {
    sort(facts.mentions);
    for (std::size_t i = 1; i < facts.mentions.size(); ++i)
      if (facts.mentions[i - 1].span.overlaps(facts.mentions[i].span))
        line.fault(*JsonLine::member(line.root(), "id"),
                   "two mentions overlap at byte " +
                       std::to_string(facts.mentions[i].span.begin) +
                       " of the text",
                   "Keep the longer one.");
    order_entities(facts);
    sort(facts.relations);
    const auto same = [](const FactRelation& a, const FactRelation& b) {
      return a.subject == b.subject && a.predicate == b.predicate &&
             a.object == b.object;
    };
    if (std::ranges::adjacent_find(facts.relations, same) !=
        facts.relations.end())
      line.fault(*JsonLine::member(line.root(), "id"),
                 "a relation is said twice",
                 "Keep one of equal subject, predicate and object.");
  }

  Facts read(std::string_view left_out) {
    Facts facts;
    const Value& root = line.root();
    ids.clear();
    facts.id = line.id(root, "id", "the document");
    facts.source = line.text(root, "source");
    facts.text_sha256 = line.text(root, "text_sha256");
    if (facts.text_sha256.empty()) {
      facts.text = line.text(root, "text", "the document");
    } else if (!left_out.empty()) {
      facts.text = left_out;
      facts.text_sha256.clear();
    }
    const CodePoints at(facts.text);
    line.each(root, "entities",
              [&](const Value& v) { read_entity(v, at, facts); });
    line.each(root, "mentions",
              [&](const Value& v) { read_mention(v, at, facts); });
    line.each(root, "relations",
              [&](const Value& v) { read_relation(v, at, facts); });
    if (!line.has_faults()) check(facts);
    return facts;
  }
};

FactsReader::FactsReader(const Vocabulary& vocabulary, Names& rules)
    : state_(new State{&vocabulary, &rules}) {
  for (const EntityType& type : vocabulary.types())
    state_->type_names.push_back(type.name);
  for (const Predicate& predicate : vocabulary.predicates())
    state_->predicate_names.push_back(predicate.name);
}
FactsReader::~FactsReader() = default;
FactsReader::FactsReader(FactsReader&&) noexcept = default;
FactsReader& FactsReader::operator=(FactsReader&&) noexcept = default;

Result<Facts> FactsReader::read(std::string_view file, int number,
                                std::string_view line, std::string_view text) {
  JsonLine& json = state_->line;
  if (!json.parse(file, number, line)) return json.take_faults();
  Facts facts = state_->read(text);
  if (json.has_faults()) return json.take_faults();
  return facts;
}

Diagnostics FactsReader::add(std::string_view file, int number,
                             std::string_view line, GraphBuilder& builder) {
  if (state_->fast.add(line, builder)) return {};
  const Result<Facts> facts = read(file, number, line);
  if (!facts) return facts.error();
  builder.add(*facts, *state_->rules);
  return {};
}

Result<ScoreDocument> read_for_scoring(std::string_view file, int number,
                                       std::string_view text) {
  JsonLine line;
  if (!line.parse(file, number, text)) return line.take_faults();
  const Value& root = line.root();
  ScoreDocument document;
  Ids ids;
  document.id = line.id(root, "id", "the document");
  document.text = line.text(root, "text");
  line.each(root, "entities", [&](const Value& value) {
    ScoreDocument::Entity entity;
    entity.id = read_id(line, value, ids);
    const std::string what = "entity " + entity.id;
    entity.type = line.text(value, "type", what);
    entity.name = line.text(value, "name", what);
    document.entities.push_back(std::move(entity));
  });
  line.each(root, "mentions", [&](const Value& value) {
    const auto start = line.number(value, "start", "a mention");
    const auto end = line.number(value, "end", "a mention");
    const auto entity = entity_of(line, ids, value, "entity", "a mention");
    if (!start || !end || !entity) return;
    const bool demonym = line.text(value, "form") == name_of(Form::kDemonym);
    document.mentions.push_back({*start, *end, *entity, demonym});
  });
  line.each(root, "relations", [&](const Value& value) {
    const auto subject = entity_of(line, ids, value, "subject", "a relation");
    const auto object = entity_of(line, ids, value, "object", "a relation");
    const std::string_view predicate =
        line.text(value, "predicate", "a relation");
    const Value* qualifiers = JsonLine::member(value, "qualifiers");
    const bool optional = qualifiers != nullptr && qualifiers->IsObject() &&
                          line.text(*qualifiers, "optional") == "yes";
    if (!subject || !object) return;
    document.relations.push_back(
        {*subject, std::string(predicate), *object, optional});
  });
  if (line.has_faults()) return line.take_faults();
  return document;
}

}  // namespace entente
