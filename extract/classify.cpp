#include "extract/classify.h"

#include <array>

namespace entente {
namespace {

constexpr std::uint64_t kFunctionTags =
    bit(Tag::kDT) | bit(Tag::kIN) | bit(Tag::kPRP) | bit(Tag::kPRPS) |
    bit(Tag::kCC) | bit(Tag::kTO) | bit(Tag::kMD) | bit(Tag::kWDT) |
    bit(Tag::kWP) | bit(Tag::kWRB) | bit(Tag::kEX) | bit(Tag::kPDT);

/// Classes that one of these tags makes.
struct ByTag {
  ClassId id;
  std::uint64_t tags;
};
constexpr ByTag kByTag[] = {
    {ClassId::kAny, ~std::uint64_t{0}},
    {ClassId::kNum, bit(Tag::kCD)},
    {ClassId::kNoun, kNounTags},
    {ClassId::kAdj, kAdjectiveTags | bit(Tag::kVBN) | bit(Tag::kVBG)},
    {ClassId::kAdv, bit(Tag::kRB)},
    {ClassId::kVerb, kVerbTags},
    {ClassId::kDet, bit(Tag::kDT) | bit(Tag::kPRPS)},
    {ClassId::kPossessive, bit(Tag::kPRPS)},
    {ClassId::kPoss, bit(Tag::kPOS)},
    {ClassId::kQuote, bit(Tag::kQuote)},
};
constexpr auto kTagLooks = [] {
  std::array<std::uint32_t, static_cast<std::size_t>(Tag::kCount)> looks{};
  for (std::size_t tag = 0; tag < looks.size(); ++tag)
    for (const ByTag& by : kByTag)
      if (any(static_cast<Tag>(tag), by.tags)) looks[tag] |= bit(by.id);
  return looks;
}();

/// Looks that one of these shapes makes.
struct ByShape {
  std::uint32_t look;
  unsigned shapes;
};
constexpr std::uint32_t kWordLook = bit(ClassId::kWord);
constexpr ByShape kByShape[] = {
    {bit(ClassId::kStart), kSentenceStart}, {kStartsUpper, kCapital},
    {bit(ClassId::kCaps), kAllCapitals},    {bit(ClassId::kInitial), kInitial},
    {bit(ClassId::kNum), kDigits},          {bit(ClassId::kYear), kYear},
    {bit(ClassId::kOrdinal), kOrdinal},     {bit(ClassId::kRoman), kRoman},
    {bit(ClassId::kLower), kLower},         {kWordLook, kCapital | kLower},
};
/// By the lower seven bits of a shape, and by the next seven.
constexpr auto kShapeLooks = [] {
  std::array<std::array<std::uint32_t, 128>, 2> looks{};
  for (unsigned half = 0; half < 2; ++half)
    for (unsigned bits = 0; bits < 128; ++bits)
      for (const ByShape& by : kByShape)
        if (((bits << (7 * half)) & by.shapes) != 0)
          looks[half][bits] |= by.look;
  return looks;
}();

std::uint32_t looks_of(const Token& token, const WordTable& words) {
  std::uint32_t looks = kShapeLooks[0][token.shape & 127U] |
                        kShapeLooks[1][(token.shape >> 7) & 127U];
  if (token.tag == Tag::kPOS) looks &= ~(bit(ClassId::kLower) | kWordLook);
  looks |= kTagLooks[static_cast<std::size_t>(token.tag)];
  if (!token.is(kCapital)) return looks;
  // "J.W." are two initials, where it is no word that is known: "D.C."
  if (token.is(kAllCapitals) && token.is(kDotted) && token.word == kUnknownWord)
    looks |= bit(ClassId::kInitial);
  const Word& word = words[token.word];
  if (token.is(kAllCapitals) || !any(word.tag, kFunctionTags))
    looks |= bit(ClassId::kCap);
  if (!token.is(kAllCapitals) && !token.is(kInitial) &&
      (word.tags & ~bit(Tag::kNNP)) == 0)
    looks |= bit(ClassId::kNew);
  return looks;
}

}  // namespace

void classify(const WordTable& words, Analysis& a) {
  const std::size_t n = a.tokens.size();
  a.looks.resize(n);
  bool after_dash = false;
  for (std::size_t t = 0; t < n; ++t) {
    a.looks[t] = looks_of(a.tokens[t], words) | (after_dash ? kAfterDash : 0U);
    after_dash = a.tokens[t].tag == Tag::kDash;
    if (after_dash && t > 0) a.looks[t - 1] |= kBeforeDash;
  }
  for (const Hit& hit : a.hits) {
    const bool name = hit.value->kind == TrieValue::Kind::kName;
    a.looks[hit.begin] |= name ? kStartsName : kStartsPhrase;
    a.looks[hit.end - 1] |= name ? kEndsName : kEndsPhrase;
  }
}

}  // namespace entente
