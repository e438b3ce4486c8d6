#include "graph/packed_text.h"

#include <gtest/gtest.h>

#include <random>

namespace entente {
namespace {

std::string packed(std::string_view text) {
  std::string packed;
  pack_text(text, packed);
  return packed;
}

std::string back(std::string_view packed) {
  std::string text = "what stood there before";
  unpack_text(packed, text);
  return text;
}

TEST(PackedText, EveryByteComesBack) {
  std::string all;
  for (int byte = 0; byte < 256; ++byte) {
    const std::string one(1, static_cast<char>(byte));
    EXPECT_EQ(back(packed(one)), one) << byte;
    all += one;
  }
  EXPECT_EQ(back(packed(all)), all);
  EXPECT_EQ(back(packed("")), "");
}

TEST(PackedText, RandomTextComesBack) {
  std::mt19937 random(1);
  for (int round = 0; round < 2000; ++round) {
    std::string text;
    const bool letters = random() % 2 == 0;
    for (auto left = random() % 300; left > 0; --left)
      text += letters ? "etaoin shrdlu"[random() % 13]
                      : static_cast<char>(random());
    const std::string bytes = packed(text);
    EXPECT_EQ(unpacked_size(bytes), text.size());
    // Exactly as long as it is: nothing behind it is read.
    EXPECT_EQ(back(std::string_view(bytes)), text);
  }
}

TEST(PackedText, EnglishGetsShorter) {
  constexpr std::string_view kText =
      "On Tuesday the two foreign ministers met in Oslo and agreed to hold "
      "further talks on trade, energy and the security of shipping lanes.";
  EXPECT_LT(packed(kText).size(), kText.size() * 6 / 10);
}

}  // namespace
}  // namespace entente
