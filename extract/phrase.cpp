#include "extract/phrase.h"

#include <algorithm>
#include <string_view>
#include <utility>

namespace entente {
namespace {

struct Words {
  explicit Words(const WordTable& w)
      : be(w.find("be")),
        have(w.find("have")),
        doing(w.find("do")),
        n_t(w.find("n't")),
        get(w.find("get")),
        ampersand(w.find("&")),
        both(w.find("both")) {}
  WordId be, have, doing, n_t, get, ampersand, both;
};

constexpr std::uint64_t kNominal = kNounTags | bit(Tag::kCD);

class Phraser {
 public:
  Phraser(const Knowledge& k, Analysis& a)
      : k_(k), words_(k.words()), w_(k.words()), a_(a) {}

  void run() {
    a_.groups.clear();
    a_.verbs.clear();
    a_.group_at.assign(a_.tokens.size(), kNone);
    a_.verb_at.assign(a_.tokens.size(), kNone);
    for (const Sentence& s : a_.sentences) {
      s_ = s;
      chunk();
      link();
    }
  }

 private:
  struct Chunk {
    enum Kind : std::uint8_t {
      kGroup,
      kVerb,
      kPrep,
      kAnd,
      kComma,
      kWh,
      kSub,
      kBreak,
      kOpen,
      kClose,
      kPoss,
      kAdverb
    } kind;
    std::uint32_t begin;
    std::uint32_t end;
    std::uint32_t id;  // Of the group or verb.
  };

  Tag tag(std::uint32_t t) const { return a_.tokens[t].tag; }
  WordId word(std::uint32_t t) const { return a_.tokens[t].word; }
  WordId lemma(std::uint32_t t) const { return words_[word(t)].lemma; }
  bool in_mention(std::uint32_t t) const { return a_.mention_at[t] != kNone; }
  bool listed(std::uint32_t t, ListId l) const {
    return words_.in_list(word(t), l);
  }

  // -- Chunks --------------------------------------------------------------

  void chunk() {
    chunks_.clear();
    std::uint32_t t = s_.begin;
    while (t < s_.end) {
      if (in_mention(t)) {
        t = group(t);
        continue;
      }
      const Tag k = tag(t);
      if (const std::uint32_t and_end = conjunction(t); and_end != kNone) {
        chunks_.push_back({Chunk::kAnd, t, and_end, kNone});
        t = and_end;
      } else if (starts_group(t)) {
        t = group(t);
      } else if (any(k, kVerbTags) || (k == Tag::kTO && infinitive(t)) ||
                 (k == Tag::kRB && verb_after_adverbs(t))) {
        t = verb(t);
      } else {
        const auto push = [&](Chunk::Kind kind) {
          chunks_.push_back({kind, t, t + 1, kNone});
        };
        switch (k) {
          case Tag::kIN:
          case Tag::kTO:
          case Tag::kRP:
            push(subordinator(t) ? Chunk::kSub : Chunk::kPrep);
            break;
          case Tag::kCC:
            push(Chunk::kAnd);
            break;
          case Tag::kComma:
            push(Chunk::kComma);
            break;
          case Tag::kWDT:
          case Tag::kWP:
            push(Chunk::kWh);
            break;
          case Tag::kWRB:
            push(Chunk::kSub);
            break;
          case Tag::kColon:
            push(Chunk::kBreak);
            break;
          case Tag::kDash:
            if (!a_.tokens[t].is(kJoined) || a_.tokens[t].span.size() == 3)
              push(Chunk::kComma);  // " - " and "—"
            break;
          case Tag::kStop:
          case Tag::kBullet:
            push(Chunk::kBreak);
            break;
          case Tag::kOpen:
            push(Chunk::kOpen);
            break;
          case Tag::kClose:
            push(Chunk::kClose);
            break;
          case Tag::kPOS:
            push(Chunk::kPoss);
            break;
          case Tag::kSymbol:
            if (word(t) == w_.ampersand && w_.ampersand != kUnknownWord)
              push(Chunk::kAnd);
            break;
          case Tag::kRB:
            push(Chunk::kAdverb);
            break;
          default:
            break;  // Quotes and the like say nothing.
        }
        ++t;
      }
    }
  }

  /// The end of "as well as", "along with", "together with" at t, or kNone.
  std::uint32_t conjunction(std::uint32_t t) const {
    const auto is = [&](std::uint32_t i, std::string_view w) {
      return i < s_.end && words_.text(word(i)) == w;
    };
    if (is(t, "as") && is(t + 1, "well") && is(t + 2, "as")) return t + 3;
    if ((is(t, "along") || is(t, "together")) && is(t + 1, "with"))
      return t + 2;
    return kNone;
  }

  bool subordinator(std::uint32_t t) const {
    const std::string_view w = words_.text(word(t));
    if (w == "that" || w == "because" || w == "while" || w == "although" ||
        w == "though" || w == "if" || w == "unless" || w == "whether" ||
        w == "whereas" || w == "once" || w == "lest")
      return true;
    // before, after, since, until, as: a clause if a subject and verb follow.
    if (w == "after" || w == "before" || w == "since" || w == "until" ||
        w == "as" || w == "so") {
      for (std::uint32_t i = t + 1; i < s_.end && i < t + 9; ++i) {
        if (in_mention(i)) continue;
        const Tag k = tag(i);
        if (k == Tag::kVBD || k == Tag::kVBZ || k == Tag::kMD || k == Tag::kVBP)
          return i > t + 1;
        if (k == Tag::kComma || k == Tag::kStop || k == Tag::kCC ||
            k == Tag::kIN || k == Tag::kWDT || k == Tag::kTO)
          return false;
      }
    }
    return false;
  }

  bool infinitive(std::uint32_t t) const {
    std::uint32_t i = t + 1;
    while (i < s_.end && tag(i) == Tag::kRB && !in_mention(i)) ++i;
    return i < s_.end && tag(i) == Tag::kVB && !in_mention(i);
  }

  bool verb_after_adverbs(std::uint32_t t) const {
    std::uint32_t i = t;
    while (i < s_.end && tag(i) == Tag::kRB && !in_mention(i)) ++i;
    return i < s_.end && !in_mention(i) && any(tag(i), kVerbTags) &&
           !(any(tag(i), bit(Tag::kVBN) | bit(Tag::kVBG)) && noun_follows(i));
  }

  bool noun_follows(std::uint32_t t) const {
    return t + 1 < s_.end && !in_mention(t + 1) &&
           any(tag(t + 1), bit(Tag::kNN) | bit(Tag::kNNS) | kAdjectiveTags);
  }

  /// "Under Secretary": a word of a title that is else a preposition.
  bool titles(std::uint32_t t) const {
    return tag(t) == Tag::kIN && a_.tokens[t].is(kCapital) && t + 1 < s_.end &&
           a_.tokens[t + 1].is(kCapital) && words_.text(word(t)) == "under" &&
           words_.text(word(t + 1)) == "secretary";
  }

  bool starts_group(std::uint32_t t) const {
    const Tag k = tag(t);
    if (titles(t)) return true;
    if (any(k, kNominal | kAdjectiveTags | bit(Tag::kDT) | bit(Tag::kPDT) |
                   bit(Tag::kPRP) | bit(Tag::kPRPS) | bit(Tag::kEX) |
                   bit(Tag::kFW)))
      return !(any(k, kAdjectiveTags) && !adjective_opens(t));
    if (k == Tag::kVBN || k == Tag::kVBG) {
      if (!noun_follows(t)) return false;
      if (t == s_.begin) return k == Tag::kVBN;
      const Tag p = tag(t - 1);
      return !any(p, kNounTags | bit(Tag::kPRP) | kVerbTags | bit(Tag::kTO) |
                         bit(Tag::kRB)) &&
             !in_mention(t - 1) && p != Tag::kComma && p != Tag::kIN;
    }
    return false;
  }

  /// An adjective opens a group only if a noun comes: not "is responsible for".
  bool adjective_opens(std::uint32_t t) const {
    for (std::uint32_t i = t; i < s_.end && i < t + 8; ++i) {
      if (in_mention(i)) return true;
      const Tag k = tag(i);
      if (any(k, kNounTags)) return true;
      if (!any(k, kAdjectiveTags | bit(Tag::kVBN) | bit(Tag::kVBG) |
                      bit(Tag::kCC) | bit(Tag::kComma) | bit(Tag::kRB) |
                      bit(Tag::kCD) | bit(Tag::kDash) | bit(Tag::kQuote)))
        return false;
    }
    return false;
  }

  std::uint32_t group(std::uint32_t t) {
    Group g;
    g.begin = t;
    std::uint32_t head = kNone;
    bool pronoun = false;
    std::uint32_t i = t;
    while (i < s_.end) {
      const std::uint32_t m = a_.mention_at[i];
      if (m != kNone) {
        if (i > t && date_ends(t, i)) break;
        const Mention& mention = a_.mentions[m];
        i = mention.end;
        head = i - 1;
        // "U.S. and ROK alliance", "Soviet, East German, and Cuban aid": the
        // head is shared.
        if (const std::uint32_t last = modifiers_end(m); last != kNone)
          i = last;
        continue;
      }
      const Tag k = tag(i);
      if (titles(i)) {
        i += 2;
        head = i - 1;
        continue;
      }
      if (k == Tag::kNNP && i > t && date_ends(t, i)) break;
      if (k == Tag::kDT || k == Tag::kPRPS || k == Tag::kPDT) {
        if (i != t &&
            !(i == t + 1 && (tag(t) == Tag::kPDT || word(t) == w_.both)))
          break;
        ++i;
      } else if (k == Tag::kPRP || k == Tag::kEX) {
        if (i != t) break;
        pronoun = true;
        head = i++;
        break;
      } else if (any(k, kNominal | bit(Tag::kFW))) {
        if (head != kNone && in_mention(head) && says_when(i)) break;
        head = i++;
      } else if (any(k, kAdjectiveTags)) {
        if (head != kNone && !noun_comes(i)) break;
        // "signed the Accords next year": a name that is no modifier ends it.
        if (head != kNone && head == i - 1 && a_.mention_at[head] != kNone) {
          const Mention& last = a_.mentions[a_.mention_at[head]];
          if (last.type != k_.types.country &&
              last.type != k_.types.institution)
            break;
          const bool pair = last.begin > t && tag(last.begin - 1) == Tag::kDash;
          if (last.type == k_.types.country && last.form == Form::kName &&
              !pair)
            break;
          const std::string_view w = words_.text(word(i));
          if (w == "next" || w == "last" || w == "early" || w == "late") break;
        }
        ++i;
      } else if (k == Tag::kVBN || k == Tag::kVBG) {
        if (!noun_comes(i)) break;
        // "Armenian acting Prime Minister"
        if (head != kNone && !(i > t && tag(i - 1) == Tag::kDash) &&
            !(in_mention(head) && k == Tag::kVBG &&
              words_.text(word(i)) == "acting"))
          break;
        ++i;
      } else if (k == Tag::kRB) {
        if (head != kNone || i + 1 >= s_.end ||
            !any(tag(i + 1), kAdjectiveTags | bit(Tag::kVBN) | bit(Tag::kCD)))
          break;
        ++i;
      } else if (k == Tag::kDash && a_.tokens[i].is(kJoined) &&
                 i + 1 < s_.end && a_.tokens[i + 1].is(kJoined) && i > t &&
                 a_.word(i).size() <= 3) {
        ++i;
        if (!in_mention(i) && i < s_.end) {
          // What is hyphened belongs in any case: "U.S.-led", "arms-control".
          if (any(tag(i), kNounTags)) head = i;
          ++i;
        }
      } else if (k == Tag::kCC && i > t && i + 2 < s_.end &&
                 any(tag(i - 1), kAdjectiveTags) &&
                 any(tag(i + 1), kAdjectiveTags | bit(Tag::kVBN)) &&
                 !in_mention(i - 1) && !in_mention(i + 1) &&
                 (head == kNone || head + 1 < i)) {
        ++i;
      } else if (k == Tag::kQuote && i + 1 < s_.end && i > t && head == kNone) {
        ++i;
      } else {
        break;
      }
    }
    if (i == t) i = t + 1;
    g.end = i;
    g.head = head == kNone ? i - 1 : head;
    if (pronoun || head == kNone || tag(g.head) == Tag::kPRP)
      g.pronoun = pronoun_kind(g.head);
    else if (time_group(g))
      g.pronoun = kTime;
    const auto id = static_cast<std::uint32_t>(a_.groups.size());
    g.first_conjunct = id;
    a_.groups.push_back(g);
    for (std::uint32_t j = g.begin; j < g.end; ++j) a_.group_at[j] = id;
    chunks_.push_back({Chunk::kGroup, g.begin, g.end, id});
    return i;
  }

  /// Where a list of states that all go before one noun ends, if mention `m`
  /// opens one; demonyms or acronyms, as names would be a list of their own.
  std::uint32_t modifiers_end(std::uint32_t m) const {
    const Mention* last = &a_.mentions[m];
    bool adjective = false;
    bool and_seen = false;
    std::uint32_t i = last->end;
    while (last->type == k_.types.country) {
      adjective |= last->form == Form::kDemonym || last->form == Form::kAcronym;
      i = last->end;
      if (i < s_.end && tag(i) == Tag::kComma) ++i;
      if (i < s_.end && tag(i) == Tag::kCC) {
        and_seen = true;
        ++i;
      }
      if (i == last->end || i >= s_.end || a_.mention_at[i] == kNone) break;
      last = &a_.mentions[a_.mention_at[i]];
      if (and_seen) break;
    }
    if (!and_seen || last->type != k_.types.country || last->end >= s_.end ||
        last == &a_.mentions[m] || a_.mention_at[last->end] != kNone ||
        !any(tag(last->end), bit(Tag::kNN) | bit(Tag::kNNS) | kAdjectiveTags))
      return kNone;
    adjective |= last->form == Form::kDemonym;
    return adjective ? last->end : kNone;
  }

  /// "On 7 March 2024 Sweden", "In 2023 Sweden": whether [begin, end) is a date
  /// that a name only follows; a bare year goes before names, "the 2023 Vilnius
  /// Summit", but not after "in".
  bool date_ends(std::uint32_t begin, std::uint32_t end) const {
    bool month = false;
    bool number = false;
    for (std::uint32_t t = begin; t < end; ++t) {
      if (listed(t, k_.lists.month))
        month = true;
      else if (tag(t) == Tag::kCD)
        number = true;
      else
        return false;
    }
    if (listed(end, k_.lists.month) || !number) return false;
    return month || (end == begin + 1 && a_.tokens[begin].is(kYear) &&
                     begin > s_.begin && any(tag(begin - 1), bit(Tag::kIN)));
  }

  /// Whether a noun follows within the group: adjectives may stand between.
  bool noun_comes(std::uint32_t t) const {
    for (std::uint32_t i = t + 1; i < s_.end && i < t + 5; ++i) {
      if (in_mention(i))
        return a_.mentions[a_.mention_at[i]].form == Form::kDemonym ||
               any(tag(t), kAdjectiveTags);
      const Tag k = tag(i);
      if (any(k, bit(Tag::kNN) | bit(Tag::kNNS) | bit(Tag::kNNP))) return true;
      if (!any(k, kAdjectiveTags | bit(Tag::kVBN) | bit(Tag::kVBG) |
                      bit(Tag::kDash) | bit(Tag::kCC)))
        return false;
    }
    return false;
  }

  std::uint8_t pronoun_kind(std::uint32_t t) const {
    const std::string_view w = words_.text(word(t));
    if (w == "he" || w == "she" || w == "him" || w == "her") return kHe;
    if (w == "it") return kIt;
    if (w == "they" || w == "them") return kThey;
    if (w == "we" || w == "us" || w == "i" || w == "me") return kWe;
    return kOther;
  }

  /// "met Kenyatta today": a word of time that is no part of the group before.
  bool says_when(std::uint32_t t) const {
    const std::string_view w = words_.text(word(t));
    return w == "today" || w == "yesterday" || w == "tomorrow" ||
           w == "tonight" || (listed(t, k_.lists.weekday) && !noun_follows(t));
  }

  bool time_group(const Group& g) const {
    if (in_mention(g.head)) return false;
    if (listed(g.head, k_.lists.month) || listed(g.head, k_.lists.weekday))
      return true;
    if (a_.tokens[g.head].is(kYear)) return true;
    if (tag(g.head) == Tag::kCD && g.head > g.begin &&
        (listed(g.begin, k_.lists.month)))
      return true;
    const std::string_view w = words_.text(lemma(g.head));
    return w == "today" || w == "yesterday" || w == "tomorrow" ||
           w == "tonight" || w == "year" || w == "week" || w == "month" ||
           w == "day" || w == "morning" || w == "evening" || w == "decade" ||
           w == "century" || w == "afternoon";
  }

  std::uint32_t verb(std::uint32_t t) {
    Verb v;
    v.begin = t;
    std::uint32_t i = t;
    bool be = false;
    bool have = false;
    bool to = false;
    bool modal = false;
    std::uint32_t main = kNone;
    if (tag(i) == Tag::kTO) {
      to = true;
      ++i;
    }
    while (i < s_.end && !in_mention(i)) {
      const Tag k = tag(i);
      if (k == Tag::kRB) {
        if (word(i) == w_.n_t || listed(i, k_.lists.negative_word))
          v.negated = true;
        if (listed(i, k_.lists.reported_doubt)) v.possible = true;
        // Adverbs belong only if the verb goes on after them.
        std::uint32_t j = i;
        while (j < s_.end && tag(j) == Tag::kRB && !in_mention(j)) ++j;
        if (main != kNone &&
            !(j < s_.end && !in_mention(j) && continues(main, j))) {
          if (word(i) == w_.n_t || listed(i, k_.lists.negative_word)) {
            ++i;
            continue;
          }
          break;
        }
        ++i;
        continue;
      }
      if (!any(k, kVerbTags)) break;
      if (main != kNone && !continues(main, i)) break;
      if (k == Tag::kMD) {
        modal = true;
        if (listed(i, k_.lists.modal_possible) ||
            listed(i, k_.lists.modal_future))
          v.possible = true;
      }
      if (main != kNone) {
        if (lemma(main) == w_.be || lemma(main) == w_.get) be = true;
        if (lemma(main) == w_.have) have = true;
      }
      if (main == kNone) v.finite = any(k, kFiniteTags) && !to;
      main = i++;
    }
    if (main == kNone) {  // Adverbs that no verb followed after all.
      chunks_.push_back({Chunk::kAdverb, t, std::max(i, t + 1), kNone});
      return std::max(i, t + 1);
    }
    v.end = i;
    v.head = main;
    v.lemma = lemma(main);
    const bool participle =
        tag(main) == Tag::kVBN || (tag(main) == Tag::kVBD && be);
    if (participle && be) v.voice = Voice::kPassive;
    if (participle && !be && !have && !v.finite && !to && !modal) {
      if (ends_in_by(main))
        v.finite = true;  // "stood by X" has no agent.
      else
        v.voice = Voice::kPassive;
    }
    const auto id = static_cast<std::uint32_t>(a_.verbs.size());
    a_.verbs.push_back(v);
    for (std::uint32_t j = v.begin; j < v.end; ++j) a_.verb_at[j] = id;
    chunks_.push_back({Chunk::kVerb, v.begin, v.end, id});
    return v.end;
  }

  /// Whether an entry of several words that ends in "by" stands at a verb.
  bool ends_in_by(std::uint32_t t) const {
    return t + 1 < s_.end && words_.text(word(t + 1)) == "by" &&
           std::ranges::any_of(a_.hits_from(t), [&](const Hit& hit) {
             return hit.value->kind == TrieValue::Kind::kList &&
                    hit.end == t + 2;
           });
  }

  /// Whether the verb at i goes on the group whose last verb is `main`.
  bool continues(std::uint32_t main, std::uint32_t i) const {
    const Tag k = tag(i);
    if (tag(main) == Tag::kMD)
      return k == Tag::kVB || k == Tag::kVBP || k == Tag::kVBN;
    const WordId l = lemma(main);
    if (l == w_.be || l == w_.get)
      return k == Tag::kVBN || k == Tag::kVBG ||
             (k == Tag::kVBD && (words_[word(i)].tags & bit(Tag::kVBN)) != 0);
    if (l == w_.have)
      return k == Tag::kVBN ||
             (k == Tag::kVBD && (words_[word(i)].tags & bit(Tag::kVBN)) != 0);
    if (l == w_.doing) return k == Tag::kVB || k == Tag::kVBP;
    return false;
  }

  // -- Links ---------------------------------------------------------------

  struct Frame {
    std::uint32_t subject = kNone;    // Waiting for its verb.
    std::uint32_t verb = kNone;       // The clause's finite verb.
    std::uint32_t last_verb = kNone;  // The latest verb, finite or not.
    std::uint32_t gap = kNone;        // What a relative pronoun stands for.
    bool conditional = false;
    std::uint32_t clause = 0;
    bool relative = false;
    std::uint32_t opening = kNone;       // "At the summit, ..."
    std::uint32_t opening_verb = kNone;  // "After invading Kuwait, ..."
  };

  Group& g(std::uint32_t id) { return a_.groups[id]; }
  Verb& v(std::uint32_t id) { return a_.verbs[id]; }

  bool finite_follows(std::size_t c) const {
    // A verb that this group is the subject of: only prepositional phrases,
    // adverbs and "and GROUP" may stand between.
    for (std::size_t i = c + 1; i < chunks_.size(); ++i) {
      const Chunk& x = chunks_[i];
      if (x.kind == Chunk::kVerb) return a_.verbs[x.id].finite;
      if (x.kind == Chunk::kAdverb) continue;
      if (x.kind == Chunk::kPrep && i + 1 < chunks_.size() &&
          chunks_[i + 1].kind == Chunk::kGroup && i < c + 5) {
        ++i;
        continue;
      }
      if (x.kind == Chunk::kPoss && i + 1 < chunks_.size()) {
        ++i;
        continue;
      }
      return false;
    }
    return false;
  }

  void link() {
    frames_.clear();
    frames_.push_back({});
    frames_.back().clause = ++clauses_;
    std::uint32_t last_group = kNone;  // The group just before, if near.
    std::uint32_t prep = kNone;        // Preposition waiting for its group.
    std::uint32_t joined = kNone;      // Group before "and" or a comma.
    bool and_seen = false;
    bool comma_seen = false;
    std::uint32_t comma_group = kNone;  // Group before the comma.
    std::uint32_t verb_before_and = kNone;
    std::uint32_t possessor = kNone;
    std::uint32_t main_subject = kNone;
    for (std::size_t c = 0; c < chunks_.size(); ++c) {
      const Chunk& x = chunks_[c];
      Frame& f = frames_.back();
      switch (x.kind) {
        case Chunk::kPoss:
          possessor = last_group;
          last_group = kNone;
          break;
        case Chunk::kPrep:
          if (particle(c)) break;
          prep = compound(x.begin) ? x.begin - 1 : x.begin;
          verb_before_and = kNone;
          break;
        case Chunk::kAdverb:
          break;
        case Chunk::kComma:
          comma_seen = true;
          if (last_group != kNone) {
            joined = last_group;
            comma_group = last_group;
          }
          last_group = kNone;
          prep = kNone;
          break;
        case Chunk::kAnd:
          and_seen = true;
          if (last_group != kNone) joined = last_group;
          verb_before_and = f.last_verb;
          last_group = kNone;
          prep = kNone;
          break;
        case Chunk::kOpen:
          // "(ROK or South Korea)": other names; the sentence goes on as if
          // they were not there.
          if (const std::size_t close = names_in_brackets(c); close != 0) {
            c = close;
            if (c + 1 < chunks_.size() &&
                chunks_[c + 1].kind == Chunk::kGroup && last_group != kNone &&
                bare(chunks_[c + 1].id))
              possessor = last_group;  // "the US–ROK (...) alliance"
            break;
          }
          [[fallthrough]];
        case Chunk::kClose:
          prep = kNone;
          comma_seen = x.kind == Chunk::kOpen;
          if (comma_seen) comma_group = last_group;
          break;
        case Chunk::kBreak:
          new_clause(false);
          last_group = prep = joined = comma_group = verb_before_and =
              possessor = kNone;
          and_seen = comma_seen = false;
          break;
        case Chunk::kSub: {
          const std::string_view w = words_.text(word(x.begin));
          Frame inner;
          inner.clause = ++clauses_;
          inner.conditional =
              words_.in_list(word(x.begin), k_.lists.conditional_word) ||
              w == "whether";
          if (f.verb == kNone && f.subject == kNone)
            f.conditional = inner.conditional;  // "If X does, Y will"
          frames_.push_back(inner);
          last_group = prep = joined = comma_group = kNone;
          and_seen = comma_seen = false;
          break;
        }
        case Chunk::kWh: {
          Frame inner;
          inner.clause = ++clauses_;
          inner.gap = last_group != kNone ? last_group : comma_group;
          if (inner.gap != kNone) inner.gap = antecedent(inner.gap, x.begin);
          inner.relative = true;
          frames_.push_back(inner);
          last_group = prep = joined = comma_group = kNone;
          and_seen = comma_seen = false;
          break;
        }
        case Chunk::kGroup: {
          Group& group = g(x.id);
          group.clause = f.clause;
          group.possessor = possessor;
          if (possessor != kNone) group.preposition = g(possessor).preposition;
          if (group.pronoun == kTime && prep == kNone) {
            possessor = kNone;
            break;
          }
          // A possessed group stands where its possessor stood: the links
          // that the possessor took are handed on.
          if (possessor != kNone) {
            inherit(possessor, x.id);
            possessor = kNone;
            last_group = x.id;
            break;
          }
          const bool subject_next = finite_follows(c);
          // A list of subjects after an opening phrase.
          const std::size_t list = list_ahead(c);
          const bool subjects_next =
              subject_next || (list != 0 && f.verb == kNone &&
                               f.subject == kNone && finite_follows(list));
          if (prep != kNone) {
            group.preposition = prep;
            group.host = last_group;
            group.verb = f.last_verb;
            if (f.last_verb == kNone && last_group == kNone &&
                f.subject == kNone && f.opening == kNone)
              f.opening = x.id;
            prep = kNone;
          } else if (joined != kNone && (and_seen || comma_seen) &&
                     coordinates(conjunct(joined, x.id), x.id, c, and_seen,
                                 subject_next, f)) {
            join(conjunct(joined, x.id), x.id);
          } else if (comma_seen && comma_group != kNone && !and_seen &&
                     !subjects_next &&
                     apposed(described(comma_group, x.id), x.id)) {
            group.appositive_of = described(comma_group, x.id);
            if (g(group.appositive_of).appositive == kNone)
              g(group.appositive_of).appositive = x.id;
          } else if (f.gap != kNone && f.verb == kNone && f.relative) {
            f.subject = x.id;  // "which Russia signed"
          } else if (f.verb == kNone && f.opening_verb != kNone &&
                     f.opening_verb == f.last_verb && !comma_seen &&
                     !subject_next && v(f.last_verb).voice == Voice::kActive &&
                     v(f.last_verb).object == kNone) {
            v(f.last_verb).object = x.id;
            group.verb = f.last_verb;
          } else if (f.verb == kNone) {
            // The last bare group before the verb is the subject; a comma
            // before it closes an opening phrase.
            if (f.subject == kNone || (subject_next && comma_seen))
              f.subject = x.id;
            if (frames_.size() == 1) main_subject = f.subject;
          } else if (subject_next && f.last_verb != kNone) {
            // "said X would ...", "and X condemned": a clause of its own.
            if (and_seen || comma_seen) {
              new_clause(true);
              frames_.back().subject = x.id;
            } else {
              Frame inner;
              inner.clause = ++clauses_;
              inner.subject = x.id;
              frames_.push_back(inner);
            }
            group.clause = frames_.back().clause;
          } else if (f.last_verb != kNone) {
            Verb& verb = v(f.last_verb);
            group.verb = f.last_verb;
            if (verb.voice == Voice::kPassive) {
              if (verb.second == kNone) verb.second = x.id;
            } else if (verb.object == kNone) {
              verb.object = x.id;
            } else if (verb.second == kNone && !comma_seen) {
              verb.second = x.id;
            }
          }
          last_group = x.id;
          joined = comma_group = kNone;
          and_seen = comma_seen = false;
          break;
        }
        case Chunk::kVerb: {
          Verb& verb = v(x.id);
          attach(verb, x.id, last_group, joined, and_seen, comma_seen, prep,
                 verb_before_and, main_subject);
          last_group = prep = joined = comma_group = verb_before_and =
              possessor = kNone;
          and_seen = comma_seen = false;
          break;
        }
      }
    }
  }

  /// "in addition to X", "according to X": whether a "to" is a part of a
  /// preposition of several words, so that X is no goal.
  bool compound(std::uint32_t t) const {
    if (t == s_.begin || words_.text(word(t)) != "to") return false;
    const std::string_view w = words_.text(word(t - 1));
    return w == "addition" || w == "according" || w == "response" ||
           w == "due" || w == "prior" || w == "contrary" || w == "contrast" ||
           w == "opposed" || w == "relation" || w == "regard" ||
           w == "respect" || w == "subject";
  }

  /// "carried out attacks", "turned down the offer": whether chunk c is a part
  /// of the verb before it, so that what follows is the object.
  bool particle(std::size_t c) const {
    if (c == 0 || chunks_[c - 1].kind != Chunk::kVerb ||
        chunks_[c - 1].end != chunks_[c].begin ||
        a_.verbs[chunks_[c - 1].id].voice != Voice::kActive)
      return false;
    const std::uint32_t t = chunks_[c].begin;
    if (tag(t) == Tag::kRP) return true;
    const std::string_view w = words_.text(word(t));
    return (w == "over" || w == "off" || w == "down" || w == "up" ||
            w == "out" || w == "back") &&
           std::ranges::any_of(a_.hits_from(a_.verbs[chunks_[c - 1].id].head),
                               [&](const Hit& hit) {
                                 return hit.value->kind ==
                                            TrieValue::Kind::kList &&
                                        hit.end == t + 1;
                               });
  }

  /// The closing bracket's chunk if chunk c opens one that holds names alone.
  std::size_t names_in_brackets(std::size_t c) const {
    for (std::size_t i = c + 1; i < chunks_.size() && i < c + 7; ++i) {
      const Chunk& x = chunks_[i];
      if (x.kind == Chunk::kClose) return i > c + 1 ? i : 0;
      if (x.kind == Chunk::kGroup
              ? !is_name(x.id)
              : x.kind != Chunk::kAnd && x.kind != Chunk::kComma)
        return 0;
    }
    return 0;
  }

  /// A common noun without article, adjective or name.
  bool bare(std::uint32_t id) const {
    const Group& group = a_.groups[id];
    return group.begin == group.head && !in_mention(group.head) &&
           group.pronoun == kNotPronoun;
  }

  void new_clause(bool keep_conditional) {
    const bool conditional = keep_conditional && frames_.back().conditional;
    frames_.resize(1);
    frames_[0] = {};
    frames_[0].clause = ++clauses_;
    frames_[0].conditional = conditional;
  }

  /// What "who" and "which" stand for: the group before, or for "who" the
  /// group that it depends on when it is a country's.
  std::uint32_t antecedent(std::uint32_t id, std::uint32_t wh) {
    const std::string_view w = words_.text(word(wh));
    std::uint32_t at = id;
    for (int hop = 0; hop < 3; ++hop) {
      const Group& group = g(at);
      if (w != "who" || group.host == kNone) break;
      const std::uint32_t m = a_.mention_at[group.head];
      if (m != kNone && a_.mentions[m].type == k_.types.person) break;
      if (m == kNone && words_.in_list(word(group.head), k_.lists.person_noun))
        break;
      at = group.host;
    }
    return g(at).appositive_of != kNone ? g(at).appositive_of : at;
  }

  /// The possessed group takes the place of its possessor.
  void inherit(std::uint32_t from, std::uint32_t to) {
    Group& a = g(from);
    Group& b = g(to);
    b.preposition = a.preposition;
    b.host = a.host;
    b.verb = a.verb;
    b.clause = a.clause;
    if (a.first_conjunct != from) {
      // In a coordination: stand in for it.
      std::uint32_t c = a.first_conjunct;
      while (g(c).next_conjunct != from) c = g(c).next_conjunct;
      g(c).next_conjunct = to;
      b.first_conjunct = a.first_conjunct;
      a.first_conjunct = from;
    }
    if (a.appositive_of != kNone) {
      b.appositive_of = a.appositive_of;
      if (g(b.appositive_of).appositive == from)
        g(b.appositive_of).appositive = to;
      a.appositive_of = kNone;
    }
    for (Frame& f : frames_)
      if (f.subject == from) f.subject = to;
    for (std::size_t i = a_.verbs.size();
         i-- > 0 && a_.verbs[i].begin >= s_.begin;) {
      Verb& verb = a_.verbs[i];
      if (verb.object == from) verb.object = to;
      if (verb.second == from) verb.second = to;
      if (verb.subject == from) verb.subject = to;
    }
    a.preposition = kNone;
    a.verb = kNone;
    a.host = kNone;
  }

  bool is_name(std::uint32_t id) const {
    return a_.mention_at[a_.groups[id].head] != kNone;
  }
  bool is_person(std::uint32_t id) const {
    return is_name(id) && type_of(id) == k_.types.person;
  }
  TypeId type_of(std::uint32_t id) const {
    return a_.mentions[a_.mention_at[a_.groups[id].head]].type;
  }

  /// Whether `b` is coordinated with `a` ("A, B and C").
  bool coordinates(std::uint32_t a, std::uint32_t b, std::size_t c,
                   bool and_seen, bool subject_next, const Frame& f) {
    const Group& x = g(a);
    if (g(b).pronoun == kTime || x.pronoun == kTime) return false;
    if (and_seen && subject_next) {
      // "met A and B said": B starts a clause unless A waits as subject.
      return f.verb == kNone && (x.preposition == kNone || f.subject != kNone);
    }
    if (!and_seen) {
      // A list goes on only if an "and" comes after more members. After an
      // opening phrase one before the verb is its own: "After the election of
      // A, B and C signed".
      const std::size_t end = list_ahead(c);
      if (end == 0 && f.verb != kNone && !subject_next && is_person(a) &&
          is_person(b) && described(a, b) == a)
        return true;                           // No one is apposed to another.
      if (described(a, b) != a) return false;  // "the Bey of Tunis, X, and Y"
      if (end == 0 || (f.verb == kNone && f.subject == kNone &&
                       x.preposition != kNone && finite_follows(end)))
        return false;
      return is_name(a) == is_name(b) &&
             (!is_name(a) || alike(type_of(a), type_of(b)));
    }
    if (is_name(a) && is_name(b)) return kin(type_of(a), type_of(b));
    return true;
  }

  /// What `b` is coordinated with, if with `a` or what `a` depends on: "met
  /// President X of Korea and Prime Minister Y" joins X and Y.
  std::uint32_t conjunct(std::uint32_t a, std::uint32_t b) const {
    if (!is_name(a) || !is_name(b) || type_of(a) == type_of(b)) return a;
    for (std::uint32_t at = a_.groups[a].host, hop = 0; at != kNone && hop < 3;
         at = a_.groups[at].host, ++hop)
      if (is_name(at) && type_of(at) == type_of(b)) return at;
    return a;
  }

  /// Types that one list names side by side.
  bool alike(TypeId x, TypeId y) const {
    if (x == y) return true;
    const auto actor = [&](TypeId t) {
      return t == k_.types.country || t == k_.types.institution ||
             t == k_.types.person;
    };
    const auto site = [&](TypeId t) {
      return t == k_.types.country || t == k_.types.place;
    };
    return (actor(x) && actor(y)) || (site(x) && site(y));
  }

  bool kin(TypeId x, TypeId y) const {
    if (x == y) return true;
    const auto actor = [&](TypeId t) {
      return t == k_.types.country || t == k_.types.institution ||
             t == k_.types.person;
    };
    const auto site = [&](TypeId t) {
      return t == k_.types.country || t == k_.types.place;
    };
    return (actor(x) && actor(y)) || (site(x) && site(y)) || !actor(x) ||
           !actor(y);
  }

  /// The last member's chunk of a list from chunk c on, or 0:
  /// (, GROUP)* ,? and GROUP. What hangs on a member (a
  /// preposition and its group, an appositive of one word) may stand between.
  std::size_t list_ahead(std::size_t c) const {
    std::size_t i = c + 1;
    int members = 0;
    while (i < chunks_.size() && members < 40) {
      const Chunk::Kind kind = chunks_[i].kind;
      if (kind == Chunk::kAnd)
        return i + 1 < chunks_.size() && chunks_[i + 1].kind == Chunk::kGroup
                   ? i + 1
                   : 0;
      if (kind == Chunk::kComma) {
        ++i;
        if (i < chunks_.size() && chunks_[i].kind == Chunk::kAnd) continue;
        if (i >= chunks_.size() || chunks_[i].kind != Chunk::kGroup) return 0;
        ++members;
        ++i;
      } else if ((kind == Chunk::kPrep || kind == Chunk::kPoss) &&
                 i + 1 < chunks_.size() &&
                 chunks_[i + 1].kind == Chunk::kGroup) {
        i += 2;
      } else if (kind == Chunk::kOpen && i + 2 < chunks_.size() &&
                 chunks_[i + 2].kind == Chunk::kClose) {
        i += 3;
      } else {
        return 0;
      }
    }
    return 0;
  }

  void join(std::uint32_t a, std::uint32_t b) {
    const std::uint32_t first = g(a).first_conjunct;
    std::uint32_t last = first;
    while (g(last).next_conjunct != kNone) last = g(last).next_conjunct;
    g(last).next_conjunct = b;
    g(b).first_conjunct = first;
    g(b).preposition = g(first).preposition;
    g(b).host = g(first).host;
    g(b).verb = g(first).verb;
  }

  /// What `b`, a person, says the name of: the titles that `a` depends on,
  /// "the Bey of Tunis, X,"; or `a`.
  std::uint32_t described(std::uint32_t a, std::uint32_t b) const {
    if (!is_person(b) || !is_name(a)) return a;
    std::uint32_t at = a;
    for (int hop = 0; hop < 3; ++hop) {
      const std::uint32_t host = a_.groups[at].host;
      if (host == kNone || is_name(host) ||
          !words_.in_list(word(a_.groups[host].head), k_.lists.title) ||
          (is_person(at) &&
           words_.text(word(a_.groups[at].preposition)) == "of"))
        break;  // "Secretary of State X, Y" are two.
      at = host;
    }
    return at;
  }

  /// "NAME, the foreign minister of Iran," and "the minister, NAME,".
  bool apposed(std::uint32_t a, std::uint32_t b) const {
    const Group& x = a_.groups[a];
    const Group& y = a_.groups[b];
    if (x.pronoun != kNotPronoun || y.pronoun != kNotPronoun) return false;
    const bool name_x = is_name(a);
    const bool name_y = is_name(b);
    if (name_x && name_y) {
      const TypeId tx = type_of(a);
      const TypeId ty = type_of(b);
      // "Geneva, Switzerland" is containment, "CNAS, Washington" a seat.
      const bool title_y = y.head >= y.begin &&
                           a_.mention_at[y.begin] == kNone &&
                           tag(y.begin) == Tag::kDT;
      return tx == ty && title_y;
    }
    return name_x != name_y;
  }

  void attach(Verb& verb, std::uint32_t id, std::uint32_t last_group,
              std::uint32_t joined, bool and_seen, bool comma_seen,
              std::uint32_t prep, std::uint32_t verb_before_and,
              std::uint32_t main_subject) {
    Frame* f = &frames_.back();
    const bool infinitive = tag(verb.begin) == Tag::kTO;
    if (verb.finite) {
      std::uint32_t subject = kNone;
      if (f->verb == kNone && f->subject != kNone) {
        subject = f->subject;
        if (f->gap != kNone && f->relative && verb.voice == Voice::kActive)
          verb.object = f->gap;
      } else if (f->verb == kNone && f->gap != kNone) {
        subject = f->gap;
      } else if (and_seen && verb_before_and != kNone && last_group == kNone &&
                 f->verb != kNone) {
        subject = surface_subject(f->verb);  // "met X and signed Y"
      } else {
        // The clause that was open is over: an outer one waits for its verb.
        while (frames_.size() > 1 && !(frames_.back().verb == kNone &&
                                       frames_.back().subject != kNone))
          frames_.pop_back();
        f = &frames_.back();
        if (f->verb == kNone && f->subject != kNone)
          subject = f->subject;
        else if (comma_seen && !and_seen && described_object(f->verb, joined))
          subject =
              std::exchange(v(f->verb).object, kNone);  // "said X, the Y, met"
        else if (comma_seen || and_seen)
          subject = f->verb != kNone ? surface_subject(f->verb) : kNone;
      }
      set_subject(verb, subject);
      if (f->opening_verb != kNone && subject != kNone)
        set_subject(v(std::exchange(f->opening_verb, kNone)), subject);
      if (f->opening != kNone)
        for (std::uint32_t c = std::exchange(f->opening, kNone); c != kNone;
             c = g(c).next_conjunct)
          g(c).verb = id;
      verb.clause = f->clause;
      f->verb = f->last_verb = id;
      f->subject = kNone;
      f->gap = kNone;
    } else if (infinitive) {
      verb.clause = f->clause;
      const std::uint32_t governor =
          and_seen && verb_before_and != kNone &&
                  v(verb_before_and).parent != kNone &&
                  tag(v(verb_before_and).begin) == Tag::kTO
              ? v(verb_before_and).parent
              : f->last_verb;
      if (last_group != kNone && agent(last_group)) {
        set_subject(verb, g(last_group).first_conjunct);  // "pledge by X to"
      } else if (last_group != kNone && g(last_group).possessor != kNone &&
                 !words_.in_list(word(g(last_group).head),
                                 k_.lists.person_noun) &&
                 !words_.in_list(word(g(last_group).head),
                                 k_.lists.proxy_actor)) {
        set_subject(verb, g(last_group).possessor);  // "X's decision to"
        verb.possible = true;
      } else if (governor != kNone) {
        verb.parent = governor;
        const Verb& p = v(governor);
        const bool control = words_.in_list(p.lemma, k_.lists.object_control) ||
                             phrase_listed(p.head, k_.lists.object_control);
        std::uint32_t controlled =
            p.voice == Voice::kPassive ? surface_subject(governor) : p.object;
        if (control && controlled == kNone)
          controlled = prepositional(governor);
        set_subject(verb, control && controlled != kNone
                              ? controlled
                              : surface_subject(governor));
      } else if (f->subject != kNone) {
        set_subject(verb, f->subject);  // "X's decision to ..." before its verb
      } else if (f->verb == kNone && last_group == kNone) {
        f->opening_verb = id;  // "To help X, Y sent"
      }
      f->last_verb = id;
    } else if (verb.voice == Voice::kPassive) {
      // A participle after its noun: "sanctions imposed by", "led by X".
      verb.clause = f->clause;
      if (last_group != kNone)
        verb.object = g(last_group).first_conjunct;
      else if (and_seen && verb_before_and != kNone &&
               v(verb_before_and).object == kNone)
        verb.object = surface_subject(verb_before_and);
      else if (and_seen && verb_before_and != kNone &&
               v(verb_before_and).voice == Voice::kPassive)
        verb.object = v(verb_before_and).object;  // "signed and ratified by"
      else if (comma_seen && joined != kNone)
        verb.object = joined;
      else if (f->subject == kNone && f->verb == kNone)
        verb.object = main_subject;
      if (verb.object == kNone && f->verb == kNone) f->opening_verb = id;
      f->last_verb = id;
    } else {
      // -ing: after its noun, after a comma (subject of the clause), after a
      // preposition ("by visiting").
      verb.clause = f->clause;
      verb.parent = f->last_verb;
      if (prep == kNone && last_group != kNone && !comma_seen)
        set_subject(verb, last_group);
      else if (prep != kNone && last_group != kNone && !comma_seen &&
               patient_does(f->last_verb, last_group, prep))
        set_subject(verb, last_group);
      else if (and_seen && verb_before_and != kNone)
        set_subject(verb, surface_subject(verb_before_and));
      else if (f->verb != kNone)
        set_subject(verb, surface_subject(f->verb));
      else if (f->subject != kNone)
        set_subject(verb, f->subject);
      else if (last_group == kNone && !comma_seen &&
               tag(verb.begin) == Tag::kVBG)
        f->opening_verb = id;
      f->last_verb = id;
    }
    if (f->conditional) verb.possible = true;
  }

  /// "the pledge by X": whether a group does what a noun says.
  bool agent(std::uint32_t group) const {
    const Group& x = a_.groups[group];
    return x.preposition != kNone && x.host != kNone &&
           words_.text(word(x.preposition)) == "by";
  }

  /// Whether `group` hangs on the apposition of the verb's object, a name.
  bool described_object(std::uint32_t verb, std::uint32_t group) const {
    if (verb == kNone || a_.verbs[verb].object == kNone) return false;
    const std::uint32_t object = a_.verbs[verb].object;
    for (int hop = 0; group != kNone && hop < 4; ++hop) {
      if (a_.groups[group].appositive_of == object) return is_name(object);
      group = a_.groups[group].host;
    }
    return false;
  }

  /// "accused X of exporting", "thanked X for joining", "kept X from joining".
  bool patient_does(std::uint32_t verb, std::uint32_t group,
                    std::uint32_t prep) const {
    if (verb == kNone || a_.verbs[verb].voice == Voice::kPassive ||
        a_.verbs[verb].object != a_.groups[group].first_conjunct)
      return false;
    const std::string_view w = words_.text(word(prep));
    return w == "of" || w == "for" || w == "from";
  }

  bool phrase_listed(std::uint32_t t, ListId list) const {
    for (const Hit& hit : a_.hits_from(t))
      if (hit.value->kind == TrieValue::Kind::kList &&
          hit.value->id == static_cast<std::uint32_t>(list))
        return true;
    return false;
  }

  /// "call on X to": the group after the verb's preposition.
  std::uint32_t prepositional(std::uint32_t verb) const {
    for (std::size_t i = a_.groups.size();
         i-- > 0 && a_.groups[i].begin >= a_.verbs[verb].end;)
      if (a_.groups[i].verb == verb && a_.groups[i].preposition != kNone &&
          a_.groups[i].preposition == a_.verbs[verb].end)
        return static_cast<std::uint32_t>(i);
    return kNone;
  }

  /// The grammatical subject, passive or not.
  std::uint32_t surface_subject(std::uint32_t id) const {
    const Verb& verb = a_.verbs[id];
    return verb.voice == Voice::kPassive ? verb.object : verb.subject;
  }

  static void set_subject(Verb& verb, std::uint32_t group) {
    (verb.voice == Voice::kPassive ? verb.object : verb.subject) = group;
  }

  const Knowledge& k_;
  const WordTable& words_;
  Words w_;
  Analysis& a_;
  Sentence s_;
  std::vector<Chunk> chunks_;
  std::vector<Frame> frames_;
  std::uint32_t clauses_ = 0;
};

}  // namespace

void find_phrases(const Knowledge& knowledge, Analysis& a) {
  Phraser(knowledge, a).run();
}

}  // namespace entente
