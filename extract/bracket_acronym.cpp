#include "extract/bracket_acronym.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "extract/mention.h"

namespace entente {
namespace {

/// Mentions of a lower rank are guesses at capitals that nothing explains.
constexpr std::uint8_t kGuess = 25;

/// What brackets say that the mentions of one spelling are short for.
struct Expansion {
  std::optional<Mention> guesses;  ///< Those that are only guesses.
  std::optional<Mention> others;
};

class Brackets {
 public:
  Brackets(const Knowledge& k, Analysis& a)
      : k_(k),
        a_(a),
        the_(k.known.the),
        or_(k.words().find("or")),
        known_(k.words().find("known")) {}

  void run() {
    const auto n = static_cast<std::uint32_t>(a_.mentions.size());
    for (std::uint32_t i = 0; i < n; ++i) {
      const Sentence& s = a_.sentences[a_.sentence_of[a_.mentions[i].begin]];
      std::uint32_t t = a_.mentions[i].end;
      if (t < s.end && a_.tokens[t].tag != Tag::kOpen) known_as(s, i);
      if (t >= s.end || a_.tokens[t].tag != Tag::kOpen) continue;
      ++t;
      const Mention m = expanded(a_.mentions[i]);
      if (m.type == k_.types.person) continue;
      const auto skip = [&] {
        while (t < s.end &&
               (a_.tokens[t].tag == Tag::kQuote || a_.tokens[t].word == the_ ||
                a_.tokens[t].word == or_))
          ++t;
      };
      while (true) {
        skip();
        std::uint32_t end = t;
        while (end < s.end && a_.tokens[end].tag != Tag::kClose &&
               a_.tokens[end].tag != Tag::kComma &&
               a_.tokens[end].tag != Tag::kColon &&
               a_.tokens[end].tag != Tag::kQuote &&
               a_.tokens[end].word != or_ && end < t + 6)
          ++end;
        if (end == t || end >= s.end) break;
        const std::uint32_t there = a_.mention_at[t];
        const bool named = there != kNone && there != i &&
                           a_.mentions[there].begin == t &&
                           a_.mentions[there].end == end;
        if (named && m.entry == kNoEntry && a_.mentions[there].type == m.type &&
            reworded(a_.mentions[there], m)) {
          a_.mentions[i].entry = a_.mentions[there].entry;
        } else if (named && expanded(a_.mentions[there]).entry != m.entry &&
                   spells(t, m)) {
          // "(CPA)" after another name than the lexicon's.
          expansions_[a_.words(t, end)] = {m, m};
        } else if (named && is_guess(a_.mentions[there]) &&
                   acronym_of(t, end, m)) {
          expansions_[a_.words(t, end)].guesses = m;
        } else if (there == kNone &&
                   (acronym_of(t, end, m) || of_body(s, t, end, m))) {
          expansions_[a_.words(t, end)].guesses = m;
          found_.push_back(short_for(m, t, end, Form::kAcronym));
        } else if (begins(t, end, m) && (there == kNone || named)) {
          found_.push_back(short_for(m, t, end, Form::kPartial));
          const Mention& made = found_.back();
          expansions_[a_.words(t, end)] = {made, made};
        }
        t = end;
        if (a_.tokens[t].tag != Tag::kComma && a_.tokens[t].word != or_ &&
            a_.tokens[t].tag != Tag::kQuote)
          break;
        ++t;
      }
    }
    if (!expansions_.empty())
      for (Mention& m : a_.mentions) m = expanded(m);
    if (!found_.empty()) keep_best(a_, found_);
  }

 private:
  /// "The Peace Act, which is also known as PACT".
  void known_as(const Sentence& s, std::uint32_t i) {
    const Mention& m = a_.mentions[i];
    if (m.type == k_.types.person || m.end - m.begin < 2) return;
    constexpr std::uint32_t kFar = 7;
    std::uint32_t t = m.end;
    while (t < s.end && t < m.end + kFar && a_.tokens[t].word != known_) {
      const Tag tag = a_.tokens[t].tag;
      if (tag != Tag::kComma && tag != Tag::kWDT && tag != Tag::kVBZ &&
          tag != Tag::kVBD && tag != Tag::kVBP && tag != Tag::kRB)
        return;
      ++t;
    }
    t += 2;  // Known as
    if (t >= s.end || a_.tokens[t - 2].word != known_) return;
    while (t < s.end &&
           (a_.tokens[t].tag == Tag::kQuote || a_.tokens[t].word == the_))
      ++t;
    if (t >= s.end || !acronym_of(t, t + 1, m)) return;
    const std::uint32_t there = a_.mention_at[t];
    if (there != kNone && !is_guess(a_.mentions[there])) return;
    expansions_[a_.words(t, t + 1)].guesses = m;
    if (there == kNone)
      found_.push_back(short_for(m, t, t + 1, Form::kAcronym));
  }

  Mention short_for(Mention m, std::uint32_t begin, std::uint32_t end,
                    Form form) const {
    m.begin = begin;
    m.end = end;
    m.form = form;
    m.rank = 90;
    m.rule = k_.learned;
    return m;
  }

  /// Whether the bracket of token t holds nothing but capitals that no list of
  /// words has, after a body: "Communist Party of Greece (KKE)".
  bool of_body(const Sentence& s, std::uint32_t t, std::uint32_t end,
               const Mention& m) const {
    const Token& token = a_.tokens[t];
    constexpr std::uint32_t kLeast = 3;  // Letters; two are a state's: (TX).
    constexpr std::uint32_t kMost = 7;
    return end == t + 1 && end < s.end && a_.tokens[end].tag == Tag::kClose &&
           a_.tokens[t - 1].tag == Tag::kOpen &&
           m.type == k_.types.institution && m.form == Form::kName &&
           m.end - m.begin >= 2 && token.is(kAllCapitals) &&
           token.length >= kLeast && token.length <= kMost &&
           (k_.words()[token.word].tags & ~bit(Tag::kNNP)) == 0;
  }

  /// Whether [begin, end) are the first words of m, a longer name: "Heritage
  /// Valley Health System (Heritage Valley)".
  bool begins(std::uint32_t begin, std::uint32_t end, const Mention& m) const {
    if (end - begin + 1 > m.end - m.begin || end - begin > 3) return false;
    if (m.type != k_.types.institution && m.type != k_.types.document &&
        m.type != k_.types.agreement)
      return false;
    for (std::uint32_t t = begin; t < end; ++t)
      if (a_.tokens[t].word != a_.tokens[m.begin + (t - begin)].word ||
          !(a_.tokens[t].is(kCapital) || a_.tokens[t].tag == Tag::kCD))
        return false;
    return true;
  }

  /// Whether the capitals of token t are the first letters of m's words.
  bool spells(std::uint32_t t, const Mention& m) const {
    std::uint32_t at = m.begin;
    std::size_t hit = 0;
    std::size_t letters = 0;
    for (const char c : a_.word(t)) {
      if (c < 'A' || c > 'Z') continue;
      ++letters;
      for (std::uint32_t w = at; w < m.end; ++w) {
        const char first = a_.word(w)[0];
        if (first != c && first != c + 32) continue;
        ++hit;
        at = w + 1;
        break;
      }
    }
    return letters >= 2 && hit == letters;
  }

  /// Whether m is the name of what a lexicon says that an acronym is short for,
  /// but for a word or two: "Mission to Kenya" for "Mission in Kenya".
  bool reworded(const Mention& acronym, const Mention& m) const {
    if (acronym.entry == kNoEntry) return false;
    std::size_t words = 0;
    std::size_t hit = 0;
    std::string_view name = k_.lexicon[acronym.entry].name;
    while (!name.empty()) {
      const std::size_t blank = std::min(name.find(' '), name.size());
      const std::string_view word = name.substr(0, blank);
      name.remove_prefix(std::min(blank + 1, name.size()));
      constexpr std::size_t kContent = 4;  // Letters of a word that tells.
      if (word.size() < kContent) continue;
      ++words;
      for (std::uint32_t t = m.begin; t < m.end; ++t)
        if (a_.word(t) == word) {
          ++hit;
          break;
        }
    }
    return words > 2 && hit * 3 >= words * 2;
  }

  /// Whether nothing but a guess made m, and nothing explained it yet.
  static bool is_guess(const Mention& m) {
    return m.rank < kGuess && m.entry == kNoEntry;
  }

  /// m as the brackets read so far explain it, by the last of them.
  Mention expanded(Mention m) const {
    const auto at = expansions_.find(a_.words(m.begin, m.end));
    if (at == expansions_.end()) return m;
    const auto& name = m.rank < kGuess ? at->second.guesses : at->second.others;
    if (!name) return m;
    m.type = name->type;
    m.entry = name->entry;
    m.form = name->form == Form::kPartial ? Form::kPartial : Form::kAcronym;
    m.rule = k_.learned;
    return m;
  }

  /// Whether [begin, end) can be short for mention m: capitals, the first of
  /// them a letter that starts a word of the name.
  bool acronym_of(std::uint32_t begin, std::uint32_t end,
                  const Mention& m) const {
    if (end - begin > 4) return false;
    std::size_t upper = 0;
    std::size_t letters = 0;
    for (const char c : a_.words(begin, end)) {
      if (c >= 'A' && c <= 'Z') ++upper;
      if ((c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z')) ++letters;
    }
    if (upper < 2 || letters > 12 || !a_.tokens[begin].is(kCapital))
      return false;
    if (upper * 2 < letters) return false;
    const char first = a_.word(begin)[0];
    bool starts = false;
    for (std::uint32_t t = m.begin; t < m.end && !starts; ++t) {
      const char c = a_.word(t)[0];
      starts = c == first || c == first + 32;
    }
    return starts && m.end - m.begin >= 2;
  }

  const Knowledge& k_;
  Analysis& a_;
  WordId the_, or_, known_;
  std::unordered_map<std::string_view, Expansion> expansions_;
  std::vector<Mention> found_;
};

}  // namespace

void learn_bracketed(const Knowledge& knowledge, Analysis& a) {
  Brackets(knowledge, a).run();
}

}  // namespace entente
