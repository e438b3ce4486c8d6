#pragma once

#include <cstdint>

#include "base/span.h"

namespace entente {

/// Id of a word form that some lexicon, list or rule knows, lower-cased.
/// 0 is every word that none knows.
enum class WordId : std::uint32_t {};
constexpr WordId kUnknownWord{};

/// Parts of speech: Penn Treebank tags, with one tag a kind of punctuation.
enum class Tag : std::uint8_t {
  kNone,
  kNN,
  kNNS,
  kNNP,
  kVB,
  kVBD,
  kVBG,
  kVBN,
  kVBP,
  kVBZ,
  kMD,
  kJJ,
  kJJR,
  kJJS,
  kRB,
  kDT,
  kPDT,
  kPRP,
  kPRPS,
  kIN,
  kTO,
  kCC,
  kCD,
  kWDT,
  kWP,
  kWRB,
  kEX,
  kRP,
  kPOS,
  kUH,
  kFW,
  kComma,
  kStop,
  kColon,
  kDash,
  kOpen,
  kClose,
  kQuote,
  kSymbol,
  kBullet,
  kCount
};

/// What a token looks like; bits of Token::shape.
enum Shape : std::uint16_t {
  kCapital = 1,      ///< Starts with an upper-case letter.
  kAllCapitals = 2,  ///< Two letters or more, all upper-case (dots allowed).
  kInitial = 4,      ///< One upper-case letter and a full stop: "J."
  kLower = 8,        ///< Starts with a lower-case letter.
  kDigits = 16,      ///< Digits, perhaps with , and . inside.
  kOrdinal = 32,     ///< 1st, 20th.
  kRoman = 64,       ///< II, IV, XX: capitals I V X only.
  kJoined = 128,     ///< No blank before it.
  kDotted = 256,     ///< Ends with a full stop that belongs to it: "U.S."
  kLineStart = 512,  ///< First on its line.
  kSentenceStart = 1024,
  kAddress = 2048,  ///< A web or mail address.
  kYear = 4096,     ///< Four digits, 1000 to 2199.
  kMixed = 8192,    ///< An upper-case letter after a lower-case one.
};

/// A word, number or mark of one document. 20 bytes; no text of its own.
struct Token {
  Span span;
  WordId word{};            ///< The form, lower-cased.
  std::uint16_t shape = 0;  ///< Bits of Shape.
  Tag tag = Tag::kNone;     ///< Chosen by the tagger.
  std::uint8_t length = 0;  ///< Code points, at most 255.

  bool is(Shape bit) const { return (shape & bit) != 0; }
};

/// Tokens [begin, end) of one sentence, heading or list item.
struct Sentence {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  bool heading = false;    ///< A line of its own without a final stop.
  bool paragraph = false;  ///< Starts a paragraph.
};

constexpr std::uint64_t bit(Tag tag) {
  return std::uint64_t{1} << static_cast<unsigned>(tag);
}

constexpr std::uint64_t kNounTags =
    bit(Tag::kNN) | bit(Tag::kNNS) | bit(Tag::kNNP);
constexpr std::uint64_t kFiniteTags =
    bit(Tag::kVBD) | bit(Tag::kVBP) | bit(Tag::kVBZ) | bit(Tag::kMD);
constexpr std::uint64_t kVerbTags =
    kFiniteTags | bit(Tag::kVB) | bit(Tag::kVBG) | bit(Tag::kVBN);
constexpr std::uint64_t kAdjectiveTags =
    bit(Tag::kJJ) | bit(Tag::kJJR) | bit(Tag::kJJS);

constexpr bool any(Tag tag, std::uint64_t mask) {
  return (bit(tag) & mask) != 0;
}

}  // namespace entente
