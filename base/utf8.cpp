#include "base/utf8.h"

#include <algorithm>
#include <cstring>

#include "base/letters.h"

namespace entente {
namespace {

bool is_ascii(std::string_view s) {
  std::uint64_t all = 0;
  for (; s.size() >= 8; s.remove_prefix(8)) {
    std::uint64_t word = 0;
    std::memcpy(&word, s.data(), sizeof word);
    all |= word;
  }
  for (const char c : s) all |= static_cast<unsigned char>(c);
  return (all & 0x8080808080808080ULL) == 0;
}

bool is_start(char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }

/// Length of the well-formed sequence at `at`, or 0; `bad` then says how many
/// bytes belong to the ill-formed one (Unicode 15, section 3.9, "maximal
/// subpart").
std::size_t sequence(std::string_view s, std::size_t at, std::size_t& bad) {
  const auto byte = [&](std::size_t i) {
    return i < s.size() ? static_cast<unsigned char>(s[i]) : 0U;
  };
  const unsigned b0 = byte(at);
  if (b0 < 0x80) return 1;
  std::size_t length = 0;
  unsigned low = 0x80;
  unsigned high = 0xBF;
  if (b0 >= 0xC2 && b0 <= 0xDF) {
    length = 2;
  } else if (b0 >= 0xE0 && b0 <= 0xEF) {
    length = 3;
    if (b0 == 0xE0) low = 0xA0;
    if (b0 == 0xED) high = 0x9F;
  } else if (b0 >= 0xF0 && b0 <= 0xF4) {
    length = 4;
    if (b0 == 0xF0) low = 0x90;
    if (b0 == 0xF4) high = 0x8F;
  } else {
    bad = 1;
    return 0;
  }
  for (std::size_t i = 1; i < length; ++i) {
    const unsigned b = byte(at + i);
    if (b < low || b > high) {
      bad = i;
      return 0;
    }
    low = 0x80;
    high = 0xBF;
  }
  return length;
}

/// Offset of the first ill-formed byte, or npos.
std::size_t first_bad(std::string_view s, std::size_t at = 0) {
  while (at < s.size()) {
    if (at + 32 <= s.size() && is_ascii(s.substr(at, 32))) {
      at += 32;
      continue;
    }
    if (at + 8 <= s.size() && is_ascii(s.substr(at, 8))) {
      at += 8;
      continue;
    }
    std::size_t bad = 0;
    const std::size_t length = sequence(s, at, bad);
    if (length == 0) return at;
    at += length;
  }
  return std::string_view::npos;
}

}  // namespace

bool is_utf8(std::string_view bytes) {
  return first_bad(bytes) == std::string_view::npos;
}

Utf8Repair repair_utf8(std::string& bytes) {
  std::size_t at = first_bad(bytes);
  if (at == std::string_view::npos) return {};
  Utf8Repair repair{0, at};
  std::string out;
  out.reserve(bytes.size() + 16);
  std::size_t done = 0;
  while (at != std::string_view::npos) {
    std::size_t bad = 0;
    sequence(bytes, at, bad);
    out.append(bytes, done, at - done);
    out += "\xEF\xBF\xBD";
    ++repair.replaced;
    done = at + bad;
    at = first_bad(bytes, done);
  }
  out.append(bytes, done);
  bytes = std::move(out);
  return repair;
}

std::size_t count_code_points(std::string_view utf8) {
  // Eight bytes at a time: those that go on have bit 7 and not bit 6.
  std::size_t going_on = 0;
  std::size_t at = 0;
  for (; at + 8 <= utf8.size(); at += 8) {
    const std::uint64_t block = load_eight(utf8.data() + at);
    const std::uint64_t marks = block & ~(block << 1) & (kEachByte * 0x80);
    going_on += ((marks >> 7) * kEachByte) >> 56;
  }
  return at - going_on +
         static_cast<std::size_t>(
             std::ranges::count_if(utf8.substr(at), is_start));
}

CodePoints::CodePoints(std::string_view utf8) : text_(utf8) {
  if (is_ascii(utf8)) return;
  before_.reserve(utf8.size() / kBlock + 2);
  std::uint32_t seen = 0;
  for (std::size_t at = 0; at <= utf8.size(); at += kBlock) {
    before_.push_back(seen);
    seen +=
        static_cast<std::uint32_t>(count_code_points(utf8.substr(at, kBlock)));
  }
}

std::uint32_t CodePoints::of_byte(std::size_t byte) const {
  if (before_.empty()) return static_cast<std::uint32_t>(byte);
  const std::size_t block = byte / kBlock;
  return before_[block] +
         static_cast<std::uint32_t>(count_code_points(
             text_.substr(block * kBlock, byte - block * kBlock)));
}

std::size_t CodePoints::to_byte(std::uint32_t code_point) const {
  if (before_.empty()) return std::min<std::size_t>(code_point, text_.size());
  const auto after = std::ranges::upper_bound(before_, code_point);
  const auto block = static_cast<std::size_t>(after - before_.begin()) - 1;
  std::size_t at = block * kBlock;
  std::uint32_t seen = before_[block];
  while (at < text_.size()) {
    if (is_start(text_[at])) {
      if (seen == code_point) return at;
      ++seen;
    }
    ++at;
  }
  return text_.size();
}

}  // namespace entente
