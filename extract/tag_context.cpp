#include "extract/tag_context.h"

namespace entente {

std::pair<Tag, std::uint64_t> by_suffix(std::string_view w) {
  const auto ends = [&](std::string_view s) {
    return w.size() > s.size() + 1 && w.ends_with(s);
  };
  if (ends("ing")) return {Tag::kVBG, bit(Tag::kVBG) | bit(Tag::kNN)};
  if (ends("ed"))
    return {Tag::kVBN, bit(Tag::kVBD) | bit(Tag::kVBN) | bit(Tag::kJJ)};
  if (ends("ly")) return {Tag::kRB, bit(Tag::kRB)};
  for (const std::string_view s :
       {"ous", "ive", "able", "ible", "ical", "ful", "less", "ic", "ary", "ian",
        "ese", "al", "ish"})
    if (ends(s)) return {Tag::kJJ, bit(Tag::kJJ) | bit(Tag::kNN)};
  if (ends("ss") || ends("us") || ends("is")) return {Tag::kNN, bit(Tag::kNN)};
  if (ends("s")) return {Tag::kNNS, bit(Tag::kNNS) | bit(Tag::kVBZ)};
  return {Tag::kNN, bit(Tag::kNN) | bit(Tag::kVB)};
}

std::uint64_t TagContext::possible(std::uint32_t t) const {
  const Token& token = a_.tokens[t];
  const Word& word = words_[token.word];
  if (word.tags != 0) return word.tags;
  if (token.is(kLower)) return by_suffix(a_.word(t)).second;
  return bit(token.tag);
}

std::uint32_t TagContext::aside_begin(const Sentence& s,
                                      std::uint32_t t) const {
  constexpr std::uint32_t kShort = 4;  // Tokens, with the first comma.
  for (std::uint32_t i = t; i > s.begin + 1 && i + kShort > t;) {
    const Token& token = a_.tokens[--i];
    if (any(token.tag, kVerbTags | bit(Tag::kNNP))) break;
    if (token.tag != Tag::kComma) continue;
    const Token& verb = a_.tokens[i - 1];
    const WordId lemma = words_[verb.word].lemma;
    return verb.tag == Tag::kMD || lemma == known_.have ? i : t;
  }
  return t;
}

std::uint32_t TagContext::before(const Sentence& s, std::uint32_t t) const {
  while (t > s.begin) {
    --t;
    if (a_.tokens[t].tag == Tag::kComma) {
      const std::uint32_t begin = aside_begin(s, t);
      if (begin != t) {
        t = begin;
        continue;
      }
    }
    if (a_.tokens[t].tag == Tag::kClose) {
      constexpr std::uint32_t kShort = 5;  // Tokens in brackets.
      std::uint32_t open = t;
      while (open > s.begin && open + kShort >= t &&
             a_.tokens[open].tag != Tag::kOpen)
        --open;
      if (a_.tokens[open].tag == Tag::kOpen) {
        t = open;
        continue;
      }
    }
    if (a_.tokens[t].tag != Tag::kRB) return t;
  }
  return kNone;
}

bool TagContext::by_doing(const Sentence& s, std::uint32_t t) const {
  for (std::uint32_t i = t + 2; i < s.end && i < t + 4; ++i) {
    if (a_.tokens[i].tag == Tag::kVBG) return true;
    if (a_.tokens[i].tag != Tag::kRB) return false;
  }
  return false;
}

bool TagContext::nation_next(const Sentence& s, std::uint32_t t) const {
  return t + 2 < s.end &&
         any(a_.tokens[t + 1].tag, kAdjectiveTags | bit(Tag::kNNP)) &&
         (words_[a_.tokens[t + 1].word].tags & bit(Tag::kJJ)) != 0 &&
         any(a_.tokens[t + 2].tag, bit(Tag::kNN) | bit(Tag::kNNS));
}

bool TagContext::plural_subject(std::uint32_t t) const {
  const std::string_view w = words_.text(a_.tokens[t].word);
  return w == "we" || w == "they" || w == "i" || w == "you";
}

bool TagContext::stands_alone(std::uint32_t t) const {
  const WordId w = a_.tokens[t].word;
  return w == known_.both || w == known_.all || w == known_.each ||
         w == known_.some || w == known_.many;
}

bool TagContext::number_opens(const Sentence& s, std::uint32_t t) const {
  if (t <= s.begin || any(a_.tokens[t - 1].tag, kVerbTags)) return false;
  const bool alone = a_.tokens[t - 1].word == known_.both;
  if (!alone && (t < s.begin + 2 || a_.tokens[t - 1].tag != Tag::kCD ||
                 a_.tokens[t - 2].tag != Tag::kDT))
    return false;
  const std::uint32_t first = alone ? t - 1 : t - 2;
  return first == s.begin || !verb_before(s, first) ||
         any(a_.tokens[first - 1].tag, bit(Tag::kCC) | bit(Tag::kComma));
}

bool TagContext::asked_where(const Sentence& s, std::uint32_t t) const {
  while (t > s.begin && any(a_.tokens[t - 1].tag,
                            bit(Tag::kNNP) | bit(Tag::kDT) | kAdjectiveTags))
    --t;
  return t > s.begin && a_.tokens[t - 1].tag == Tag::kWRB;
}

bool TagContext::floats(const Sentence& s, std::uint32_t t) const {
  const WordId w = a_.tokens[t].word;
  if ((w != known_.both && w != known_.all && w != known_.each) ||
      t == s.begin || t + 1 >= s.end || !any(a_.tokens[t - 1].tag, kNounTags))
    return false;
  const Tag next = a_.tokens[t + 1].tag;
  if (any(next, bit(Tag::kVBD) | bit(Tag::kVBN)))
    return (possible(t + 1) & bit(Tag::kVBD)) != 0 && !clause_verb_before(s, t);
  return any(next, bit(Tag::kMD) | bit(Tag::kVBP) | bit(Tag::kVBZ));
}

bool TagContext::apposed(const Sentence& s, std::uint32_t t) const {
  std::uint32_t i = t;
  while (i > s.begin && any(a_.tokens[i - 1].tag, kNounTags | kAdjectiveTags))
    --i;
  return i < t && i > s.begin + 1 && a_.tokens[i - 1].tag == Tag::kDT &&
         (a_.tokens[i - 2].tag == Tag::kComma ||
          words_[a_.tokens[i - 2].word].lemma == known_.be) &&
         verb_before(s, t);
}

bool TagContext::closes_verb_phrase(std::uint32_t t) const {
  for (const std::uint32_t h : a_.hits_to(t + 1)) {
    const Hit& hit = a_.hits[h];
    if (hit.value->kind != TrieValue::Kind::kList || hit.begin >= t ||
        !any(a_.tokens[hit.begin].tag, kVerbTags))
      continue;
    // "go to war" has a noun, "refuse to sign" a verb.
    const WordId first = words_[a_.tokens[hit.begin].word].lemma;
    if (a_.tokens[t - 1].tag != Tag::kTO || first == known_.go ||
        first == known_.come)
      return true;
  }
  return false;
}

bool TagContext::verb_before(const Sentence& s, std::uint32_t t) const {
  while (t > s.begin) {
    const Token& token = a_.tokens[--t];
    if (any(token.tag, kFiniteTags)) return true;
    if (token.tag == Tag::kColon || token.tag == Tag::kWDT ||
        token.tag == Tag::kWP || token.tag == Tag::kStop)
      return false;
  }
  return false;
}

bool TagContext::clause_verb_before(const Sentence& s, std::uint32_t t) const {
  while (t > s.begin) {
    const Token& token = a_.tokens[--t];
    if (any(token.tag, kFiniteTags)) return true;
    const std::string_view w = words_.text(token.word);
    if (any(token.tag, bit(Tag::kColon) | bit(Tag::kWDT) | bit(Tag::kWP) |
                           bit(Tag::kComma)) ||
        w == "after" || w == "before" || w == "when" || w == "that" ||
        w == "because" || w == "since" || w == "until" || w == "while")
      return false;
  }
  return false;
}

bool TagContext::verb_after(const Sentence& s, std::uint32_t t) const {
  for (std::uint32_t i = t + 1; i < s.end && i < t + 12; ++i) {
    const Token& token = a_.tokens[i];
    if (token.tag == Tag::kComma || token.tag == Tag::kColon ||
        token.tag == Tag::kCC || token.tag == Tag::kWDT ||
        token.tag == Tag::kWP || token.word == known_.that)
      return false;
    const bool plural =  // "featured keynote addresses by"
        token.tag == Tag::kVBZ && (possible(i) & bit(Tag::kNNS)) != 0 &&
        any(a_.tokens[i - 1].tag, bit(Tag::kNN) | kAdjectiveTags) &&
        i + 1 < s.end && a_.tokens[i + 1].word == known_.by;
    // "his trip to a U.S.-led mission", "a draft tabled by"
    const bool hyphened = a_.tokens[i - 1].tag == Tag::kDash;
    const bool passive = token.tag == Tag::kVBD && i + 1 < s.end &&
                         a_.tokens[i + 1].word == known_.by &&
                         (possible(i) & bit(Tag::kVBN)) != 0;
    if (any(token.tag,
            bit(Tag::kVBZ) | bit(Tag::kMD) | bit(Tag::kVBD) | bit(Tag::kVBP)) &&
        i > t + 1 && !plural && !hyphened && !passive)
      return true;
  }
  return false;
}

}  // namespace entente
