#include "extract/facts_diff.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/export/sample_facts.h"

namespace entente {
namespace {

std::string text_of_diff(const Facts& before, const Facts& after,
                         const Names& rules) {
  return to_text(
      diff(std::vector{before}, std::vector{after}, vocabulary(), rules));
}

TEST(FactsDiff, EqualFactsDoNotDiffer) {
  Names rules;
  const Facts facts = sample_facts(rules);
  EXPECT_TRUE(diff(std::vector{facts}, std::vector{facts}, vocabulary(), rules)
                  .empty());
  EXPECT_EQ(text_of_diff(facts, facts, rules), "0 of 1 documents changed\n");
}

TEST(FactsDiff, SaysWhatChanged) {
  Names rules;
  const Facts before = sample_facts(rules);
  Facts after = before;
  after.mentions[3].form = Form::kName;
  after.mentions.pop_back();
  after.relations[0].position = "Prime Minister";
  after.relations[2].predicate = *vocabulary().predicate("threaten");
  after.entities[1].aliases.push_back("Norge");
  EXPECT_EQ(
      text_of_diff(before, after, rules),
      "1 of 1 documents changed\n"
      "mentions -1 ~1\n"
      "  Country         -1 ~1\n"
      "entities ~1\n"
      "  Country         ~1\n"
      "relations +1 -1 ~1\n"
      "  leaderOf        ~1\n"
      "  threaten        +1\n"
      "  sanction        -1\n"
      "\n"
      "brief-01\n"
      "  ~ entity Country Norway (country/NO): aliases NOR | Norge, was NOR\n"
      "  ~ mention Country \"Swedish\" at 55, name of country/SE: form name, "
      "was demonym\n"
      "  - mention Country \"Sweden\" at 103, name of country/SE, by "
      "lexicon/countries.txt\n"
      "  + relation Norway threaten Sweden (possible, 7 %, by meet): "
      "Norway may sanction Sweden.\n"
      "  - relation Norway sanction Sweden (possible, 7 %, by meet): "
      "Norway may sanction Sweden.\n"
      "  ~ relation Ana Lima leaderOf Norway: position Prime Minister, was "
      "President\n");
}

TEST(FactsDiff, DocumentsOfOneRunOnly) {
  Names rules;
  const Facts one = sample_facts(rules);
  Facts two = one;
  two.id = "brief-02";
  EXPECT_EQ(text_of_diff(one, two, rules),
            "0 of 0 documents changed\n"
            "only in the old: brief-01\n"
            "only in the new: brief-02\n");
}

TEST(FactsDiff, ASymmetricRelationHasNoDirection) {
  Names rules;
  const Facts before = sample_facts(rules);
  Facts after = before;
  std::swap(after.relations[1].subject, after.relations[1].object);
  EXPECT_TRUE(diff(std::vector{before}, std::vector{after}, vocabulary(), rules)
                  .empty());
}

}  // namespace
}  // namespace entente
