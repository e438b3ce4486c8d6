#include "extract/tag_finite.h"

#include <string_view>

#include "extract/tag_context.h"

namespace entente {
namespace {

class FiniteVerbs {
 public:
  FiniteVerbs(const Knowledge& k, Analysis& a)
      : words_(k.words()), known_(k.known), a_(a), near_(k, a) {}

  void run() {
    constexpr std::uint32_t kLeast = 4;  // Tokens of a sentence.
    for (const Sentence& s : a_.sentences)
      if (!s.heading && s.end - s.begin >= kLeast && ends_as_sentence(s) &&
          !has_main_verb(s))
        repair(s);
  }

 private:
  Tag tag(std::uint32_t t) const { return a_.tokens[t].tag; }

  /// Headings and items of lists have no stop.
  bool ends_as_sentence(const Sentence& s) const {
    std::uint32_t t = s.end - 1;
    while (t > s.begin && any(tag(t), bit(Tag::kQuote) | bit(Tag::kClose))) --t;
    return tag(t) == Tag::kStop && tag(s.begin) != Tag::kBullet &&
           tag(s.begin) != Tag::kSymbol && tag(s.begin) != Tag::kVB;
  }

  /// Whether a finite verb stands outside of clauses that "who", "that" or
  /// "because" open; each of these has the first verb after it.
  bool has_main_verb(const Sentence& s) const {
    bool open = false;
    for (std::uint32_t t = s.begin; t < s.end; ++t) {
      if (any(tag(t), bit(Tag::kWDT) | bit(Tag::kWP))) open = true;
      if (!any(tag(t), kFiniteTags)) continue;
      if (!open) return true;
      open = false;
    }
    return false;
  }

  /// The word before t that is no adverb, nor may be one: "policy likely".
  std::uint32_t before(const Sentence& s, std::uint32_t t) const {
    const std::uint32_t p = near_.before(s, t);
    return p != kNone && p > s.begin && any(tag(p), kAdjectiveTags) &&
                   (near_.possible(p) & bit(Tag::kRB)) != 0
               ? near_.before(s, p)
               : p;
  }

  bool object_after(const Sentence& s, std::uint32_t t) const {
    return t + 1 < s.end &&
           any(tag(t + 1), bit(Tag::kDT) | bit(Tag::kPRPS) | bit(Tag::kPRP) |
                               bit(Tag::kNNP) | bit(Tag::kCD) | kAdjectiveTags |
                               bit(Tag::kNN) | bit(Tag::kNNS) | bit(Tag::kVBG));
  }

  /// Whether the subject that ends before t is of several: "sanctions",
  /// "A and B".
  bool plural(const Sentence& s, std::uint32_t p) const {
    if (tag(p) == Tag::kNNS || near_.plural_subject(p)) return true;
    std::uint32_t t = p;
    while (t > s.begin &&
           any(tag(t), kNounTags | kAdjectiveTags | bit(Tag::kDT)))
      --t;
    return t > s.begin && a_.tokens[t].word == known_.and_;
  }

  /// The finite tag that token t may have, and how well it fits: 0 if not.
  std::pair<Tag, int> fit(const Sentence& s, std::uint32_t t) const {
    const Token& x = a_.tokens[t];
    if (!x.is(kLower)) return {Tag::kNone, 0};
    const std::uint32_t p = before(s, t);
    constexpr std::uint32_t kNear = 4;
    if (p == kNone || p + kNear <= t ||
        !any(tag(p), kNounTags | bit(Tag::kPRP)))
      return {Tag::kNone, 0};
    std::uint64_t can = near_.possible(t);
    // Lists have some participles as adjectives alone.
    if (any(x.tag, kAdjectiveTags) && a_.word(t).ends_with("ed"))
      can |= bit(Tag::kVBD);
    const bool adverb =
        p + 1 < t && any(tag(t - 1), bit(Tag::kRB) | kAdjectiveTags);
    const bool object = object_after(s, t);
    const bool agent = t + 1 < s.end && a_.tokens[t + 1].word == known_.by &&
                       !near_.by_doing(s, t);
    const Tag next = t + 1 < s.end ? tag(t + 1) : Tag::kStop;
    const int beside = (adverb ? 1 : 0) + (object ? 2 : 0);
    if (any(x.tag, bit(Tag::kVBN) | kAdjectiveTags) &&
        (can & bit(Tag::kVBD)) != 0 && !agent &&
        (x.tag == Tag::kVBN || object || adverb))
      return {Tag::kVBD, 2 + beside};
    const bool several = plural(s, p);
    const bool follows = object || any(next, bit(Tag::kIN) | bit(Tag::kTO));
    if (x.tag == Tag::kNNS && (can & bit(Tag::kVBZ)) != 0 && !several &&
        follows && !agent)
      return {Tag::kVBZ, 1 + beside};
    if (any(x.tag, bit(Tag::kNN) | bit(Tag::kVB) | bit(Tag::kJJ)) &&
        (can & bit(Tag::kVBP)) != 0 && several && follows && !agent)
      return {Tag::kVBP, 1 + beside};
    return {Tag::kNone, 0};
  }

  void repair(const Sentence& s) {
    std::uint32_t best = kNone;
    Tag as = Tag::kNone;
    int most = 0;
    for (std::uint32_t t = s.begin + 1; t < s.end; ++t) {
      const auto [finite, weight] = fit(s, t);
      if (weight <= most) continue;
      most = weight;
      best = t;
      as = finite;
    }
    if (best != kNone) a_.tokens[best].tag = as;
  }

  const WordTable& words_;
  const KnownWords& known_;
  Analysis& a_;
  TagContext near_;
};

}  // namespace

void find_finite_verbs(const Knowledge& knowledge, Analysis& a) {
  FiniteVerbs(knowledge, a).run();
}

}  // namespace entente
