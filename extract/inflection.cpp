#include "extract/inflection.h"

namespace entente {
namespace {

bool vowel(char c) {
  return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u';
}

}  // namespace

Inflections inflect(std::string_view lemma) {
  Inflections forms;
  const std::string s(lemma);
  const std::size_t n = s.size();
  if (n < 2) return {s + "s", s + "ed", s + "ing"};
  const char last = s[n - 1];
  const char before = s[n - 2];
  const bool sibilant = last == 's' || last == 'x' || last == 'z' ||
                        ((before == 's' || before == 'c') && last == 'h');
  if (last == 'y' && !vowel(before)) {
    forms = {s.substr(0, n - 1) + "ies", s.substr(0, n - 1) + "ied", s + "ing"};
  } else if (last == 'e') {
    const bool keep = before == 'e' || before == 'y' || before == 'o';
    forms = {s + "s", s + "d", (keep ? s : s.substr(0, n - 1)) + "ing"};
  } else {
    const bool one_vowel = n >= 3 && vowel(before) && !vowel(s[n - 3]);
    const std::string stem = one_vowel && n <= 4 && !vowel(last) &&
                                     last != 'w' && last != 'x' && last != 'y'
                                 ? s + last
                                 : s;
    forms = {s + (sibilant ? "es" : "s"), stem + "ed", stem + "ing"};
  }
  return forms;
}

}  // namespace entente
