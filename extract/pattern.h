#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "extract/lexicon.h"
#include "extract/text_file.h"
#include "extract/token_tests.h"

namespace entente {

/// What one element of a pattern wants of the text at its place.
struct Element {
  enum class Kind : std::uint8_t {
    kWords,         ///< One of `words`, lower-cased.
    kLemmas,        ///< A form of one of `words`: <sign>
    kLists,         ///< An entry of one of `lists`: %title
    kClass,         ///< A token that looks so: $Cap
    kType,          ///< A name or mention of one of the types: @Country
    kCoordination,  ///< Mentions joined by commas and "and": @people:Person&
  } kind = Kind::kWords;
  std::vector<WordId> words;  ///< Sorted.
  std::vector<ListId> lists;
  std::uint8_t token_class = 0;  ///< Index into token_classes().
  std::uint8_t types = 0;        ///< Bit i: TypeId i.
  std::uint8_t forms = 0xFF;     ///< Bit i: Form i.
  bool capital = false;  ///< ^: its first token must start with a capital.
};

/// A class of tokens: "$Cap".
struct TokenClass {
  std::string_view name;
  std::string_view says;
};
/// All classes, in the order of Element::token_class. docs/RULES.md lists them.
enum class ClassId : std::uint8_t {
  kCap,
  kCaps,
  kInitial,
  kNum,
  kYear,
  kOrdinal,
  kRoman,
  kLower,
  kWord,
  kNew,
  kNoun,
  kAdj,
  kAdv,
  kVerb,
  kDet,
  kPossessive,
  kPoss,
  kStart,
  kAny,
  kQuote,
  kCount
};
const TokenClass* token_classes();

constexpr std::uint32_t bit(ClassId id) {
  return std::uint32_t{1} << static_cast<unsigned>(id);
}

/// What else Analysis::looks says of a token, above the bits of ClassId.
enum Look : std::uint32_t {
  kStartsPhrase = 1U << 24,  ///< A list's entry of several words starts here,
  kEndsPhrase = 1U << 25,    ///< ... ends with it.
  kStartsName = 1U << 26,    ///< A name of a lexicon starts here,
  kEndsName = 1U << 27,      ///< ... ends with it.
  kBeforeDash = 1U << 28,    ///< A dash follows,
  kAfterDash = 1U << 29,     ///< ... stands before it.
  kStartsUpper = 1U << 30,   ///< As Shape::kCapital.
};

/// One step of a compiled pattern: a backtracking machine over tokens. 8
/// bytes, as programs are long and seldom in the cache.
struct Step {
  enum class Op : std::uint8_t {
    kTest,   ///< Element `a` stands here; go on after it.
    kSplit,  ///< Go on at `a`, which begins with `test`; if that fails, at
             ///< `b`.
    kJump,   ///< Go on at `a`.
    kSave,   ///< Note this place in slot `a`.
    kNot,    ///< The steps up to `a`, where it goes on, fail from here.
    kSkip,   ///< Go on at `a` if nothing of `test` stands here; fail if
             ///< something does; read on where the bits cannot tell. Saves
             ///< the kNots that follow. `a` begins with test `b`.
    kDone
  } op;
  bool back = false;  ///< Reads leftwards.
  std::uint16_t a = 0;
  std::uint16_t b = 0;
  TokenTestId test = 0;  ///< Of kTest, kSkip and kSplit.
};

constexpr std::size_t kMostLabels = 8;  ///< Of one pattern.

/// A pattern, compiled: elements and two programs, one that reads rightwards
/// from the anchor and one that reads leftwards from it.
struct Pattern {
  std::vector<Element> elements;
  std::vector<Step> right;
  std::vector<Step> left;
  std::uint16_t anchor = 0;  ///< Element that every match starts from.
  TokenTestId anchor_test = kOpenTest;  ///< Of its first token.
  /// Types, as bits, that every match has names or mentions of: four of them,
  /// over again where there are fewer, all 0 where there is none.
  std::array<std::uint8_t, 4> types{};
  bool left_first = false;  ///< `left` is the likelier one to fail.
  /// Elements, the anchor aside, of which every match has one; or none. All
  /// of them are words, lemmas and lists.
  std::vector<std::uint16_t> needs;
  /// Save slots are 2i (begin) and 2i + 1 (end) of labels[i].
  std::vector<std::string> labels;
};

/// The label of the span that a mention rule makes: "[" ... "]".
constexpr std::string_view kMentionLabel = "[]";

/// Reads `text`, the words after `match`; faults go to `lines`. The syntax is
/// in docs/RULES.md. Words and lists become part of `lexicon`.
Pattern read_pattern(std::string_view text, Lexicon& lexicon,
                     const Vocabulary& vocabulary, TextFile& lines);

}  // namespace entente
