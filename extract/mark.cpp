#include "extract/mark.h"

#include <array>

namespace entente {
namespace {

struct Marks {
  Tag tag;
  std::string_view ascii;
};
constexpr Marks kAscii[] = {
    {Tag::kComma, ","},    {Tag::kStop, ".!?"},    {Tag::kColon, ":;"},
    {Tag::kDash, "-"},     {Tag::kOpen, "([{"},    {Tag::kClose, ")]}"},
    {Tag::kQuote, "\"'`"}, {Tag::kBullet, "*#|~"},
};
constexpr auto kByChar = [] {
  std::array<Tag, 128> tags{};
  tags.fill(Tag::kSymbol);
  for (const Marks& marks : kAscii)
    for (const char c : marks.ascii)
      tags[static_cast<unsigned char>(c)] = marks.tag;
  return tags;
}();

struct Mark {
  std::string_view mark;
  Tag tag;
};
constexpr Mark kWide[] = {
    {"\xE2\x80\x90", Tag::kDash},    // ‐
    {"\xE2\x80\x91", Tag::kDash},    // ‑
    {"\xE2\x80\x93", Tag::kDash},    // –
    {"\xE2\x80\x94", Tag::kDash},    // —
    {"\xE2\x80\x95", Tag::kDash},    // ―
    {"\xE2\x88\x92", Tag::kDash},    // −
    {"\xE2\x80\x98", Tag::kQuote},   // ‘
    {"\xE2\x80\x99", Tag::kQuote},   // ’
    {"\xE2\x80\x9C", Tag::kQuote},   // “
    {"\xE2\x80\x9D", Tag::kQuote},   // ”
    {"\xE2\x80\x9E", Tag::kQuote},   // „
    {"\xE2\x80\xB9", Tag::kQuote},   // ‹
    {"\xE2\x80\xBA", Tag::kQuote},   // ›
    {"\xC2\xAB", Tag::kQuote},       // «
    {"\xC2\xBB", Tag::kQuote},       // »
    {"\xE2\x80\xA6", Tag::kStop},    // …
    {"\xE2\x80\xA2", Tag::kBullet},  // •
    {"\xE2\x80\xA3", Tag::kBullet},  // ‣
    {"\xE2\x96\xA0", Tag::kBullet},  // ■
    {"\xE2\x96\xAA", Tag::kBullet},  // ▪
    {"\xE2\x97\x8B", Tag::kBullet},  // ○
    {"\xE2\x97\x8F", Tag::kBullet},  // ●
    {"\xC2\xB7", Tag::kBullet},      // ·
};

}  // namespace

Tag tag_of_mark(std::string_view mark) {
  const auto c = static_cast<unsigned char>(mark.front());
  if (c < 0x80) return kByChar[c];
  for (const Mark& wide : kWide)
    if (wide.mark == mark) return wide.tag;
  return Tag::kSymbol;
}

}  // namespace entente
