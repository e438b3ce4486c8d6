#include "export/facts_json.h"

#include <gtest/gtest.h>

#include <random>
#include <sstream>
#include <string>

#include "base/sha256.h"
#include "export/facts_reader.h"
#include "tests/export/mutate.h"
#include "tests/export/sample_facts.h"

namespace entente {
namespace {

constexpr std::string_view kLine =
    R"({"id":"brief-01","source":"written for this test",)"
    R"("text":"Café talks: President Ana Lima of Norway (NOR) met the Swedish )"
    R"(delegation in 2023. Norway may sanction Sweden.","entities":[)"
    R"({"id":"e1","type":"Person","name":"Ana Lima","key":"person/ana-lima",)"
    R"("aliases":[],"context":"country/NO"},)"
    R"({"id":"e2","type":"Country","name":"Norway","key":"country/NO",)"
    R"("aliases":["NOR"],"wikidata":"Q20","why":[{"name":"NOR",)"
    R"("reason":"acronym in brackets","at":42}]},)"
    R"({"id":"e3","type":"Country","name":"Sweden","key":"country/SE",)"
    R"("aliases":[],"wikidata":"Q34"}],"mentions":[)"
    R"({"start":22,"end":30,"entity":"e1","form":"name",)"
    R"("rule":"person-with-title"},)"
    R"({"start":34,"end":40,"entity":"e2","form":"name",)"
    R"("rule":"lexicon/countries.txt"},)"
    R"({"start":42,"end":45,"entity":"e2","form":"acronym",)"
    R"("rule":"lexicon/countries.txt"},)"
    R"({"start":55,"end":62,"entity":"e3","form":"demonym",)"
    R"("rule":"lexicon/countries.txt"},)"
    R"({"start":83,"end":89,"entity":"e2","form":"name",)"
    R"("rule":"lexicon/countries.txt"},)"
    R"({"start":103,"end":109,"entity":"e3","form":"name",)"
    R"("rule":"lexicon/countries.txt"}],"relations":[)"
    R"({"subject":"e1","predicate":"leaderOf","object":"e2",)"
    R"("evidence":[0,82],"rule":"title-name-of-country","confidence":0.95,)"
    R"("qualifiers":{"position":"President","time":"2023",)"
    R"("factuality":"asserted"}},)"
    R"({"subject":"e2","predicate":"consult","object":"e3",)"
    R"("evidence":[0,82],"rule":"meet","confidence":0.9,)"
    R"("qualifiers":{"factuality":"asserted"}},)"
    R"({"subject":"e2","predicate":"sanction","object":"e3",)"
    R"("evidence":[83,110],"rule":"meet","confidence":0.07,)"
    R"("qualifiers":{"factuality":"possible"}}]})";

TEST(FactsJson, WritesOneLine) {
  Names rules;
  const Facts facts = sample_facts(rules);
  FactsWriter writer(vocabulary(), rules);
  EXPECT_EQ(writer.write(facts), kLine);
  EXPECT_EQ(writer.write(facts), kLine) << "the writer is reused";
}

TEST(FactsJson, ReadsWhatItWrote) {
  Names rules;
  const Facts facts = sample_facts(rules);
  FactsReader reader(vocabulary(), rules);
  const auto back = reader.read("facts.jsonl", 1, kLine);
  ASSERT_TRUE(back);
  EXPECT_EQ(*back, facts);
}

TEST(FactsJson, HashInPlaceOfText) {
  Names rules;
  const Facts facts = sample_facts(rules);
  FactsWriter writer(vocabulary(), rules, TextMode::kHash);
  const std::string line(writer.write(facts));
  EXPECT_EQ(line.find("\"text\":"), line.npos);
  EXPECT_NE(line.find("\"text_sha256\":\"" + sha256(facts.text) + '"'),
            line.npos);
  // Offsets stay code points, and a second writing changes nothing.
  FactsReader reader(vocabulary(), rules);
  const auto back = reader.read("facts.jsonl", 1, line);
  ASSERT_TRUE(back);
  EXPECT_TRUE(back->text.empty());
  EXPECT_EQ(back->mentions[0].span, (Span{22, 30}));
  FactsWriter again(vocabulary(), rules);
  EXPECT_EQ(again.write(*back), line);
}

TEST(FactsJson, EscapesWhatJsonCannotHold) {
  Names rules;
  Facts facts;
  facts.id = "\"quoted\"\\\n\x01";
  facts.text = std::string("nul\0inside", 10);
  FactsWriter writer(vocabulary(), rules);
  const std::string line(writer.write(facts));
  EXPECT_EQ(line, R"({"id":"\"quoted\"\\\n\u0001","text":"nul\u0000inside",)"
                  R"("entities":[],"mentions":[],"relations":[]})");
  FactsReader reader(vocabulary(), rules);
  const auto back = reader.read("facts.jsonl", 1, line);
  ASSERT_TRUE(back);
  EXPECT_EQ(*back, facts);
}

TEST(FactsReader, ReadsGold) {
  // Fewer members, unknown ones, ids of any kind, no order.
  constexpr std::string_view kGold =
      R"({"text": "Oslo: Ana led NATO.", "id": "g", "annotator": {"n": [1]},)"
      R"( "entities": [{"id": 7, "type": "Institution", "name": "NATO"},)"
      R"( {"id": "x", "type": "Person", "name": "Ana Li", "note": null}],)"
      R"( "mentions": [{"start": 14, "end": 18, "entity": 7},)"
      R"( {"start": 6, "end": 9, "entity": "x"}],)"
      R"( "relations": [{"subject": "x", "predicate": "leaderOf", "object": 7,)"
      R"( "evidence": [6, 19], "qualifiers": {"optional": "yes"}}]})";
  Names rules;
  FactsReader reader(vocabulary(), rules);
  const auto facts = reader.read("gold.jsonl", 1, kGold);
  ASSERT_TRUE(facts);
  ASSERT_EQ(facts->entities.size(), 2U);
  EXPECT_EQ(facts->entities[0].key, "person/ana-li");
  EXPECT_EQ(facts->entities[1].key, "institution/nato");
  EXPECT_EQ(facts->relations.at(0).subject, EntityId{0});
  EXPECT_EQ(facts->relations.at(0).confidence, 100);
  EXPECT_EQ(rules[facts->relations.at(0).rule], "unstated");

  const auto gold = read_for_scoring("gold.jsonl", 1, kGold);
  ASSERT_TRUE(gold);
  EXPECT_EQ(gold->entities.at(0).id, "7");
  EXPECT_TRUE(gold->relations.at(0).optional);
}

struct Fault {
  const char* name;
  const char* line;
  const char* message;
  friend std::ostream& operator<<(std::ostream& out, const Fault& fault) {
    return out << fault.name;
  }
};

constexpr Fault kFaults[] = {
    {"CutOff", R"({"id":"a","text":"b)",
     R"(f.jsonl:3:20: error: not JSON: Missing a closing quotation mark in string.
  {"id":"a","text":"b
                     ^
  fix: Each line must be one whole JSON object. Was it cut off?
)"},
    {"NoObject", R"([1])",
     R"(f.jsonl:3:1: error: not a JSON object
  [1]
  ^
  fix: Each line must be one object: {"id":..,"text":..}.
)"},
    {"NoText", R"({"id":"a"})",
     R"(f.jsonl:3:2: error: the document has no "text"
  {"id":"a"}
   ^
  fix: Add "text":"..".
)"},
    {"UnknownType",
     R"({"id":"a","text":"b","entities":[{"id":"e1","type":"Persn","name":"b"}]})",
     R"(f.jsonl:3:52: error: unknown entity type 'Persn'
  {"id":"a","text":"b","entities":[{"id":"e1","type":"Persn","name":"b"}]}
                                                     ^
  fix: did you mean 'Person'? They are listed in data/vocabulary.txt.
)"},
    {"TwoFaults",
     R"({"id":"a","text":"b","mentions":[{"start":0,"end":9,"entity":"e1"}],"relations":3})",
     R"(f.jsonl:3:2: error: "relations" is not an array
  {"id":"a","text":"b","mentions":[{"start":0,"end":9,"entity":"e1"}],"relations":3}
   ^
  fix: Write "relations":[...].
f.jsonl:3:62: error: no entity has the id 'e1'
  {"id":"a","text":"b","mentions":[{"start":0,"end":9,"entity":"e1"}],"relations":3}
                                                               ^
  fix: List it under "entities", or correct the id.
)"},
    {"OutsideTheText",
     R"({"id":"a","text":"b","entities":[{"id":1,"type":"Person","name":"b"}],"mentions":[{"start":0,"end":9,"entity":1}]})",
     R"(f.jsonl:3:84: error: a mention: no text from 0 to 9
  {"id":"a","text":"b","entities":[{"id":1,"type":"Person","name":"b"}],"mentions":[{"start":0,"end":9,"entity":1}]}
                                                                                     ^
  fix: Offsets count code points of "text", from 0, end exclusive.
)"},
};

class ReadFaults : public testing::TestWithParam<Fault> {};

TEST_P(ReadFaults, SaysWhereAndHowToMend) {
  Names rules;
  FactsReader reader(vocabulary(), rules);
  const auto facts = reader.read("f.jsonl", 3, GetParam().line);
  ASSERT_FALSE(facts);
  std::ostringstream said;
  for (const Diagnostic& fault : facts.error()) said << fault;
  EXPECT_EQ(said.str(), GetParam().message);
}

INSTANTIATE_TEST_SUITE_P(FactsReader, ReadFaults, testing::ValuesIn(kFaults),
                         [](const auto& test) { return test.param.name; });

// Bytes changed, dropped and doubled at random: faults or facts, and facts that
// are read come back from what is written of them.
TEST(FactsReader, MutatedLines) {
  std::mt19937 random(1);
  Names rules;
  FactsReader reader(vocabulary(), rules);
  std::size_t read = 0;
  for (int round = 0; round < 5000; ++round) {
    std::string line(kLine);
    mutate(line, random, 3, 0x100, 9);
    const auto facts = reader.read("f.jsonl", 1, line);
    if (!facts) {
      EXPECT_FALSE(facts.error().empty());
      continue;
    }
    ++read;
    FactsWriter writer(vocabulary(), rules);
    const auto back =
        reader.read("f.jsonl", 1, std::string(writer.write(*facts)));
    ASSERT_TRUE(back) << line << back.error()[0];
    EXPECT_EQ(*back, *facts) << line;
  }
  EXPECT_GT(read, 100U);
}

TEST(FactsReader, DeepNestingEatsNoStack) {
  const std::string deep = "{\"id\":\"a\",\"x\":" + std::string(1000000, '[');
  Names rules;
  FactsReader reader(vocabulary(), rules);
  EXPECT_FALSE(reader.read("f.jsonl", 1, deep));
  const std::string closed =
      "{\"id\":\"a\",\"text\":\"\",\"x\":" + std::string(1000000, '[') +
      std::string(1000000, ']') + "}";
  EXPECT_TRUE(reader.read("f.jsonl", 1, closed));
}

}  // namespace
}  // namespace entente
