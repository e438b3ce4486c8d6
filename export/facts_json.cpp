#include "export/facts_json.h"

#include "base/sha256.h"
#include "base/utf8.h"
#include "export/json_text.h"
#include "extract/fact_names.h"

namespace entente {

struct FactsWriter::State {
  const Vocabulary* vocabulary;
  const Names* rules;
  TextMode mode;
  JsonText json{};

  /// "e1" for the first entity.
  void name(EntityId id) {
    json.raw("\"e");
    json.number(static_cast<std::uint32_t>(index(id) + 1));
    json.raw("\"");
  }

  /// Percent as the shortest decimal: 0.9.
  void decimal(std::uint8_t percent) {
    if (percent >= 100) return json.raw("1.0");
    json.raw("0.");
    if (percent < 10 && percent > 0) json.raw("0");
    json.number(percent % 10 == 0 ? percent / 10U : percent);
  }

  /// Writes a list: each(element) for all, with commas.
  template <class List, class Each>
  void list(const List& all, Each each) {
    json.raw("[");
    for (std::size_t i = 0; i < all.size(); ++i) {
      if (i > 0) json.raw(",");
      each(i);
    }
    json.raw("]");
  }

  void write(const FactEntity& entity, EntityId id, const CodePoints& at) {
    json.raw("{\"id\":");
    name(id);
    json.raw(",\"type\":");
    json.string((*vocabulary)[entity.type].name);
    json.raw(",\"name\":");
    json.string(entity.name);
    json.raw(",\"key\":");
    json.string(entity.key);
    json.raw(",\"aliases\":");
    list(entity.aliases,
         [&](std::size_t i) { json.string(entity.aliases[i]); });
    if (!entity.wikidata.empty()) {
      json.raw(",\"wikidata\":");
      json.string(entity.wikidata);
    }
    if (!entity.context.empty()) {
      json.raw(",\"context\":");
      json.string(entity.context);
    }
    if (!entity.why.empty()) {
      json.raw(",\"why\":");
      list(entity.why, [&](std::size_t i) { write(entity.why[i], at); });
    }
    json.raw("}");
  }

  void write(const MergeReason& why, const CodePoints& at) {
    json.raw("{\"name\":");
    json.string(why.name);
    json.raw(",\"reason\":");
    json.string(why.reason);
    json.raw(",\"at\":");
    json.number(at.of_byte(why.at));
    json.raw("}");
  }

  void write(const FactMention& mention, const CodePoints& at) {
    json.raw("{\"start\":");
    json.number(at.of_byte(mention.span.begin));
    json.raw(",\"end\":");
    json.number(at.of_byte(mention.span.end));
    json.raw(",\"entity\":");
    name(mention.entity);
    json.raw(",\"form\":");
    json.string(name_of(mention.form));
    json.raw(",\"rule\":");
    json.string((*rules)[mention.rule]);
    json.raw("}");
  }

  void write(const FactRelation& relation, const CodePoints& at) {
    json.raw("{\"subject\":");
    name(relation.subject);
    json.raw(",\"predicate\":");
    json.string((*vocabulary)[relation.predicate].name);
    json.raw(",\"object\":");
    name(relation.object);
    json.raw(",\"evidence\":[");
    json.number(at.of_byte(relation.evidence.begin));
    json.raw(",");
    json.number(at.of_byte(relation.evidence.end));
    json.raw("],\"rule\":");
    json.string((*rules)[relation.rule]);
    json.raw(",\"confidence\":");
    decimal(relation.confidence);
    json.raw(",\"qualifiers\":{");
    if (!relation.position.empty()) {
      json.raw("\"position\":");
      json.string(relation.position);
      json.raw(",");
    }
    if (!relation.time.empty()) {
      json.raw("\"time\":");
      json.string(relation.time);
      json.raw(",");
    }
    json.raw("\"factuality\":");
    json.string(name_of(relation.factuality));
    json.raw("}}");
  }

  void write(const Facts& facts) {
    // Where the text was left out, offsets are code points already, and an
    // empty text counts them as they are.
    const CodePoints at(facts.text);
    json.raw("{\"id\":");
    json.string(facts.id);
    if (!facts.source.empty()) {
      json.raw(",\"source\":");
      json.string(facts.source);
    }
    if (!facts.text_sha256.empty()) {
      json.raw(",\"text_sha256\":");
      json.string(facts.text_sha256);
    } else if (mode == TextMode::kHash) {
      json.raw(",\"text_sha256\":");
      json.string(sha256(facts.text));
    } else {
      json.raw(",\"text\":");
      json.string(facts.text);
    }
    json.raw(",\"entities\":");
    list(facts.entities, [&](std::size_t i) {
      write(facts.entities[i], EntityId{static_cast<std::uint32_t>(i)}, at);
    });
    json.raw(",\"mentions\":");
    list(facts.mentions, [&](std::size_t i) { write(facts.mentions[i], at); });
    json.raw(",\"relations\":");
    list(facts.relations,
         [&](std::size_t i) { write(facts.relations[i], at); });
    json.raw("}");
  }
};

FactsWriter::FactsWriter(const Vocabulary& vocabulary, const Names& rules,
                         TextMode text)
    : state_(new State{&vocabulary, &rules, text}) {}
FactsWriter::~FactsWriter() = default;
FactsWriter::FactsWriter(FactsWriter&&) noexcept = default;
FactsWriter& FactsWriter::operator=(FactsWriter&&) noexcept = default;

std::string_view FactsWriter::write(const Facts& facts) {
  state_->json.clear();
  state_->write(facts);
  return state_->json.view();
}

}  // namespace entente
