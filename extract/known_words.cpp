#include "extract/known_words.h"

#include <algorithm>
#include <string_view>

namespace entente {
namespace {

struct Known {
  std::string_view text;
  WordId KnownWords::*word;
};
constexpr Known kKnown[] = {
    {"all", &KnownWords::all},
    {"along", &KnownWords::along},
    {"&", &KnownWords::ampersand},
    {"and", &KnownWords::and_},
    {"as", &KnownWords::as},
    {"be", &KnownWords::be},
    {"between", &KnownWords::between},
    {"both", &KnownWords::both},
    {"by", &KnownWords::by},
    {"come", &KnownWords::come},
    {"do", &KnownWords::do_},
    {"each", &KnownWords::each},
    {"from", &KnownWords::from},
    {"get", &KnownWords::get},
    {"go", &KnownWords::go},
    {"have", &KnownWords::have},
    {"help", &KnownWords::help},
    {"her", &KnownWords::her},
    {"in", &KnownWords::in},
    {"many", &KnownWords::many},
    {"n't", &KnownWords::not_},
    {"of", &KnownWords::of},
    {"party", &KnownWords::party},
    {"some", &KnownWords::some},
    {"that", &KnownWords::that},
    {"the", &KnownWords::the},
    {"together", &KnownWords::together},
    {"with", &KnownWords::with},
};

constexpr std::array<std::string_view, 13> kTimes = {
    "today", "yesterday", "tomorrow", "tonight", "year",    "week",     "month",
    "day",   "morning",   "evening",  "decade",  "century", "afternoon"};

}  // namespace

KnownWords::KnownWords(const WordTable& words) {
  for (const Known& known : kKnown) this->*known.word = words.find(known.text);
  std::ranges::transform(kTimes, times.begin(), [&](std::string_view text) {
    return words.find(text);
  });
}

}  // namespace entente
