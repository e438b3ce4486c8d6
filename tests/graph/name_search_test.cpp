#include "graph/name_search.h"

#include <gtest/gtest.h>

#include "graph/fold.h"
#include "tests/graph/sample_graph.h"

namespace entente {
namespace {

struct FoldCase {
  const char* name;
  const char* text;
  const char* folded;
};
std::ostream& operator<<(std::ostream& out, const FoldCase& c) {
  return out << c.name;
}
constexpr FoldCase kFolds[] = {
    {"Case", "North Korea", "north korea"},
    {"Accents", "Nicol\xC3\xA1s \xC3\x89tat", "nicolas etat"},
    {"Decomposed", "Nicola\xCC\x81s", "nicolas"},
    {"FullStops", "U.S.", "us"},
    {"Hyphen", "KORUS-FTA", "korus fta"},
    {"Dash",
     "KORUS\xE2\x80\x93"
     "FTA",
     "korus fta"},
    {"Apostrophes", "Xi\xE2\x80\x99s O'Neil", "xis oneil"},
    {"Quotes", "\xE2\x80\x9CQuad\xE2\x80\x9D", "quad"},
    {"NoBreakSpace", "South\xC2\xA0Korea", "south korea"},
    {"Blanks", "  South \t Korea ", "south korea"},
    {"LettersUnicodeKeepsWhole", "Wa\xC5\x82\xC4\x99sa \xC3\x98rsted",
     "walesa orsted"},
    {"SharpS",
     "Stra\xC3\x9F"
     "e",
     "strasse"},
    {"FullWidth", "\xEF\xBC\xAE\xEF\xBC\xA1\xEF\xBC\xB4\xEF\xBC\xAF", "nato"},
    {"Ligature",
     "o\xEF\xAC\x83"
     "ce",
     "office"},
    {"Greek", "\xCE\x91\xCE\xB8\xCE\xAE\xCE\xBD\xCE\xB1",
     "\xCE\xB1\xCE\xB8\xCE\xB7\xCE\xBD\xCE\xB1"},
    {"NotUtf8",
     "A\xFF"
     "B",
     "a\xFF"
     "b"},
    {"Nothing", "", ""},
    {"OnlyPunctuation", "...", ""},
};
class Fold : public testing::TestWithParam<FoldCase> {};

TEST_P(Fold, MakesNamesComparable) {
  EXPECT_EQ(fold_name(GetParam().text), GetParam().folded);
}
INSTANTIATE_TEST_SUITE_P(NameSearch, Fold, testing::ValuesIn(kFolds),
                         [](const auto& test) {
                           return std::string(test.param.name);
                         });

TEST(Fold, OfLongNamesIsWhole) {
  std::string text;
  std::string folded;
  for (int i = 0; i < 1000; ++i) {
    text += "\xC3\x89";
    folded += 'e';
  }
  EXPECT_EQ(fold_name(text), folded);
}

KnowledgeGraph people_and_bodies() {
  SampleFacts facts("1");
  facts.names("person/nicolas-maduro Nicol\xC3\xA1s Maduro");
  facts.names("person/nicolas-maduro Maduro");
  facts.names("person/jacob-stokes Jacob Stokes");
  facts.names("country/KR South Korea");
  facts.names("country/KR South Korea");
  facts.names("country/KR ROK");
  facts.names("country/KP North Korea");
  facts.names("institution/nato NATO");
  facts.names("institution/rok-party ROK");
  facts["country/KR"].wikidata = "Q884";
  return graph_of({facts.facts()});
}

std::string describe(const KnowledgeGraph& graph,
                     const std::vector<NameMatch>& matches) {
  std::string text;
  for (const NameMatch& match : matches)
    text += std::string(text.empty() ? "" : " ") +
            std::string(graph.key(match.entity));
  return text;
}

struct SearchCase {
  const char* name;
  const char* asked;
  const char* found;
};
std::ostream& operator<<(std::ostream& out, const SearchCase& c) {
  return out << c.name;
}
constexpr SearchCase kSearches[] = {
    {"WithoutAccentsAndCase", "NICOLAS MADURO", "person/nicolas-maduro"},
    {"Alias", "maduro", "person/nicolas-maduro"},
    {"SeveralMostMentionedFirst", "rok", "country/KR institution/rok-party"},
    {"Key", "country/KR", "country/KR"},
    {"KeyInAnyCase", "Country/kr", "country/KR"},
    {"Wikidata", "q884", "country/KR"},
    {"PartOfANameIsNone", "Stokes", ""},
    {"Nothing", "", ""},
};
class FindByName : public testing::TestWithParam<SearchCase> {};

TEST_P(FindByName, Finds) {
  const KnowledgeGraph graph = people_and_bodies();
  EXPECT_EQ(describe(graph, find_by_name(graph, GetParam().asked)),
            GetParam().found);
}
INSTANTIATE_TEST_SUITE_P(NameSearch, FindByName, testing::ValuesIn(kSearches),
                         [](const auto& test) {
                           return std::string(test.param.name);
                         });

constexpr SearchCase kNearest[] = {
    {"PartOfAName", "Stokes", "person/jacob-stokes"},
    {"Misspelt", "Nicolas Madruo", "person/nicolas-maduro"},
    {"WordsBeforeEdits", "korea", "country/KR country/KP"},
    {"NearestFirst", "Sorth Korea", "country/KR country/KP"},
    {"TooFar", "Luxembourg", ""},
    {"Nothing", "", ""},
};
class NearestNames : public testing::TestWithParam<SearchCase> {};

TEST_P(NearestNames, AreOffered) {
  const KnowledgeGraph graph = people_and_bodies();
  EXPECT_EQ(describe(graph, nearest_names(graph, GetParam().asked, 5)),
            GetParam().found);
}
INSTANTIATE_TEST_SUITE_P(NameSearch, NearestNames, testing::ValuesIn(kNearest),
                         [](const auto& test) {
                           return std::string(test.param.name);
                         });

TEST(NearestNames, KeepToTheLimit) {
  const KnowledgeGraph graph = people_and_bodies();
  EXPECT_EQ(nearest_names(graph, "korea", 1).size(), 1U);
}

}  // namespace
}  // namespace entente
