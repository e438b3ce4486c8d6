// Extraction takes O(length) on any text: twice the text, twice the time.
#include <algorithm>
#include <ctime>

#include "tests/extract/sample.h"

namespace entente {
namespace {

constexpr std::size_t kFull = 1'000'000;

std::string repeated(std::string_view part, std::size_t size) {
  std::string text;
  while (text.size() < size) text += part;
  return text;
}

/// Works of many people with names of their own, as in an endless annex.
std::string bibliography(std::size_t size) {
  constexpr std::string_view kStems[] = {"Kar", "Bel", "Mon", "Tor", "Vin",
                                         "Sal", "Har", "Wen", "Dor", "Fal"};
  constexpr std::string_view kEnds[] = {"son",  "berg", "low",  "ski", "dale",
                                        "ford", "ton",  "wick", "ham"};
  constexpr std::string_view kGiven[] = {"John",  "Mary",  "Anna", "Peter",
                                         "Laura", "James", "Helen"};
  std::string text;
  for (std::size_t i = 0; text.size() < size; ++i) {
    const std::string name = std::string(kStems[i % 10]) +
                             std::string(kEnds[i / 10 % 9]) +
                             std::string(kEnds[i / 90 % 9]);
    text += name + ", " + std::string(kGiven[i % 7]) + " J., and " +
            std::string(kGiven[i / 7 % 7]) + " " + name +
            "ley. “The Treaty of " + name +
            " and the Ministry of Foreign Affairs (MFA).” Journal of " + name +
            " Studies " + std::to_string(i % 90) + ", no. 2 (1987).\n";
  }
  return text;
}

struct Case {
  const char* name;
  std::string (*text)(std::size_t);
};
void PrintTo(const Case& test, std::ostream* out) { *out << test.name; }

const Case kCases[] = {
    {"OneWord", [](std::size_t n) { return repeated("treaty ", n); }},
    {"OneCountry", [](std::size_t n) { return repeated("Ukraine ", n); }},
    {"OnePerson", [](std::size_t n) { return repeated("Joe Biden ", n); }},
    {"OneSurname", [](std::size_t n) { return repeated("Biden ", n); }},
    {"OnePronoun", [](std::size_t n) { return repeated("it ", n); }},
    {"OneAdverb", [](std::size_t n) { return repeated("very ", n); }},
    {"OneTable",
     [](std::size_t n) {
       return "Ukraine [" + repeated("12 | Russia | treaty | ", n) + "]";
     }},
    {"OpenBrackets", [](std::size_t n) { return repeated("Ukraine (", n); }},
    {"OneCompound", [](std::size_t n) { return repeated("Ab-", n / 2); }},
    {"OneList", [](std::size_t n) { return repeated("Russia, ", n); }},
    {"OneAcronym",
     [](std::size_t n) {
       return repeated("the World Trade Organization (WTO) and ", n);
     }},
    {"Bibliography", bibliography},
};

/// Processor time of one reading: what else the machine does counts little.
double seconds(Worker& worker, const std::string& text) {
  Facts facts;
  facts.text = text;
  const std::clock_t before = std::clock();
  worker.extract(facts);
  return static_cast<double>(std::clock() - before) / CLOCKS_PER_SEC;
}

class LinearTime : public testing::TestWithParam<Case> {};

TEST_P(LinearTime, TwiceTheTextTwiceTheTime) {
  const std::string full = GetParam().text(kFull);
  const std::string half = GetParam().text(kFull / 2);
  Worker worker(sample_extractor());
  double least_full = 1e9;
  double least_half = 1e9;
  // Mostly one round tells; a slow one may be the machine's fault. Quadratic
  // work would take four times.
  for (int round = 0; round < 8; ++round) {
    least_half = std::min(least_half, seconds(worker, half));
    least_full = std::min(least_full, seconds(worker, full));
    if (least_full <= 3 * least_half) break;
  }
  EXPECT_LE(least_full, 3 * least_half);
}

INSTANTIATE_TEST_SUITE_P(Texts, LinearTime, testing::ValuesIn(kCases),
                         [](const testing::TestParamInfo<Case>& test) {
                           return std::string(test.param.name);
                         });

}  // namespace
}  // namespace entente
