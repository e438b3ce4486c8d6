#include "export/facts_json.h"

#include <array>
#include <cassert>
#include <charconv>
#include <string>

#include "base/sha256.h"
#include "base/utf8.h"
#include "export/json.h"
#include "extract/fact_names.h"

namespace entente {
namespace {

/// "e1" for the first entity.
class EntityName {
 public:
  explicit EntityName(EntityId id) {
    digits_[0] = 'e';
    const auto end =
        std::to_chars(digits_.data() + 1, digits_.data() + digits_.size(),
                      index(id) + 1)
            .ptr;
    size_ = static_cast<std::size_t>(end - digits_.data());
  }
  std::string_view view() const { return {digits_.data(), size_}; }

 private:
  std::array<char, 24> digits_;
  std::size_t size_;
};

}  // namespace

struct FactsWriter::State {
  const Vocabulary* vocabulary;
  const Names* rules;
  TextMode mode;
  JsonBuffer buffer{};
  JsonWriter json{};

  void offset(std::string_view name, std::uint32_t code_point) {
    put(json, name);
    json.Uint(code_point);
  }

  void write(const FactEntity& entity, EntityId id, const CodePoints& at) {
    json.StartObject();
    put(json, "id", EntityName(id).view());
    put(json, "type", (*vocabulary)[entity.type].name);
    put(json, "name", entity.name);
    put(json, "key", entity.key);
    put(json, "aliases");
    json.StartArray();
    for (const std::string& alias : entity.aliases) put(json, alias);
    json.EndArray();
    if (!entity.wikidata.empty()) put(json, "wikidata", entity.wikidata);
    if (!entity.context.empty()) put(json, "context", entity.context);
    if (!entity.why.empty()) {
      put(json, "why");
      json.StartArray();
      for (const MergeReason& why : entity.why) {
        json.StartObject();
        put(json, "name", why.name);
        put(json, "reason", why.reason);
        offset("at", at.of_byte(why.at));
        json.EndObject();
      }
      json.EndArray();
    }
    json.EndObject();
  }

  void write(const FactMention& mention, const CodePoints& at) {
    json.StartObject();
    offset("start", at.of_byte(mention.span.begin));
    offset("end", at.of_byte(mention.span.end));
    put(json, "entity", EntityName(mention.entity).view());
    put(json, "form", name_of(mention.form));
    put(json, "rule", (*rules)[mention.rule]);
    json.EndObject();
  }

  void write(const FactRelation& relation, const CodePoints& at) {
    json.StartObject();
    put(json, "subject", EntityName(relation.subject).view());
    put(json, "predicate", (*vocabulary)[relation.predicate].name);
    put(json, "object", EntityName(relation.object).view());
    put(json, "evidence");
    json.StartArray();
    json.Uint(at.of_byte(relation.evidence.begin));
    json.Uint(at.of_byte(relation.evidence.end));
    json.EndArray();
    put(json, "rule", (*rules)[relation.rule]);
    put(json, "confidence");
    json.Double(relation.confidence / 100.0);  // The shortest decimal: 0.9.
    put(json, "qualifiers");
    json.StartObject();
    if (!relation.position.empty()) put(json, "position", relation.position);
    if (!relation.time.empty()) put(json, "time", relation.time);
    put(json, "factuality", name_of(relation.factuality));
    json.EndObject();
    json.EndObject();
  }

  void write(const Facts& facts) {
    // Where the text was left out, offsets are code points already, and an
    // empty text counts them as they are.
    const CodePoints at(facts.text);
    json.StartObject();
    put(json, "id", facts.id);
    if (!facts.source.empty()) put(json, "source", facts.source);
    if (!facts.text_sha256.empty()) {
      put(json, "text_sha256", facts.text_sha256);
    } else if (mode == TextMode::kHash) {
      put(json, "text_sha256", sha256(facts.text));
    } else {
      put(json, "text", facts.text);
    }
    put(json, "entities");
    json.StartArray();
    for (std::uint32_t i = 0; i < facts.entities.size(); ++i)
      write(facts.entities[i], EntityId{i}, at);
    json.EndArray();
    put(json, "mentions");
    json.StartArray();
    for (const FactMention& mention : facts.mentions) write(mention, at);
    json.EndArray();
    put(json, "relations");
    json.StartArray();
    for (const FactRelation& relation : facts.relations) write(relation, at);
    json.EndArray();
    json.EndObject();
  }
};

FactsWriter::FactsWriter(const Vocabulary& vocabulary, const Names& rules,
                         TextMode text)
    : state_(new State{&vocabulary, &rules, text}) {}
FactsWriter::~FactsWriter() = default;
FactsWriter::FactsWriter(FactsWriter&&) noexcept = default;
FactsWriter& FactsWriter::operator=(FactsWriter&&) noexcept = default;

std::string_view FactsWriter::write(const Facts& facts) {
  state_->buffer.Clear();
  state_->json.Reset(state_->buffer);
  state_->write(facts);
  assert(state_->json.IsComplete());
  return {state_->buffer.GetString(), state_->buffer.GetSize()};
}

}  // namespace entente
