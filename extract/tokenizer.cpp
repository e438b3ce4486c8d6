#include "extract/tokenizer.h"

#include <algorithm>
#include <array>
#include <bit>

#include "base/letters.h"
#include "extract/address.h"
#include "extract/code_unit.h"
#include "extract/late_words.h"
#include "extract/mark.h"
#include "extract/sentence.h"

namespace entente {
namespace {

/// What may follow a word so that no rule about marks inside words applies.
constexpr std::array<bool, 256> make_closers() {
  std::array<bool, 256> closes{};
  for (const char c :
       {' ', '\n', '\t', '\r', ',', ';', ')', '"', '?', '!', '(', '[', ']'})
    closes[static_cast<unsigned char>(c)] = true;
  return closes;
}
constexpr auto kCloses = make_closers();

/// Length of an apostrophe at i (' or ’), or 0.
std::size_t apostrophe(std::string_view s, std::size_t i) {
  if (i >= s.size()) return 0;
  if (s[i] == '\'') return 1;
  return stands_at(s, i, "\xE2\x80\x99") ? 3 : 0;
}

/// Length of what a word is contracted with at its end, "didn't", "we're", or
/// 0: a token of its own, so that "did not" and "didn't" read alike.
std::size_t contracted(std::string_view word) {
  constexpr std::string_view kEnds[] = {"re", "ve", "ll", "m", "d"};
  for (const std::string_view end :
       {std::string_view("n't"), std::string_view("n\xE2\x80\x99t")})
    if (word.size() > end.size() && word.ends_with(end)) return end.size();
  for (const std::string_view end : kEnds) {
    if (word.size() < end.size() + 2 || !word.ends_with(end)) continue;
    const std::string_view stem = word.substr(0, word.size() - end.size());
    if (stem.ends_with('\'') && stem.size() > 1) return end.size() + 1;
    if (stem.ends_with("\xE2\x80\x99") && stem.size() > 3)
      return end.size() + 3;
  }
  return 0;
}

class Tokenizer {
 public:
  Tokenizer(std::string_view text, const WordTable& words, ListId abbreviations,
            std::vector<Token>& tokens)
      : s_(text),
        words_(words),
        abbreviations_(abbreviations),
        out_(tokens),
        late_(words, tokens) {}

  void run() {
    out_.clear();
    out_.reserve(s_.size() / 5 + 8);
    has_mail_ = s_.find('@') != s_.npos;
    std::size_t i = 0;
    unsigned place = kLineStart;  // What the next token's place makes it.
    while (i < s_.size()) {
      const Unit unit = unit_at(s_, i);
      if (unit.kind == UnitKind::kBlank || unit.kind == UnitKind::kNewline) {
        place &= kLineStart;
        if (unit.kind == UnitKind::kNewline) place = kLineStart;
        i += unit.length;
        continue;
      }
      std::size_t token = out_.size();
      i = one(i, unit);
      for (; token < out_.size(); ++token, place = kJoined)
        out_[token].shape =
            static_cast<std::uint16_t>(out_[token].shape | place);
      if (i < s_.size() && s_[i] == ' ') {  // Nearly always.
        place = 0;
        ++i;
      }
    }
    late_.finish();
  }

 private:
  /// Reads what starts at i, pushes one token or two, returns its end.
  std::size_t one(std::size_t i, Unit unit) {
    if (unit.is_letter()) {
      if (const std::size_t end = plain_word(i); end != 0) return end;
      if (const std::size_t end = address(s_, i, has_mail_); end != 0) {
        push(i, end, kAddress, Tag::kSymbol);
        return end;
      }
      return word(i);
    }
    if (unit.kind == UnitKind::kDigit) return number(i);
    return mark(i, unit);
  }

  /// Whether what stands at `at`, after a word of that size, surely ends it
  /// without a rule about marks inside words.
  bool closes(std::size_t size, std::size_t at) const {
    const char c = s_[at];
    if (kCloses[static_cast<unsigned char>(c)]) return true;
    if (has_mail_) return false;  // The word may begin an address.
    if (c == '.') return size > kLongestAbbreviation && !site_follows(s_, at);
    return c == '-' || (c == ':' && !stands_at(s_, at, "://"));
  }
  static constexpr std::size_t kLongestAbbreviation = 6;

  bool roman(std::size_t i, std::size_t size) const {
    return s_.substr(i, size).find_first_not_of("IVX") ==
           std::string_view::npos;
  }

  /// Most words: ASCII letters, then a blank or the like. Pushes one and
  /// returns its end, or 0 where word() must look closer.
  std::size_t plain_word(std::size_t i) {
    if (i + LetterKey::kMost >= s_.size()) return 0;
    const std::uint64_t a = load_eight(s_.data() + i);
    const std::uint64_t b = load_eight(s_.data() + i + 8);
    const std::uint64_t letters_a = letters_of(a);
    const std::uint64_t letters_b = letters_of(b);
    // One bit a byte, the first one lowest.
    const unsigned letters = gathered(letters_a) | (gathered(letters_b) << 8);
    const auto size = static_cast<std::size_t>(std::countr_one(letters));
    const std::size_t at = i + size;
    if (size == 0 || !closes(size, at)) return 0;
    const unsigned whole = (1U << size) - 1;
    const unsigned small = whole & (gathered(small_among(letters_a, a)) |
                                    (gathered(small_among(letters_b, b)) << 8));
    std::uint16_t shape = (small & 1U) == 0 ? kCapital : kLower;
    if (small == 0) {
      if (size >= 2) shape |= kAllCapitals;
      if (roman(i, size)) shape |= kRoman;
    }
    if ((whole & ~small & (small << 1)) != 0) shape |= kMixed;
    const LetterKey key = LetterKey::of(
        first_bytes(a, size), first_bytes(b, size > 8 ? size - 8 : 0));
    Token& token = out_.emplace_back();
    token.span = {static_cast<std::uint32_t>(i),
                  static_cast<std::uint32_t>(at)};
    token.shape = shape;
    token.length = static_cast<std::uint8_t>(size);
    late_.add(key, out_.size() - 1);
    return at;
  }

  std::size_t word(std::size_t i) {
    std::uint16_t shape = 0;
    std::size_t letters = 0;
    std::size_t upper = 0;
    std::size_t at = i;
    bool mixed = false;
    bool digits = false;
    bool last_small = false;
    UnitKind first = UnitKind::kMark;
    const std::size_t start = i;
    while (at < s_.size()) {
      const Unit unit = unit_at(s_, at);
      if (unit.is_letter()) {
        if (letters == 0) first = unit.kind;
        ++letters;
        if (unit.kind == UnitKind::kUpper) {
          ++upper;
          if (last_small) mixed = true;
        }
        last_small = unit.kind == UnitKind::kSmall;
        at += unit.length;
      } else if (unit.kind == UnitKind::kDigit) {
        digits = true;
        last_small = false;
        ++at;
      } else if (stands_at(s_, at, "\xC2\xAD")) {
        at += 2;  // A soft hyphen inside a word.
      } else if (const std::size_t n = apostrophe(s_, at); n != 0) {
        // Inside a word only where a letter follows: O'Brien; 's is cut off.
        if (at + n >= s_.size()) break;
        const Unit next = unit_at(s_, at + n);
        if (!next.is_letter()) break;
        if ((s_[at + n] == 's' || s_[at + n] == 'S') &&
            (at + n + 1 >= s_.size() || !unit_at(s_, at + n + 1).is_letter()))
          break;
        at += n;
      } else if (s_[at] == '.' && at + 2 < s_.size() && s_[at + 2] == '.' &&
                 unit_at(s_, at + 1).is_letter() &&
                 (letters == 1 || (letters == 2 && s_[at + 1] < 'a')) &&
                 static_cast<unsigned char>(s_[at + 1]) < 0x80) {
        // Dotted letters: U.S., a.m., U.N.D.P., Ph.D.
        while (at + 2 < s_.size() && s_[at] == '.' && s_[at + 2] == '.' &&
               std::isalpha(static_cast<unsigned char>(s_[at + 1])) != 0) {
          if (s_[at + 1] < 'a') ++upper;
          ++letters;
          at += 2;
        }
        if (s_[at] == '.') ++at;
        shape |= kDotted;
        break;
      } else if (s_[at] == '&' && at > start && at + 1 < s_.size() &&
                 upper == letters && letters <= 3 &&
                 unit_at(s_, at + 1).kind == UnitKind::kUpper) {
        ++at;  // AT&T, R&D
      } else {
        break;
      }
    }
    if (at < s_.size() && s_[at] == '.' && site_follows(s_, at)) {
      at = address_end(s_, start, at);
      push(start, at, kAddress, Tag::kSymbol);
      return at;
    }
    if (first == UnitKind::kUpper) shape |= kCapital;
    if (first == UnitKind::kSmall) shape |= kLower;
    if (upper == letters && letters >= 2) shape |= kAllCapitals;
    if (mixed) shape |= kMixed;
    if (digits) shape |= kDigits;
    const std::size_t bytes = at - start;
    if ((shape & kAllCapitals) != 0 || letters == 1) {
      if (roman(start, bytes)) shape |= kRoman;
    }
    if ((shape & kDotted) == 0 && at < s_.size() && s_[at] == '.') {
      // "World War I." is no initial: the stop ends a sentence.
      const bool numeral = (shape & kRoman) != 0 && start >= 4 &&
                           s_.substr(start - 4, 4) == "War ";
      if (letters == 1 && upper == 1 && bytes <= 2 && !digits && !numeral) {
        ++at;
        shape |= kInitial | kDotted;
      } else if (bytes <= kLongestAbbreviation) {
        char low[16];
        const std::size_t n =
            fold_case(s_.substr(start, bytes), low, sizeof low);
        const WordId known = words_.find({low, n});
        if (known != kUnknownWord && words_.in_list(known, abbreviations_)) {
          ++at;
          shape |= kDotted;
        }
      }
    }
    if ((shape & kDotted) == 0) {
      if (const std::size_t n = contracted(s_.substr(start, bytes)); n != 0) {
        push(start, at - n, shape);
        push(at - n, at, kLower);
        return at;
      }
    }
    push(start, at, shape);
    if (const std::size_t n = apostrophe(s_, at); n != 0) {
      const bool s_follows =
          at + n < s_.size() && (s_[at + n] == 's' || s_[at + n] == 'S');
      if (s_follows &&
          (at + n + 1 >= s_.size() || !unit_at(s_, at + n + 1).is_letter())) {
        push(at, at + n + 1, kLower, Tag::kPOS);
        return at + n + 1;
      }
      // States' : a closing quote or a possessive; the latter after s.
      if (s_[at - 1] == 's' || s_[at - 1] == 'S') {
        const bool blank_follows =
            at + n < s_.size() && (s_[at + n] == ' ' || s_[at + n] == '\xC2');
        if (blank_follows && open_quotes_ == 0) {
          push(at, at + n, 0, Tag::kPOS);
          return at + n;
        }
      }
    }
    return at;
  }

  std::size_t number(std::size_t i) {
    std::size_t at = i;
    std::size_t digits = 0;
    std::uint16_t shape = kDigits;
    bool plain = true;
    while (at < s_.size()) {
      const char c = s_[at];
      if (c >= '0' && c <= '9') {
        ++digits;
        ++at;
      } else if ((c == '.' || c == ',') && at + 1 < s_.size() &&
                 s_[at + 1] >= '0' && s_[at + 1] <= '9') {
        plain = false;
        ++at;
      } else {
        break;
      }
    }
    if (plain && digits == 4 &&
        (s_[i] == '1' || (s_[i] == '2' && s_[i + 1] <= '1')))
      shape |= kYear;
    if (plain && at + 1 < s_.size()) {
      const std::string_view two = s_.substr(at, 2);
      const bool ends = at + 2 >= s_.size() || !unit_at(s_, at + 2).is_letter();
      if (ends && (two == "st" || two == "nd" || two == "rd" || two == "th")) {
        push(i, at + 2, kOrdinal, Tag::kJJ);
        return at + 2;
      }
    }
    // Letters that follow belong to it: 1980s, 5G, 2e.
    std::size_t end = at;
    while (end < s_.size() && unit_at(s_, end).is_letter() && end < at + 3)
      end += unit_at(s_, end).length;
    if (end < s_.size() && unit_at(s_, end).is_letter()) end = at;
    if (end > at) shape = static_cast<std::uint16_t>(shape & ~kYear);
    push(i, end, shape, Tag::kCD);
    return end;
  }

  std::size_t mark(std::size_t i, Unit unit) {
    std::size_t end = i + unit.length;
    const char c = s_[i];
    if (c == '@' || c == '#') {
      // "@NATO", "#StandUp": who or what is meant there is no name.
      while (end < s_.size() &&
             (unit_at(s_, end).is_letter() || s_[end] == '_'))
        end += unit_at(s_, end).length;
      if (end > i + 1) {
        push(i, end, kAddress, Tag::kSymbol);
        return end;
      }
    }
    const Tag tag = tag_of_mark(s_.substr(i, unit.length));
    if (repeats(c, tag))
      while (end < s_.size() && s_[end] == c) ++end;
    if (unit.length == 3) {
      if (stands_at(s_, i, "\xE2\x80\x98")) ++open_quotes_;
      if (stands_at(s_, i, "\xE2\x80\x99") && open_quotes_ > 0) --open_quotes_;
    }
    push(i, end, 0, tag);
    return end;
  }

  /// Whether a run of this mark is one token: "...", "--", "=====".
  static bool repeats(char c, Tag tag) {
    if (static_cast<unsigned char>(c) >= 0x80) return false;
    return c == '.' || c == '-' || tag == Tag::kBullet ||
           (tag == Tag::kSymbol && c != '$');
  }

  void push(std::size_t begin, std::size_t end, unsigned shape,
            Tag tag = Tag::kNone) {
    Token token;
    token.span = {static_cast<std::uint32_t>(begin),
                  static_cast<std::uint32_t>(end)};
    token.shape = static_cast<std::uint16_t>(shape);
    token.tag = tag;
    const std::size_t bytes = end - begin;
    token.length = static_cast<std::uint8_t>(std::min<std::size_t>(bytes, 255));
    if (bytes <= 48) {
      if (tag == Tag::kDash) {
        token.word = dash_;
      } else if (bytes == 1) {
        const char c = s_[begin];
        token.word =
            words_.find(c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c);
      } else {
        char low[64];
        const std::size_t n =
            fold_case(s_.substr(begin, bytes), low, sizeof low);
        token.word = words_.find({low, n});
      }
    }
    out_.push_back(token);
  }

  std::string_view s_;
  const WordTable& words_;
  ListId abbreviations_;
  std::vector<Token>& out_;
  LateWords late_;
  int open_quotes_ = 0;
  const WordId dash_ = words_.find("-");
  bool has_mail_ = false;  // There is an @ somewhere.
};

}  // namespace

void tokenize(std::string_view text, const WordTable& words,
              ListId abbreviations, std::vector<Token>& tokens,
              std::vector<Sentence>& sentences) {
  tokenize(text, words, abbreviations, tokens);
  split_sentences(text, words, tokens, sentences);
}

void tokenize(std::string_view text, const WordTable& words,
              ListId abbreviations, std::vector<Token>& tokens) {
  Tokenizer(text, words, abbreviations, tokens).run();
}

}  // namespace entente
