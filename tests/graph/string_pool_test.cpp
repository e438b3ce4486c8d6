#include "graph/string_pool.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace entente {
namespace {

TEST(StringPool, KeepsEachTextOnce) {
  StringPool pool;
  const TextId a = pool.intern("Oslo");
  EXPECT_EQ(pool.intern("Oslo"), a);
  EXPECT_NE(pool.intern("oslo"), a);
  EXPECT_EQ(pool.intern(""), TextId{});
  EXPECT_EQ(pool[a], "Oslo");
  EXPECT_EQ(pool[TextId{}], "");
}

TEST(StringPool, QuotesAreTextsOfTheirOwn) {
  StringPool pool;
  const TextId text = pool.intern("They met.");
  const QuoteId quote = pool.intern_quote("They met.");
  EXPECT_EQ(pool.intern_quote("They met."), quote);
  EXPECT_NE(static_cast<std::uint32_t>(text),
            static_cast<std::uint32_t>(quote));
  EXPECT_EQ(pool[text], "They met.");
  EXPECT_EQ(pool.quote(quote), "They met.");
  EXPECT_EQ(pool.intern_quote(""), QuoteId{});
  EXPECT_EQ(pool.quote(QuoteId{}), "");
  EXPECT_EQ(pool.length(static_cast<std::size_t>(quote)), 9U);
  EXPECT_EQ(pool.length(static_cast<std::size_t>(text)), 9U);
}

/// Texts of all sizes, from none to more than a block.
std::vector<std::string> many_texts() {
  std::vector<std::string> texts;
  for (std::size_t i = 0; i < 3000; ++i)
    texts.push_back(std::to_string(i) + std::string(i % 200, 'x'));
  for (const std::size_t size : {127U, 128U, 65535U, 65536U, 300000U})
    texts.push_back(std::string(size, 'y') + std::to_string(size));
  return texts;
}

TEST(StringPool, TakesAllOfAnother) {
  const std::vector<std::string> texts = many_texts();
  StringPool part;
  StringPool whole;
  std::vector<std::uint32_t> here;
  for (int round = 0; round < 2; ++round) {  // Cleared, it is as good as new.
    whole.intern("first");
    for (const std::string& text : texts)
      part.intern(text), part.intern_quote(text);
    whole.intern_all(part, here);
    ASSERT_EQ(here.size(), part.size());
    std::string room;
    std::string other_room;
    for (std::size_t i = 0; i < here.size(); ++i)
      EXPECT_EQ(whole.text(here[i], room), part.text(i, other_room));
    EXPECT_EQ(whole.size(), part.size() + 1) << "what is known is not doubled";
    for (const std::string& text : texts)
      EXPECT_EQ(whole.quote(whole.intern_quote(text)), text);
    part.clear();
    EXPECT_EQ(part.size(), 1U);
  }
}

TEST(StringPool, RenumberedKeepsWhatItIsTold) {
  StringPool pool;
  const TextId a = pool.intern("a");
  pool.intern("dropped");
  const QuoteId b = pool.intern_quote("b");
  const std::vector<std::uint32_t> order = {0, static_cast<std::uint32_t>(b),
                                            static_cast<std::uint32_t>(a)};
  pool.renumber(order);
  EXPECT_EQ(pool.size(), 3U);
  EXPECT_EQ(pool.quote(QuoteId{1}), "b");
  EXPECT_EQ(pool[TextId{2}], "a");
}

}  // namespace
}  // namespace entente
