#include "extract/matcher.h"

#include <algorithm>

namespace entente {
namespace {

bool fits(ClassId id, const Analysis& a, std::uint32_t t) {
  return ((a.classes[t] >> static_cast<unsigned>(id)) & 1) != 0;
}

bool is_cap(const Analysis& a, std::uint32_t t) {
  return fits(ClassId::kCap, a, t);
}

/// A hyphen, or an en dash between words; an em dash parts them.
bool is_hyphen(const Analysis& a, std::uint32_t t) {
  return a.tokens[t].tag == Tag::kDash && a.tokens[t].is(kJoined) &&
         a.tokens[t].span.size() <= 3 && a.word(t) != "\xE2\x80\x94";
}

/// Whether token t goes on with the name before its hyphen: "Ki-moon", but
/// not "U.S.-led".
bool continues_name(const Analysis& a, const WordTable& words,
                    std::uint32_t t) {
  const Token& token = a.tokens[t];
  if (token.is(kCapital) || token.is(kDigits)) return true;
  if (!token.is(kLower) || token.length > 6) return false;
  const Tag tag = words[token.word].tag;
  return !any(tag, kVerbTags | kAdjectiveTags | bit(Tag::kRB));
}

/// End of the capitalised word at t with what is hyphened to it.
std::uint32_t cap_end(const Analysis& a, const WordTable& words,
                      std::uint32_t t, std::uint32_t end) {
  std::uint32_t e = t + 1;
  while (e + 1 < end && is_hyphen(a, e) && a.tokens[e + 1].is(kJoined) &&
         continues_name(a, words, e + 1))
    e += 2;
  return e;
}

/// Begin of the capitalised compound that ends before boundary p, or kNone.
std::uint32_t cap_begin(const Analysis& a, const WordTable& words,
                        std::uint32_t p, std::uint32_t begin) {
  std::uint32_t t = p - 1;
  std::uint32_t best = is_cap(a, t) ? t : kNone;
  while (t >= begin + 2 && is_hyphen(a, t - 1) && a.tokens[t].is(kJoined) &&
         continues_name(a, words, t)) {
    t -= 2;
    if (is_cap(a, t))
      best = t;
    else if (!a.tokens[t].is(kLower))
      break;
  }
  return best;
}

}  // namespace

bool Matcher::match(const Pattern& pattern, std::uint32_t at,
                    std::uint32_t begin, std::uint32_t end, Match& out) {
  pattern_ = &pattern;
  begin_ = begin;
  end_ = end;
  steps_ = kSteps;
  out.slots.fill(kNone);
  match_ = &out;
  return run(pattern.right, 0, at, true, out.end) &&
         run(pattern.left, 0, at, false, out.begin);
}

bool Matcher::run(const std::vector<Step>& program, std::uint32_t pc,
                  std::uint32_t place, bool forward, std::uint32_t& stop) {
  while (true) {
    if (--steps_ < 0) return false;
    const Step& step = program[pc];
    switch (step.op) {
      case Step::Op::kDone:
        stop = place;
        return true;
      case Step::Op::kJump:
        pc = step.a;
        break;
      case Step::Op::kSave: {
        if (step.a >= Match::kSlots) return false;
        const std::uint32_t old = match_->slots[step.a];
        match_->slots[step.a] = place;
        if (run(program, pc + 1, place, forward, stop)) return true;
        match_->slots[step.a] = old;
        return false;
      }
      case Step::Op::kSplit:
        if (run(program, step.a, place, forward, stop)) return true;
        pc = step.b;
        break;
      case Step::Op::kNot: {
        if (program[pc + 1].op == Step::Op::kTest &&
            program[pc + 2].op == Step::Op::kDone) {  // Most are so simple.
          if (--steps_ < 0) return false;
          if (stands(pattern_->elements[program[pc + 1].a], place,
                     step.b == 0)) {
            --steps_;
            return false;
          }
          pc = step.a;
          break;
        }
        std::uint32_t ignored = 0;
        if (run(program, pc + 1, place, step.b == 0, ignored)) return false;
        pc = step.a;
        break;
      }
      case Step::Op::kTest: {
        std::uint32_t next = 0;
        const Quick known =
            quick(pattern_->elements[step.a], place, forward, next);
        if (known == Quick::kNo) return false;
        if (known == Quick::kYes) {
          place = next;
          ++pc;
          break;
        }
        std::array<std::uint32_t, 8> to{};
        const std::uint32_t n =
            ends(pattern_->elements[step.a], place, forward, to);
        if (n == 0) return false;
        for (std::uint32_t i = 0; i + 1 < n; ++i)
          if (run(program, pc + 1, to[i], forward, stop)) return true;
        place = to[n - 1];
        ++pc;
        break;
      }
    }
  }
}

Matcher::Quick Matcher::quick(const Element& e, std::uint32_t place,
                              bool forward, std::uint32_t& to) const {
  if (forward ? place >= end_ : place <= begin_) return Quick::kNo;
  const std::uint32_t t = forward ? place : place - 1;
  to = forward ? place + 1 : t;
  const Token& token = a_.tokens[t];
  const WordTable& words = lexicon_.words();
  bool fit = false;
  switch (e.kind) {
    case Element::Kind::kWords:
      for (const WordId w : e.words) fit |= w == token.word;
      fit = fit && token.word != kUnknownWord;
      break;
    case Element::Kind::kLemmas: {
      if (token.word == kUnknownWord) return Quick::kNo;
      const WordId lemma = words[token.word].lemma;
      for (const WordId w : e.words) fit |= w == lemma;
      break;
    }
    case Element::Kind::kLists: {
      if (forward ? a_.hits_at[t] != a_.hits_at[t + 1]
                  : a_.hits_end_at[place] != a_.hits_end_at[place + 1])
        return Quick::kAsk;
      if (token.word == kUnknownWord) return Quick::kNo;
      const ListSet& lists = words.lists(token.word);
      for (const ListId l : e.lists) fit |= lists.has(l);
      break;
    }
    case Element::Kind::kClass: {
      const auto id = static_cast<ClassId>(e.token_class);
      if (id == ClassId::kCap || id == ClassId::kNew) {
        const std::uint32_t beside = forward ? t + 1 : t - 1;
        if (forward ? beside < end_ && a_.tokens[beside].tag == Tag::kDash
                    : t > begin_ && a_.tokens[beside].tag == Tag::kDash)
          return Quick::kAsk;
      }
      fit = fits(id, a_, t);
      break;
    }
    case Element::Kind::kType: {
      if (names_) {
        const bool any_hit =
            forward ? a_.hits_at[t] != a_.hits_at[t + 1]
                    : a_.hits_end_at[place] != a_.hits_end_at[place + 1];
        return any_hit ? Quick::kAsk : Quick::kNo;
      }
      return a_.mention_at[t] == kNone ? Quick::kNo : Quick::kAsk;
    }
    case Element::Kind::kCoordination:
      return Quick::kAsk;
  }
  if (!fit || (e.capital && !token.is(kCapital))) return Quick::kNo;
  return Quick::kYes;
}

bool Matcher::stands(const Element& e, std::uint32_t place, bool forward) {
  std::uint32_t next = 0;
  const Quick known = quick(e, place, forward, next);
  if (known != Quick::kAsk) return known == Quick::kYes;
  std::array<std::uint32_t, 8> to{};
  return ends(e, place, forward, to) > 0;
}

std::uint32_t Matcher::ends(const Element& e, std::uint32_t place, bool forward,
                            std::array<std::uint32_t, 8>& out) {
  if (forward ? place >= end_ : place <= begin_) return 0;
  const std::uint32_t t = forward ? place : place - 1;
  const std::uint32_t next = forward ? place + 1 : place - 1;
  const Token& token = a_.tokens[t];
  const WordTable& words = lexicon_.words();
  std::uint32_t n = 0;
  const auto push = [&](std::uint32_t to) {
    if (n == out.size() || to < begin_ || to > end_) return;
    if (e.capital && !a_.tokens[forward ? place : to].is(kCapital)) return;
    out[n++] = to;
  };
  switch (e.kind) {
    case Element::Kind::kWords:
      if (token.word != kUnknownWord &&
          std::ranges::find(e.words, token.word) != e.words.end())
        push(next);
      break;
    case Element::Kind::kLemmas:
      if (token.word != kUnknownWord &&
          std::ranges::find(e.words, words[token.word].lemma) != e.words.end())
        push(next);
      break;
    case Element::Kind::kLists: {
      const auto listed = [&](const TrieValue& v) {
        return v.kind == TrieValue::Kind::kList &&
               std::ranges::find(e.lists, static_cast<ListId>(v.id)) !=
                   e.lists.end();
      };
      if (forward) {
        for (const Hit& hit : a_.hits_from(t))
          if (listed(*hit.value)) push(hit.end);
      } else {
        for (const std::uint32_t i : a_.hits_to(place))
          if (listed(*a_.hits[i].value)) push(a_.hits[i].begin);
      }
      if (token.word == kUnknownWord) break;
      for (const ListId l : e.lists) {
        if (words.in_list(token.word, l)) {
          push(next);
          break;
        }
      }
      break;
    }
    case Element::Kind::kClass: {
      const auto id = static_cast<ClassId>(e.token_class);
      if (id == ClassId::kCap || id == ClassId::kNew) {
        if (forward) {
          if (!fits(id, a_, t)) break;
          push(cap_end(a_, words, t, end_));
        } else {
          const std::uint32_t b = cap_begin(a_, words, place, begin_);
          if (b != kNone && fits(id, a_, b)) push(b);
        }
      } else if (fits(id, a_, t)) {
        push(next);
      }
      break;
    }
    case Element::Kind::kType: {
      if (names_) {
        const auto fits = [&](const Hit& hit) {
          if (hit.value->kind != TrieValue::Kind::kName) return false;
          const Entry& entry = lexicon_[static_cast<EntryId>(hit.value->id)];
          const bool city = (hit.value->flags & kCapitalCity) != 0;
          return !city && ((e.types >> index(entry.type)) & 1) != 0 &&
                 ((e.forms >> static_cast<unsigned>(hit.value->form)) & 1) != 0;
        };
        if (forward) {
          for (const Hit& hit : a_.hits_from(t))
            if (fits(hit)) push(hit.end);
        } else {
          for (const std::uint32_t i : a_.hits_to(place))
            if (fits(a_.hits[i])) push(a_.hits[i].begin);
        }
        break;
      }
      const std::uint32_t m = a_.mention_at[t];
      if (m == kNone) break;
      const Mention& mention = a_.mentions[m];
      if (((e.types >> index(mention.type)) & 1) == 0 ||
          ((e.forms >> static_cast<unsigned>(mention.form)) & 1) == 0)
        break;
      if (forward && mention.begin == place) push(mention.end);
      if (!forward && mention.end == place) push(mention.begin);
      break;
    }
    case Element::Kind::kCoordination: {
      // Mentions, each with titles before it, joined by commas and "and".
      const auto member = [&](std::uint32_t at, bool ahead) -> std::uint32_t {
        if (ahead ? at >= end_ : at <= begin_) return kNone;
        const std::uint32_t m = a_.mention_at[ahead ? at : at - 1];
        if (m == kNone) return kNone;
        const Mention& mention = a_.mentions[m];
        if (((e.types >> index(mention.type)) & 1) == 0) return kNone;
        // "British Prime Minister X": the adjective only leads to a member.
        if (mention.form == Form::kDemonym || mention.form == Form::kAcronym) {
          const std::uint32_t next_token = mention.end;
          if (next_token < end_ && a_.mention_at[next_token] == kNone &&
              any(a_.tokens[next_token].tag, kNounTags | kAdjectiveTags))
            return kNone;
        }
        return ahead ? mention.end : mention.begin;
      };
      std::uint32_t at = member(place, forward);
      if (at == kNone) break;
      std::uint32_t stops[32];
      std::uint32_t count = 0;
      stops[count++] = at;
      while (count < 32) {
        std::uint32_t p = at;
        bool joined = false;
        for (int skip = 0; skip < 9; ++skip) {
          if (forward ? p >= end_ : p <= begin_) break;
          const Token& link = a_.tokens[forward ? p : p - 1];
          const bool joint =
              link.tag == Tag::kComma || link.tag == Tag::kCC ||
              (link.tag == Tag::kDash && link.is(kJoined)) ||
              (link.tag == Tag::kSymbol && link.span.size() == 1);
          const bool filler = link.tag == Tag::kDT || link.is(kDotted) ||
                              any(link.tag, kNounTags | kAdjectiveTags) ||
                              link.tag == Tag::kIN;
          const std::uint32_t to = member(p, forward);
          if (joined && to != kNone) {
            at = to;
            break;
          }
          if (to != kNone && !joined) break;
          if (joint)
            joined = true;
          else if (!filler || (!joined && forward))
            break;
          p = forward ? p + 1 : p - 1;
        }
        if (at == stops[count - 1]) break;
        stops[count++] = at;
      }
      while (count > 0) push(stops[--count]);
      break;
    }
  }
  return n;
}

}  // namespace entente
