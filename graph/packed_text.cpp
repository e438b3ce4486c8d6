#include "graph/packed_text.h"

#include <array>
#include <bit>
#include <cstdint>
#include <cstring>

#include "graph/varint.h"

namespace entente {
namespace {

static_assert(std::endian::native == std::endian::little);

/// Bits of the code of each byte, hexadecimal: Huffman's over the letters of
/// data/samples, none longer than 12.
constexpr std::string_view kLengths =
    "cccccccccc7ccccccccccccccccccccc3ccbccccaacc797c8879abbbbabacccc"
    "c7889999a899a8898c8788b9cbbcccccc476546654a856446c454677a6ac9ccc"
    "9ccccccccccccccccccccccccaccbbcccccccccccccccccccccccccccccccccc"
    "cccbcccccccccccccccccccccccccccccc9ccccccccccccccccccccccccccccc";
static_assert(kLengths.size() == 256);
constexpr unsigned kLongest = 12;

struct Code {
  std::uint16_t bits = 0;
  std::uint8_t length = 0;
};
/// What the next kLongest bits begin with: two bytes, or one where there is no
/// room for a second.
struct Decoded {
  std::array<char, 2> bytes{};
  std::uint8_t count = 0;
  std::uint8_t first_bits = 0;  // Of the first byte,
  std::uint8_t all_bits = 0;    // and of all of them.
};
struct Tables {
  std::array<Code, 256> codes{};
  std::array<Decoded, 1U << kLongest> bytes{};
};

/// Shorter codes first, then by byte: so the lengths tell all.
constexpr Tables make_tables() {
  Tables tables;
  std::uint32_t next = 0;  // As kLongest bits.
  for (unsigned length = 1; length <= kLongest; ++length) {
    for (std::size_t byte = 0; byte < 256; ++byte) {
      const char c = kLengths[byte];
      if (static_cast<unsigned>(c >= 'a' ? c - 'a' + 10 : c - '0') != length)
        continue;
      const std::uint32_t end = next + (1U << (kLongest - length));
      tables.codes[byte] = {
          static_cast<std::uint16_t>(next >> (kLongest - length)),
          static_cast<std::uint8_t>(length)};
      for (; next < end; ++next)
        tables.bytes[next] = {{static_cast<char>(byte), 0},
                              1,
                              static_cast<std::uint8_t>(length),
                              static_cast<std::uint8_t>(length)};
    }
  }
  for (std::uint32_t bits = 0; bits < tables.bytes.size(); ++bits) {
    Decoded& here = tables.bytes[bits];
    const std::uint32_t rest = bits << here.first_bits & (next - 1);
    const Decoded& second = tables.bytes[rest];
    if (here.first_bits + second.first_bits > kLongest) continue;
    here.bytes[1] = second.bytes[0];
    here.count = 2;
    here.all_bits =
        static_cast<std::uint8_t>(here.first_bits + second.first_bits);
  }
  return tables;
}
constexpr Tables kTables = make_tables();

/// Up to eight bytes as a number, the first one highest.
std::uint64_t load_big(const char* from, std::size_t size) {
  std::uint64_t value = 0;
  std::memcpy(&value, from, size);
  return __builtin_bswap64(value);
}

}  // namespace

void pack_text(std::string_view text, std::string& packed) {
  packed.resize(kLongestVarint + text.size() * kLongest / 8 + 8);
  char* to = put_varint(text.size(), packed.data());
  std::uint64_t bits = 0;  // The lowest `held` of them are not written yet.
  unsigned held = 0;
  for (const char c : text) {
    const Code code = kTables.codes[static_cast<unsigned char>(c)];
    bits = bits << code.length | code.bits;
    held += code.length;
    if (held < 32) continue;
    held -= 32;
    const std::uint32_t word =
        __builtin_bswap32(static_cast<std::uint32_t>(bits >> held));
    std::memcpy(to, &word, sizeof word);
    to += sizeof word;
  }
  for (; held > 0; held = held > 8 ? held - 8 : 0)
    *to++ = static_cast<char>(static_cast<unsigned char>(
        held >= 8 ? bits >> (held - 8) : bits << (8 - held)));
  packed.resize(static_cast<std::size_t>(to - packed.data()));
}

void unpack_text(std::string_view packed, std::string& text) {
  const char* from = packed.data();
  const char* const end = from + packed.size();
  const std::size_t size = take_varint(from);
  text.resize(size + 1);  // The last two bytes may be one too many.
  char* to = text.data();
  char* const last = to + size;
  std::uint64_t bits = 0;  // The highest `held` of them come next.
  unsigned held = 0;
  while (to < last) {
    if (held < kLongest) {
      // Past the end come zeros, of which no text wants any.
      const auto left = static_cast<std::size_t>(end - from);
      const std::uint64_t more = load_big(from, left < 8 ? left : 8);
      bits |= more >> held;
      const unsigned taken = (64 - held) / 8;
      from += taken < left ? taken : left;
      held += taken * 8;
    }
    const Decoded& next = kTables.bytes[bits >> (64 - kLongest)];
    std::memcpy(to, next.bytes.data(), next.bytes.size());
    to += next.count;
    bits <<= next.all_bits;
    held -= next.all_bits;
  }
  text.resize(size);
}

std::size_t unpacked_size(std::string_view packed) {
  const char* from = packed.data();
  return take_varint(from);
}

}  // namespace entente
