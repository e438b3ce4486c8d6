#include "extract/score.h"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "extract/python_repr.h"

namespace entente {
namespace {

const Vocabulary& vocabulary() {
  static const Vocabulary kVocabulary = [] {
    std::ifstream in(ENTENTE_ROOT "/data/vocabulary.txt");
    std::ostringstream text;
    text << in.rdbuf();
    auto read = read_vocabulary("vocabulary.txt", text.str());
    return *std::move(read);
  }();
  return kVocabulary;
}

/// "Ana leads NATO, the alliance. Norway joined."
ScoreDocument gold() {
  return {"d",
          "Ana leads NATO, the alliance. Norway joined.",
          {{"p", "Person", "Ana"},
           {"i", "Institution", "NATO"},
           {"c", "Country", "Norway"}},
          {{0, 3, 0}, {10, 14, 1}, {20, 28, 1}, {30, 36, 2}},
          {{0, "leaderOf", 1, false}, {2, "memberOf", 1, false}}};
}

Score score_of(const ScoreDocument& said, ScoreOptions options = {}) {
  return score(std::vector{gold()}, std::vector{said}, vocabulary(), options);
}

TEST(Score, GoldAgainstItselfIsPerfect) {
  const Score s = score_of(gold());
  EXPECT_EQ(s.mentions.back(), (NamedTally{"all", {4, 4, 4}}));
  EXPECT_EQ(s.relations[0], (NamedTally{"exact", {2, 2, 2}}));
  EXPECT_EQ(s.b_cubed_f1, 100.0);
  EXPECT_TRUE(s.missed_mentions.empty());
}

TEST(Score, AMissingDocumentIsEmpty) {
  const Score s = score(std::vector{gold()}, {}, vocabulary());
  EXPECT_EQ(s.mentions.back(), (NamedTally{"all", {0, 0, 4}}));
  EXPECT_EQ(s.mentions.back().tally.f1(), 0.0);
  EXPECT_EQ(s.missed_mentions.size(), 4U);
  EXPECT_EQ(s.missed_relations.at(1), "d: Ana leaderOf NATO");
}

TEST(Score, OverlapIsNoExactMatch) {
  ScoreDocument said = gold();
  said.mentions[1].end = 15;
  const Score s = score_of(said);
  EXPECT_EQ(s.mentions.back().tally, (Tally{3, 4, 4}));
  EXPECT_EQ(s.overlapping.recall(), 100.0);
  EXPECT_EQ(s.spurious_mentions.at(0),
            "d: Institution 'NATO,'  "
            "('Ana leads NATO, the alliance. Norway joined.')");
}

TEST(Score, OfTwoMentionsInOnePlaceTheLaterCounts) {
  ScoreDocument said = gold();
  said.mentions.push_back({0, 3, 2});
  EXPECT_EQ(score_of(said).mentions.back().tally, (Tally{3, 4, 4}));
}

TEST(Score, EntitiesMatchOneToOne) {
  ScoreDocument said = gold();
  // NATO and "the alliance" are two: only one is the gold one.
  said.entities.push_back({"x", "Institution", "the alliance"});
  said.mentions[2].entity = 3;
  said.relations[0].object = 3;
  const Score s = score_of(said);
  EXPECT_EQ(s.b_cubed_precision, 100.0);
  EXPECT_EQ(s.b_cubed_recall, 75.0);
  EXPECT_EQ(s.relations[0].tally, (Tally{1, 2, 2}));
  EXPECT_EQ(s.spurious_relations.at(0), "d: Ana leaderOf ?the alliance");
}

TEST(Score, SymmetricEitherWayRoundOthersNot) {
  ScoreDocument want = gold();
  want.relations = {{1, "alliedWith", 2, false}, {1, "support", 2, false}};
  ScoreDocument said = want;
  std::swap(said.relations[0].subject, said.relations[0].object);
  std::swap(said.relations[1].subject, said.relations[1].object);
  const Score s = score(std::vector{want}, std::vector{said}, vocabulary(), {});
  EXPECT_EQ(s.relations[0].tally, (Tally{1, 2, 2}));
}

TEST(Score, EventsFoldToTheirQuad) {
  ScoreDocument want = gold();
  want.relations = {{1, "accuse", 2, false}};
  ScoreDocument said = want;
  said.relations[0].predicate = "threaten";
  const Score s = score(std::vector{want}, std::vector{said}, vocabulary(), {});
  EXPECT_EQ(s.relations[0].tally, (Tally{0, 1, 1}));
  EXPECT_EQ(s.relations[1], (NamedTally{"events as quads", {1, 1, 1}}));
}

TEST(Score, OptionalCountsNeitherWay) {
  ScoreDocument want = gold();
  want.relations[1].optional = true;
  const Score found =
      score(std::vector{want}, std::vector{gold()}, vocabulary(), {});
  EXPECT_EQ(found.relations[0].tally, (Tally{1, 1, 1}));
  EXPECT_EQ(found.relations[2].tally, (Tally{2, 2, 2}));
  ScoreDocument less = gold();
  less.relations.pop_back();
  const Score missed =
      score(std::vector{want}, std::vector{less}, vocabulary(), {});
  EXPECT_EQ(missed.relations[0].tally, (Tally{1, 1, 1}));
  EXPECT_EQ(missed.relations[2].tally, (Tally{1, 1, 2}));
}

TEST(Score, NamesOnly) {
  ScoreDocument want = gold();
  want.entities[2].type = "Location";
  want.entities.erase(want.entities.begin());
  want.mentions = {{10, 14, 0}, {30, 36, 1}};
  want.relations.clear();
  ScoreDocument said = gold();
  said.mentions.push_back({40, 43, 2, true});  // A demonym.
  const Score s = score(std::vector{want}, std::vector{said}, vocabulary(),
                        {.names_only = true});
  EXPECT_EQ(s.mentions.back().tally, (Tally{2, 3, 2}));
  EXPECT_EQ(s.relations[0].tally, (Tally{0, 0, 0}));
}

TEST(Score, RoundsHalfToEven) {
  EXPECT_EQ((Tally{1, 16, 16}.precision()), 6.2);   // 6.25
  EXPECT_EQ((Tally{3, 16, 16}.precision()), 18.8);  // 18.75
  EXPECT_EQ((Tally{1, 3, 3}.f1()), 33.3);
}

TEST(Score, Table) {
  EXPECT_EQ(to_text(score_of(gold()), 1),
            "mention\n"
            "  Country            P  100.0  R  100.0  F1  100.0  hit      1  "
            "said      1  gold      1\n"
            "  Institution        P  100.0  R  100.0  F1  100.0  hit      2  "
            "said      2  gold      2\n"
            "  Person             P  100.0  R  100.0  F1  100.0  hit      1  "
            "said      1  gold      1\n"
            "  core               P  100.0  R  100.0  F1  100.0  hit      4  "
            "said      4  gold      4\n"
            "  all                P  100.0  R  100.0  F1  100.0  hit      4  "
            "said      4  gold      4\n"
            "mention core, overlapping\n"
            "                     R  100.0\n"
            "entity B-cubed, core\n"
            "                     P  100.0  R  100.0  F1  100.0\n"
            "relation\n"
            "  exact              P  100.0  R  100.0  F1  100.0  hit      2  "
            "said      2  gold      2\n"
            "  events as quads    P  100.0  R  100.0  F1  100.0  hit      2  "
            "said      2  gold      2\n"
            "  optional required  P  100.0  R  100.0  F1  100.0  hit      2  "
            "said      2  gold      2\n"
            "predicate\n"
            "  leaderOf           P  100.0  R  100.0  F1  100.0  hit      1  "
            "said      1  gold      1\n"
            "  memberOf           P  100.0  R  100.0  F1  100.0  hit      1  "
            "said      1  gold      1\n");
}

TEST(PythonRepr, AsPythonDoes) {
  EXPECT_EQ(python_repr("plain"), "'plain'");
  EXPECT_EQ(python_repr("it's"), "\"it's\"");
  EXPECT_EQ(python_repr("\"it's\""), "'\"it\\'s\"'");
  EXPECT_EQ(python_repr("a\nb\t\\\x01"), "'a\\nb\\t\\\\\\x01'");
  EXPECT_EQ(python_repr("\xC2\xA0\xE2\x80\x8B\xC3\xA9\xE2\x80\x99"),
            "'\\xa0\\u200b\xC3\xA9\xE2\x80\x99'");
}

}  // namespace
}  // namespace entente
