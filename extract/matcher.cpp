#include "extract/matcher.h"

#include <algorithm>

#include "extract/matcher_run.h"

namespace entente {
namespace {

bool fits(ClassId id, const Analysis& a, std::uint32_t t) {
  return (a.looks[t] & bit(id)) != 0;
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
    else if (!a.tokens[t].is(kLower) && !a.tokens[t].is(kCapital))
      break;  // "Make-A-Wish" goes on.
  }
  return best;
}

}  // namespace

void Matcher::start(const Pattern& pattern, std::uint32_t begin,
                    std::uint32_t end, int steps, Match& out) {
  pattern_ = &pattern;
  begin_ = begin;
  end_ = end;
  steps_ = steps;
  if (undo_for_ < steps) {
    const auto most = static_cast<std::size_t>(steps) * Ends().size();
    undo_ = std::make_unique_for_overwrite<Undo[]>(most);
    undo_for_ = steps;
  }
  out.slots.fill(kNone);
  match_ = &out;
}

bool Matcher::may_match(const Pattern& pattern, std::uint32_t at) {
  begin_ = at;
  end_ = at + 1;
  return answer(pattern.anchor_test, false, at) != Answer::kNo;
}

bool Matcher::match(const Pattern& pattern, std::uint32_t at,
                    std::uint32_t begin, std::uint32_t end, Match& out) {
  start(pattern, begin, end, Blind::kSteps, out);
  Blind blind;
  // Neither hangs on the other.
  if (pattern.left_first)
    return run(pattern.left, at, out.begin, blind) &&
           run(pattern.right, at, out.end, blind);
  return run(pattern.right, at, out.end, blind) &&
         run(pattern.left, at, out.begin, blind);
}

bool Matcher::stands(const Step& step, std::uint32_t place) const {
  const Answer found = answer(step.test, step.back, place);
  Ends to;
  return found == Answer::kYes ||
         (found == Answer::kAsk &&
          ends(pattern_->elements[step.a], place, step.back, to) > 0);
}

std::uint32_t Matcher::ends(const Element& e, std::uint32_t place, bool back,
                            Ends& out) const {
  if (back ? place <= begin_ : place >= end_) return 0;
  std::uint32_t n = 0;
  switch (e.kind) {
    case Element::Kind::kLists:
      listed(e, place, back, out, n);
      break;
    case Element::Kind::kClass: {  // $Cap and $New, with their hyphens.
      const auto id = static_cast<ClassId>(e.token_class);
      const WordTable& words = lexicon_.words();
      const std::uint32_t first =
          back ? cap_begin(a_, words, place, begin_) : place;
      if (first != kNone && fits(id, a_, first))
        push(e, place, back ? first : cap_end(a_, words, place, end_), back,
             out, n);
      break;
    }
    case Element::Kind::kType:
      named(e, place, back, out, n);
      break;
    case Element::Kind::kCoordination:
      coordinated(e, place, back, out, n);
      break;
    case Element::Kind::kWords:
    case Element::Kind::kLemmas:
      break;  // The bits of a token tell.
  }
  return n;
}

/// Adds `to`, unless `e` wants a capital that is not there.
void Matcher::push(const Element& e, std::uint32_t place, std::uint32_t to,
                   bool back, Ends& out, std::uint32_t& n) const {
  if (n == out.size() || to < begin_ || to > end_) return;
  if (e.capital && !a_.tokens[back ? to : place].is(kCapital)) return;
  out[n++] = to;
}

void Matcher::listed(const Element& e, std::uint32_t place, bool back,
                     Ends& out, std::uint32_t& n) const {
  const auto wanted = [&](const TrieValue& v) {
    return v.kind == TrieValue::Kind::kList &&
           std::ranges::find(e.lists, static_cast<ListId>(v.id)) !=
               e.lists.end();
  };
  if (back) {
    for (const std::uint32_t i : a_.hits_to(place))
      if (wanted(*a_.hits[i].value))
        push(e, place, a_.hits[i].begin, back, out, n);
  } else {
    for (const Hit& hit : a_.hits_from(place))
      if (wanted(*hit.value)) push(e, place, hit.end, back, out, n);
  }
  const WordId word = a_.tokens[back ? place - 1 : place].word;
  for (const ListId l : e.lists) {
    if (!lexicon_.words().in_list(word, l)) continue;
    push(e, place, back ? place - 1 : place + 1, back, out, n);
    break;
  }
}

void Matcher::named(const Element& e, std::uint32_t place, bool back, Ends& out,
                    std::uint32_t& n) const {
  const auto fits = [&](TypeId type, Form form) {
    return ((e.types >> index(type)) & 1) != 0 &&
           ((e.forms >> static_cast<unsigned>(form)) & 1) != 0;
  };
  if (!names_) {
    const std::uint32_t m = a_.mention_at[back ? place - 1 : place];
    if (m == kNone) return;
    const Mention& mention = a_.mentions[m];
    if ((back ? mention.end : mention.begin) == place &&
        fits(mention.type, mention.form))
      push(e, place, back ? mention.begin : mention.end, back, out, n);
    return;
  }
  const auto add = [&](const Hit& hit) {
    const TrieValue& value = *hit.value;
    if (value.kind == TrieValue::Kind::kName &&
        (value.flags & kCapitalCity) == 0 &&
        fits(lexicon_[static_cast<EntryId>(value.id)].type, value.form))
      push(e, place, back ? hit.begin : hit.end, back, out, n);
  };
  if (back) {
    for (const std::uint32_t i : a_.hits_to(place)) add(a_.hits[i]);
  } else {
    for (const Hit& hit : a_.hits_from(place)) add(hit);
  }
}

/// The end of the mention at `place` that may be joined to others, or kNone.
std::uint32_t Matcher::member(const Element& e, std::uint32_t place,
                              bool back) const {
  if (back ? place <= begin_ : place >= end_) return kNone;
  const std::uint32_t m = a_.mention_at[back ? place - 1 : place];
  if (m == kNone) return kNone;
  const Mention& mention = a_.mentions[m];
  if (((e.types >> index(mention.type)) & 1) == 0) return kNone;
  // "British Prime Minister X": the adjective only leads to a member.
  if (mention.form == Form::kDemonym || mention.form == Form::kAcronym) {
    const std::uint32_t next = mention.end;
    if (next < end_ && a_.mention_at[next] == kNone &&
        any(a_.tokens[next].tag, kNounTags | kAdjectiveTags))
      return kNone;
  }
  return back ? mention.begin : mention.end;
}

/// "the Mill Board (MB) and": the far end of an acronym in brackets, or kNone.
std::uint32_t Matcher::over_acronym(std::uint32_t place, bool back) const {
  if (back ? place < begin_ + 3 : place + 3 > end_) return kNone;
  const std::uint32_t inside = back ? place - 2 : place + 1;
  if (a_.tokens[inside - 1].tag != Tag::kOpen ||
      a_.tokens[inside + 1].tag != Tag::kClose)
    return kNone;
  const std::uint32_t m = a_.mention_at[inside];
  if (m == kNone || a_.mentions[m].form != Form::kAcronym) return kNone;
  return back ? inside - 1 : inside + 2;
}

/// The far end of the mention that is joined to the one that ends at `place`:
/// over a comma or conjunction, and titles. kNone if there is none.
std::uint32_t Matcher::next_member(const Element& e, std::uint32_t place,
                                   bool back) const {
  bool joined = false;
  for (int skip = 0; skip < 9; ++skip) {
    if (back ? place <= begin_ : place >= end_) break;
    if (const std::uint32_t over = over_acronym(place, back); over != kNone) {
      place = over;
      continue;
    }
    const std::uint32_t at = back ? place - 1 : place;
    const Token& link = a_.tokens[at];
    const bool joint = link.tag == Tag::kComma || link.tag == Tag::kCC ||
                       (link.tag == Tag::kDash && link.is(kJoined)) ||
                       (link.tag == Tag::kSymbol && link.span.size() == 1);
    // "minister of trade", but not "A, for information on B".
    const bool filler = link.tag == Tag::kDT || link.is(kDotted) ||
                        any(link.tag, kNounTags | kAdjectiveTags) ||
                        (link.tag == Tag::kIN && at > begin_ &&
                         a_.tokens[at - 1].tag != Tag::kComma);
    const std::uint32_t to = member(e, place, back);
    if (to != kNone) return joined ? to : kNone;
    if (joint)
      joined = true;
    else if (!filler || (!joined && !back))
      break;
    place = back ? place - 1 : place + 1;
  }
  return kNone;
}

/// Mentions, each with titles before it, joined by commas and "and"; the most
/// of them first.
void Matcher::coordinated(const Element& e, std::uint32_t place, bool back,
                          Ends& out, std::uint32_t& n) const {
  std::array<std::uint32_t, 32> stops{};
  std::size_t count = 0;
  for (std::uint32_t at = member(e, place, back);
       at != kNone && count < stops.size(); at = next_member(e, at, back))
    stops[count++] = at;
  while (count > 0) push(e, place, stops[--count], back, out, n);
}

}  // namespace entente
