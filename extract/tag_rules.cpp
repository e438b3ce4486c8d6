#include "extract/tag_rules.h"

#include <string_view>

namespace entente {

void TagRules::apply(const Sentence& s, std::uint32_t t) {
  Token& token = a_.tokens[t];
  if (!token.is(kLower) && !token.is(kSentenceStart) && token.tag != Tag::kPOS)
    return;
  if (token.tag == Tag::kNNP && token.is(kCapital)) return;
  if (small_word(s, t)) return;
  // What is left is of these.
  if (!any(token.tag, kVerbTags | kNounTags | kAdjectiveTags)) return;
  const std::uint64_t can = near_.possible(t);
  // What can be nothing else stays, whatever stands around it. Verbs do not:
  // lists forget the nouns and adjectives that they may be.
  if (!any(token.tag, kVerbTags) && (can & ~bit(token.tag)) == 0) return;
  const std::uint32_t before = near_.before(s, t);
  Place x{
      token,
      t == s.begin ? Tag::kNone : a_.tokens[t - 1].tag,
      t + 1 < s.end ? a_.tokens[t + 1].tag : Tag::kStop,
      can,
      before,
      before == kNone ? Tag::kNone : a_.tokens[before].tag,
      before == kNone ? kUnknownWord : words_[a_.tokens[before].word].lemma};
  if (adjective(s, t, x) || beside_verb(s, t, x) || after_word(s, t, x) ||
      past(s, t, x) || ends_in_s(s, t, x))
    return;
  base_form(x);
}

/// Function words: "that", "her", "both", "'s", prepositions before a hyphen.
bool TagRules::small_word(const Sentence& s, std::uint32_t t) const {
  Token& token = a_.tokens[t];
  const Tag direct = t == s.begin ? Tag::kNone : a_.tokens[t - 1].tag;
  const Tag next = t + 1 < s.end ? a_.tokens[t + 1].tag : Tag::kStop;
  // "to either stay or leave".
  if (direct == Tag::kTO && token.tag == Tag::kCC) {
    token.tag = Tag::kRB;
    return true;
  }
  // "in-person", "live-fire": what a hyphen follows modifies.
  if (token.is(kLower) && t + 1 < s.end && a_.tokens[t + 1].tag == Tag::kDash &&
      a_.tokens[t + 1].is(kJoined) && token.tag == Tag::kIN) {
    token.tag = Tag::kJJ;
    return true;
  }
  if (token.tag == Tag::kPOS) {
    // "it's", "he's": is. Names and nouns: possessive.
    if (direct == Tag::kPRP || direct == Tag::kEX || direct == Tag::kWP)
      token.tag = Tag::kVBZ;
    return true;
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
    return true;
  }
  if (token.word == known_.her) {
    const bool noun = any(next, kNounTags | kAdjectiveTags) ||
                      (next == Tag::kVBG && t + 2 < s.end &&
                       any(a_.tokens[t + 2].tag, kNounTags));
    token.tag = noun ? Tag::kPRPS : Tag::kPRP;
    return true;
  }
  // "France and Russia both signed": no article of what follows.
  if (token.tag == Tag::kDT && near_.floats(s, t)) {
    token.tag = Tag::kRB;
    return true;
  }
  // "have both applied": it stands for the subject.
  if (token.tag == Tag::kDT && near_.stands_alone(t) && t > s.begin &&
      any(direct, kVerbTags) &&
      words_[a_.tokens[t - 1].word].lemma == known_.have &&
      any(next, bit(Tag::kVBN) | bit(Tag::kVBD))) {
    token.tag = Tag::kRB;
    return true;
  }
  return false;
}

/// Adjectives and participles that lists have as adjectives.
bool TagRules::adjective(const Sentence& s, std::uint32_t t, Place& x) const {
  // "live-fire", "arms-control": what a hyphen follows modifies.
  if (t + 1 < s.end && a_.tokens[t + 1].tag == Tag::kDash &&
      a_.tokens[t + 1].is(kJoined) &&
      any(x.token.tag,
          bit(Tag::kVB) | bit(Tag::kVBP) | bit(Tag::kVBZ) | bit(Tag::kVBD))) {
    x.token.tag = Tag::kJJ;
    return true;
  }
  // An adjective that no noun follows, after a or another adjective: "a
  // senior fellow at".
  if (any(x.token.tag, kAdjectiveTags) && (x.can & bit(Tag::kNN)) != 0 &&
      (x.direct == Tag::kDT || x.direct == Tag::kPRPS || x.direct == Tag::kNN ||
       any(x.direct, kAdjectiveTags) || x.direct == Tag::kPOS) &&
      !any(x.next, kNounTags | kAdjectiveTags | bit(Tag::kCC) |
                       bit(Tag::kDash) | bit(Tag::kVBN) | bit(Tag::kVBG) |
                       bit(Tag::kCD))) {
    x.token.tag = Tag::kNN;
    return true;
  }
  // "in convincing the king": what an article follows is no adjective.
  if (any(x.token.tag, kAdjectiveTags) && x.direct == Tag::kIN &&
      any(x.next, bit(Tag::kDT) | bit(Tag::kPRPS) | bit(Tag::kPRP)) &&
      x.choose(Tag::kVBG))
    return true;
  // "a body headed by"; but "was interested by doing".
  if (any(x.token.tag, kAdjectiveTags) && (x.can & bit(Tag::kVBN)) != 0 &&
      t + 1 < s.end && a_.tokens[t + 1].word == known_.by &&
      (x.prev_lemma == known_.be || !near_.by_doing(s, t))) {
    x.token.tag = Tag::kVBN;
    return true;
  }
  // "the army chief, a general".
  if (x.token.tag == Tag::kJJ && x.direct == Tag::kNN &&
      any(x.next, bit(Tag::kComma) | bit(Tag::kStop) | bit(Tag::kPOS)) &&
      x.choose(Tag::kNN))
    return true;
  // "was allied with": as a passive, like other participles.
  if (any(x.token.tag, kAdjectiveTags) && (x.can & bit(Tag::kVBN)) != 0 &&
      x.prev_lemma == known_.be && (x.next == Tag::kIN || x.next == Tag::kTO)) {
    x.token.tag = Tag::kVBN;
    return true;
  }
  // "Draghi headed the bank".
  if (any(x.token.tag, kAdjectiveTags) && (x.can & bit(Tag::kVBD)) != 0 &&
      any(x.direct, kNounTags | bit(Tag::kPRP)) &&
      any(x.next, bit(Tag::kDT) | bit(Tag::kPRPS) | bit(Tag::kNNP) |
                      bit(Tag::kRB) | bit(Tag::kIN)) &&
      !near_.verb_before(s, t) && !near_.verb_after(s, t)) {
    x.token.tag = Tag::kVBD;
    return true;
  }
  // "and renewed them".
  if (any(x.token.tag, kAdjectiveTags) && x.next == Tag::kPRP &&
      (x.direct == Tag::kCC || any(x.direct, kNounTags)) && x.choose(Tag::kVBD))
    return true;
  return false;
}

/// Nouns and verbs by the verb or name right beside them.
bool TagRules::beside_verb(const Sentence& s, std::uint32_t t, Place& x) const {
  // "shot down a plane": what is no noun, since the sentence has no verb.
  if (x.token.tag == Tag::kNN && (x.can & bit(Tag::kVBD)) != 0 &&
      any(x.direct, bit(Tag::kNNP) | bit(Tag::kNNS) | bit(Tag::kPRP)) &&
      any(x.next,
          bit(Tag::kDT) | bit(Tag::kPRPS) | bit(Tag::kNNP) | bit(Tag::kRP)) &&
      !near_.clause_verb_before(s, t) && !near_.verb_after(s, t)) {
    x.token.tag = Tag::kVBD;
    return true;
  }
  // "the American offer as": no verb, since a demonym is no subject after
  // an article, but for peoples: "the British offer help".
  if (any(x.token.tag, bit(Tag::kVB) | bit(Tag::kVBP)) &&
      x.direct == Tag::kNNP && t > s.begin + 1 &&
      a_.tokens[t - 2].tag == Tag::kDT &&
      (words_[a_.tokens[t - 1].word].tags & bit(Tag::kJJ)) != 0 &&
      any(x.next, bit(Tag::kIN) | bit(Tag::kTO) | bit(Tag::kStop) |
                      bit(Tag::kComma) | kFiniteTags) &&
      x.choose(Tag::kNN))
    return true;
  // "made repeated requests", "buys used Kenyan cars".
  if (any(x.token.tag, bit(Tag::kVBN) | bit(Tag::kVBD)) &&
      (x.can & bit(Tag::kVBN)) != 0 && t > s.begin &&
      any(x.direct, kVerbTags & ~bit(Tag::kMD)) &&
      x.prev_lemma != known_.have && x.prev_lemma != known_.be &&
      words_.text(x.prev_lemma) != "get" &&
      (near_.nation_next(s, t) ||
       any(x.next, bit(Tag::kNN) | bit(Tag::kNNS)))) {
    x.token.tag = Tag::kJJ;
    return true;
  }
  // "had long criticized".
  if (x.token.tag == Tag::kJJ && (x.can & bit(Tag::kRB)) != 0 &&
      x.prev_lemma == known_.have && any(x.prev, kVerbTags) &&
      any(x.next, bit(Tag::kVBN) | bit(Tag::kVBD))) {
    x.token.tag = Tag::kRB;
    return true;
  }
  // "sought help from": no verb follows another so but "help do".
  if (x.token.tag == Tag::kVB && any(x.direct, kFiniteTags | bit(Tag::kVBG)) &&
      x.next == Tag::kIN && x.prev_lemma != known_.do_ &&
      x.prev_lemma != known_.go && x.prev_lemma != known_.come &&
      x.prev_lemma != known_.help && x.prev != Tag::kMD && x.choose(Tag::kNN))
    return true;
  // "we back Kenya", "they x.direct the work"
  if (any(x.token.tag, kAdjectiveTags | bit(Tag::kRB)) &&
      x.direct == Tag::kPRP && near_.plural_subject(t - 1) &&
      any(x.next, bit(Tag::kDT) | bit(Tag::kNNP) | bit(Tag::kPRPS)) &&
      x.choose(Tag::kVBP))
    return true;
  // "began shelling the city", "been fighting the rebels", "met, signing X".
  if (x.token.tag == Tag::kNN &&
      (x.prev_lemma == known_.be || x.direct == Tag::kComma ||
       any(x.direct, kFiniteTags)) &&
      any(x.next, bit(Tag::kDT) | bit(Tag::kPRPS) | bit(Tag::kNNP)) &&
      x.choose(Tag::kVBG))
    return true;
  // "helped overthrow the king".
  if (x.token.tag == Tag::kNN && x.prev_lemma == known_.help &&
      any(x.prev, kVerbTags) &&
      any(x.next, bit(Tag::kDT) | bit(Tag::kPRPS) | bit(Tag::kNNP)) &&
      x.choose(Tag::kVB))
    return true;
  return false;
}

/// What "to", a modal, an article, "have" or "be" before it want.
bool TagRules::after_word(const Sentence& s, std::uint32_t t, Place& x) const {
  if ((any(x.token.tag, kVerbTags) || x.prev == Tag::kTO) &&
      near_.closes_verb_phrase(t) &&
      (x.choose(Tag::kNN) || x.choose(Tag::kNNS)))
    return true;
  // "did not sign"; but "did business with".
  if (x.prev_lemma == known_.do_ && any(x.prev, kVerbTags) &&
      x.direct == Tag::kRB && x.choose(Tag::kVB))
    return true;
  if (x.prev == Tag::kTO && x.direct != Tag::kDT && x.choose(Tag::kVB))
    return true;
  if (x.prev == Tag::kMD && x.choose(Tag::kVB)) return true;
  if (x.determined() && any(x.token.tag, bit(Tag::kVB) | bit(Tag::kVBP) |
                                             bit(Tag::kVBZ) | bit(Tag::kVBD))) {
    if (any(x.token.tag, bit(Tag::kVB) | bit(Tag::kVBP)) && x.choose(Tag::kNN))
      return true;
    // "a parley": no verb stands after an article, whatever lists say.
    if (any(x.token.tag, bit(Tag::kVB) | bit(Tag::kVBP)) &&
        x.direct == Tag::kDT &&
        any(x.next,
            kVerbTags | bit(Tag::kIN) | bit(Tag::kStop) | bit(Tag::kComma))) {
      x.token.tag = Tag::kNN;
      return true;
    }
    if (x.token.tag == Tag::kVBZ && x.choose(Tag::kNNS)) return true;
    // "Both condemned Germany": such words stand alone, too.
    if (x.direct == Tag::kDT && near_.stands_alone(t - 1) &&
        any(x.next, bit(Tag::kNNP) | bit(Tag::kDT) | bit(Tag::kPRPS) |
                        bit(Tag::kVBN)) &&
        x.choose(Tag::kVBD))
      return true;
    if (x.token.tag == Tag::kVBD && x.choose(Tag::kVBN)) return true;
  }
  if (any(x.token.tag, bit(Tag::kVB) | bit(Tag::kVBP)) &&
      (x.prev == Tag::kIN || any(x.direct, bit(Tag::kCD))) &&
      x.choose(Tag::kNN))
    return true;
  // "We trust and support the efforts": a second verb with one object.
  if (x.direct == Tag::kCC && t >= s.begin + 2 &&
      any(x.token.tag, bit(Tag::kNN) | bit(Tag::kNNS)) &&
      any(a_.tokens[t - 2].tag,
          bit(Tag::kVB) | bit(Tag::kVBP) | bit(Tag::kVBZ)) &&
      any(x.next, bit(Tag::kDT) | bit(Tag::kPRPS) | bit(Tag::kPRP)) &&
      x.choose(a_.tokens[t - 2].tag))
    return true;
  if (x.prev_lemma == known_.have && any(x.prev, kVerbTags) &&
      (x.can & bit(Tag::kVBN)) != 0 &&
      any(x.token.tag, kVerbTags | kAdjectiveTags)) {
    x.token.tag = Tag::kVBN;
    return true;
  }
  if (x.prev_lemma == known_.be && any(x.prev, kVerbTags)) {
    if ((x.can & bit(Tag::kVBN)) != 0 &&
        any(x.token.tag, bit(Tag::kVBD) | bit(Tag::kVBN))) {
      x.token.tag = Tag::kVBN;
      return true;
    }
    if ((x.can & bit(Tag::kVBG)) != 0 && x.token.tag == Tag::kVBG) return true;
    if (any(x.token.tag, bit(Tag::kVB) | bit(Tag::kVBP)) && x.choose(Tag::kJJ))
      return true;  // "is welcome"
  }
  return false;
}

/// A past tense or a participle.
bool TagRules::past(const Sentence& s, std::uint32_t t, Place& x) const {
  if (x.token.tag == Tag::kVBD || x.token.tag == Tag::kVBN) {
    if (x.next == Tag::kIN && near_.apposed(s, t) && x.choose(Tag::kVBN))
      return true;
    if ((x.can & (bit(Tag::kVBD) | bit(Tag::kVBN))) ==
        (bit(Tag::kVBD) | bit(Tag::kVBN))) {
      const bool by_follows =
          !near_.by_doing(s, t) &&
          ((t + 1 < s.end && a_.tokens[t + 1].word == known_.by) ||
           (x.next == Tag::kRP && t + 2 < s.end &&
            a_.tokens[t + 2].word == known_.by));
      // "Kenya vetoed a draft": what is done to Kenya has no object.
      const bool object_next = any(x.next, bit(Tag::kDT) | bit(Tag::kPRPS) |
                                               bit(Tag::kPRP) | bit(Tag::kNNP));
      if (x.direct == Tag::kPRP || x.prev == Tag::kWDT || x.prev == Tag::kWP)
        x.token.tag = Tag::kVBD;
      else if (by_follows)
        x.token.tag = Tag::kVBN;
      else if (any(x.prev, kNounTags) || x.prev == Tag::kPRP)
        x.token.tag =
            x.next == Tag::kIN &&
                    (any(x.prev, bit(Tag::kNN) | bit(Tag::kNNS)) ||
                     x.direct == Tag::kClose) &&
                    x.token.tag == Tag::kVBN && near_.verb_before(s, t)
                ? Tag::kVBN
                : (near_.verb_after(s, t) && !near_.verb_before(s, t) &&
                           !(x.prev == Tag::kNNP && object_next)
                       ? Tag::kVBN
                       : Tag::kVBD);
      else if (x.prev == Tag::kCC)
        x.token.tag = Tag::kVBD;
      else if (near_.number_opens(s, t) &&
               (object_next || !near_.verb_after(s, t)))
        x.token.tag = Tag::kVBD;  // "The two discussed ways to"
      else if (x.direct == Tag::kCD && t > s.begin + 2 &&
               a_.tokens[t - 2].tag != Tag::kDT && !near_.verb_before(s, t) &&
               !near_.verb_after(s, t) && !any(x.next, bit(Tag::kIN)))
        x.token.tag = Tag::kVBD;  // "The office on May 2 designated X"
      else if (x.direct == Tag::kComma)
        x.token.tag = near_.verb_before(s, t) && x.next == Tag::kIN ? Tag::kVBN
                                                                    : Tag::kVBD;
    }
    return true;
  }
  return false;
}

/// A noun or a verb that ends in -s.
bool TagRules::ends_in_s(const Sentence& s, std::uint32_t t, Place& x) const {
  // Plural noun or verb in -s: "Russia attacks Ukraine", "Russian attacks
  // on".
  if ((x.can & bit(Tag::kNNS)) != 0 && (x.can & bit(Tag::kVBZ)) != 0) {
    const bool agent_follows =
        t + 1 < s.end && a_.tokens[t + 1].word == known_.by;
    const bool object_follows =
        !agent_follows &&
        (any(x.next, bit(Tag::kDT) | bit(Tag::kNNP) | bit(Tag::kPRPS) |
                         bit(Tag::kPRP) | bit(Tag::kTO) | bit(Tag::kRB)) ||
         (x.next == Tag::kIN && x.token.tag == Tag::kVBZ) ||
         any(x.next, kAdjectiveTags));
    if (x.direct == Tag::kPRP || x.prev == Tag::kWDT || x.prev == Tag::kWP)
      x.token.tag = Tag::kVBZ;
    else if (any(x.direct, bit(Tag::kVBD) | bit(Tag::kVBG) | bit(Tag::kVB)))
      x.token.tag = Tag::kNNS;  // "held calls to", "making visits"
    else if (x.direct == Tag::kNNP && t > s.begin + 1 &&
             ((words_[a_.tokens[t - 1].word].tags & bit(Tag::kJJ)) != 0 ||
              a_.tokens[t - 1].is(kDotted)) &&
             any(a_.tokens[t - 2].tag,
                 kFiniteTags | bit(Tag::kVBG) | bit(Tag::kIN)))
      x.token.tag = Tag::kNNS;  // "rejected Soviet offers to"
    else if (any(x.direct, bit(Tag::kNNP) | bit(Tag::kNN)) && object_follows &&
             !near_.verb_before(s, t))
      x.token.tag = Tag::kVBZ;
    else if (x.direct == Tag::kNNP && !s.heading && !agent_follows &&
             any(x.next, bit(Tag::kNN) | bit(Tag::kNNS)) &&
             words_.text(x.token.word) != "arms" && !near_.verb_before(s, t) &&
             !near_.verb_after(s, t))
      x.token.tag = Tag::kVBZ;  // "Chile exports copper": else no verb.
    else if (x.direct == Tag::kNNP && near_.asked_where(s, t) &&
             any(x.next, bit(Tag::kIN) | bit(Tag::kDT)) && !agent_follows &&
             !near_.verb_after(s, t))
      x.token.tag = Tag::kVBZ;  // "where Chile works with": else no verb.
    else if (x.determined() || x.prev == Tag::kIN || agent_follows ||
             (x.direct == Tag::kCD && t > s.begin + 1 &&
              a_.tokens[t - 2].tag == Tag::kDash))
      x.token.tag = Tag::kNNS;  // "F-16 upgrades"
    return true;
  }
  return false;
}

/// A base form: an infinitive, a plural's verb or a noun.
void TagRules::base_form(Place& x) const {
  const bool subject_before =
      any(x.direct, bit(Tag::kNNP) | bit(Tag::kPRP) | bit(Tag::kNN) |
                        bit(Tag::kNNS) | bit(Tag::kWDT) | bit(Tag::kWP)) ||
      (x.direct == Tag::kRB &&
       any(x.prev, bit(Tag::kNNP) | bit(Tag::kPRP) | kNounTags));
  if (x.token.tag == Tag::kVB && subject_before) {
    if (any(x.direct, bit(Tag::kNN)) && (x.can & bit(Tag::kNN)) != 0) {
      x.token.tag = Tag::kNN;
    } else if ((x.can & bit(Tag::kVBP)) != 0) {
      x.token.tag = Tag::kVBP;
    }
  }
  // "We stand in solidarity".
  if (x.token.tag == Tag::kNN && x.prev == Tag::kPRP &&
      (x.can & bit(Tag::kVBP)) != 0 && !any(x.next, kFiniteTags) &&
      near_.plural_subject(x.before))
    x.token.tag = Tag::kVBP;
  // A base form where only a noun can stand: "in support of", "'s visit".
  if (x.token.tag == Tag::kNN && (x.can & bit(Tag::kVBP)) != 0 &&
      any(x.direct, bit(Tag::kNNS) | bit(Tag::kPRP)) &&
      any(x.next, bit(Tag::kDT) | bit(Tag::kPRPS) | bit(Tag::kNNP)))
    x.token.tag = Tag::kVBP;
}

}  // namespace entente
