#include "extract/explain.h"

#include "tests/extract/sample.h"

namespace entente {
namespace {

const Extractor& extractor() {
  static const Extractor kExtractor = [] {
    std::vector<DataFile> data = tiny_data();
    data.push_back(
        {"rules/x.rules",
         "rule   pact\nmakes  Agreement\nmatch  [ $Cap{1,2} ^pact ]\n"
         "yes    The [Agreement Mossbay Pact] failed.\n"
         "no     The pact failed.\n"
         "rule   signs\nmakes  partyTo(who, what)\nverb   %sign-verb\n"
         "who    subject\nwhat   object\n"
         "yes    [who Kenya] signed the [what Mossbay Pact].\n"
         "no     Kenya failed.\n"});
    auto made = Extractor::compile(data);
    EXPECT_TRUE(made);
    return *std::move(made);
  }();
  return kExtractor;
}

std::string explained(std::string text, std::string_view why_not = "") {
  Facts facts;
  facts.text = std::move(text);
  Worker worker(extractor());
  worker.extract(facts);
  std::ostringstream out;
  if (why_not.empty())
    explain(out, extractor(), worker, facts);
  else
    static_cast<void>(
        explain_why_not(out, extractor(), worker, facts, why_not));
  return std::move(out).str();
}

TEST(Explain, ShowsHowATextIsRead) {
  EXPECT_EQ(explained("Kenya signed the Mossbay Pact."),
            "Sentence 1\n"
            "  [Country Kenya] signed the [Agreement Mossbay Pact].\n"
            "\n"
            "  words\n"
            "    Kenya/NNP signed/VBD the/DT Mossbay/NNP Pact/NNP .\n"
            "  names\n"
            "    [Country Kenya]                          name, by "
            "lexicon/names\n"
            "    [Agreement Mossbay Pact]                 name, by pact "
            "(rules/x.rules:1)\n"
            "  clauses\n"
            "    signed (sign)\n"
            "      subject    [Country Kenya]\n"
            "      object     the [Agreement Mossbay Pact]\n"
            "\n"
            "Entities\n"
            "  Kenya  (Country, country/KE)\n"
            "  Mossbay Pact  (Agreement, agreement/mossbay-pact)\n"
            "Relations\n"
            "  [Country Kenya] signed the [Agreement Mossbay Pact].\n"
            "    Kenya -- partyTo -> Mossbay Pact  (asserted, 80 % sure)\n"
            "      by signs (rules/x.rules:6)\n");
}

TEST(Explain, AnyTextIsValid) {
  EXPECT_EQ(explained(""), "Nothing found.\n");
  EXPECT_NE(explained("[[ ] \n\n ((").find("Nothing found."),
            std::string::npos);
}

TEST(WhyNot, NamesTheElementThatWasWanted) {
  EXPECT_EQ(explained("The old Pact failed.", "pact"),
            "rule   pact  (rules/x.rules:1)\n"
            "makes  Agreement\n"
            "match  [ $Cap{1,2} ^pact ]\n"
            "\n"
            "It got furthest in this sentence:\n"
            "  The old Pact failed.\n"
            "It read \"Pact\"\n"
            "and before that\n"
            "  wanted $Cap, where \"old\" stands\n");
}

TEST(WhyNot, NamesTheSlotThatStayedEmpty) {
  EXPECT_EQ(explained("Kenya signed it.", "signs"),
            "rule   signs  (rules/x.rules:6)\n"
            "makes  partyTo(who, what)\n"
            "verb   %sign-verb\n"
            "who    subject\n"
            "what   object\n"
            "\n"
            "It got furthest in this sentence:\n"
            "  [Country Kenya] signed it.\n"
            "At \"signed\" it found\n"
            "  who = Kenya\n"
            "  what = nothing; it wanted object\n");
}

TEST(WhyNot, SaysThatNoTriggerStandsThere) {
  EXPECT_NE(explained("Kenya failed.", "signs")
                .find("None of the verbs of this text is one of its words. "
                      "It has \"failed\"."),
            std::string::npos);
}

TEST(WhyNot, NamesTheMentionThatTookItsPlace) {
  std::vector<DataFile> data = tiny_data();
  data.push_back({"rules/x.rules",
                  "rule   kenya\nmakes  Place\nmatch  [ $Cap ]\n"
                  "yes    The [Place Mossbay] failed.\nno     It failed.\n"});
  const auto other = Extractor::compile(data);
  ASSERT_TRUE(other);
  Facts facts;
  facts.text = "a pact with Kenya.";
  Worker worker(*other);
  worker.extract(facts);
  std::ostringstream out;
  EXPECT_TRUE(explain_why_not(out, *other, worker, facts, "kenya"));
  EXPECT_NE(out.str().find("and wanted to make \"Kenya\", but [Country Kenya], "
                           "by lexicon/names, has rank 65, above 50.\n"),
            std::string::npos)
      << out.str();
}

TEST(WhyNot, ShowsWhatWasMade) {
  EXPECT_NE(explained("Kenya signed the Mossbay Pact.", "signs")
                .find("It did make something here:\n"
                      "  Kenya partyTo Mossbay Pact (asserted, 80 % sure)\n"),
            std::string::npos);
}

TEST(WhyNot, SuggestsARuleForAWrongName) {
  EXPECT_EQ(explained("Kenya failed.", "sign"), "");
  EXPECT_EQ(nearest_rule(extractor(), "sign"), "signs");
  EXPECT_EQ(nearest_rule(extractor(), "photosynthesis"), "");
}

}  // namespace
}  // namespace entente
