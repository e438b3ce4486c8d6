#include "extract/tagger.h"

#include <string_view>

#include "extract/tag_context.h"

namespace entente {
namespace {

class Tagger {
 public:
  Tagger(const Knowledge& k, Analysis& a)
      : words_(k.words()), known_(k.known), a_(a), near_(k, a) {}

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

  void context(const Sentence& s, std::uint32_t t) {
    Token& token = a_.tokens[t];
    if (!token.is(kLower) && !token.is(kSentenceStart) &&
        token.tag != Tag::kPOS)
      return;
    if (token.tag == Tag::kNNP && token.is(kCapital)) return;
    const Tag direct = t == s.begin ? Tag::kNone : a_.tokens[t - 1].tag;
    const Tag next = t + 1 < s.end ? a_.tokens[t + 1].tag : Tag::kStop;
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
    if (token.word == known_.that) {
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
    if (token.word == known_.her) {
      const bool noun = any(next, kNounTags | kAdjectiveTags) ||
                        (next == Tag::kVBG && t + 2 < s.end &&
                         any(a_.tokens[t + 2].tag, kNounTags));
      token.tag = noun ? Tag::kPRPS : Tag::kPRP;
      return;
    }
    // "France and Russia both signed": no article of what follows.
    if (token.tag == Tag::kDT && near_.floats(s, t)) {
      token.tag = Tag::kRB;
      return;
    }
    // "have both applied": it stands for the subject.
    if (token.tag == Tag::kDT && near_.stands_alone(t) && t > s.begin &&
        any(direct, kVerbTags) &&
        words_[a_.tokens[t - 1].word].lemma == known_.have &&
        any(next, bit(Tag::kVBN) | bit(Tag::kVBD))) {
      token.tag = Tag::kRB;
      return;
    }
    // What is left is of these.
    if (!any(token.tag, kVerbTags | kNounTags | kAdjectiveTags)) return;
    const std::uint64_t can = near_.possible(t);
    // What can be nothing else stays, whatever stands around it. Verbs do not:
    // lists forget the nouns and adjectives that they may be.
    if (!any(token.tag, kVerbTags) && (can & ~bit(token.tag)) == 0) return;
    const std::uint32_t p = near_.before(s, t);
    const Tag prev = p == kNone ? Tag::kNone : a_.tokens[p].tag;
    const WordId prev_lemma =
        p == kNone ? kUnknownWord : words_[a_.tokens[p].word].lemma;
    const auto choose = [&](Tag tag) {
      if ((can & bit(tag)) == 0) return false;
      token.tag = tag;
      return true;
    };
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
        (direct == Tag::kDT || direct == Tag::kPRPS || direct == Tag::kNN ||
         any(direct, kAdjectiveTags) || direct == Tag::kPOS) &&
        !any(next, kNounTags | kAdjectiveTags | bit(Tag::kCC) |
                       bit(Tag::kDash) | bit(Tag::kVBN) | bit(Tag::kVBG) |
                       bit(Tag::kCD))) {
      token.tag = Tag::kNN;
      return;
    }
    // "in convincing the king": what an article follows is no adjective.
    if (any(token.tag, kAdjectiveTags) && direct == Tag::kIN &&
        any(next, bit(Tag::kDT) | bit(Tag::kPRPS) | bit(Tag::kPRP)) &&
        choose(Tag::kVBG))
      return;
    // "a body headed by"; but "was interested by doing".
    if (any(token.tag, kAdjectiveTags) && (can & bit(Tag::kVBN)) != 0 &&
        t + 1 < s.end && a_.tokens[t + 1].word == known_.by &&
        (prev_lemma == known_.be || !near_.by_doing(s, t))) {
      token.tag = Tag::kVBN;
      return;
    }
    // "the army chief, a general".
    if (token.tag == Tag::kJJ && direct == Tag::kNN &&
        any(next, bit(Tag::kComma) | bit(Tag::kStop) | bit(Tag::kPOS)) &&
        choose(Tag::kNN))
      return;
    // "was allied with": as a passive, like other participles.
    if (any(token.tag, kAdjectiveTags) && (can & bit(Tag::kVBN)) != 0 &&
        prev_lemma == known_.be && (next == Tag::kIN || next == Tag::kTO)) {
      token.tag = Tag::kVBN;
      return;
    }
    // "Draghi headed the bank".
    if (any(token.tag, kAdjectiveTags) && (can & bit(Tag::kVBD)) != 0 &&
        any(direct, kNounTags | bit(Tag::kPRP)) &&
        any(next, bit(Tag::kDT) | bit(Tag::kPRPS) | bit(Tag::kNNP) |
                      bit(Tag::kRB) | bit(Tag::kIN)) &&
        !near_.verb_before(s, t) && !near_.verb_after(s, t)) {
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
        !near_.clause_verb_before(s, t) && !near_.verb_after(s, t)) {
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
    // "made repeated requests", "buys used Kenyan cars".
    if (any(token.tag, bit(Tag::kVBN) | bit(Tag::kVBD)) &&
        (can & bit(Tag::kVBN)) != 0 && t > s.begin &&
        any(direct, kVerbTags & ~bit(Tag::kMD)) && prev_lemma != known_.have &&
        prev_lemma != known_.be && words_.text(prev_lemma) != "get" &&
        (near_.nation_next(s, t) ||
         any(next, bit(Tag::kNN) | bit(Tag::kNNS)))) {
      token.tag = Tag::kJJ;
      return;
    }
    // "had long criticized".
    if (token.tag == Tag::kJJ && (can & bit(Tag::kRB)) != 0 &&
        prev_lemma == known_.have && any(prev, kVerbTags) &&
        any(next, bit(Tag::kVBN) | bit(Tag::kVBD))) {
      token.tag = Tag::kRB;
      return;
    }
    // "sought help from": no verb follows another so but "help do".
    if (token.tag == Tag::kVB && any(direct, kFiniteTags | bit(Tag::kVBG)) &&
        next == Tag::kIN && prev_lemma != known_.do_ &&
        prev_lemma != known_.go && prev_lemma != known_.come &&
        prev_lemma != known_.help && prev != Tag::kMD && choose(Tag::kNN))
      return;
    // "we back Kenya", "they direct the work"
    if (any(token.tag, kAdjectiveTags | bit(Tag::kRB)) && direct == Tag::kPRP &&
        near_.plural_subject(t - 1) &&
        any(next, bit(Tag::kDT) | bit(Tag::kNNP) | bit(Tag::kPRPS)) &&
        choose(Tag::kVBP))
      return;
    // "began shelling the city", "been fighting the rebels", "met, signing X".
    if (token.tag == Tag::kNN &&
        (prev_lemma == known_.be || direct == Tag::kComma ||
         any(direct, kFiniteTags)) &&
        any(next, bit(Tag::kDT) | bit(Tag::kPRPS) | bit(Tag::kNNP)) &&
        choose(Tag::kVBG))
      return;
    // "helped overthrow the king".
    if (token.tag == Tag::kNN && prev_lemma == known_.help &&
        any(prev, kVerbTags) &&
        any(next, bit(Tag::kDT) | bit(Tag::kPRPS) | bit(Tag::kNNP)) &&
        choose(Tag::kVB))
      return;
    const bool verbish = any(token.tag, kVerbTags);
    const bool nounish = any(token.tag, kNounTags);
    if ((verbish || prev == Tag::kTO) && near_.closes_verb_phrase(t) &&
        (choose(Tag::kNN) || choose(Tag::kNNS)))
      return;
    // "did not sign"; but "did business with".
    if (prev_lemma == known_.do_ && any(prev, kVerbTags) &&
        direct == Tag::kRB && choose(Tag::kVB))
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
      if (direct == Tag::kDT && near_.stands_alone(t - 1) &&
          any(next, bit(Tag::kNNP) | bit(Tag::kDT) | bit(Tag::kPRPS) |
                        bit(Tag::kVBN)) &&
          choose(Tag::kVBD))
        return;
      if (token.tag == Tag::kVBD && choose(Tag::kVBN)) return;
    }
    if (any(token.tag, bit(Tag::kVB) | bit(Tag::kVBP)) &&
        (prev == Tag::kIN || any(direct, bit(Tag::kCD))) && choose(Tag::kNN))
      return;
    // "We trust and support the efforts": a second verb with one object.
    if (direct == Tag::kCC && t >= s.begin + 2 &&
        any(token.tag, bit(Tag::kNN) | bit(Tag::kNNS)) &&
        any(a_.tokens[t - 2].tag,
            bit(Tag::kVB) | bit(Tag::kVBP) | bit(Tag::kVBZ)) &&
        any(next, bit(Tag::kDT) | bit(Tag::kPRPS) | bit(Tag::kPRP)) &&
        choose(a_.tokens[t - 2].tag))
      return;
    if (prev_lemma == known_.have && any(prev, kVerbTags) &&
        (can & bit(Tag::kVBN)) != 0 &&
        any(token.tag, kVerbTags | kAdjectiveTags)) {
      token.tag = Tag::kVBN;
      return;
    }
    if (prev_lemma == known_.be && any(prev, kVerbTags)) {
      if ((can & bit(Tag::kVBN)) != 0 &&
          any(token.tag, bit(Tag::kVBD) | bit(Tag::kVBN))) {
        token.tag = Tag::kVBN;
        return;
      }
      if ((can & bit(Tag::kVBG)) != 0 && token.tag == Tag::kVBG) return;
      if (any(token.tag, bit(Tag::kVB) | bit(Tag::kVBP)) && choose(Tag::kJJ))
        return;  // "is welcome"
    }
    const bool subject_before =
        any(direct, bit(Tag::kNNP) | bit(Tag::kPRP) | bit(Tag::kNN) |
                        bit(Tag::kNNS) | bit(Tag::kWDT) | bit(Tag::kWP)) ||
        (direct == Tag::kRB &&
         any(prev, bit(Tag::kNNP) | bit(Tag::kPRP) | kNounTags));
    if (token.tag == Tag::kVBD || token.tag == Tag::kVBN) {
      if (next == Tag::kIN && near_.apposed(s, t) && choose(Tag::kVBN)) return;
      if ((can & (bit(Tag::kVBD) | bit(Tag::kVBN))) ==
          (bit(Tag::kVBD) | bit(Tag::kVBN))) {
        const bool by_follows =
            !near_.by_doing(s, t) &&
            ((t + 1 < s.end && a_.tokens[t + 1].word == known_.by) ||
             (next == Tag::kRP && t + 2 < s.end &&
              a_.tokens[t + 2].word == known_.by));
        // "Kenya vetoed a draft": what is done to Kenya has no object.
        const bool object_next = any(next, bit(Tag::kDT) | bit(Tag::kPRPS) |
                                               bit(Tag::kPRP) | bit(Tag::kNNP));
        if (direct == Tag::kPRP || prev == Tag::kWDT || prev == Tag::kWP)
          token.tag = Tag::kVBD;
        else if (by_follows)
          token.tag = Tag::kVBN;
        else if (any(prev, kNounTags) || prev == Tag::kPRP)
          token.tag =
              next == Tag::kIN &&
                      (any(prev, bit(Tag::kNN) | bit(Tag::kNNS)) ||
                       direct == Tag::kClose) &&
                      token.tag == Tag::kVBN && near_.verb_before(s, t)
                  ? Tag::kVBN
                  : (near_.verb_after(s, t) && !near_.verb_before(s, t) &&
                             !(prev == Tag::kNNP && object_next)
                         ? Tag::kVBN
                         : Tag::kVBD);
        else if (prev == Tag::kCC)
          token.tag = Tag::kVBD;
        else if (near_.number_opens(s, t) &&
                 (object_next || !near_.verb_after(s, t)))
          token.tag = Tag::kVBD;  // "The two discussed ways to"
        else if (direct == Tag::kCD && t > s.begin + 2 &&
                 a_.tokens[t - 2].tag != Tag::kDT && !near_.verb_before(s, t) &&
                 !near_.verb_after(s, t) && !any(next, bit(Tag::kIN)))
          token.tag = Tag::kVBD;  // "The office on May 2 designated X"
        else if (direct == Tag::kComma)
          token.tag = near_.verb_before(s, t) && next == Tag::kIN ? Tag::kVBN
                                                                  : Tag::kVBD;
      }
      return;
    }
    // Plural noun or verb in -s: "Russia attacks Ukraine", "Russian attacks
    // on".
    if ((can & bit(Tag::kNNS)) != 0 && (can & bit(Tag::kVBZ)) != 0) {
      const bool agent_follows =
          t + 1 < s.end && a_.tokens[t + 1].word == known_.by;
      const bool object_follows =
          !agent_follows &&
          (any(next, bit(Tag::kDT) | bit(Tag::kNNP) | bit(Tag::kPRPS) |
                         bit(Tag::kPRP) | bit(Tag::kTO) | bit(Tag::kRB)) ||
           (next == Tag::kIN && token.tag == Tag::kVBZ) ||
           any(next, kAdjectiveTags));
      if (direct == Tag::kPRP || prev == Tag::kWDT || prev == Tag::kWP)
        token.tag = Tag::kVBZ;
      else if (any(direct, bit(Tag::kVBD) | bit(Tag::kVBG) | bit(Tag::kVB)))
        token.tag = Tag::kNNS;  // "held calls to", "making visits"
      else if (direct == Tag::kNNP && t > s.begin + 1 &&
               ((words_[a_.tokens[t - 1].word].tags & bit(Tag::kJJ)) != 0 ||
                a_.tokens[t - 1].is(kDotted)) &&
               any(a_.tokens[t - 2].tag,
                   kFiniteTags | bit(Tag::kVBG) | bit(Tag::kIN)))
        token.tag = Tag::kNNS;  // "rejected Soviet offers to"
      else if (any(direct, bit(Tag::kNNP) | bit(Tag::kNN)) && object_follows &&
               !near_.verb_before(s, t))
        token.tag = Tag::kVBZ;
      else if (direct == Tag::kNNP && !s.heading && !agent_follows &&
               any(next, bit(Tag::kNN) | bit(Tag::kNNS)) &&
               words_.text(token.word) != "arms" && !near_.verb_before(s, t) &&
               !near_.verb_after(s, t))
        token.tag = Tag::kVBZ;  // "Chile exports copper": else no verb.
      else if (direct == Tag::kNNP && near_.asked_where(s, t) &&
               any(next, bit(Tag::kIN) | bit(Tag::kDT)) && !agent_follows &&
               !near_.verb_after(s, t))
        token.tag = Tag::kVBZ;  // "where Chile works with": else no verb.
      else if (determined || prev == Tag::kIN || agent_follows ||
               (direct == Tag::kCD && t > s.begin + 1 &&
                a_.tokens[t - 2].tag == Tag::kDash))
        token.tag = Tag::kNNS;  // "F-16 upgrades"
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
        near_.plural_subject(p))
      token.tag = Tag::kVBP;
    // A base form where only a noun can stand: "in support of", "'s visit".
    if (nounish && token.tag == Tag::kNN && (can & bit(Tag::kVBP)) != 0 &&
        any(direct, bit(Tag::kNNS) | bit(Tag::kPRP)) &&
        any(next, bit(Tag::kDT) | bit(Tag::kPRPS) | bit(Tag::kNNP)))
      token.tag = Tag::kVBP;
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

  const WordTable& words_;
  const KnownWords& known_;
  Analysis& a_;
  TagContext near_;
};

}  // namespace

void tag(const Knowledge& knowledge, Analysis& a) {
  Tagger(knowledge, a).run();
}

}  // namespace entente
