#pragma once

#include <fstream>
#include <sstream>
#include <string>

#include "base/names.h"
#include "extract/facts.h"
#include "extract/vocabulary.h"

namespace entente {

inline std::string read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return std::move(text).str();
}

/// The vocabulary of the project.
inline const Vocabulary& vocabulary() {
  static const Vocabulary kVocabulary = [] {
    auto read = read_vocabulary("vocabulary.txt",
                                read_file(ENTENTE_ROOT "/data/vocabulary.txt"));
    return *std::move(read);
  }();
  return kVocabulary;
}

/// One document about two countries and a person, with an accent before the
/// offsets.
inline Facts sample_facts(Names& rules) {
  Facts facts;
  facts.id = "brief-01";
  facts.source = "written for this test";
  facts.text =
      "Caf\xC3\xA9 talks: President Ana Lima of Norway (NOR) met the Swedish "
      "delegation in 2023. Norway may sanction Sweden.";
  const auto span = [&](std::string_view words, std::size_t from = 0) {
    const auto at = facts.text.find(words, from);
    return Span{static_cast<std::uint32_t>(at),
                static_cast<std::uint32_t>(at + words.size())};
  };
  const auto type = [](std::string_view name) {
    return *vocabulary().type(name);
  };
  const auto predicate = [](std::string_view name) {
    return *vocabulary().predicate(name);
  };
  const RuleId names{rules.intern("lexicon/countries.txt")};
  const RuleId persons{rules.intern("person-with-title")};
  const RuleId leads{rules.intern("title-name-of-country")};
  const RuleId meets{rules.intern("meet")};
  const Span acronym = span("NOR");
  facts.entities = {
      {type("Person"), "person/ana-lima", "Ana Lima", {}, "", "country/NO", {}},
      {type("Country"),
       "country/NO",
       "Norway",
       {"NOR"},
       "Q20",
       "",
       {{"NOR", "acronym in brackets", acronym.begin}}},
      {type("Country"), "country/SE", "Sweden", {}, "Q34", "", {}}};
  facts.mentions = {
      {span("Ana Lima"), EntityId{0}, Form::kName, persons},
      {span("Norway"), EntityId{1}, Form::kName, names},
      {acronym, EntityId{1}, Form::kAcronym, names},
      {span("Swedish"), EntityId{2}, Form::kDemonym, names},
      {span("Norway", acronym.end), EntityId{1}, Form::kName, names},
      {span("Sweden"), EntityId{2}, Form::kName, names}};
  const Span first{0, span(" Norway may").begin};
  const Span second = span("Norway may sanction Sweden.");
  facts.relations = {
      {EntityId{0}, predicate("leaderOf"), EntityId{1}, Factuality::kAsserted,
       95, leads, first, "President", "2023"},
      {EntityId{1}, predicate("consult"), EntityId{2}, Factuality::kAsserted,
       90, meets, first, "", ""},
      {EntityId{1}, predicate("sanction"), EntityId{2}, Factuality::kPossible,
       7, meets, second, "", ""}};
  return facts;
}

}  // namespace entente
