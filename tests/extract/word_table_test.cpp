#include "extract/word_table.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace entente {
namespace {

TEST(WordTable, TellsWordsApart) {
  // Prefixes up to and beyond what fits a LetterKey, and what has none.
  std::vector<std::string> forms{"u.s.", "u.s", "o'brien", "é",  "1990s",
                                 "-",    "z",   "zz",      "za", "az"};
  const std::string letters = "abcdefghijklmnopqrstuvwxyz";
  for (std::size_t size = 1; size <= letters.size(); ++size)
    forms.push_back(letters.substr(0, size));
  WordTable words;
  std::vector<WordId> ids;
  for (const std::string& form : forms) ids.push_back(words.add(form));
  for (std::size_t i = 0; i < forms.size(); ++i) {
    EXPECT_EQ(words.find(forms[i]), ids[i]) << forms[i];
    EXPECT_EQ(words.add(forms[i]), ids[i]) << forms[i];
    EXPECT_EQ(words.text(ids[i]), forms[i]);
    EXPECT_EQ(words.find(forms[i] + "yy"), kUnknownWord) << forms[i];
  }
  EXPECT_EQ(words.size(), forms.size() + 1);
  EXPECT_EQ(words.find(""), kUnknownWord);
}

TEST(WordTable, KeepsAllWhenItGrows) {
  WordTable words;
  constexpr std::uint32_t kMany = 200'000;
  for (std::uint32_t i = 0; i < kMany; ++i) words.add(std::to_string(i));
  for (std::uint32_t i = 0; i < kMany; i += 999)
    EXPECT_EQ(words.text(words.find(std::to_string(i))), std::to_string(i));
}

TEST(WordTable, ListsAddUp) {
  WordTable words;
  words.reserve(10);
  const WordId a = words.add("a");
  const WordId b = words.add("b");
  for (const unsigned list : {3U, 300U, 3U})
    words.add_to_list(a, static_cast<ListId>(list));
  words.add_to_list(b, static_cast<ListId>(7));
  words.add_to_lists(b, words.lists(a));
  for (const unsigned list : {3U, 7U, 300U})
    EXPECT_TRUE(words.in_list(b, static_cast<ListId>(list))) << list;
  EXPECT_FALSE(words.in_list(a, static_cast<ListId>(7)));
  EXPECT_FALSE(words.in_list(words.add("c"), static_cast<ListId>(3)));
}

TEST(LetterKey, IsOneForEachWord) {
  // All words of two letters, at both ends of twelve and of sixteen others.
  for (const std::size_t size : {0U, 6U, 7U, 10U, 11U, 14U}) {
    std::vector<LetterKey> keys;
    for (char a = 'a'; a <= 'z'; ++a)
      for (char b = 'a'; b <= 'z'; ++b) {
        std::string word(size, 'x');
        word.insert(size / 2, {a, b});
        keys.push_back(LetterKey::of(word));
        EXPECT_TRUE(keys.back().is_word()) << word;
      }
    for (std::size_t i = 0; i < keys.size(); ++i)
      for (std::size_t j = 0; j < i; ++j)
        ASSERT_FALSE(keys[i].low == keys[j].low &&
                     keys[i].high == keys[j].high);
  }
  for (const char* other : {"", "Kenya", "u.s.", "é", "abcdefghijklmnopq"})
    EXPECT_FALSE(LetterKey::of(other).is_word()) << other;
}

}  // namespace
}  // namespace entente
