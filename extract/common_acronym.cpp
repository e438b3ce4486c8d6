#include "extract/common_acronym.h"

#include <algorithm>

namespace entente {
namespace {

/// Mentions of a lower rank are guesses at capitals that nothing explains.
constexpr std::uint8_t kGuess = 25;

char lower(char c) { return static_cast<char>(c | 32); }

/// Where the words before the bracket at `open` begin that no mention has and
/// that spell `letters`, "Mid-Range Capability (MRC"; kNone if they do not.
/// Small words do not count.
std::uint32_t spelled_from(const Analysis& a, std::uint32_t open,
                           std::string_view letters) {
  std::uint32_t t = open;
  while (!letters.empty()) {
    if (t == 0) return kNone;
    const Token& token = a.tokens[--t];
    if (token.tag == Tag::kDash || token.tag == Tag::kCC ||
        token.tag == Tag::kIN || token.tag == Tag::kDT)
      continue;
    if (a.mention_at[t] != kNone ||
        lower(a.word(t)[0]) != lower(letters.back()))
      return kNone;
    letters.remove_suffix(1);
  }
  return t;
}

/// Whether a name begins with a word, but for its ending.
bool same_start(std::string_view word, std::string_view name) {
  const std::size_t n = std::min<std::size_t>(word.size(), 4);
  if (name.size() < n) return false;
  for (std::size_t i = 0; i < n; ++i)
    if (lower(word[i]) != lower(name[i])) return false;
  return true;
}

struct Explained {
  std::string_view acronym;
  std::uint32_t from = kNone;  ///< First of the words that spell it, if all do.
};

std::vector<Explained> explained_acronyms(const Analysis& a) {
  std::vector<Explained> all;
  const std::span<const Token> tokens(a.tokens);
  for (std::uint32_t t = 2; t + 1 < tokens.size(); ++t) {
    const Token& token = tokens[t];
    if (!token.is(kAllCapitals) || token.length < 2 ||
        tokens[t - 1].tag != Tag::kOpen)
      continue;
    std::string_view letters = a.word(t);
    if (letters.ends_with('s')) letters.remove_suffix(1);
    const std::uint32_t from =
        letters.size() > 2 ? spelled_from(a, t - 1, letters) : kNone;
    if (from != kNone)
      all.push_back({a.word(t), from});
    else if (a.mention_at[t] == kNone && a.mention_at[t - 2] == kNone &&
             a.tokens[t - 2].is(kLower) &&
             lower(letters.back()) == lower(a.word(t - 2)[0]))
      all.push_back({a.word(t), kNone});
  }
  return all;
}

}  // namespace

void drop_common_acronyms(const Knowledge& k, Analysis& a) {
  std::vector<Explained> explained = explained_acronyms(a);
  if (explained.empty()) return;
  std::ranges::stable_sort(explained, {}, &Explained::acronym);
  const auto wrong = [&](const Mention& m) {
    if (m.form != Form::kAcronym) return false;
    const auto found = std::ranges::lower_bound(
        explained, a.words(m.begin, m.end), {}, &Explained::acronym);
    if (found == explained.end() || found->acronym != a.words(m.begin, m.end))
      return false;
    if (m.entry == kNoEntry) return m.rank < kGuess;
    // Another thing than the lexicon's: its name begins with another word.
    return found->from != kNone &&
           !same_start(a.word(found->from), k.lexicon[m.entry].name);
  };
  if (std::erase_if(a.mentions, wrong) == 0) return;
  std::ranges::fill(a.mention_at, kNone);
  for (std::uint32_t i = 0; i < a.mentions.size(); ++i)
    for (std::uint32_t t = a.mentions[i].begin; t < a.mentions[i].end; ++t)
      a.mention_at[t] = i;
}

}  // namespace entente
