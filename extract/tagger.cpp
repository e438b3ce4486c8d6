#include "extract/tagger.h"

#include <string_view>

namespace entente {
namespace {

/// The likely tags of a word that no list has, by its ending.
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

class Tagger {
 public:
  Tagger(const Lexicon& lexicon, Analysis& a) : words_(lexicon.words()), a_(a) {
    be_ = words_.find("be");
    do_ = words_.find("do");
    go_ = words_.find("go");
    come_ = words_.find("come");
    have_ = words_.find("have");
    help_ = words_.find("help");
    that_ = words_.find("that");
    her_ = words_.find("her");
    by_ = words_.find("by");
    both_ = words_.find("both");
    all_ = words_.find("all");
    each_ = words_.find("each");
    some_ = words_.find("some");
    many_ = words_.find("many");
  }

  void run() {
    for (const Sentence& s : a_.sentences) {
      for (std::uint32_t t = s.begin; t < s.end; ++t) lexical(t);
      for (std::uint32_t t = s.begin; t < s.end; ++t) {
        join_prefix(s, t);
        context(s, t);
      }
    }
  }

 private:
  void lexical(std::uint32_t t) {
    Token& token = a_.tokens[t];
    if (token.tag != Tag::kNone) return;
    const Word& word = words_[token.word];
    const bool capital = token.is(kCapital);
    if (capital && (token.is(kAllCapitals) || token.is(kInitial))) {
      token.tag = Tag::kNNP;
    } else if (word.tag != Tag::kNone) {
      // A capital inside the sentence makes a name, but for function words.
      const bool content =
          any(word.tag, kNounTags | kAdjectiveTags | kVerbTags | bit(Tag::kRB) |
                            bit(Tag::kUH) | bit(Tag::kFW));
      // "May" is one of these: a month, and a modal only in lower case.
      token.tag = capital && content && !token.is(kSentenceStart) ? Tag::kNNP
                                                                  : word.tag;
    } else if (capital) {
      token.tag = Tag::kNNP;
    } else {
      token.tag = by_suffix(a_.word(t)).first;
    }
  }

  std::uint64_t possible(std::uint32_t t) const {
    const Token& token = a_.tokens[t];
    const Word& word = words_[token.word];
    if (word.tags != 0) return word.tags;
    if (token.is(kLower)) return by_suffix(a_.word(t)).second;
    return bit(token.tag);
  }

  /// "has, in turn, signed": the comma that opens an aside of a verb which
  /// the comma at t closes, or t.
  std::uint32_t aside_begin(const Sentence& s, std::uint32_t t) const {
    constexpr std::uint32_t kShort = 4;  // Tokens, with the first comma.
    for (std::uint32_t i = t; i > s.begin + 1 && i + kShort > t;) {
      const Token& token = a_.tokens[--i];
      if (any(token.tag, kVerbTags | bit(Tag::kNNP))) break;
      if (token.tag != Tag::kComma) continue;
      const Token& verb = a_.tokens[i - 1];
      const WordId lemma = words_[verb.word].lemma;
      return verb.tag == Tag::kMD || lemma == have_ ? i : t;
    }
    return t;
  }

  /// The nearest token before t that is no adverb and no aside, or kNone.
  std::uint32_t before(const Sentence& s, std::uint32_t t) const {
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

  void context(const Sentence& s, std::uint32_t t) {
    Token& token = a_.tokens[t];
    if (!token.is(kLower) && !token.is(kSentenceStart) &&
        token.tag != Tag::kPOS)
      return;
    if (token.tag == Tag::kNNP && token.is(kCapital)) return;
    const std::uint64_t can = possible(t);
    const std::uint32_t p = before(s, t);
    const Tag prev = p == kNone ? Tag::kNone : a_.tokens[p].tag;
    const Tag direct = t == s.begin ? Tag::kNone : a_.tokens[t - 1].tag;
    const Tag next = t + 1 < s.end ? a_.tokens[t + 1].tag : Tag::kStop;
    const WordId prev_lemma =
        p == kNone ? kUnknownWord : words_[a_.tokens[p].word].lemma;
    const auto choose = [&](Tag tag) {
      if ((can & bit(tag)) == 0) return false;
      token.tag = tag;
      return true;
    };
    // "to either stay or leave".
    if (direct == Tag::kTO && token.tag == Tag::kCC) {
      token.tag = Tag::kRB;
      return;
    }
    // "in-person", "live-fire": what a hyphen follows modifies.
    if (token.is(kLower) && t + 1 < s.end &&
        a_.tokens[t + 1].tag == Tag::kDash && a_.tokens[t + 1].is(kJoined) &&
        token.tag == Tag::kIN) {
      token.tag = Tag::kJJ;
      return;
    }
    if (token.tag == Tag::kPOS) {
      // "it's", "he's": is. Names and nouns: possessive.
      if (direct == Tag::kPRP || direct == Tag::kEX || direct == Tag::kWP)
        token.tag = Tag::kVBZ;
      return;
    }
    if (token.word == that_) {
      if (any(direct, kNounTags) &&
          any(next, kVerbTags | bit(Tag::kRB) | bit(Tag::kPRP) | bit(Tag::kDT) |
                        bit(Tag::kNNP)))
        token.tag = any(next, kVerbTags) ? Tag::kWDT : Tag::kIN;
      else if (any(next, bit(Tag::kNN)) && !any(direct, kVerbTags))
        token.tag = Tag::kDT;
      else if (any(direct, kVerbTags))
        token.tag = Tag::kIN;
      return;
    }
    if (token.word == her_) {
      token.tag =
          any(next, kNounTags | kAdjectiveTags) ? Tag::kPRPS : Tag::kPRP;
      return;
    }
    // "live-fire", "arms-control": what a hyphen follows modifies.
    if (t + 1 < s.end && a_.tokens[t + 1].tag == Tag::kDash &&
        a_.tokens[t + 1].is(kJoined) &&
        any(token.tag,
            bit(Tag::kVB) | bit(Tag::kVBP) | bit(Tag::kVBZ) | bit(Tag::kVBD))) {
      token.tag = Tag::kJJ;
      return;
    }
    // An adjective that no noun follows, after a or another adjective: "a
    // senior fellow at".
    if (any(token.tag, kAdjectiveTags) && (can & bit(Tag::kNN)) != 0 &&
        (direct == Tag::kDT || direct == Tag::kPRPS ||
         any(direct, kAdjectiveTags) || direct == Tag::kPOS) &&
        !any(next, kNounTags | kAdjectiveTags | bit(Tag::kCC) |
                       bit(Tag::kDash) | bit(Tag::kVBN) | bit(Tag::kVBG) |
                       bit(Tag::kCD))) {
      token.tag = Tag::kNN;
      return;
    }
    if (any(token.tag, kAdjectiveTags) && (can & bit(Tag::kVBN)) != 0 &&
        prev_lemma == be_ && t + 1 < s.end && a_.tokens[t + 1].word == by_) {
      token.tag = Tag::kVBN;
      return;
    }
    // "was allied with": as a passive, like other participles.
    if (any(token.tag, kAdjectiveTags) && (can & bit(Tag::kVBN)) != 0 &&
        prev_lemma == be_ && (next == Tag::kIN || next == Tag::kTO)) {
      token.tag = Tag::kVBN;
      return;
    }
    // "Draghi headed the bank".
    if (any(token.tag, kAdjectiveTags) && (can & bit(Tag::kVBD)) != 0 &&
        any(direct, kNounTags | bit(Tag::kPRP)) &&
        any(next, bit(Tag::kDT) | bit(Tag::kPRPS) | bit(Tag::kNNP) |
                      bit(Tag::kRB) | bit(Tag::kIN)) &&
        !verb_before(s, t) && !verb_after(s, t)) {
      token.tag = Tag::kVBD;
      return;
    }
    // "and renewed them".
    if (any(token.tag, kAdjectiveTags) && next == Tag::kPRP &&
        (direct == Tag::kCC || any(direct, kNounTags)) && choose(Tag::kVBD))
      return;
    // "shot down a plane": what is no noun, since the sentence has no verb.
    if (token.tag == Tag::kNN && (can & bit(Tag::kVBD)) != 0 &&
        any(direct, bit(Tag::kNNP) | bit(Tag::kNNS) | bit(Tag::kPRP)) &&
        any(next,
            bit(Tag::kDT) | bit(Tag::kPRPS) | bit(Tag::kNNP) | bit(Tag::kRP)) &&
        !clause_verb_before(s, t) && !verb_after(s, t)) {
      token.tag = Tag::kVBD;
      return;
    }
    // "the American offer as": no verb, since a demonym is no subject after
    // an article, but for peoples: "the British offer help".
    if (any(token.tag, bit(Tag::kVB) | bit(Tag::kVBP)) && direct == Tag::kNNP &&
        t > s.begin + 1 && a_.tokens[t - 2].tag == Tag::kDT &&
        (words_[a_.tokens[t - 1].word].tags & bit(Tag::kJJ)) != 0 &&
        any(next, bit(Tag::kIN) | bit(Tag::kTO) | bit(Tag::kStop) |
                      bit(Tag::kComma) | kFiniteTags) &&
        choose(Tag::kNN))
      return;
    // "made repeated requests", "to give increased aid".
    if (any(token.tag, bit(Tag::kVBN) | bit(Tag::kVBD)) &&
        (can & bit(Tag::kVBN)) != 0 && t > s.begin &&
        any(direct, kVerbTags & ~bit(Tag::kMD)) && prev_lemma != have_ &&
        prev_lemma != be_ && words_.text(prev_lemma) != "get" &&
        any(next, bit(Tag::kNN) | bit(Tag::kNNS))) {
      token.tag = Tag::kJJ;
      return;
    }
    // "had long criticized".
    if (token.tag == Tag::kJJ && (can & bit(Tag::kRB)) != 0 &&
        prev_lemma == have_ && any(prev, kVerbTags) &&
        any(next, bit(Tag::kVBN) | bit(Tag::kVBD))) {
      token.tag = Tag::kRB;
      return;
    }
    // "sought help from": no verb follows another so but "help do".
    if (token.tag == Tag::kVB && any(direct, kFiniteTags | bit(Tag::kVBG)) &&
        next == Tag::kIN && prev_lemma != do_ && prev_lemma != go_ &&
        prev_lemma != come_ && prev_lemma != help_ && prev != Tag::kMD &&
        choose(Tag::kNN))
      return;
    // "began shelling the city".
    if (token.tag == Tag::kNN && any(direct, kFiniteTags) &&
        prev_lemma != be_ &&
        any(next, bit(Tag::kDT) | bit(Tag::kPRPS) | bit(Tag::kNNP)) &&
        choose(Tag::kVBG))
      return;
    // "helped overthrow the king".
    if (token.tag == Tag::kNN && prev_lemma == help_ && any(prev, kVerbTags) &&
        any(next, bit(Tag::kDT) | bit(Tag::kPRPS) | bit(Tag::kNNP)) &&
        choose(Tag::kVB))
      return;
    const bool verbish = any(token.tag, kVerbTags);
    const bool nounish = any(token.tag, kNounTags);
    if (!verbish && !nounish && !any(token.tag, kAdjectiveTags)) return;
    if ((verbish || prev == Tag::kTO) && closes_verb_phrase(t) &&
        (choose(Tag::kNN) || choose(Tag::kNNS)))
      return;
    // "did not sign"; but "did business with".
    if (prev_lemma == do_ && any(prev, kVerbTags) && direct == Tag::kRB &&
        choose(Tag::kVB))
      return;
    if (prev == Tag::kTO && direct != Tag::kDT && choose(Tag::kVB)) return;
    if (prev == Tag::kMD && choose(Tag::kVB)) return;
    const bool determined = direct == Tag::kDT || direct == Tag::kPRPS ||
                            direct == Tag::kPOS || any(direct, kAdjectiveTags);
    if (determined && any(token.tag, bit(Tag::kVB) | bit(Tag::kVBP) |
                                         bit(Tag::kVBZ) | bit(Tag::kVBD))) {
      if (any(token.tag, bit(Tag::kVB) | bit(Tag::kVBP)) && choose(Tag::kNN))
        return;
      // "a parley": no verb stands after an article, whatever lists say.
      if (any(token.tag, bit(Tag::kVB) | bit(Tag::kVBP)) &&
          direct == Tag::kDT &&
          any(next,
              kVerbTags | bit(Tag::kIN) | bit(Tag::kStop) | bit(Tag::kComma))) {
        token.tag = Tag::kNN;
        return;
      }
      if (token.tag == Tag::kVBZ && choose(Tag::kNNS)) return;
      // "Both condemned Germany": such words stand alone, too.
      if (direct == Tag::kDT && stands_alone(t - 1) &&
          any(next, bit(Tag::kNNP) | bit(Tag::kDT) | bit(Tag::kPRPS) |
                        bit(Tag::kVBN)) &&
          choose(Tag::kVBD))
        return;
      if (token.tag == Tag::kVBD && choose(Tag::kVBN)) return;
    }
    if (any(token.tag, bit(Tag::kVB) | bit(Tag::kVBP)) &&
        (prev == Tag::kIN || any(direct, bit(Tag::kCD))) && choose(Tag::kNN))
      return;
    if (prev_lemma == have_ && any(prev, kVerbTags) &&
        (can & bit(Tag::kVBN)) != 0 &&
        any(token.tag, kVerbTags | kAdjectiveTags)) {
      token.tag = Tag::kVBN;
      return;
    }
    if (prev_lemma == be_ && any(prev, kVerbTags)) {
      if ((can & bit(Tag::kVBN)) != 0 &&
          any(token.tag, bit(Tag::kVBD) | bit(Tag::kVBN))) {
        token.tag = Tag::kVBN;
        return;
      }
      if ((can & bit(Tag::kVBG)) != 0 && token.tag == Tag::kVBG) return;
    }
    const bool subject_before =
        any(direct, bit(Tag::kNNP) | bit(Tag::kPRP) | bit(Tag::kNN) |
                        bit(Tag::kNNS) | bit(Tag::kWDT) | bit(Tag::kWP)) ||
        (direct == Tag::kRB &&
         any(prev, bit(Tag::kNNP) | bit(Tag::kPRP) | kNounTags));
    if (token.tag == Tag::kVBD || token.tag == Tag::kVBN) {
      if (next == Tag::kIN && apposed(s, t) && choose(Tag::kVBN)) return;
      if ((can & (bit(Tag::kVBD) | bit(Tag::kVBN))) ==
          (bit(Tag::kVBD) | bit(Tag::kVBN))) {
        const bool by_follows =
            !by_doing(s, t) &&
            ((t + 1 < s.end && a_.tokens[t + 1].word == by_) ||
             (next == Tag::kRP && t + 2 < s.end &&
              a_.tokens[t + 2].word == by_));
        // "Kenya vetoed a draft": what is done to Kenya has no object.
        const bool object_next = any(next, bit(Tag::kDT) | bit(Tag::kPRPS) |
                                               bit(Tag::kPRP) | bit(Tag::kNNP));
        if (direct == Tag::kPRP || prev == Tag::kWDT || prev == Tag::kWP)
          token.tag = Tag::kVBD;
        else if (by_follows)
          token.tag = Tag::kVBN;
        else if (any(prev, kNounTags) || prev == Tag::kPRP)
          token.tag = next == Tag::kIN &&
                              (any(prev, bit(Tag::kNN) | bit(Tag::kNNS)) ||
                               direct == Tag::kClose) &&
                              token.tag == Tag::kVBN && verb_before(s, t)
                          ? Tag::kVBN
                          : (verb_after(s, t) && !verb_before(s, t) &&
                                     !(prev == Tag::kNNP && object_next)
                                 ? Tag::kVBN
                                 : Tag::kVBD);
        else if (prev == Tag::kCC)
          token.tag = Tag::kVBD;
        else if (direct == Tag::kCD && t >= s.begin + 2 &&
                 a_.tokens[t - 2].tag == Tag::kDT && !verb_before(s, t) &&
                 !verb_after(s, t))
          token.tag = Tag::kVBD;  // "The two discussed ways to"
        else if (direct == Tag::kComma)
          token.tag =
              verb_before(s, t) && next == Tag::kIN ? Tag::kVBN : Tag::kVBD;
      }
      return;
    }
    // Plural noun or verb in -s: "Russia attacks Ukraine", "Russian attacks
    // on".
    if ((can & bit(Tag::kNNS)) != 0 && (can & bit(Tag::kVBZ)) != 0) {
      const bool agent_follows = t + 1 < s.end && a_.tokens[t + 1].word == by_;
      const bool object_follows =
          !agent_follows &&
          (any(next, bit(Tag::kDT) | bit(Tag::kNNP) | bit(Tag::kPRPS) |
                         bit(Tag::kPRP) | bit(Tag::kTO) | bit(Tag::kRB)) ||
           (next == Tag::kIN && token.tag == Tag::kVBZ) ||
           any(next, kAdjectiveTags));
      if (direct == Tag::kPRP || prev == Tag::kWDT || prev == Tag::kWP)
        token.tag = Tag::kVBZ;
      else if (direct == Tag::kNNP && t > s.begin + 1 &&
               (words_[a_.tokens[t - 1].word].tags & bit(Tag::kJJ)) != 0 &&
               any(a_.tokens[t - 2].tag,
                   kFiniteTags | bit(Tag::kVBG) | bit(Tag::kIN)))
        token.tag = Tag::kNNS;  // "rejected Soviet offers to"
      else if (any(direct, bit(Tag::kNNP) | bit(Tag::kNN)) && object_follows &&
               !verb_before(s, t))
        token.tag = Tag::kVBZ;
      else if (direct == Tag::kNNP && !s.heading && !agent_follows &&
               any(next, bit(Tag::kNN) | bit(Tag::kNNS)) &&
               !verb_before(s, t) && !verb_after(s, t))
        token.tag = Tag::kVBZ;  // "Chile exports copper": else no verb.
      else if (determined || prev == Tag::kIN || agent_follows)
        token.tag = Tag::kNNS;
      return;
    }
    if (token.tag == Tag::kVB && subject_before) {
      if (any(direct, bit(Tag::kNN)) && (can & bit(Tag::kNN)) != 0) {
        token.tag = Tag::kNN;
      } else if ((can & bit(Tag::kVBP)) != 0) {
        token.tag = Tag::kVBP;
      }
    }
    // "We stand in solidarity".
    if (token.tag == Tag::kNN && prev == Tag::kPRP &&
        (can & bit(Tag::kVBP)) != 0 && !any(next, kFiniteTags) &&
        plural_subject(p))
      token.tag = Tag::kVBP;
    // A base form where only a noun can stand: "in support of", "'s visit".
    if (nounish && token.tag == Tag::kNN && (can & bit(Tag::kVBP)) != 0 &&
        any(direct, bit(Tag::kNNS) | bit(Tag::kPRP)) &&
        any(next, bit(Tag::kDT) | bit(Tag::kPRPS) | bit(Tag::kNNP)))
      token.tag = Tag::kVBP;
  }

  /// "responded by halting", "by temporarily halting": no agent.
  bool by_doing(const Sentence& s, std::uint32_t t) const {
    for (std::uint32_t i = t + 2; i < s.end && i < t + 4; ++i) {
      if (a_.tokens[i].tag == Tag::kVBG) return true;
      if (a_.tokens[i].tag != Tag::kRB) return false;
    }
    return false;
  }

  bool plural_subject(std::uint32_t t) const {
    const std::string_view w = words_.text(a_.tokens[t].word);
    return w == "we" || w == "they" || w == "i" || w == "you";
  }

  /// "co-hosted": the prefix and its hyphen are adverbs of the verb.
  void join_prefix(const Sentence& s, std::uint32_t t) {
    if (t < s.begin + 2 || a_.tokens[t - 1].tag != Tag::kDash ||
        !a_.tokens[t - 1].is(kJoined) || !any(a_.tokens[t].tag, kVerbTags))
      return;
    const std::string_view w = words_.text(a_.tokens[t - 2].word);
    if (w != "co" && w != "re" && w != "pre" && w != "mis" && w != "test")
      return;
    if (any(a_.tokens[t].tag, bit(Tag::kVBN) | bit(Tag::kVBG)) &&
        t + 1 < s.end &&
        any(a_.tokens[t + 1].tag, bit(Tag::kNN) | bit(Tag::kNNS)))
      return;
    a_.tokens[t - 2].tag = a_.tokens[t - 1].tag = Tag::kRB;
  }

  bool stands_alone(std::uint32_t t) const {
    const WordId w = a_.tokens[t].word;
    return w == both_ || w == all_ || w == each_ || w == some_ || w == many_;
  }

  /// ", a pact signed with", "was a pact signed with": a participle after a
  /// noun with its article that a comma or "be" sets beside another.
  bool apposed(const Sentence& s, std::uint32_t t) const {
    std::uint32_t i = t;
    while (i > s.begin && any(a_.tokens[i - 1].tag, kNounTags | kAdjectiveTags))
      --i;
    return i < t && i > s.begin + 1 && a_.tokens[i - 1].tag == Tag::kDT &&
           (a_.tokens[i - 2].tag == Tag::kComma ||
            words_[a_.tokens[i - 2].word].lemma == be_) &&
           verb_before(s, t);
  }

  /// Whether a list has the verb before t together with t: "went to war",
  /// "filed suit".
  bool closes_verb_phrase(std::uint32_t t) const {
    for (const std::uint32_t h : a_.hits_to(t + 1)) {
      const Hit& hit = a_.hits[h];
      if (hit.value->kind != TrieValue::Kind::kList || hit.begin >= t ||
          !any(a_.tokens[hit.begin].tag, kVerbTags))
        continue;
      // "go to war" has a noun, "refuse to sign" a verb.
      const WordId first = words_[a_.tokens[hit.begin].word].lemma;
      if (a_.tokens[t - 1].tag != Tag::kTO || first == go_ || first == come_)
        return true;
    }
    return false;
  }

  /// Whether a finite verb stands in the clause before t (back to a comma or
  /// conjunction of clauses).
  bool verb_before(const Sentence& s, std::uint32_t t) const {
    while (t > s.begin) {
      const Token& token = a_.tokens[--t];
      if (any(token.tag, kFiniteTags)) return true;
      if (token.tag == Tag::kColon || token.tag == Tag::kWDT ||
          token.tag == Tag::kWP || token.tag == Tag::kStop)
        return false;
    }
    return false;
  }

  /// Whether a finite verb stands before t since a word that opens a clause.
  bool clause_verb_before(const Sentence& s, std::uint32_t t) const {
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

  /// Whether a finite verb follows soon, before the clause ends.
  bool verb_after(const Sentence& s, std::uint32_t t) const {
    for (std::uint32_t i = t + 1; i < s.end && i < t + 12; ++i) {
      const Token& token = a_.tokens[i];
      if (token.tag == Tag::kComma || token.tag == Tag::kColon ||
          token.tag == Tag::kCC || token.tag == Tag::kWDT ||
          token.tag == Tag::kWP || token.word == that_)
        return false;
      const bool plural =  // "featured keynote addresses by"
          token.tag == Tag::kVBZ && (possible(i) & bit(Tag::kNNS)) != 0 &&
          any(a_.tokens[i - 1].tag, bit(Tag::kNN) | kAdjectiveTags) &&
          i + 1 < s.end && a_.tokens[i + 1].word == by_;
      // "his trip to a U.S.-led mission", "a draft tabled by"
      const bool hyphened = a_.tokens[i - 1].tag == Tag::kDash;
      const bool passive = token.tag == Tag::kVBD && i + 1 < s.end &&
                           a_.tokens[i + 1].word == by_ &&
                           (possible(i) & bit(Tag::kVBN)) != 0;
      if (any(token.tag, bit(Tag::kVBZ) | bit(Tag::kMD) | bit(Tag::kVBD) |
                             bit(Tag::kVBP)) &&
          i > t + 1 && !plural && !hyphened && !passive)
        return true;
    }
    return false;
  }

  const WordTable& words_;
  Analysis& a_;
  WordId be_{}, do_{}, go_{}, come_{}, have_{}, help_{}, that_{}, her_{}, by_{},
      both_{}, all_{}, each_{}, some_{}, many_{};
};

}  // namespace

void tag(const Lexicon& lexicon, Analysis& a) { Tagger(lexicon, a).run(); }

}  // namespace entente
