#include "extract/lexicon.h"

#include "extract/knowledge.h"
#include "tests/extract/sample.h"

namespace entente {
namespace {

Result<Lexicon> compile(std::string_view text,
                        std::string_view words = "the DT/9\n") {
  Names rules;
  const std::vector<Lexicon::File> files{{"lexicon/words.txt", words},
                                         {"lexicon/x.txt", text}};
  return Lexicon::compile(files, sample_extractor().vocabulary(), rules);
}

TEST(Lexicon, KnowsNamesAndWhatTheyAre) {
  const auto lexicon = compile(
      "country/KE | Kenya | alias=Republic of Kenya | wikidata=Q114\n"
      "institution/x | Port Bank | kind=bank | country=country/KE\n");
  ASSERT_TRUE(lexicon);
  const auto bank = lexicon->entry("institution/x");
  ASSERT_TRUE(bank);
  EXPECT_EQ((*lexicon)[*bank].name, "Port Bank");
  EXPECT_EQ((*lexicon)[*bank].kind, "bank");
  EXPECT_EQ((*lexicon)[*bank].country, lexicon->entry("country/KE"));
  EXPECT_EQ((*lexicon)[*lexicon->entry("country/KE")].wikidata, "Q114");
  EXPECT_FALSE(lexicon->entry("country/UG"));
}

TEST(Lexicon, ListsHoldInflections) {
  const auto lexicon = compile("list seize-verb | taking\nseize\ntake over\n");
  ASSERT_TRUE(lexicon);
  const auto list = lexicon->list("seize-verb");
  ASSERT_TRUE(list);
  const WordTable& words = lexicon->words();
  for (const char* form : {"seize", "seizes", "seized", "seizing"})
    EXPECT_TRUE(words.in_list(words.find(form), *list)) << form;
  EXPECT_FALSE(words.in_list(words.find("the"), *list));
}

TEST(Lexicon, CompilesTheProjectsOwn) {
  const Lexicon& lexicon = sample_extractor().knowledge().lexicon;
  EXPECT_GT(lexicon.entries().size(), 2000U);
  EXPECT_TRUE(lexicon.entry("country/KR"));
  EXPECT_TRUE(lexicon.entry("institution/nato"));
  EXPECT_TRUE(lexicon.list("title-leader"));
}

struct Fault {
  const char* name;
  const char* text;
  const char* says;
};
void PrintTo(const Fault& f, std::ostream* out) { *out << f.text; }

constexpr Fault kFaults[] = {
    {"UnknownType", "state/KE | Kenya\n",
     "lexicon/x.txt:1:1: error: want 'type/id | Name | field=value ...'\n"
     "  state/KE | Kenya\n"
     "  ^\n"
     "  fix: The type is one of data/vocabulary.txt in lower case, as in "
     "country/KR.\n"},
    {"Twice", "country/KE | Kenya\ncountry/KE | Kenia\n",
     "lexicon/x.txt:2:1: error: 'country/KE' stands twice\n"
     "  country/KE | Kenia\n"
     "  ^\n"
     "  fix: Merge the two lines.\n"},
};

class LexiconFault : public testing::TestWithParam<Fault> {};
TEST_P(LexiconFault, IsSaidVerbatim) {
  const auto lexicon = compile(GetParam().text);
  ASSERT_FALSE(lexicon);
  EXPECT_EQ(printed(lexicon.error()), GetParam().says);
}
INSTANTIATE_TEST_SUITE_P(Files, LexiconFault, testing::ValuesIn(kFaults),
                         [](const auto& test) { return test.param.name; });

TEST(LexiconFault, UnknownTag) {
  const auto lexicon = compile("", "the DET/9\n");
  ASSERT_FALSE(lexicon);
  EXPECT_EQ(printed(lexicon.error()),
            "lexicon/words.txt:1:5: error: unknown tag 'DET/9'\n"
            "  the DET/9\n"
            "      ^\n"
            "  fix: Write TAG/count=lemma with a Penn Treebank tag.\n");
}

TEST(Lexicon, DraftHasListsAndCommonWordsOnly) {
  const auto lexicon = compile("country/KE | Kenya\nlist kin | kin\naunt\n",
                               "the DT/301\na DT/300\n");
  ASSERT_TRUE(lexicon);
  const Lexicon draft = lexicon->draft();
  EXPECT_TRUE(draft.is_draft());
  EXPECT_EQ(draft.list("kin"), lexicon->list("kin"));
  EXPECT_EQ(draft.lists()[index(*draft.list("kin"))].words.size(), 1U);
  EXPECT_EQ(draft.words()[draft.words().find("the")].count, 301);
  EXPECT_EQ(draft.words().find("a"), kUnknownWord);
  EXPECT_FALSE(draft.entry("country/KE"));
}

TEST(Lexicon, FaultsComeInTheOrderOfFiles) {
  Names rules;
  const std::vector<Lexicon::File> files{
      {"lexicon/a.txt", "country/KE | Kenya | alas=x\n"},
      {"lexicon/b.txt", "list two words\nx\n"},
      {"lexicon/c.txt", "country/KE | Kenya\n"}};
  const auto lexicon =
      Lexicon::compile(files, sample_extractor().vocabulary(), rules);
  ASSERT_FALSE(lexicon);
  ASSERT_EQ(lexicon.error().size(), 3U);
  EXPECT_EQ(lexicon.error()[0].file, "lexicon/a.txt");
  EXPECT_EQ(lexicon.error()[1].file, "lexicon/b.txt");
  EXPECT_EQ(lexicon.error()[2].file, "lexicon/c.txt");
}

}  // namespace
}  // namespace entente
