#include "graph/row_order.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <tuple>

#include "graph/key_index.h"
#include "graph/text_order.h"

namespace entente {
namespace {

struct Row {
  std::uint32_t number = 0;
  std::uint32_t rest = 0;

  friend auto operator<=>(const Row&, const Row&) = default;
};

TEST(RowOrder, SortsByNumberThenByTheRest) {
  std::mt19937 random(1);
  for (const std::uint32_t numbers : {1U, 7U, 1023U, 1024U, 5000U, 70000U}) {
    std::vector<Row> rows(random() % 20000);
    for (Row& row : rows)  // Half of them share one number.
      row = {static_cast<std::uint32_t>(random() % 2 == 0 ? numbers / 2
                                                          : random() % numbers),
             static_cast<std::uint32_t>(random() % 100)};
    std::vector<Row> sorted = rows;
    std::ranges::sort(sorted);
    sort_by_number(
        rows, numbers, [](const Row& row) { return row.number; },
        [](const Row& a, const Row& b) { return a.rest < b.rest; });
    EXPECT_EQ(rows, sorted) << numbers;
  }
  std::vector<Row> none;
  sort_by_number(
      none, 0, [](const Row& row) { return row.number; },
      [](const Row&, const Row&) { return false; });
}

TEST(RowOrder, BucketsKeepTheOrderOfRows) {
  const std::vector<std::uint32_t> bucket = {2, 0, 2, 1, 0};
  EXPECT_EQ(order_by_bucket(5, 3, [&](std::uint32_t i) { return bucket[i]; }),
            (std::vector<std::uint32_t>{1, 4, 3, 0, 2}));
}

TEST(RowOrder, PermutesInPlace) {
  std::mt19937 random(2);
  for (std::size_t size = 0; size < 50; ++size) {
    std::vector<std::uint32_t> order(size);
    std::iota(order.begin(), order.end(), 0U);
    std::ranges::shuffle(order, random);
    std::vector<std::uint32_t> rows(size);
    std::iota(rows.begin(), rows.end(), 0U);
    const std::vector<std::uint32_t> wanted = order;
    permute(rows, order);
    EXPECT_EQ(rows, wanted);
  }
}

TEST(TextOrder, IsThatOfBytesAndStable) {
  std::mt19937 random(3);
  for (int round = 0; round < 40; ++round) {
    std::vector<std::string> texts;
    for (auto left = random() % 400; left > 0; --left) {
      std::string text = random() % 2 == 0 ? "institution/" : "";
      if (random() % 20 == 0) text.append(300, '-');
      for (auto letters = random() % 12; letters > 0; --letters)
        text += static_cast<char>(random() % 3 == 0 ? random() % 256
                                                    : random() % 2);
      texts.push_back(text);
    }
    const std::vector<std::string_view> views(texts.begin(), texts.end());
    std::vector<std::uint32_t> wanted(texts.size());
    std::iota(wanted.begin(), wanted.end(), 0U);
    std::ranges::stable_sort(wanted, {},
                             [&](std::uint32_t i) { return views[i]; });
    EXPECT_EQ(order_of(views), wanted);
  }
}

TEST(KeyIndex, FindsTheRowOfAKey) {
  std::mt19937_64 random(4);
  std::vector<std::uint64_t> rows;
  KeyIndex index;
  const auto key_of = [&](std::uint32_t row) { return rows[row]; };
  for (int round = 0; round < 2; ++round) {
    for (int i = 0; i < 20000; ++i) {
      const std::uint64_t key = random() % 5000 << 32 | random() % 2;
      const auto next = static_cast<std::uint32_t>(rows.size());
      const std::uint32_t at = index.find_or_add(key, next, key_of);
      if (at == next) rows.push_back(key);
      ASSERT_EQ(rows[at], key);
    }
    std::ranges::sort(rows);
    EXPECT_EQ(std::ranges::adjacent_find(rows), rows.end());
    rows.clear();
    index.clear();
  }
}

}  // namespace
}  // namespace entente
