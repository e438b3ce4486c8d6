#include "extract/pattern.h"

#include <ostream>

#include "tests/extract/sample.h"

namespace entente {
namespace {

/// The text with what one mention rule of that pattern finds, as an Event.
std::string matched(const std::string& pattern, std::string text) {
  std::vector<DataFile> data = tiny_data();
  data.push_back({"rules/x.rules", "rule x\nmakes Event\nrank 90\nmatch " +
                                       pattern + "\nyes [Event x]\nno y\n"});
  const auto extractor = Extractor::compile(data);
  if (!extractor) return printed(extractor.error());
  Facts facts = read_text(*extractor, std::move(text));
  const TypeId event = *extractor->vocabulary().type("Event");
  std::erase_if(facts.mentions, [&](const FactMention& m) {
    return facts.entities[index(m.entity)].type != event;
  });
  return marked(*extractor, facts);
}

struct Case {
  const char* name;
  const char* pattern;
  const char* marked;
};
void PrintTo(const Case& c, std::ostream* out) { *out << c.pattern; }

constexpr Case kCases[] = {
    {"Word", "[ pact ]", "The [Event pact] failed."},
    {"AnyCase", "[ pact ]", "The [Event Pact] failed."},
    {"OneOfWords", "[ pact|treaty ]", "The [Event treaty] failed."},
    {"Lemma", "[ <treaty> ]", "The [Event treaties] failed."},
    {"List", "[ %head ]", "The [Event treaties] failed."},
    {"ListOfSeveralWords", "[ %head ]", "The [Event peace accord] failed."},
    {"Class", "[ $Cap treaty ]", "The [Event Mossbay treaty] failed."},
    {"CapTakesHyphens", "[ $Cap treaty ]", "An [Event Ab-Cd treaty] failed."},
    {"CapIsNoFunctionWord", "[ $Cap treaty ]", "The treaty failed."},
    {"Capital", "[ ^treaty ]", "A treaty, the [Event Treaty]."},
    {"Type", "[ @Country treaty ]", "The [Event Kenya treaty] failed."},
    {"TypeOfForm", "[ @Country.demonym treaty ]",
     "The Kenya treaty, a [Event Kenyan treaty]."},
    {"Context", "old [ treaty ]", "The treaty, an old [Event treaty]."},
    {"Optional", "[ old? treaty ] failed", "The [Event old treaty] failed."},
    {"OptionalLeftOut", "[ old? treaty ] failed", "The [Event treaty] failed."},
    {"Star", "[ $Cap* treaty ]", "The [Event Ab Cd treaty] failed."},
    {"Plus", "[ $Cap+ treaty ]", "A treaty, the [Event Ab treaty]."},
    {"Counted", "[ $Cap{2,3} treaty ]", "The Ab treaty, [Event Ab Cd treaty]."},
    {"Group", "[ (old pact | treaty) ] failed", "The [Event old pact] failed."},
    {"Not", "[ treaty ] !failed", "A treaty failed, a [Event treaty] met."},
    {"NotOneOfAClass", "[ !Ab $Cap treaty ]",
     "The Ab treaty, the [Event Cd treaty]."},
    {"NotOneOfMany", "[ !ab !%head !@Country $Cap treaty ]",
     "The Ab treaty, the Kenya treaty, the [Event Cd treaty]."},
    {"NotAPhrase", "[ !ab !%head $Any $Any failed ]",
     "The peace accord failed, the [Event old pact failed]."},
    {"NotWithWaysInside", "[ treaty ] !(($Any)* failed)",
     "A treaty met and failed. A [Event treaty] met."},
    {"NotWithinNot", "[ treaty ] !(!(met and) $Any $Any)",
     "A treaty of us failed. A [Event treaty] met and failed."},
    {"NotAfterAWayThatIsLeft", "[ $Cap* treaty !(of old) ] of",
     "The Ab treaty of old, the [Event Ab treaty] of us."},
    {"NotBefore", "!<%head [ pact ]", "A treaty pact, the [Event pact]."},
    {"NothingBefore", "!<$Any [ pact ]", "[Event Pact] is no pact."},
    {"Mark", "[ treaty \"(\" old \")\" ]", "The [Event treaty (old)] failed."},
    {"Any", "[ treaty $Any pact ]", "The [Event treaty, pact] failed."},
    {"WithinASentence", "[ treaty $Any{0,3} pact ]", "A treaty. A pact."},
};

class MatchPattern : public testing::TestWithParam<Case> {};
TEST_P(MatchPattern, FindsWhatIsMarked) {
  const std::string text = strip_marks(GetParam().marked).text;
  EXPECT_EQ(matched(GetParam().pattern, text), GetParam().marked);
}
INSTANTIATE_TEST_SUITE_P(Patterns, MatchPattern, testing::ValuesIn(kCases),
                         [](const auto& test) { return test.param.name; });

struct Fault {
  const char* name;
  const char* pattern;
  int column;
  const char* message;
};
void PrintTo(const Fault& f, std::ostream* out) { *out << f.pattern; }

constexpr Fault kFaults[] = {
    {"NotClosed", "[ pact", 7, "what opens here has no ']'"},
    {"GroupNotClosed", "[ pact ] (old", 16, "what opens here has no ')'"},
    {"NothingOpen", "[ pact ] )", 16, "nothing is open here"},
    {"UnknownList", "[ %haed ]", 10, "unknown word list 'haed'"},
    {"UnknownClass", "[ $Capp ]", 9, "unknown class '$Capp'"},
    {"UnknownType", "[ @Contry ]", 10, "unknown entity type 'Contry'"},
    {"UnknownForm", "[ @Country.adjective ]", 18, "unknown form 'adjective'"},
    {"HalfALemma", "[ <sign ]", 9, "want <lemma>"},
    {"HalfAQuote", "[ \"( ]", 9, "a quoted mark has no second quote"},
    {"MixedElement", "[ pact|@Country ]", 14,
     "a word and '@Country' in one element"},
    {"BadCount", "[ pact{3} ]", 13, "want a repetition like {1,3}"},
    {"TooManyLabels",
     "[ pact ] a=(a) b=(b) c=(c) d=(d) e=(e) f=(f) g=(g) h=(h)", 58,
     "a pattern has at most 8 labels"},
    {"NothingSure", "[ pact? ]", 1,
     "nothing in this pattern must be there in every match"},
};

class PatternFault : public testing::TestWithParam<Fault> {};
TEST_P(PatternFault, NamesThePlace) {
  std::vector<DataFile> data = tiny_data();
  data.push_back({"rules/x.rules", std::string("rule x\nmakes Event\nmatch ") +
                                       GetParam().pattern +
                                       "\nyes [Event x]\nno y\n"});
  const auto extractor = Extractor::compile(data);
  ASSERT_FALSE(extractor);
  const Diagnostic& first = extractor.error().front();
  EXPECT_EQ(first.message, GetParam().message);
  EXPECT_EQ(first.line, 3);
  EXPECT_EQ(first.column, GetParam().column);
  EXPECT_NE(first.fix, "");
}
INSTANTIATE_TEST_SUITE_P(Patterns, PatternFault, testing::ValuesIn(kFaults),
                         [](const auto& test) { return test.param.name; });

}  // namespace
}  // namespace entente
