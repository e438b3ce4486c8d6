#include "extract/linker.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "extract/phrase.h"

namespace entente {

void Linker::link(const Sentence& sentence, std::span<const Chunk> chunks) {
  s_ = sentence;
  chunks_ = chunks;
  at_ = {};
  main_subject_ = kNone;
  frames_.clear();
  frames_.push_back({});
  frames_.back().clause = begin_clause(kNone);
  for (std::size_t c = 0; c < chunks_.size(); ++c) {
    const Chunk& x = chunks_[c];
    switch (x.kind) {
      case Chunk::kPoss:
        at_.possessor = at_.last_group;
        at_.last_group = kNone;
        break;
      case Chunk::kPrep:
        preposition(c);
        break;
      case Chunk::kAdverb:
        break;
      case Chunk::kComma:
        comma();
        break;
      case Chunk::kAnd:
        conjunction(x);
        break;
      case Chunk::kOpen:
        // "(ROK or South Korea)": other names; the sentence goes on as if
        // they were not there.
        if (const std::size_t close = names_in_brackets(c); close != 0)
          c = skip_names(close);
        else
          bracket(true);
        break;
      case Chunk::kClose:
        bracket(false);
        break;
      case Chunk::kBreak:
        new_clause(false, x.begin);
        at_ = {};
        break;
      case Chunk::kSub:
        subordinate(x);
        break;
      case Chunk::kWh:
        relative(x);
        break;
      case Chunk::kGroup:
        group(c);
        break;
      case Chunk::kVerb:
        attach(x.id);
        at_ = {};
        break;
    }
  }
}

void Linker::preposition(std::size_t c) {
  if (particle(c) || estimates(chunks_[c].begin)) return;
  const std::uint32_t t = chunks_[c].begin;
  at_.prep = compound(t) ? t - 1 : t;
  at_.verb_before_and = kNone;
}

void Linker::comma() {
  at_.comma_seen = true;
  if (at_.last_group != kNone) {
    at_.joined = at_.last_group;
    at_.comma_group = at_.last_group;
  }
  at_.last_group = kNone;
  at_.prep = kNone;
}

void Linker::conjunction(const Chunk& x) {
  at_.and_seen = true;
  at_.along = x.end > x.begin + 1;
  if (at_.last_group != kNone) at_.joined = at_.last_group;
  at_.verb_before_and = frames_.back().last_verb;
  at_.last_group = kNone;
  at_.prep = kNone;
}

void Linker::open_frame(const Frame& inner) {
  frames_.push_back(inner);
  at_.last_group = at_.prep = at_.joined = at_.comma_group = kNone;
  at_.and_seen = at_.comma_seen = false;
}

void Linker::subordinate(const Chunk& x) {
  Frame& f = frames_.back();
  Frame inner;
  inner.clause = begin_clause(x.begin);
  inner.conditional =
      words_.in_list(word(x.begin), k_.lists.conditional_word) ||
      words_.text(word(x.begin)) == "whether";
  if (f.verb == kNone && f.subject == kNone)
    f.conditional = inner.conditional;  // "If X does, Y will"
  open_frame(inner);
}

void Linker::relative(const Chunk& x) {
  Frame inner;
  inner.clause = begin_clause(x.begin);
  inner.gap = at_.last_group != kNone ? at_.last_group : at_.comma_group;
  if (at_.prep != kNone && at_.prep + 1 == x.begin &&
      words_.text(word(at_.prep)) != "of")
    inner.gap = kNone;  // "in which X backed Y", but "both of whom"
  if (words_.text(word(x.begin)) == "whose")
    inner.gap = kNone;  // "whose army X leads"
  if (inner.gap != kNone) inner.gap = antecedent(inner.gap, x.begin);
  inner.relative = true;
  open_frame(inner);
}

void Linker::group(std::size_t c) {
  const std::uint32_t id = chunks_[c].id;
  Group& group = a_.groups[id];
  group.clause = frames_.back().clause;
  group.possessor = at_.possessor;
  if (at_.possessor != kNone) {
    group.preposition = a_.groups[at_.possessor].preposition;
    if (group.pronoun == kTime && at_.prep == kNone) {
      at_.possessor = kNone;
      return;
    }
    // A possessed group stands where its possessor stood: the links that the
    // possessor took are handed on.
    inherit(at_.possessor, id);
    at_.possessor = kNone;
    at_.last_group = id;
    return;
  }
  if (group.pronoun == kTime && at_.prep == kNone) return;
  place(c);
  at_.last_group = id;
  at_.joined = at_.comma_group = kNone;
  at_.and_seen = at_.comma_seen = at_.along = false;
}

/// Links a group that nothing possesses: by its preposition, to what it is
/// joined with or says more of, or as subject or object of its clause.
void Linker::place(std::size_t c) {
  const std::uint32_t id = chunks_[c].id;
  Group& group = a_.groups[id];
  Frame& f = frames_.back();
  const bool subject_next = finite_follows(c);
  // A list of subjects after an opening phrase.
  const std::size_t list = list_ahead(c);
  const bool subjects_next =
      subject_next || (list != 0 && f.verb == kNone && f.subject == kNone &&
                       finite_follows(list));
  if (at_.named != kNone) {
    appose(id, std::exchange(at_.named, kNone));
  } else if (at_.prep != kNone) {
    group.preposition = at_.prep;
    group.host = at_.last_group;
    group.verb = f.last_verb;
    if (f.last_verb == kNone && at_.last_group == kNone && f.subject == kNone &&
        f.opening == kNone)
      f.opening = id;
    at_.prep = kNone;
  } else if (const std::uint32_t whom = companion(id); whom != kNone) {
    join(whom, id);
  } else if (at_.joined != kNone && at_.comma_seen && !at_.and_seen &&
             is_person(at_.joined) && names_holder(c)) {
    join(at_.joined, id);  // "Minister X, Secretary of Trade Y"
  } else if (at_.joined != kNone && (at_.and_seen || at_.comma_seen) &&
             coordinates(conjunct(at_.joined, id), id, c, subject_next)) {
    join(conjunct(at_.joined, id), id);
  } else if (at_.comma_seen && at_.comma_group != kNone && !at_.and_seen &&
             !subjects_next && apposed(described(at_.comma_group, id), id)) {
    appose(id, described(at_.comma_group, id));
  } else {
    place_in_clause(id, subject_next);
  }
}

/// A group without preposition is subject or object.
void Linker::place_in_clause(std::uint32_t id, bool subject_next) {
  Frame& f = frames_.back();
  if (subject_next && helps(id)) {
    take_object(id);
  } else if (f.gap != kNone && f.verb == kNone && f.relative) {
    f.subject = id;  // "which Russia signed"
  } else if (f.verb == kNone && f.last_verb != kNone && !at_.comma_seen &&
             (!subject_next || f.subject != kNone) &&
             (f.opening_verb == f.last_verb ||
              a_.verbs[f.last_verb].end == a_.groups[id].begin) &&
             a_.verbs[f.last_verb].voice == Voice::kActive &&
             a_.verbs[f.last_verb].object == kNone) {
    a_.verbs[f.last_verb].object = id;
    a_.groups[id].verb = f.last_verb;
  } else if (f.verb == kNone) {
    // The last bare group before the verb is the subject; a comma before it
    // closes an opening phrase.
    if (f.subject == kNone || (subject_next && at_.comma_seen)) f.subject = id;
    if (frames_.size() == 1) main_subject_ = f.subject;
  } else if (subject_next && f.last_verb != kNone) {
    open_clause(id);
  } else if (f.last_verb != kNone) {
    take_object(id);
  }
}

/// "said X would ...", "and X condemned": a clause of its own.
void Linker::open_clause(std::uint32_t id) {
  if (at_.and_seen || at_.comma_seen) {
    new_clause(true, kNone);
    frames_.back().subject = id;
  } else {
    Frame inner;
    inner.clause = begin_clause(kNone);
    inner.subject = id;
    if (provided(at_.last_group, id)) {
      inner.gap = at_.last_group;
      inner.relative = true;
    }
    frames_.push_back(inner);
  }
  a_.groups[id].clause = frames_.back().clause;
}

/// "in Tokyo, Japan": whether a name only says where the place before it is.
bool Linker::says_where(std::uint32_t id) const {
  const std::uint32_t begin = a_.groups[id].begin;
  if (begin < 2 || !is_name(id) || tag(begin - 1) != Tag::kComma) return false;
  const std::uint32_t m = a_.mention_at[begin - 2];
  return m != kNone && a_.mentions[m].type == k_.types.place;
}

void Linker::take_object(std::uint32_t id) {
  if (says_where(id)) return;
  Verb& verb = a_.verbs[frames_.back().last_verb];
  a_.groups[id].verb = frames_.back().last_verb;
  if (verb.voice == Voice::kPassive) {
    if (verb.second == kNone) verb.second = id;
  } else if (verb.object == kNone) {
    verb.object = id;
    share_object(frames_.back().last_verb);
  } else if (verb.second == kNone && !at_.comma_seen) {
    verb.second = id;
  }
}

/// "criticized and threatened X": the object of a verb is that of the one that
/// a conjunction joins directly to it, too.
void Linker::share_object(std::uint32_t id) {
  const Verb& verb = a_.verbs[id];
  if (verb.begin < s_.begin + 2 || tag(verb.begin - 1) != Tag::kCC) return;
  const std::uint32_t before = a_.verb_at[verb.begin - 2];
  if (before == kNone || a_.verbs[before].end != verb.begin - 1) return;
  Verb& other = a_.verbs[before];
  if (other.voice == Voice::kActive && other.object == kNone &&
      other.clause == verb.clause)
    other.object = verb.object;
}

/// The possessed group takes the place of its possessor.
void Linker::inherit(std::uint32_t from, std::uint32_t to) {
  Group& a = a_.groups[from];
  Group& b = a_.groups[to];
  b.preposition = a.preposition;
  b.host = a.host;
  b.verb = a.verb;
  b.clause = a.clause;
  if (a.first_conjunct != from) {
    // In a coordination: stand in for it.
    std::uint32_t c = a.first_conjunct;
    while (a_.groups[c].next_conjunct != from) c = a_.groups[c].next_conjunct;
    a_.groups[c].next_conjunct = to;
    b.first_conjunct = a.first_conjunct;
    a.first_conjunct = from;
  }
  if (a.appositive_of != kNone) {
    b.appositive_of = a.appositive_of;
    if (a_.groups[b.appositive_of].appositive == from)
      a_.groups[b.appositive_of].appositive = to;
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

std::uint32_t Linker::begin_clause(std::uint32_t opener) {
  a_.clause_openers.push_back(opener);
  return static_cast<std::uint32_t>(a_.clause_openers.size() - 1);
}

void Linker::new_clause(bool keep_conditional, std::uint32_t opener) {
  const bool conditional = keep_conditional && frames_.back().conditional;
  frames_.resize(1);
  frames_[0] = {};
  frames_[0].clause = begin_clause(opener);
  frames_[0].conditional = conditional;
}

/// What "who" and "which" stand for: the group before, or for "who" the
/// group that it depends on when it is a country's.
std::uint32_t Linker::antecedent(std::uint32_t id, std::uint32_t wh) const {
  const std::string_view w = words_.text(word(wh));
  std::uint32_t at = id;
  for (int hop = 0; hop < 3; ++hop) {
    const Group& group = a_.groups[at];
    if (w != "who" || group.host == kNone || group.pronoun != kNotPronoun)
      break;  // "those who" are who they are.
    const std::uint32_t m = a_.mention_at[group.head];
    if (m != kNone && a_.mentions[m].type == k_.types.person) break;
    if (m == kNone && words_.in_list(word(group.head), k_.lists.person_noun))
      break;
    at = group.host;
  }
  return a_.groups[at].appositive_of != kNone ? a_.groups[at].appositive_of
                                              : at;
}

/// "in addition to X", "according to X": whether a "to" is a part of a
/// preposition of several words, so that X is no goal.
bool Linker::compound(std::uint32_t t) const {
  if (t == s_.begin || words_.text(word(t)) != "to") return false;
  const std::string_view w = words_.text(word(t - 1));
  return w == "addition" || w == "according" || w == "response" || w == "due" ||
         w == "prior" || w == "contrary" || w == "contrast" || w == "opposed" ||
         w == "relation" || w == "related" || w == "regard" || w == "respect" ||
         w == "subject";
}

/// "more than $5 million", "over $5 million", "more than 40 states", "at least
/// 40 states": whether a word only says about how much.
bool Linker::estimates(std::uint32_t t) const {
  const std::string_view w = words_.text(word(t));
  if (w == "at" && t + 2 < s_.end && tag(t + 2) == Tag::kCD)
    return a_.word(t + 1) == "least" || a_.word(t + 1) == "most";
  if (w == "than" && t + 1 < s_.end && tag(t + 1) == Tag::kCD) return true;
  return t + 1 < s_.end && a_.word(t + 1) == "$" &&
         (w == "than" || w == "over" || w == "about" || w == "around" ||
          w == "under");
}

/// "carried out attacks", "turned down the offer": whether chunk c is a part
/// of the verb before it, so that what follows is the object.
bool Linker::particle(std::size_t c) const {
  if (c == 0 || chunks_[c - 1].kind != Chunk::kVerb ||
      chunks_[c - 1].end != chunks_[c].begin ||
      a_.verbs[chunks_[c - 1].id].voice != Voice::kActive)
    return false;
  const std::uint32_t t = chunks_[c].begin;
  if (tag(t) == Tag::kRP) return true;
  const std::string_view w = words_.text(word(t));
  return (w == "over" || w == "off" || w == "down" || w == "up" || w == "out" ||
          w == "back") &&
         std::ranges::any_of(a_.hits_from(a_.verbs[chunks_[c - 1].id].head),
                             [&](const Hit& hit) {
                               return hit.value->kind ==
                                          TrieValue::Kind::kList &&
                                      hit.end == t + 1;
                             });
}

}  // namespace entente
