#include "extract/tokenizer.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace entente {
namespace {

enum Class : std::uint8_t {
  kOther,
  kBlank,
  kNewline,
  kUpper,
  kSmall,
  kDigit,
  kMark
};

constexpr std::array<Class, 128> make_classes() {
  std::array<Class, 128> classes{};
  for (int c = 0; c < 128; ++c) {
    Class k = kMark;
    if (c <= 32 || c == 127) k = kBlank;
    if (c == '\n') k = kNewline;
    if (c >= 'A' && c <= 'Z') k = kUpper;
    if (c >= 'a' && c <= 'z') k = kSmall;
    if (c >= '0' && c <= '9') k = kDigit;
    classes[static_cast<std::size_t>(c)] = k;
  }
  return classes;
}
constexpr auto kClasses = make_classes();

/// One code point's class and length; what is beyond ASCII and no blank or
/// mark counts as a letter, upper-case where we can tell.
struct Unit {
  Class kind = kOther;
  std::uint8_t length = 1;
};

Unit wide_unit_at(std::string_view s, std::size_t i) {
  const auto c = static_cast<unsigned char>(s[i]);
  const auto at = [&](std::size_t k) {
    return i + k < s.size() ? static_cast<unsigned char>(s[i + k]) : 0U;
  };
  if (c < 0xE0) {
    const unsigned point = ((c & 0x1FU) << 6) | (at(1) & 0x3FU);
    if (point == 0xA0 || point == 0x85 || point == 0xAD) return {kBlank, 2};
    if (point < 0xC0 && point != 0xAA && point != 0xB5 && point != 0xBA)
      return {kMark, 2};
    if (point == 0xD7 || point == 0xF7) return {kMark, 2};
    char low[4];
    const std::size_t n = fold_case(s.substr(i, 2), low, sizeof low);
    const bool upper = std::string_view(low, n) != s.substr(i, 2);
    return {upper ? kUpper : kSmall, 2};
  }
  if (c < 0xF0) {
    const unsigned point =
        ((c & 0x0FU) << 12) | ((at(1) & 0x3FU) << 6) | (at(2) & 0x3FU);
    if ((point >= 0x2000 && point <= 0x200F) || point == 0x202F ||
        point == 0x205F || point == 0x2060 || point == 0x3000 ||
        point == 0xFEFF)
      return {kBlank, 3};
    if (point == 0x2028 || point == 0x2029) return {kNewline, 3};
    if (point >= 0x2010 && point <= 0x2BFF) return {kMark, 3};
    if (point >= 0x3001 && point <= 0x303F) return {kMark, 3};
    if (point == 0xFFFD) return {kMark, 3};
    if (point >= 0x1E00 && point <= 0x1EFF)
      return {(point & 1U) == 0 ? kUpper : kSmall, 3};
    return {kSmall, 3};
  }
  return {kMark, 4};
}

inline Unit unit_at(std::string_view s, std::size_t i) {
  const auto c = static_cast<unsigned char>(s[i]);
  return c < 0x80 ? Unit{kClasses[c], 1} : wide_unit_at(s, i);
}

/// What may follow a word so that no rule about marks inside words applies.
constexpr std::array<bool, 256> make_closers() {
  std::array<bool, 256> closes{};
  for (const char c : {' ', '\n', '\t', '\r', ',', ';', ')', '"'})
    closes[static_cast<unsigned char>(c)] = true;
  return closes;
}
constexpr auto kCloses = make_closers();

/// The first `size` of the 8 bytes at `bytes`.
std::uint64_t load(const char* bytes, std::size_t size) {
  std::uint64_t word = 0;
  std::memcpy(&word, bytes, 8);
  return size >= 8 ? word : word & ((std::uint64_t{1} << (8 * size)) - 1);
}

bool is_letter(Class k) { return k == kUpper || k == kSmall; }

bool starts(std::string_view s, std::size_t i, std::string_view what) {
  return s.compare(i, what.size(), what) == 0;
}

/// Length of an apostrophe at i (' or ’), or 0.
std::size_t apostrophe(std::string_view s, std::size_t i) {
  if (i >= s.size()) return 0;
  if (s[i] == '\'') return 1;
  return starts(s, i, "\xE2\x80\x99") ? 3 : 0;
}

class Tokenizer {
 public:
  Tokenizer(std::string_view text, const WordTable& words, ListId abbreviations,
            std::vector<Token>& tokens)
      : s_(text), words_(words), abbreviations_(abbreviations), out_(tokens) {}

  void run() {
    out_.clear();
    out_.reserve(s_.size() / 5 + 8);
    has_mail_ = s_.find('@') != s_.npos;
    std::size_t i = 0;
    bool joined = false;
    bool line_start = true;
    while (i < s_.size()) {
      const Unit unit = unit_at(s_, i);
      if (unit.kind == kBlank || unit.kind == kNewline) {
        if (unit.kind == kNewline) line_start = true;
        joined = false;
        i += unit.length;
        continue;
      }
      const std::size_t before = out_.size();
      i = one(i, unit);
      std::uint16_t more = 0;
      if (joined) more |= kJoined;
      if (line_start) more |= kLineStart;
      out_[before].shape =
          static_cast<std::uint16_t>(out_[before].shape | more);
      for (std::size_t k = before + 1; k < out_.size(); ++k)
        out_[k].shape = static_cast<std::uint16_t>(out_[k].shape | kJoined);
      joined = true;
      line_start = false;
    }
  }

 private:
  /// Reads what starts at i, pushes one token or two, returns its end.
  std::size_t one(std::size_t i, Unit unit) {
    if (is_letter(unit.kind)) {
      if (const std::size_t end = plain_word(i); end != 0) return end;
      if (const std::size_t end = address(i); end != 0) {
        push(i, end, kAddress | kJoinedNot, Tag::kSymbol);
        return end;
      }
      return word(i);
    }
    if (unit.kind == kDigit) return number(i);
    return mark(i, unit);
  }

  static constexpr std::uint16_t kJoinedNot = 0;

  /// Most words: ASCII letters, then a blank or the like. Pushes one and
  /// returns its end, or 0 where word() must look closer.
  std::size_t plain_word(std::size_t i) {
    constexpr std::uint64_t kSmall8 = 0x2020202020202020ULL;
    std::size_t at = i;
    std::size_t upper = 0;
    bool mixed = false;
    bool last_small = false;
    while (at < s_.size()) {
      const auto c = static_cast<unsigned char>(s_[at]);
      const auto small = static_cast<unsigned>(c) - 'a' < 26U;
      const auto capital = static_cast<unsigned>(c) - 'A' < 26U;
      if (!small && !capital) break;
      upper += capital ? 1U : 0U;
      mixed |= capital && last_small;
      last_small = small;
      ++at;
    }
    const std::size_t size = at - i;
    if (size > WordTable::kShort || size == 0 ||
        i + WordTable::kShort > s_.size() ||
        !kCloses[static_cast<unsigned char>(s_[at])])
      return 0;
    std::uint16_t shape = s_[i] < 'a' ? kCapital : kLower;
    if (upper == size && size >= 2) shape |= kAllCapitals;
    if (mixed) shape |= kMixed;
    if (((shape & kAllCapitals) != 0 || size == 1) &&
        s_.substr(i, size).find_first_not_of("IVX") == std::string_view::npos)
      shape |= kRoman;
    WordTable::Short key;
    key.size = static_cast<std::uint32_t>(size);
    // All are letters, so one bit makes them small; the rest is masked away.
    key.low = load(s_.data() + i, size) | (load_mask(size) & kSmall8);
    if (size > 8)
      key.high =
          load(s_.data() + i + 8, size - 8) | (load_mask(size - 8) & kSmall8);
    Token& token = out_.emplace_back();
    token.span = {static_cast<std::uint32_t>(i),
                  static_cast<std::uint32_t>(at)};
    token.shape = shape;
    token.length = static_cast<std::uint8_t>(size);
    token.word = words_.find(key);
    return at;
  }

  static std::uint64_t load_mask(std::size_t size) {
    return size >= 8 ? ~std::uint64_t{0} : (std::uint64_t{1} << (8 * size)) - 1;
  }

  /// The end of a web or mail address at i, or 0.
  std::size_t address(std::size_t i) const {
    const char c = s_[i];
    bool web =
        (c == 'h' && (starts(s_, i, "http://") || starts(s_, i, "https://"))) ||
        (c == 'w' && starts(s_, i, "www."));
    std::size_t end = i;
    if (!web) {
      if (!has_mail_) return 0;
      // A mail address: word characters, then @. Rare, so looked for lazily.
      while (end < s_.size() && end < i + 64 &&
             (std::isalnum(static_cast<unsigned char>(s_[end])) != 0 ||
              s_[end] == '.' || s_[end] == '_' || s_[end] == '-'))
        ++end;
      if (end >= s_.size() || s_[end] != '@' || end + 1 >= s_.size() ||
          std::isalnum(static_cast<unsigned char>(s_[end + 1])) == 0)
        return 0;
    }
    while (end < s_.size() && static_cast<unsigned char>(s_[end]) > 32 &&
           s_[end] != '<' && s_[end] != '>' && s_[end] != '"' &&
           s_[end] != ')' && s_[end] != ']' && s_[end] != '\xE2' &&
           s_[end] != '\xC2')
      ++end;
    while (end > i && (s_[end - 1] == '.' || s_[end - 1] == ',' ||
                       s_[end - 1] == ';' || s_[end - 1] == ':'))
      --end;
    return end;
  }

  std::size_t word(std::size_t i) {
    std::uint16_t shape = 0;
    std::size_t letters = 0;
    std::size_t upper = 0;
    std::size_t at = i;
    bool mixed = false;
    bool digits = false;
    bool last_small = false;
    Class first = kOther;
    const std::size_t start = i;
    while (at < s_.size()) {
      const Unit unit = unit_at(s_, at);
      if (is_letter(unit.kind)) {
        if (letters == 0) first = unit.kind;
        ++letters;
        if (unit.kind == kUpper) {
          ++upper;
          if (last_small) mixed = true;
        }
        last_small = unit.kind == kSmall;
        at += unit.length;
      } else if (unit.kind == kDigit) {
        digits = true;
        last_small = false;
        ++at;
      } else if (starts(s_, at, "\xC2\xAD")) {
        at += 2;  // A soft hyphen inside a word.
      } else if (const std::size_t n = apostrophe(s_, at); n != 0) {
        // Inside a word only where a letter follows: O'Brien; 's is cut off.
        if (at + n >= s_.size()) break;
        const Unit next = unit_at(s_, at + n);
        if (!is_letter(next.kind)) break;
        if ((s_[at + n] == 's' || s_[at + n] == 'S') &&
            (at + n + 1 >= s_.size() ||
             !is_letter(unit_at(s_, at + n + 1).kind)))
          break;
        at += n;
      } else if (s_[at] == '.' && at + 2 < s_.size() && s_[at + 2] == '.' &&
                 letters == 1 && is_letter(unit_at(s_, at + 1).kind) &&
                 static_cast<unsigned char>(s_[at + 1]) < 0x80) {
        // Dotted letters: U.S., a.m., U.N.D.P.
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
                 unit_at(s_, at + 1).kind == kUpper) {
        ++at;  // AT&T, R&D
      } else {
        break;
      }
    }
    if (first == kUpper) shape |= kCapital;
    if (first == kSmall) shape |= kLower;
    if (upper == letters && letters >= 2) shape |= kAllCapitals;
    if (mixed) shape |= kMixed;
    if (digits) shape |= kDigits;
    const std::size_t bytes = at - start;
    if ((shape & kAllCapitals) != 0 || letters == 1) {
      const bool roman = s_.substr(start, bytes).find_first_not_of("IVX") ==
                         std::string_view::npos;
      if (roman) shape |= kRoman;
    }
    if ((shape & kDotted) == 0 && at < s_.size() && s_[at] == '.') {
      // "World War I." is no initial: the stop ends a sentence.
      const bool numeral = (shape & kRoman) != 0 && start >= 4 &&
                           s_.substr(start - 4, 4) == "War ";
      if (letters == 1 && upper == 1 && bytes <= 2 && !digits && !numeral) {
        ++at;
        shape |= kInitial | kDotted;
      } else if (bytes <= 6) {
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
    // n't is a token of its own: "did not" and "didn't" read alike.
    if (bytes > 3 && (shape & kDotted) == 0) {
      for (const std::string_view nt :
           {std::string_view("n't"), std::string_view("n\xE2\x80\x99t")}) {
        if (bytes > nt.size() && s_.substr(start, bytes).ends_with(nt)) {
          push(start, at - nt.size(), shape);
          push(at - nt.size(), at, kLower);
          return at;
        }
      }
    }
    push(start, at, shape);
    if (const std::size_t n = apostrophe(s_, at); n != 0) {
      const bool s_follows =
          at + n < s_.size() && (s_[at + n] == 's' || s_[at + n] == 'S');
      if (s_follows && (at + n + 1 >= s_.size() ||
                        !is_letter(unit_at(s_, at + n + 1).kind))) {
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
      const bool ends =
          at + 2 >= s_.size() || !is_letter(unit_at(s_, at + 2).kind);
      if (ends && (two == "st" || two == "nd" || two == "rd" || two == "th")) {
        push(i, at + 2, kOrdinal, Tag::kJJ);
        return at + 2;
      }
      if (ends && two == "s ") {
      }
    }
    // Letters that follow belong to it: 1980s, 5G, 2e.
    std::size_t end = at;
    while (end < s_.size() && is_letter(unit_at(s_, end).kind) && end < at + 3)
      end += unit_at(s_, end).length;
    if (end < s_.size() && is_letter(unit_at(s_, end).kind)) end = at;
    if (end > at) shape = static_cast<std::uint16_t>(shape & ~kYear);
    push(i, end, shape, Tag::kCD);
    return end;
  }

  std::size_t mark(std::size_t i, Unit unit) {
    std::size_t end = i + unit.length;
    Tag tag = Tag::kSymbol;
    const char c = s_[i];
    if (unit.length == 1) {
      switch (c) {
        case ',':
          tag = Tag::kComma;
          break;
        case '.':
          tag = Tag::kStop;
          while (end < s_.size() && s_[end] == '.') ++end;
          break;
        case '!':
        case '?':
          tag = Tag::kStop;
          break;
        case ':':
        case ';':
          tag = Tag::kColon;
          break;
        case '-':
          tag = Tag::kDash;
          while (end < s_.size() && s_[end] == '-') ++end;
          break;
        case '(':
        case '[':
        case '{':
          tag = Tag::kOpen;
          break;
        case ')':
        case ']':
        case '}':
          tag = Tag::kClose;
          break;
        case '"':
        case '\'':
        case '`':
          tag = Tag::kQuote;
          break;
        case '*':
        case '#':
        case '|':
        case '~':
          tag = Tag::kBullet;
          while (end < s_.size() && s_[end] == c) ++end;
          break;
        default:
          break;
      }
      // A run of one symbol is one token: "=====", "_____".
      if (tag == Tag::kSymbol)
        while (end < s_.size() && s_[end] == c && c != '$') ++end;
    } else if (unit.length == 3) {
      const std::string_view m = s_.substr(i, 3);
      if (m == "\xE2\x80\x93" || m == "\xE2\x80\x94" || m == "\xE2\x80\x91" ||
          m == "\xE2\x80\x90" || m == "\xE2\x88\x92" || m == "\xE2\x80\x95")
        tag = Tag::kDash;
      else if (m == "\xE2\x80\x9C" || m == "\xE2\x80\x9D" ||
               m == "\xE2\x80\x98" || m == "\xE2\x80\x99" ||
               m == "\xE2\x80\x9E" || m == "\xE2\x80\xB9" ||
               m == "\xE2\x80\xBA")
        tag = Tag::kQuote;
      else if (m == "\xE2\x80\xA6")
        tag = Tag::kStop;
      else if (m == "\xE2\x80\xA2" || m == "\xE2\x96\xAA" ||
               m == "\xE2\x97\x8F" || m == "\xE2\x80\xA3" ||
               m == "\xE2\x97\x8B" || m == "\xE2\x96\xA0")
        tag = Tag::kBullet;
      if (m == "\xE2\x80\x98") ++open_quotes_;
      if (m == "\xE2\x80\x99" && open_quotes_ > 0) --open_quotes_;
    } else if (unit.length == 2) {
      const std::string_view m = s_.substr(i, 2);
      if (m == "\xC2\xAB" || m == "\xC2\xBB") tag = Tag::kQuote;
      if (m == "\xC2\xB7") tag = Tag::kBullet;
    }
    push(i, end, 0, tag);
    return end;
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
      } else if (tag == Tag::kComma) {
        token.word = comma_;
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
  int open_quotes_ = 0;
  const WordId dash_ = words_.find("-");
  const WordId comma_ = words_.find(",");
  bool has_mail_ = false;  // There is an @ somewhere.
};

/// Whether single line ends are mere wrapping: most lines that follow one go
/// on in lower case, and lines are of a printer's width.
bool hard_wrapped(std::string_view text) {
  std::size_t lines = 0;
  std::size_t lower = 0;
  std::size_t wide = 0;
  std::size_t at = 0;
  while (at < text.size() && lines < 2000) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    if (end + 1 < text.size() && text[end + 1] != '\n' && end > at) {
      ++lines;
      const char next = text[end + 1];
      if (next >= 'a' && next <= 'z') ++lower;
      if (end - at <= 100) ++wide;
    }
    at = end + 1;
  }
  return lines >= 4 && lower * 10 >= lines * 4 && wide * 10 >= lines * 9;
}

class SentenceSplitter {
 public:
  SentenceSplitter(std::string_view text, const WordTable& words,
                   std::vector<Token>& tokens, std::vector<Sentence>& out)
      : s_(text),
        words_(words),
        tokens_(tokens),
        out_(out),
        wrapped_(hard_wrapped(text)) {}

  void run() {
    out_.clear();
    std::size_t begin = 0;
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      if (i == begin && i > 0 && trails(i)) {
        // Closing marks after the full stop belong to the sentence before.
        out_.back().end = static_cast<std::uint32_t>(i + 1);
        begin = i + 1;
        continue;
      }
      if (i + 1 < tokens_.size() && !ends(i) && i + 1 - begin < kMostTokens)
        continue;
      close(begin, i + 1);
      begin = i + 1;
    }
  }

 private:
  /// A table without a full stop is no sentence; later stages may look through
  /// one sentence more than once.
  static constexpr std::size_t kMostTokens = 1000;

  bool trails(std::size_t i) const {
    const Token& token = tokens_[i];
    return token.is(kJoined) && !out_.empty() &&
           (token.tag == Tag::kClose || token.tag == Tag::kQuote);
  }

  std::size_t newlines(std::size_t i) const {  // Between token i and i + 1.
    if (!tokens_[i + 1].is(kLineStart)) return 0;
    const std::string_view gap = s_.substr(
        tokens_[i].span.end, tokens_[i + 1].span.begin - tokens_[i].span.end);
    return static_cast<std::size_t>(std::ranges::count(gap, '\n')) +
           (gap.find("\xE2\x80\xA8") != gap.npos ? 1U : 0U) +
           (gap.find("\xE2\x80\xA9") != gap.npos ? 2U : 0U);
  }

  bool ends(std::size_t i) const {
    const Token& token = tokens_[i];
    const Token& next = tokens_[i + 1];
    if (next.is(kLineStart)) {
      const std::size_t lines = newlines(i);
      if (lines >= 2) return true;
      if (lines == 1) {
        if (next.tag == Tag::kBullet) return true;
        if (!wrapped_)
          return !(next.is(kLower) && token.tag != Tag::kStop &&
                   token.tag != Tag::kColon);
      }
    }
    // "... never.” She left."; but "“Why?” Biden asked" goes on.
    if (i > 0 && token.is(kJoined) && !next.is(kJoined) &&
        (token.tag == Tag::kQuote || token.tag == Tag::kClose) &&
        text_of(s_, tokens_[i - 1].span) == ".")
      return starts_sentence(next);
    const bool stop = token.tag == Tag::kStop;
    if (stop) {
      if (next.is(kJoined)) return false;
      return starts_sentence(next);
    }
    if (token.is(kDotted) && !next.is(kJoined)) {
      // "... of the U.S. The ...": an abbreviation may end a sentence, too,
      // where a word follows that starts sentences and seldom names.
      if (token.is(kInitial)) return false;
      if (!next.is(kCapital) || !token.is(kCapital) || next.is(kAllCapitals))
        return false;
      const Word& word = words_[next.word];
      return token.is(kAllCapitals) &&
             (word.tag == Tag::kDT || word.tag == Tag::kPRP ||
              word.tag == Tag::kIN || word.tag == Tag::kWRB ||
              word.tag == Tag::kPRPS || word.tag == Tag::kRB ||
              word.tag == Tag::kCC);
    }
    return false;
  }

  static bool starts_sentence(const Token& next) {
    return !next.is(kLower) || next.is(kAddress);
  }

  void close(std::size_t begin, std::size_t end) {
    Sentence sentence;
    sentence.begin = static_cast<std::uint32_t>(begin);
    sentence.end = static_cast<std::uint32_t>(end);
    sentence.paragraph = tokens_[begin].is(kLineStart);
    const Token& last = tokens_[end - 1];
    const bool stops = last.tag == Tag::kStop || last.tag == Tag::kColon ||
                       (last.tag == Tag::kQuote && end - begin > 8);
    const bool line_ends = end >= tokens_.size() || tokens_[end].is(kLineStart);
    sentence.heading = sentence.paragraph && line_ends && !stops &&
                       last.tag != Tag::kComma && end - begin <= 30;
    Token& first = tokens_[begin];
    first.shape = static_cast<std::uint16_t>(first.shape | kSentenceStart);
    // After an opening mark or bullet the first word starts it as well.
    for (std::size_t i = begin; i + 1 < end && i < begin + 3; ++i) {
      const Tag tag = tokens_[i].tag;
      if (tag != Tag::kQuote && tag != Tag::kBullet && tag != Tag::kOpen &&
          tag != Tag::kDash && !(tag == Tag::kCD && i == begin) &&
          tag != Tag::kStop)
        break;
      Token& after = tokens_[i + 1];
      after.shape = static_cast<std::uint16_t>(after.shape | kSentenceStart);
    }
    out_.push_back(sentence);
  }

  std::string_view s_;
  const WordTable& words_;
  std::vector<Token>& tokens_;
  std::vector<Sentence>& out_;
  bool wrapped_;
};

}  // namespace

void tokenize(std::string_view text, const WordTable& words,
              ListId abbreviations, std::vector<Token>& tokens,
              std::vector<Sentence>& sentences) {
  Tokenizer(text, words, abbreviations, tokens).run();
  SentenceSplitter(text, words, tokens, sentences).run();
}

void tokenize(std::string_view text, const WordTable& words,
              ListId abbreviations, std::vector<Token>& tokens) {
  Tokenizer(text, words, abbreviations, tokens).run();
}

}  // namespace entente
