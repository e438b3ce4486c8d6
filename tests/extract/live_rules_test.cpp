#include "extract/live_rules.h"

#include <gtest/gtest.h>

#include <string>

namespace entente {
namespace {

/// The numbers of the rules of a row: "0 64 ".
std::string numbers(const LiveRules::Row& row) {
  std::string out;
  for (std::size_t i = 0; i < row.size() * 64; ++i)
    if (((row[i / 64] >> (i % 64)) & 1) != 0) out += std::to_string(i) + " ";
  return out;
}

std::string found(const std::vector<LiveRules::Wants>& rules,
                  std::uint8_t types, const NeedBits& met) {
  const LiveRules live(rules);
  LiveRules::Row row;
  const bool any = live.find(types, met, row);
  EXPECT_EQ(any, !numbers(row).empty());
  return numbers(row);
}

constexpr NeedBits kMetNone{1};

TEST(LiveRules, WantOneTypeOfEachByte) {
  const std::vector<LiveRules::Wants> rules{
      {{}, 0}, {{1, 1, 1, 1}, 0}, {{1, 6, 1, 6}, 0}, {{128, 2, 1, 128}, 0}};
  EXPECT_EQ(found(rules, 0, kMetNone), "0 ");
  EXPECT_EQ(found(rules, 1, kMetNone), "0 1 ");
  EXPECT_EQ(found(rules, 6, kMetNone), "0 ");
  EXPECT_EQ(found(rules, 5, kMetNone), "0 1 2 ");
  EXPECT_EQ(found(rules, 0xFF, kMetNone), "0 1 2 3 ");
}

TEST(LiveRules, WantTheirNeedMet) {
  const std::vector<LiveRules::Wants> rules{{{}, 0}, {{}, 3}, {{}, 255}};
  EXPECT_EQ(found(rules, 0, kMetNone), "0 ");
  EXPECT_EQ(found(rules, 0, NeedBits{1 | 8}), "0 1 ");
  EXPECT_EQ(found(rules, 0, NeedBits{1, 0, 0, std::uint64_t{1} << 63}), "0 2 ");
}

TEST(LiveRules, WantBoth) {
  const std::vector<LiveRules::Wants> rules{{{1, 1, 1, 1}, 3}};
  EXPECT_EQ(found(rules, 0, NeedBits{1 | 8}), "");
  EXPECT_EQ(found(rules, 1, kMetNone), "");
  EXPECT_EQ(found(rules, 1, NeedBits{1 | 8}), "0 ");
}

TEST(LiveRules, AreOfAnyNumber) {
  EXPECT_EQ(found({}, 0xFF, kMetNone), "");
  std::vector<LiveRules::Wants> rules(130);
  rules[63].need = rules[65].need = rules[128].need = 1;
  rules[64].types.fill(1);
  rules[129].types.fill(1);
  const std::string without = found(rules, 0, kMetNone);
  EXPECT_EQ(without.find("63 "), std::string::npos);
  EXPECT_NE(without.find("62 66 "), std::string::npos);
  EXPECT_TRUE(without.ends_with("127 "));
  EXPECT_TRUE(found(rules, 1, NeedBits{3}).ends_with("127 128 129 "));
  EXPECT_TRUE(numbers(LiveRules(rules).all()).ends_with("127 128 129 "));
}

TEST(LiveRules, FindForgetsWhatARowHeld) {
  const std::vector<LiveRules::Wants> rules{{{1, 1, 1, 1}, 0}};
  const LiveRules live(rules);
  LiveRules::Row row{~std::uint64_t{0}, 5};
  EXPECT_FALSE(live.find(0, kMetNone, row));
  EXPECT_EQ(numbers(row), "");
}

}  // namespace
}  // namespace entente
