#include "extract/dating.h"

#include <gtest/gtest.h>

#include <ostream>

#include "extract/scratch.h"
#include "tests/extract/sample.h"

namespace entente {
namespace {

/// The times of the relations of one predicate in a text, by subject.
std::string times(std::string text, std::string_view predicate) {
  Facts facts;
  facts.text = std::move(text);
  Worker worker(sample_extractor());
  worker.extract(facts);
  std::string out;
  for (const FactRelation& r : facts.relations) {
    if (sample_extractor().vocabulary()[r.predicate].name != predicate)
      continue;
    out += out.empty() ? "" : "; ";
    out += facts.entities[index(r.subject)].name + " " +
           (r.time.empty() ? "-" : r.time);
  }
  return out.empty() ? "none" : out;
}

struct Case {
  const char* name;
  const char* text;
  const char* predicate;
  const char* expected;
};
void PrintTo(const Case& c, std::ostream* out) { *out << c.text; }

constexpr Case kCases[] = {
    {"OfItsClause", "Russia invaded Ukraine on 24 February 2022.", "assault",
     "Russia 2022-02-24"},
    {"OfTheClauseNotOfItsNeighbor",
     "Finland and Sweden applied together on 18 May 2022, less than three "
     "months after Russia invaded Ukraine.",
     "assault", "Russia -"},
    {"NotOfWhatCameLater",
     "Kenya accused Somalia of piracy, but on 8 December 2009 Uganda invaded "
     "Rwanda.",
     "accuse", "Kenya -"},
    {"SharedByVerbs",
     "Benny Gantz traveled to Rabat in November 2021 and criticized Iran.",
     "accuse", "Benny Gantz 2021-11"},
    {"OpensAClauseOfItsOwn",
     "Kenya reopened its embassy in February 2023, and on 22 May Uganda "
     "condemned Rwanda.",
     "accuse", "Uganda 2023-05-22"},
    {"NotOfARelativeClause",
     "President Volodymyr Zelensky, who succeeded Petro Poroshenko in May "
     "2019, condemned Russia.",
     "accuse", "Volodymyr Zelenskyy -"},
    {"OfTheRelativeClause",
     "President Volodymyr Zelensky, who succeeded Petro Poroshenko in May "
     "2019, condemned Russia.",
     "succeeds", "Volodymyr Zelenskyy 2019-05"},
    {"ThatMonth",
     "Volodymyr Zelensky, who succeeded Petro Poroshenko in May 2019, "
     "condemned Russia that December.",
     "accuse", "Volodymyr Zelenskyy 2019-12"},
    {"YearOfTheSentenceBefore",
     "Talks failed in March 1971. On July 4 Kenya condemned Uganda.", "accuse",
     "Kenya 1971-07-04"},
    {"NoYearOfAnotherParagraph",
     "Talks failed in March 1971.\n\nOn July 4 Kenya condemned Uganda.",
     "accuse", "Kenya -"},
    {"WhatStandsForGoodHasNone",
     "Ukraine was calm. In 2021 the Ukrainian Foreign Ministry condemned "
     "Russia.",
     "partOf", "Ukrainian Foreign Ministry -"},
};

class DatingOfText : public testing::TestWithParam<Case> {};
TEST_P(DatingOfText, TakesTheDateOfTheClause) {
  EXPECT_EQ(times(GetParam().text, GetParam().predicate), GetParam().expected);
}
INSTANTIATE_TEST_SUITE_P(Texts, DatingOfText, testing::ValuesIn(kCases),
                         [](const auto& test) { return test.param.name; });

}  // namespace
}  // namespace entente
