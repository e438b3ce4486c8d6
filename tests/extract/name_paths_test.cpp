#include "extract/name_paths.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "extract/tokenizer.h"

namespace entente {
namespace {

std::uint32_t end_of(std::span<const WordId> path, const WordTable& words,
                     const Trie& trie) {
  std::uint32_t node = words[path[0]].node;
  for (const WordId id : path.subspan(1)) node = trie.child(node, id);
  return node;
}

// Plain names take a shorter way: it must end where the tokenizer's does.
TEST(NamePaths, AreWhatTheTokenizerMakesOfNames) {
  for (const std::string name :
       {"Kenya", "United Nations", "NATO", "G", "the Ivory Coast", "McDonald",
        "USA  Today", "Organisations Internationalisation", "x",
        "Internationalisations Board", "U.S. Army", "Côte d'Ivoire", "F-16",
        "Saint-Denis", "Group of 77", "Boeing Co.", " ", "African Union II"}) {
    WordTable words;
    Trie trie;
    NamePaths paths(words, trie, ListId{});
    const auto got = paths.words_of(name);
    const std::vector<WordId> path(got.begin(), got.end());
    std::vector<Token> tokens;
    tokenize(name, words, ListId{}, tokens);
    ASSERT_EQ(path.size(), tokens.size()) << name;
    for (std::size_t i = 0; i < path.size(); ++i)
      EXPECT_EQ(path[i], tokens[i].word) << name;
    paths.add(name, {});
    paths.finish();
    if (path.empty()) continue;
    trie.finish();
    const auto values = trie.values(end_of(path, words, trie));
    ASSERT_EQ(values.size(), 1U) << name;
    EXPECT_EQ(values[0].tokens, tokens.size()) << name;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      EXPECT_EQ((values[0].capitals >> i) & 1, tokens[i].is(kCapital)) << name;
      EXPECT_EQ((values[0].all_capitals >> i) & 1, tokens[i].is(kAllCapitals))
          << name;
    }
  }
}

TEST(NamePaths, KeepTheOrderInWhichNamesWereAdded) {
  WordTable words;
  Trie trie;
  NamePaths paths(words, trie, ListId{});
  constexpr std::uint32_t kNames = 50;  // More than wait together.
  for (std::uint32_t i = 0; i < kNames; ++i) {
    TrieValue value;
    value.id = i;
    paths.add(i % 2 == 0 ? "Port Bank" : "PORT BANK", value);
  }
  paths.add("a b c d e f g h i j k l m n o p q r s t u v w x y z a b c d e f",
            {});  // Of 32 words.
  paths.finish();
  trie.finish();
  const auto path = paths.words_of("port bank");
  const auto values = trie.values(end_of(path, words, trie));
  ASSERT_EQ(values.size(), kNames);
  for (std::uint32_t i = 0; i < kNames; ++i) EXPECT_EQ(values[i].id, i);
  EXPECT_EQ(words[words.find("a")].node, 0U);
}

}  // namespace
}  // namespace entente
