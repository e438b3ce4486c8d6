#include "extract/time.h"

#include <gtest/gtest.h>

#include <ostream>

#include "extract/knowledge.h"
#include "extract/scratch.h"
#include "tests/extract/sample.h"

namespace entente {
namespace {

std::string times(std::string text) {
  Facts facts;
  facts.text = std::move(text);
  Worker worker(sample_extractor());
  worker.extract(facts);
  const Analysis& a = worker.last().analysis;
  std::string out;
  for (const TimeExpression& time :
       find_times(sample_extractor().knowledge(), a, 0,
                  static_cast<std::uint32_t>(a.tokens.size()))) {
    out += out.empty() ? "" : " ";
    out += time.iso;
  }
  return out;
}

struct Case {
  const char* name;
  const char* text;
  const char* iso;
};
void PrintTo(const Case& c, std::ostream* out) { *out << c.text; }

constexpr Case kCases[] = {
    {"American", "It opened on May 21, 2022.", "2022-05-21"},
    {"British", "It opened on 21 May 2022.", "2022-05-21"},
    {"Ordinal", "It opened on the 3rd of March 1999.", "1999-03-03"},
    {"Month", "It opened in May 2022.", "2022-05"},
    {"Year", "It opened in 2022.", "2022"},
    {"Years", "It was open 1941-1945.", "1941/1945"},
    {"FromTo", "It was open from 2014 to 2017.", "2014/2017"},
    {"Between", "It was built between 1941 and 1945.", "1941/1945"},
    {"Days", "They met January 14–24, 1943.", "1943-01-14/1943-01-24"},
    {"Two", "It opened in 1990 and closed in June 2001.", "1990 2001-06"},
    {"DayOfTheYearBefore", "It rose in 1990 and fell on 3 May.",
     "1990 1990-05-03"},
    {"MonthOfTheYearBefore", "It rose in 1990 and fell that June.",
     "1990 1990-06"},
    {"ThatDay", "It rose on 3 May 1990 and fell the same day.",
     "1990-05-03 1990-05-03"},
    {"DayWithoutAYearBefore", "It fell on 3 May.", ""},
    {"NoDate", "May they meet on Monday.", ""},
    {"NoYear", "It has 500 members.", ""},
};

class FindTimes : public testing::TestWithParam<Case> {};
TEST_P(FindTimes, WritesIso8601) {
  EXPECT_EQ(times(GetParam().text), GetParam().iso);
}
INSTANTIATE_TEST_SUITE_P(Texts, FindTimes, testing::ValuesIn(kCases),
                         [](const auto& test) { return test.param.name; });

}  // namespace
}  // namespace entente
