#include "extract/token_tests.h"

#include <gtest/gtest.h>

namespace entente {
namespace {

constexpr WordId kOne{1};
constexpr WordId kTwo{2};
constexpr WordId kThree{3};

TEST(TokenTests, SameSetsAndTestsHaveOneNumber) {
  TokenTests tests;
  const WordSetId set = tests.add({kTwo, kOne}, {}, {ListId{4}});
  EXPECT_EQ(tests.add({kOne, kTwo, kOne}, {}, {ListId{4}}), set);
  EXPECT_NE(tests.add({}, {kOne, kTwo}, {ListId{4}}), set);
  EXPECT_EQ(tests.add({}, {}, {}), 0);
  const TokenTestId test = tests.add({.looks = 1, .word = kOne});
  EXPECT_EQ(tests.add({.looks = 1, .word = kOne}), test);
  EXPECT_NE(tests.add({.word = kOne, .needs = 1}), test);
  EXPECT_NE(tests.add({.word = kOne, .asks = 1}), test);
}

TEST(TokenTests, KeepTheirNumbersWhenWordsGetOthers) {
  TokenTests tests;
  const WordSetId set = tests.add({kOne, kTwo}, {kThree}, {});
  const TokenTestId test = tests.add({.word = kOne});
  const WordId to[] = {kUnknownWord, WordId{30}, WordId{20}, WordId{10}};
  tests.renumber(to);
  EXPECT_EQ(tests.add({WordId{20}, WordId{30}}, {WordId{10}}, {}), set);
  EXPECT_EQ(tests.add({.word = WordId{30}}), test);
  EXPECT_EQ(tests[test].word, WordId{30});
  EXPECT_NE(tests.add({.word = kOne}), test);
}

}  // namespace
}  // namespace entente
