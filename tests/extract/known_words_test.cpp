#include "extract/known_words.h"

#include <gtest/gtest.h>

#include "extract/knowledge.h"
#include "tests/extract/sample.h"

namespace entente {
namespace {

TEST(KnownWords, AreThoseOfTheLexicon) {
  const Knowledge& k = sample_extractor().knowledge();
  EXPECT_EQ(k.words().text(k.known.be), "be");
  EXPECT_EQ(k.words().text(k.known.not_), "n't");
  EXPECT_EQ(k.words().text(k.known.ampersand), "&");
  EXPECT_EQ(k.words().text(k.known.together), "together");
  EXPECT_EQ(k.words().text(k.known.times.front()), "today");
  EXPECT_EQ(k.words().text(k.known.times.back()), "afternoon");
}

TEST(KnownWords, WhatNoFileHasIsUnknown) {
  WordTable words;
  const WordId of = words.add("of");
  const KnownWords known(words);
  EXPECT_EQ(known.of, of);
  EXPECT_EQ(known.between, kUnknownWord);
}

}  // namespace
}  // namespace entente
