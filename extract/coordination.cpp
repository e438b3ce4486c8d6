// Which groups are joined ("A, B and C") or say more of each other ("X, the
// minister of Y").
#include <algorithm>
#include <array>
#include <string_view>

#include "extract/linker.h"
#include "extract/phrase.h"

namespace entente {

/// Whether `b` is coordinated with `a` ("A, B and C").
bool Linker::coordinates(std::uint32_t a, std::uint32_t b, std::size_t c,
                         bool subject_next) const {
  const Frame& f = frames_.back();
  const Group& x = a_.groups[a];
  if (a_.groups[b].pronoun == kTime || x.pronoun == kTime) return false;
  // "those who backed X and those who backed Y": not X and those.
  if (a_.groups[b].pronoun == kOther && is_name(a)) return false;
  // "conflict between A and B changed": one is never between alone.
  if (at_.and_seen && x.preposition != kNone && x.first_conjunct == a &&
      x.next_conjunct == kNone && words_.text(word(x.preposition)) == "between")
    return true;
  if (at_.and_seen && subject_next && helped(x.first_conjunct)) return true;
  if (at_.and_seen && subject_next) {
    // "met A and B said": B starts a clause unless A waits as subject.
    return f.verb == kNone && (x.preposition == kNone || f.subject != kNone);
  }
  if (!at_.and_seen) {
    if (owns_title(c) && is_person(a)) return false;
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

/// "Australia's defence minister": whether the group of chunk c only says whose
/// a title is.
bool Linker::owns_title(std::size_t c) const {
  if (c + 2 >= chunks_.size() || chunks_[c + 1].kind != Chunk::kPoss ||
      chunks_[c + 2].kind != Chunk::kGroup)
    return false;
  const std::uint32_t owned = chunks_[c + 2].id;
  return !is_name(owned) &&
         words_.in_list(word(a_.groups[owned].head), k_.lists.title);
}

/// What `b` is coordinated with, if with `a` or what `a` depends on: "met
/// President X of Korea and Prime Minister Y" joins X and Y.
std::uint32_t Linker::conjunct(std::uint32_t a, std::uint32_t b) const {
  // "praised X for his work and Y for hers", "listed X in its entirety and Y"
  const bool its = tag(a_.groups[a].begin) == Tag::kPRPS;
  if (is_name(b) && !is_name(a) && (is_person(b) || its)) {
    for (std::uint32_t at = a_.groups[a].host, hop = 0; at != kNone && hop < 4;
         at = a_.groups[at].host, ++hop)
      if (its && hop == 0 ? is_name(at) && alike(type_of(at), type_of(b))
                          : is_name(at) && type_of(at) == type_of(b))
        return at;
  }
  // "Roe, president of X and chair of Y"
  if (is_name(a) && !is_person(a) && titled(b))
    for (std::uint32_t at = a_.groups[a].host, hop = 0; at != kNone && hop < 2;
         at = a_.groups[at].host, ++hop)
      if (titled(at) && a_.groups[at].appositive_of != kNone) return at;
  if (!is_name(a) || !is_name(b) || type_of(a) == type_of(b) ||
      (a_.groups[b].end < s_.end && tag(a_.groups[b].end) == Tag::kPOS))
    return a;
  for (std::uint32_t at = above(a), hop = 0; at != kNone && hop < 3;
       at = above(at), ++hop)
    if (is_name(at) && type_of(at) == type_of(b)) return at;
  return a;
}

/// Whether a group is a title without its holder's name.
bool Linker::titled(std::uint32_t group) const {
  return !is_name(group) &&
         words_.in_list(word(a_.groups[group].head), k_.lists.title);
}

/// "Speaker of the Assembly Jane Roe": whether a title in chunk c, without an
/// article, has its holder's name at its end.
bool Linker::names_holder(std::size_t c) const {
  const std::uint32_t id = chunks_[c].id;
  if (!titled(id) || tag(a_.groups[id].begin) == Tag::kDT) return false;
  for (std::size_t i = c + 1; i + 1 < chunks_.size() && i < c + 6; i += 2) {
    if (chunks_[i].kind != Chunk::kPrep || chunks_[i + 1].kind != Chunk::kGroup)
      return false;
    const Group& g = a_.groups[chunks_[i + 1].id];
    if (!is_person(chunks_[i + 1].id)) continue;
    // "adviser to President Roe", "head of the cabinet of President Roe"
    const std::uint32_t begin = a_.mentions[a_.mention_at[g.head]].begin;
    return begin > g.begin &&
           (!words_.in_list(word(begin - 1), k_.lists.title) ||
            words_.in_list(word(begin - 1), k_.lists.title_honorific));
  }
  return false;
}

/// Makes a group say more of another.
void Linker::appose(std::uint32_t group, std::uint32_t to) {
  a_.groups[group].appositive_of = to;
  if (a_.groups[to].appositive == kNone) a_.groups[to].appositive = group;
}

/// "was listed along with X", "flew to Rome together with X": the subject of
/// the verb that X does or undergoes something with, or kNone.
std::uint32_t Linker::companion(std::uint32_t id) const {
  const std::uint32_t verb = frames_.back().last_verb;
  if (!at_.along || verb == kNone || !is_name(id) || !actor(type_of(id)))
    return kNone;
  if (at_.joined != kNone &&
      (!is_name(at_.joined) || actor(type_of(at_.joined))))
    return kNone;
  return surface_subject(verb);
}

/// What a group hangs on, or whom it says more of: "Roe, a judge of X".
std::uint32_t Linker::above(std::uint32_t group) const {
  const Group& x = a_.groups[group];
  return x.host != kNone ? x.host : x.appositive_of;
}

bool Linker::actor(TypeId type) const {
  return type == k_.types.country || type == k_.types.institution ||
         type == k_.types.person;
}

/// Types that one list names side by side.
bool Linker::alike(TypeId x, TypeId y) const {
  const auto site = [&](TypeId t) {
    return t == k_.types.country || t == k_.types.place;
  };
  return x == y || (actor(x) && actor(y)) || (site(x) && site(y));
}

/// Types that one "and" joins: those alike, and what cannot act with anything.
bool Linker::kin(TypeId x, TypeId y) const {
  return alike(x, y) || !actor(x) || !actor(y);
}

/// The last member's chunk of a list from chunk c on, or 0:
/// (, GROUP)* ,? and GROUP. What hangs on a member (a preposition and its
/// group, an appositive of one word) may stand between.
std::size_t Linker::list_ahead(std::size_t c) const {
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
               i + 1 < chunks_.size() && chunks_[i + 1].kind == Chunk::kGroup) {
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

/// Whether a finite verb has the group of chunk c as its subject: only
/// prepositional phrases and adverbs may stand between.
bool Linker::finite_follows(std::size_t c) const {
  for (std::size_t i = c + 1; i < chunks_.size(); ++i) {
    const Chunk& x = chunks_[i];
    if (x.kind == Chunk::kVerb) return a_.verbs[x.id].finite;
    if (x.kind == Chunk::kAdverb) continue;
    if (x.kind == Chunk::kOpen) {
      const std::size_t close = names_in_brackets(i);
      if (close == 0) return false;
      i = close;
      continue;
    }
    // "expelled X after a strike killed Y": a clause of its own.
    const std::string_view w = words_.text(word(x.begin));
    if (x.kind == Chunk::kPrep &&
        (w == "after" || w == "before" || w == "since" || w == "until"))
      return false;
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

/// Makes group b the last of the conjuncts of a, with their links.
void Linker::join(std::uint32_t a, std::uint32_t b) {
  const std::uint32_t first = a_.groups[a].first_conjunct;
  std::uint32_t last = first;
  while (a_.groups[last].next_conjunct != kNone)
    last = a_.groups[last].next_conjunct;
  a_.groups[last].next_conjunct = b;
  a_.groups[b].first_conjunct = first;
  a_.groups[b].preposition = a_.groups[first].preposition;
  a_.groups[b].host = a_.groups[first].host;
  a_.groups[b].verb = a_.groups[first].verb;
}

/// "chief of staff": whether one entry reaches from a title to another group.
bool Linker::one_title(std::uint32_t title, std::uint32_t other) const {
  return std::ranges::any_of(
      a_.hits_from(a_.groups[title].head), [&](const Hit& hit) {
        return hit.value->kind == TrieValue::Kind::kList &&
               hit.end == a_.groups[other].head + 1;
      });
}

/// What `b`, a person, says the name of: the titles that `a` depends on,
/// "the Bey of Tunis, X,"; or `a`.
std::uint32_t Linker::described(std::uint32_t a, std::uint32_t b) const {
  if (!is_person(b)) return a;
  if (!is_name(a)) {
    // "the President of the Assembly for this session, X,"
    std::uint32_t at = a;
    for (int hop = 0; hop < 3 && at != kNone; ++hop) {
      if (words_.in_list(word(a_.groups[at].head), k_.lists.title))
        return one_title(at, a) ? a : at;
      at = a_.groups[at].host;
      if (at != kNone && is_person(at)) break;
    }
    return a;
  }
  std::uint32_t at = a;
  for (int hop = 0; hop < 3; ++hop) {
    const std::uint32_t host = a_.groups[at].host;
    if (host == kNone || is_name(host) ||
        !words_.in_list(word(a_.groups[host].head), k_.lists.title) ||
        (is_person(at) && words_.text(word(a_.groups[at].preposition)) == "of"))
      break;  // "Secretary of State X, Y" are two.
    at = host;
  }
  return at;
}

/// "As a result, NAME, the owner, left": whether a group ends a phrase that
/// only opens a sentence.
bool Linker::opens(const Group& group) const {
  constexpr std::array<std::string_view, 12> kOpening = {
      "result",    "addition",   "response", "consequence",
      "statement", "turn",       "meantime", "contrast",
      "end",       "particular", "fact",     "example"};
  return std::ranges::find(kOpening, words_.text(word(group.head))) !=
         kOpening.end();
}

/// "NAME, the foreign minister of Iran," and "the minister, NAME,".
bool Linker::apposed(std::uint32_t a, std::uint32_t b) const {
  const Group& x = a_.groups[a];
  const Group& y = a_.groups[b];
  if (x.pronoun != kNotPronoun || y.pronoun != kNotPronoun) return false;
  if (x.preposition != kNone && opens(x)) return false;
  const bool name_x = is_name(a);
  const bool name_y = is_name(b);
  if (name_x && name_y) {
    const TypeId tx = type_of(a);
    const TypeId ty = type_of(b);
    // "Geneva, Switzerland" is containment, "CNAS, Washington" a seat.
    const bool title_y = y.head >= y.begin && a_.mention_at[y.begin] == kNone &&
                         tag(y.begin) == Tag::kDT;
    return tx == ty && title_y;
  }
  return name_x != name_y;
}

}  // namespace entente
