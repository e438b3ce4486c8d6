#pragma once

#include <algorithm>
#include <fstream>
#include <iterator>
#include <numeric>
#include <random>
#include <stdexcept>
#include <string>
#include <vector>

#include "extract/vocabulary.h"
#include "graph/graph_builder.h"
#include "graph/knowledge_graph.h"

namespace entente {

/// data/vocabulary.txt of this tree.
inline const Vocabulary& sample_vocabulary() {
  static const Vocabulary kVocabulary = [] {
    std::ifstream in(ENTENTE_ROOT "/data/vocabulary.txt", std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(in), {}};
    auto read = read_vocabulary("data/vocabulary.txt", text);
    if (!read) throw std::runtime_error("data/vocabulary.txt is broken");
    return *std::move(read);
  }();
  return kVocabulary;
}

/// Facts of one document, made sentence by sentence:
///
///   SampleFacts("d1").says("country/FR France", "memberOf",
///                          "institution/nato NATO", {.confidence = 90});
///
/// An end is "KEY NAME" or "KEY NAME (CONTEXT)". A type is found by its key.
class SampleFacts {
 public:
  struct Details {
    Factuality factuality = Factuality::kAsserted;
    std::uint8_t confidence = 80;
    std::string rule = "rule-a";
    std::string position{};
    std::string time{};
  };

  explicit SampleFacts(std::string id) { facts_.id = std::move(id); }

  SampleFacts& says(const std::string& subject, std::string_view predicate,
                    const std::string& object) {
    return says(subject, predicate, object, Details{});
  }
  SampleFacts& says(const std::string& subject, std::string_view predicate,
                    const std::string& object, const Details& details) {
    const auto from = static_cast<std::uint32_t>(facts_.text.size());
    const EntityId s = names(subject);
    facts_.text += " · ";
    const EntityId o = names(object);
    facts_.text += ".\n";
    facts_.relations.push_back(
        {.subject = s,
         .predicate = sample_vocabulary().predicate(predicate).value(),
         .object = o,
         .factuality = details.factuality,
         .confidence = details.confidence,
         .rule = RuleId{rules().intern(details.rule)},
         .evidence = {from, static_cast<std::uint32_t>(facts_.text.size() - 1)},
         .position = details.position,
         .time = details.time});
    return *this;
  }

  /// Mentions the entity; makes it where it is new.
  EntityId names(const std::string& what) {
    const auto blank = what.find(' ');
    const std::string key = what.substr(0, blank);
    std::string name = what.substr(blank + 1);
    std::string context;
    if (name.ends_with(')')) {
      const auto open = name.find(" (");
      context = name.substr(open + 2, name.size() - open - 3);
      name.resize(open);
    }
    const auto begin = static_cast<std::uint32_t>(facts_.text.size());
    facts_.text += name;
    const EntityId id = entity(key, name, context);
    facts_.mentions.push_back(
        {.span = {begin, static_cast<std::uint32_t>(facts_.text.size())},
         .entity = id,
         .form = Form::kName,
         .rule = RuleId{rules().intern("lexicon")}});
    return id;
  }

  FactEntity& operator[](std::string_view key) {
    return *std::ranges::find(facts_.entities, key, &FactEntity::key);
  }
  const Facts& facts() const { return facts_; }
  Facts& facts() { return facts_; }
  static Names& rules() {
    static Names names;
    return names;
  }

 private:
  EntityId entity(const std::string& key, const std::string& name,
                  const std::string& context) {
    for (std::uint32_t i = 0; i < facts_.entities.size(); ++i) {
      FactEntity& known = facts_.entities[i];
      if (known.key != key || known.context != context) continue;
      if (known.name != name && !std::ranges::count(known.aliases, name)) {
        known.aliases.push_back(name);
        std::ranges::sort(known.aliases);
      }
      return EntityId{i};
    }
    FactEntity made;
    made.key = key;
    made.name = name;
    made.context = context;
    std::string type = key.substr(0, key.find('/'));
    type[0] = static_cast<char>(type[0] - 'a' + 'A');
    made.type = sample_vocabulary().type(type).value();
    facts_.entities.push_back(made);
    return EntityId{static_cast<std::uint32_t>(facts_.entities.size() - 1)};
  }

  Facts facts_;
};

inline KnowledgeGraph graph_of(const std::vector<Facts>& documents,
                               Quotes quotes = Quotes::kKeep) {
  GraphBuilder builder(sample_vocabulary(), quotes);
  for (const Facts& facts : documents) builder.add(facts, SampleFacts::rules());
  return builder.finish();
}

/// Documents in which everything that merging must settle happens: names,
/// types, Wikidata ids and contexts that differ, equal places, odd characters.
inline std::vector<Facts> random_documents(std::uint32_t seed,
                                           std::size_t count) {
  std::mt19937 random(seed);
  const auto pick = [&](const auto& list) {
    return list[random() % std::size(list)];
  };
  const std::string keys[] = {"person/kim-min-ho",
                              "person/odd;name#1%2F",
                              "person/a",
                              "person/a-b",
                              "country/KR",
                              "country/FR",
                              "country/c\xC3\xB4te d\"ivoire",
                              "institution/nato",
                              "institution/..",
                              "institution//x",
                              "person/\xE6\x9D\x8E\xE6\x98\x8E"};
  const std::string names[] = {
      "Kim",      "Kim Min-ho", "N\xC3\xA1me",        "O'Neil \"Tip\"", "A\\B",
      "<b>&amp;", "\x01\t\n",   "\xF0\x9F\x98\x80 X", "e\xCC\x81",      "Z"};
  const std::string contexts[] = {"", "", "country/KR", "country/FR",
                                  "institution/nato"};
  const std::string predicates[] = {"leaderOf", "alliedWith", "consult",
                                    "support"};
  const std::string times[] = {"", "", "2022", "2022-05", "2014/2017"};
  const std::string positions[] = {"", "President", "S\xC3\xA9nateur"};
  std::vector<Facts> documents;
  for (std::size_t i = 0; i < count; ++i) {
    SampleFacts facts("doc " + std::to_string(random() % count) +
                      "/\xC3\xBC#?");
    const auto end = [&] {
      const std::string key = pick(keys);
      const std::string context = key[0] == 'p' ? pick(contexts) : "";
      return key + " " + pick(names) +
             (context.empty() ? "" : " (" + context + ")");
    };
    for (std::size_t n = random() % 5 + 1; n > 0; --n) {
      facts.says(end(), pick(predicates), end(),
                 {.factuality = static_cast<Factuality>(random() % 3),
                  .confidence = static_cast<std::uint8_t>(random() % 101),
                  .rule = random() % 2 == 0 ? "rule-a" : "rule b/\xC3\xA9",
                  .position = pick(positions),
                  .time = pick(times)});
    }
    for (FactEntity& entity : facts.facts().entities) {
      if (random() % 3 == 0)
        entity.wikidata = "Q" + std::to_string(random() % 3 + 1);
      if (random() % 3 == 0)
        entity.why = {{pick(names), "acronym in brackets",
                       static_cast<std::uint32_t>(0)}};
    }
    if (random() % 4 == 0) facts.facts().source = "http://x.org/?a=b&c";
    documents.push_back(std::move(facts.facts()));
  }
  return documents;
}

}  // namespace entente
