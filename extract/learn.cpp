#include "extract/learn.h"

#include <algorithm>
#include <string_view>
#include <tuple>

#include "extract/bracket_acronym.h"
#include "extract/mention.h"
#include "extract/name_words.h"
#include "extract/short_form.h"

namespace entente {
namespace {

/// A name that the document taught: what it stands for when it comes alone.
struct Learned {
  std::uint64_t hash = 0;  ///< Of its first token.
  std::uint64_t all = 0;   ///< Of all its tokens.
  std::uint32_t tokens = 0;
  std::uint32_t mention = 0;  ///< The mention that taught it.
  Form form = Form::kPartial;
  bool the_before = false;  ///< Only after "the" or a possessive.
  bool person = false;      ///< A person whom an administration is named for.
  std::uint32_t order = 0;  ///< In which it was taught.
  std::uint32_t next = 0;   ///< End of those that differ in the teacher alone.
};

class Learner {
 public:
  Learner(const Knowledge& k, Analysis& a) : k_(k), words_(k.words()), a_(a) {}

  void run() {
    learn_bracketed(k_, a_);
    for (std::uint32_t m = 0; m < a_.mentions.size(); ++m) teach(m);
    sort_learned();
    const ShortForms short_forms(k_, a_);
    for (Mention& m : a_.mentions) short_forms.settle(m);
    scan(short_forms);
    keep_best(a_, found_);
  }

 private:
  bool covered(std::uint32_t t) const { return a_.mention_at[t] != kNone; }

  bool particle(std::uint32_t t) const {
    return words_.in_list(a_.tokens[t].word, k_.lists.name_particle);
  }

  /// Takes in a name, [begin, end), whose first word may be a particle.
  void take(const Learned& learned, std::uint32_t begin) {
    learned_.push_back(learned);
    particles_ |= particle(begin) || a_.tokens[begin].is(kDotted);
  }

  /// Whether all of [begin, end) are capitalised words that are names alone.
  bool only_new(std::uint32_t begin, std::uint32_t end) const {
    for (std::uint32_t t = begin; t < end; ++t)
      if (!a_.tokens[t].is(kCapital) ||
          (words_[a_.tokens[t].word].tags & ~bit(Tag::kNNP)) != 0)
        return false;
    return true;
  }

  bool family_first(const Token& token) const {
    return words_.in_list(token.word, k_.lists.family_name_first);
  }

  void teach(std::uint32_t i) {
    const Mention& m = a_.mentions[i];
    const std::uint32_t size = m.end - m.begin;
    const auto add = [&](std::uint32_t begin, std::uint32_t end, Form form,
                         bool the) {
      take({hash_token(a_, begin), hash_tokens(a_, begin, end), end - begin, i,
            form, the, false},
           begin);
    };
    const bool bracketed =
        m.form == Form::kAcronym ||
        (m.form == Form::kPartial && m.type != k_.types.person);
    if (bracketed && m.rule == k_.learned) {
      add(m.begin, m.end, m.form, false);
      return;
    }
    if (m.type == k_.types.person) {
      const auto [begin, end] = surname_of(k_, a_, m);
      if (begin < end && (size > 1 || m.rank >= 50 || only_new(m.begin, m.end)))
        add(begin, end, Form::kPartial, false);
      if (size > 1) {
        add(m.begin, m.end, Form::kName, false);
        // A particle may be left out or kept: "de Gaulle", "Gaulle".
        if (end - begin > 1) add(end - 1, end, Form::kPartial, false);
        // One who goes by another of the names: "Lula", "Abiy". No words.
        for (std::uint32_t t = m.begin; t < m.end && m.rank >= 40; ++t)
          if ((t < begin || t >= end) && a_.tokens[t].is(kCapital) &&
              (a_.tokens[t].length > 2 || family_first(a_.tokens[t])) &&
              !a_.tokens[t].is(kRoman) &&
              (words_[a_.tokens[t].word].tags & ~bit(Tag::kNNP)) == 0 &&
              !words_.in_list(a_.tokens[t].word, k_.lists.name_suffix))
            add(t, t + 1, Form::kPartial, false);
      }
      return;
    }
    if (m.type == k_.types.country || m.type == k_.types.place) return;
    if (size < 2) return;
    // "Truman administration": Truman is a person, too.
    if (m.type == k_.types.institution && a_.tokens[m.end - 1].is(kLower) &&
        words_.in_list(a_.tokens[m.end - 1].word,
                       k_.lists.person_institution)) {
      for (std::uint32_t t = m.begin; t + 1 < m.end; ++t) {
        const bool last = t + 2 == m.end || !a_.tokens[t + 1].is(kCapital);
        if (a_.tokens[t].is(kCapital) && last)
          take({hash_token(a_, t), hash_tokens(a_, t, t + 1), 1, i,
                Form::kPartial, false, true},
               t);
      }
      return;
    }
    // A name found by its shape stands again without help.
    if (m.entry == kNoEntry && a_.tokens[m.begin].is(kCapital) &&
        a_.tokens[m.end - 1].is(kCapital))
      add(m.begin, m.end, m.form, false);
    // "Likud" of "Likud Party"; no adjective, as in "Conservative Party".
    if (m.type == k_.types.institution &&
        a_.tokens[m.end - 1].word == k_.known.party &&
        only_new(m.begin, m.end - 1))
      add(m.begin, m.end - 1, Form::kPartial, false);
    // The capitalised head alone: "the Center", "the Treaty".
    for (std::uint32_t t = m.begin; t < m.end; ++t) {
      const Token& token = a_.tokens[t];
      // The head of the name: not "Army" in "Army Pacific Office".
      if (!token.is(kCapital) ||
          (t + 1 < m.end && a_.tokens[t + 1].is(kCapital)))
        continue;
      const ListId list = m.type == k_.types.institution ? k_.lists.inst_head
                          : m.type == k_.types.agreement
                              ? k_.lists.agreement_head
                          : m.type == k_.types.event ? k_.lists.event_head
                                                     : k_.lists.document_head;
      // "the Alliance" of "Alliance for Progress", a plan.
      const bool first = t == m.begin && t + 1 < m.end &&
                         words_.in_list(token.word, k_.lists.inst_head);
      if (first || words_.in_list(token.word, list))
        add(t, t + 1, Form::kPartial, true);
    }
  }

  /// What decides whether a teaching fits somewhere; only who is nearest may
  /// differ within one kind of teaching.
  auto kind(const Learned& l) const {
    const Mention& m = a_.mentions[l.mention];
    return std::tuple(
        l.hash, l.all, l.tokens, l.form, l.the_before, l.person, m.type,
        l.form == Form::kAcronym ? a_.word(m.begin) : std::string_view());
  }

  void sort_learned() {
    for (std::uint32_t i = 0; i < learned_.size(); ++i) learned_[i].order = i;
    std::ranges::sort(learned_, [&](const Learned& x, const Learned& y) {
      if (x.hash != y.hash) return x.hash < y.hash;
      const auto kx = kind(x);
      const auto ky = kind(y);
      return kx != ky ? kx < ky : x.order < y.order;
    });
    for (std::size_t i = learned_.size(); i-- > 0;) {
      const bool last = i + 1 == learned_.size() ||
                        kind(learned_[i]) != kind(learned_[i + 1]);
      learned_[i].next =
          last ? static_cast<std::uint32_t>(i + 1) : learned_[i + 1].next;
    }
  }

  void scan(const ShortForms& short_forms) {
    for (const Sentence& s : a_.sentences) {
      for (std::uint32_t t = s.begin; t < s.end; ++t) {
        const Token& token = a_.tokens[t];
        if (covered(t)) continue;
        // Where no name begins so, lists are not asked for each small word.
        if (!token.is(kCapital) &&
            ((!particles_ && (a_.looks[t] & kStartsName) == 0) || !particle(t)))
          continue;
        if (const auto made = short_forms.at(s, t)) {
          found_.push_back(*made);
          t = made->end - 1;
          continue;
        }
        const std::uint64_t hash = hash_token(a_, t);
        const Learned* best = nullptr;
        auto l = std::ranges::lower_bound(learned_, hash, {}, &Learned::hash);
        while (l != learned_.end() && l->hash == hash) {
          const auto next = learned_.begin() + l->next;
          if (t + l->tokens <= s.end && fits(s, t, *l)) {
            // Of one kind the latest teacher before t, else the first.
            const auto after =
                std::partition_point(l, next, [&](const Learned& x) {
                  return a_.mentions[x.mention].begin < t;
                });
            const Learned& nearest = after == l ? *l : *(after - 1);
            if (best == nullptr || nearest.tokens > best->tokens ||
                (nearest.tokens == best->tokens && better(nearest, *best, t)))
              best = &nearest;
          }
          l = next;
        }
        if (best == nullptr) continue;
        Mention made = a_.mentions[best->mention];
        made.begin = t;
        made.end = t + best->tokens;
        made.form = best->form;
        made.rank = 70;
        made.rule = k_.learned;
        if (best->person) made.type = k_.types.person;
        // Which of several of one surname is for the resolver to say.
        if (made.type == k_.types.person && made.form == Form::kPartial)
          made.entry = kNoEntry;
        if (made.entry == kNoEntry || made.form == Form::kPartial)
          made.entity = best->mention;
        found_.push_back(made);
        t = made.end - 1;
      }
    }
  }

  /// Of two teachers the latest before t, else the first.
  bool better(const Learned& x, const Learned& y, std::uint32_t t) const {
    const std::uint32_t bx = a_.mentions[x.mention].begin;
    const std::uint32_t by = a_.mentions[y.mention].begin;
    if (bx == by) return x.order < y.order;
    if ((bx < t) != (by < t)) return bx < t;
    return bx < t ? bx > by : bx < by;
  }

  bool determined(const Sentence& s, std::uint32_t t) const {
    if (t == s.begin) return false;
    const Token& prev = a_.tokens[t - 1];
    if (prev.tag == Tag::kPRPS) return true;
    const std::string_view w = words_.text(prev.word);  // Not "an Embassy".
    return prev.tag == Tag::kDT && w != "a" && w != "an" && w != "another";
  }

  bool capital_follows(const Sentence& s, std::uint32_t end) const {
    return end < s.end && a_.tokens[end].is(kCapital);
  }

  bool fits(const Sentence& s, std::uint32_t t, const Learned& l) const {
    if (hash_tokens(a_, t, t + l.tokens) != l.all) return false;
    for (std::uint32_t i = t; i < t + l.tokens; ++i)
      if (covered(i)) return false;
    const std::uint32_t end = t + l.tokens;
    const Mention& m = a_.mentions[l.mention];
    if (l.the_before) {
      if (!determined(s, t) || capital_follows(s, end)) return false;
      if (end < s.end && a_.tokens[end].word == k_.known.of) return false;
      return true;
    }
    if (l.form == Form::kAcronym)
      return a_.tokens[t].is(kAllCapitals) || l.tokens > 1 ||
             a_.tokens[t].is(kMixed) || a_.word(t) == a_.word(m.begin);
    if ((m.type == k_.types.person || l.person) && l.form == Form::kPartial) {
      // "M-1 Abrams": the tank.
      if (t > s.begin && a_.tokens[t - 1].is(kDigits) &&
          a_.tokens[t - 1].is(kJoined))
        return false;
      // A surname that is also a word must not start a sentence in doubt, and
      // must not be part of a longer capitalised name.
      const Token& token = a_.tokens[t];
      const Word& word = words_[token.word];
      const bool common = (word.tags & ~bit(Tag::kNNP)) != 0 && word.count > 3;
      if (common && l.tokens == 1 && token.is(kSentenceStart)) {
        std::uint32_t next = end;  // "Cook also was accredited".
        while (next < s.end && a_.tokens[next].tag == Tag::kRB) ++next;
        const bool verb_follows =
            next < s.end &&
            (any(a_.tokens[next].tag, kFiniteTags) ||
             a_.tokens[next].tag == Tag::kPOS ||
             (a_.tokens[next].tag == Tag::kComma && next + 1 < s.end &&
              a_.tokens[next + 1].tag == Tag::kWP));
        if (!verb_follows) return false;
      }
      if (capital_follows(s, end) && !a_.tokens[end].is(kJoined) &&
          !covered(end) &&
          !words_.in_list(a_.tokens[end].word, k_.lists.month) && !s.heading)
        return false;
      if (t > s.begin && a_.tokens[t - 1].is(kCapital) && !covered(t - 1) &&
          a_.tokens[t - 1].tag == Tag::kNNP &&
          !a_.tokens[t - 1].is(kSentenceStart) &&
          !words_.in_list(a_.tokens[t - 1].word, k_.lists.title) &&
          !words_.in_list(a_.tokens[t - 1].word, k_.lists.title_prefix))
        return false;
    }
    return true;
  }

  const Knowledge& k_;
  const WordTable& words_;
  Analysis& a_;
  std::vector<Learned> learned_;
  bool particles_ = false;  // One begins with a particle: "de Gaulle".
  std::vector<Mention> found_;
};

}  // namespace

void learn_names(const Knowledge& knowledge, Analysis& a) {
  Learner(knowledge, a).run();
}

}  // namespace entente
