#include "extract/time.h"

#include <cstdlib>

namespace entente {
namespace {

constexpr std::string_view kMonths[] = {"jan", "feb", "mar", "apr",
                                        "may", "jun", "jul", "aug",
                                        "sep", "oct", "nov", "dec"};

std::string two(int n) {
  return {static_cast<char>('0' + n / 10), static_cast<char>('0' + n % 10)};
}

class Reader {
 public:
  Reader(const Knowledge& k, const Analysis& a, std::uint32_t begin,
         std::uint32_t end)
      : k_(k), a_(a), begin_(begin), end_(end) {}

  /// A date at t; moves t past it. Empty if none.
  std::string date(std::uint32_t& t) const {
    std::uint32_t i = t;
    int month = month_at(i);
    if (month != 0) {
      ++i;
      const int day = day_at(i);
      if (day != 0) {
        ++i;
        std::string second;
        if (dash_at(i) && day_at(i + 1) != 0) {
          second = two(day_at(i + 1));
          i += 2;
        }
        const std::uint32_t year_at_token = comma_at(i) ? i + 1 : i;
        const std::string year = year_at(year_at_token);
        if (year.empty()) return {};
        t = year_at_token + 1;
        const std::string stem = year + "-" + two(month) + "-";
        return stem + two(day) + (second.empty() ? "" : "/" + stem + second);
      }
      if (comma_at(i) || word_is(i, "of")) ++i;
      const std::string year = year_at(i);
      if (year.empty()) return {};
      t = i + 1;
      return year + "-" + two(month);
    }
    if (const int day = day_at(i); day != 0 && i + 2 < end_) {
      std::uint32_t m = i + 1;
      if (word_is(m, "of")) ++m;
      month = month_at(m);
      const std::string year = year_at(comma_at(m + 1) ? m + 2 : m + 1);
      if (month != 0 && !year.empty()) {
        t = (comma_at(m + 1) ? m + 2 : m + 1) + 1;
        return year + "-" + two(month) + "-" + two(day);
      }
    }
    std::string year = year_at(i);
    if (year.empty()) return {};
    t = i + 1;
    if (dash_at(t) && !year_at(t + 1).empty()) {
      const std::string other = year_at(t + 1);
      t += 2;
      return year + "/" + other;
    }
    return year;
  }

  /// What `known` makes whole at t: "on May 21", "in May", "that day"; moves t
  /// past it. Empty if nothing is.
  std::string rest(std::uint32_t& t, std::string_view known) const {
    const std::string year(known.substr(0, 4));
    if (year.size() < 4 || t == begin_) return {};
    if (word_is(t - 1, "that") || word_is(t - 1, "same")) {
      const std::size_t length = word_is(t, "year")    ? 4
                                 : word_is(t, "month") ? 7
                                 : word_is(t, "day")   ? 10
                                                       : 0;
      if (length != 0 && known.size() >= length &&
          known.find('/') == known.npos) {
        ++t;
        return std::string(known.substr(0, length));
      }
    }
    if (a_.tokens[t - 1].tag != Tag::kIN && a_.tokens[t - 1].tag != Tag::kTO &&
        !word_is(t - 1, "that"))
      return {};
    std::uint32_t i = t;
    int day = day_at(i);
    if (day != 0) i += word_is(i + 1, "of") ? 2 : 1;
    const int month = month_at(i);
    if (month == 0) return {};
    ++i;
    if (day == 0 && (day = day_at(i)) != 0) ++i;
    t = i;
    return year + "-" + two(month) + (day == 0 ? "" : "-" + two(day));
  }

  bool to_at(std::uint32_t t) const {
    return word_is(t, "to") || word_is(t, "until") || word_is(t, "through");
  }
  bool and_at(std::uint32_t t) const { return word_is(t, "and"); }
  bool word_is(std::uint32_t t, std::string_view w) const {
    return t < end_ && k_.words().text(a_.tokens[t].word) == w;
  }

 private:
  int month_at(std::uint32_t t) const {
    if (t >= end_ || !a_.tokens[t].is(kCapital) ||
        !k_.words().in_list(a_.tokens[t].word, k_.lists.month))
      return 0;
    const std::string_view w = k_.words().text(a_.tokens[t].word);
    for (int m = 0; m < 12; ++m)
      if (w.substr(0, 3) == kMonths[m]) return m + 1;
    return 0;
  }
  int day_at(std::uint32_t t) const {
    if (t >= end_) return 0;
    const Token& token = a_.tokens[t];
    if (!token.is(kDigits) && !token.is(kOrdinal)) return 0;
    const int day = std::atoi(std::string(a_.word(t)).c_str());
    return token.span.size() <= 4 && day >= 1 && day <= 31 ? day : 0;
  }
  std::string year_at(std::uint32_t t) const {
    if (t >= end_ || !a_.tokens[t].is(kYear)) return {};
    return std::string(a_.word(t));
  }
  bool comma_at(std::uint32_t t) const {
    return t < end_ && a_.tokens[t].tag == Tag::kComma;
  }
  bool dash_at(std::uint32_t t) const {
    return t < end_ && a_.tokens[t].tag == Tag::kDash;
  }

  const Knowledge& k_;
  const Analysis& a_;
  std::uint32_t begin_;
  std::uint32_t end_;
};

}  // namespace

std::vector<TimeExpression> find_times(const Knowledge& knowledge,
                                       const Analysis& a, std::uint32_t begin,
                                       std::uint32_t end,
                                       std::string_view known) {
  std::vector<TimeExpression> found;
  const Reader reader(knowledge, a, begin, end);
  std::uint32_t t = begin;
  while (t < end) {
    std::uint32_t stop = t;
    std::string iso;
    const Token& token = a.tokens[t];
    if (token.is(kCapital) || token.is(kDigits) || token.is(kOrdinal))
      iso = reader.date(stop);
    if (iso.empty())
      iso = reader.rest(stop, found.empty() ? known : found.back().iso);
    if (iso.empty()) {
      ++t;
      continue;
    }
    // "from 2014 to 2017", "between 1941 and 1945"
    const bool from = t > begin && reader.word_is(t - 1, "from");
    const bool between = t > begin && reader.word_is(t - 1, "between");
    if ((from && reader.to_at(stop)) || (between && reader.and_at(stop))) {
      std::uint32_t after = stop + 1;
      const std::string second = reader.date(after);
      if (!second.empty() && second.find('/') == second.npos &&
          iso.find('/') == iso.npos) {
        iso += "/" + second;
        stop = after;
      }
    }
    found.push_back({t, stop, std::move(iso)});
    t = stop;
  }
  return found;
}

}  // namespace entente
