// Who acts where a verb has no subject of its own, and what its noun says.
#include <string_view>
#include <utility>

#include "extract/hits.h"
#include "extract/linker.h"

namespace entente {

/// "helped Kenya build a dam": whether what follows a group, right after a
/// verb of helping, is what it was helped to do.
bool Linker::helps(std::uint32_t id) const {
  const std::uint32_t v = frames_.back().last_verb;
  if (v == kNone || a_.verbs[v].object != kNone || at_.comma_seen ||
      words_.text(a_.verbs[v].lemma) != "help")
    return false;
  std::uint32_t t = a_.groups[id].end;
  while (t < s_.end && a_.verb_at[t] == kNone) ++t;
  return t < s_.end && any(tag(t), bit(Tag::kVB) | bit(Tag::kVBP));
}

/// Whether a group is who the last verb, of helping, is said to help.
bool Linker::helped(std::uint32_t group) const {
  const std::uint32_t v = frames_.back().last_verb;
  return v != kNone && group != kNone && a_.verbs[v].object == group &&
         words_.text(a_.verbs[v].lemma) == "help";
}

/// "the assistance Kenya is providing": whether a group before an actor is what
/// that actor gives.
bool Linker::provided(std::uint32_t group, std::uint32_t actor) const {
  return group != kNone && !is_name(group) && is_name(actor) &&
         words_.in_list(word(a_.groups[group].head), k_.lists.help_noun);
}

/// "the Kenyan plan", "U.S. efforts": whether a group names whose the will is.
bool Linker::plan_of_state(std::uint32_t group) const {
  const Group& x = a_.groups[group];
  if (is_name(group) || !words_.in_list(word(x.head), k_.lists.want_noun))
    return false;
  for (std::uint32_t t = x.begin; t < x.head; ++t)
    if (const std::uint32_t m = a_.mention_at[t];
        m != kNone && a_.mentions[m].type == k_.types.country)
      return true;
  return false;
}

/// "condemned the attempt": whether a verb is against what a group says that
/// one wants.
bool Linker::another_s(std::uint32_t verb, std::uint32_t group) const {
  const std::string_view w = words_.text(a_.verbs[verb].lemma);
  return (w == "condemn" || w == "denounce" || w == "deplore" || w == "decry" ||
          w == "thwart" || w == "foil" || w == "oppose" || w == "include") &&
         words_.in_list(word(a_.groups[group].head), k_.lists.want_noun);
}

/// "sent troops to attack X": whether a verb sends or orders a group that is
/// its subject's own, as far as is said, so that the subject does it.
bool Linker::own_agents(const Verb& verb, std::uint32_t group) const {
  const std::string_view w = words_.text(verb.lemma);
  if (w != "send" && w != "dispatch" && w != "order" && w != "authorize" &&
      w != "authorise" && w != "direct" && w != "instruct" && w != "assign")
    return false;
  const Group& x = a_.groups[group];
  if (x.possessor != kNone || x.next_conjunct != kNone ||
      !words_.in_list(word(x.head), k_.lists.proxy_actor))
    return false;
  for (std::uint32_t t = x.begin; t < x.end; ++t)
    if (a_.mention_at[t] != kNone) return false;
  return true;
}

/// "to help, including by sending": the verb that is done so.
std::uint32_t Linker::means_of(std::uint32_t verb) const {
  const Verb& v = a_.verbs[verb];
  return words_.text(v.lemma) == "include" && v.parent != kNone ? v.parent
                                                                : verb;
}

/// "warned against isolating and besieging X": what others should not do.
bool Linker::warned_against(std::uint32_t id) const {
  const Frame& f = frames_.back();
  if (f.last_verb == kNone) return false;
  if (at_.and_seen && at_.verb_before_and == f.last_verb &&
      a_.verbs[f.last_verb].subject == kNone &&
      a_.verbs[id].parent == f.last_verb)
    return !a_.verbs[f.last_verb].finite && a_.verbs[f.last_verb].begin > 0 &&
           a_.word(a_.verbs[f.last_verb].begin - 1) == "against";
  if (at_.prep == kNone || words_.text(word(at_.prep)) != "against")
    return false;
  const std::string_view w = words_.text(a_.verbs[f.last_verb].lemma);
  return w == "warn" || w == "caution" || w == "advise" || w == "counsel" ||
         w == "argue";
}

/// "X's leadership as president in condemning": who possesses a group, or what
/// it hangs on; not the people of X, who do for themselves.
std::uint32_t Linker::owner_of(std::uint32_t group, std::uint32_t prep) const {
  if (prep == kNone) return kNone;
  const std::string_view w = words_.text(word(prep));
  if (w != "in" && w != "to" && w != "of" && w != "for" && w != "at")
    return kNone;
  for (int hop = 0; group != kNone && hop < 3; ++hop) {
    const Group& x = a_.groups[group];
    if (x.possessor != kNone) {
      if (words_.in_list(word(x.head), k_.lists.person_noun)) return kNone;
      // "the leadership of X" stands for X itself.
      return words_.in_list(word(x.head), k_.lists.proxy_actor) ? group
                                                                : x.possessor;
    }
    group = x.host;
  }
  return kNone;
}

/// "asked Y for tea in order to", "urged Y to act in an effort to": whether a
/// group says what for, so that who governs does it.
bool Linker::purpose(std::uint32_t group) const {
  if (group == kNone || a_.groups[group].preposition == kNone) return false;
  const WordId head = word(a_.groups[group].head);
  return words_.text(word(a_.groups[group].preposition)) == "in" &&
         (words_.text(head) == "order" ||
          words_.in_list(head, k_.lists.want_noun));
}

/// "a call to": whether a group asks others to do what follows.
bool Linker::called_for(std::uint32_t group) const {
  const std::string_view w =
      words_.text(words_[word(a_.groups[group].head)].lemma);
  // "held a call to discuss": who holds it does.
  if (const std::uint32_t v = frames_.back().last_verb; v != kNone) {
    const std::string_view does = words_.text(a_.verbs[v].lemma);
    if (does == "hold" || does == "convene" || does == "host" ||
        does == "join" || does == "conduct")
      return false;
  }
  return w == "call" || w == "appeal" || w == "demand" || w == "plea";
}

/// "the pledge by X": whether a group does what a noun says.
bool Linker::agent(std::uint32_t group) const {
  const Group& x = a_.groups[group];
  return x.preposition != kNone && x.host != kNone &&
         words_.text(word(x.preposition)) == "by";
}

/// "the refusal of X", "the wish of X": whether a group wants or refuses what
/// follows.
bool Linker::decides(std::uint32_t group) const {
  const Group& x = a_.groups[a_.groups[group].first_conjunct];
  if (x.preposition == kNone || x.host == kNone ||
      words_.text(word(x.preposition)) != "of")
    return false;
  const WordId noun = word(a_.groups[x.host].head);
  return words_.text(noun) == "decision" ||
         words_.in_list(noun, k_.lists.want_noun) ||
         words_.in_list(noun, k_.lists.fail_noun);
}

/// Whether `group` hangs on the apposition of the verb's object, a name.
bool Linker::described_object(std::uint32_t verb, std::uint32_t group) const {
  if (verb == kNone || a_.verbs[verb].object == kNone) return false;
  const std::uint32_t object = a_.verbs[verb].object;
  for (int hop = 0; group != kNone && hop < 4; ++hop) {
    if (a_.groups[group].appositive_of == object) return is_name(object);
    group = a_.groups[group].host;
  }
  return false;
}

/// "accused X of exporting", "thanked X for joining", "kept X from joining",
/// "imposed sanctions on X for invading".
bool Linker::patient_does(std::uint32_t verb, std::uint32_t group,
                          std::uint32_t prep) const {
  const std::uint32_t on = a_.groups[group].preposition;
  if (words_.text(word(prep)) == "for" && on != kNone &&
      (words_.text(word(on)) == "on" || words_.text(word(on)) == "against"))
    return true;
  if (verb == kNone || a_.verbs[verb].voice == Voice::kPassive ||
      a_.verbs[verb].object != a_.groups[group].first_conjunct ||
      words_.in_list(word(a_.groups[group].head), k_.lists.want_noun))
    return false;  // "underlined the importance of joining"
  const std::string_view w = words_.text(word(prep));
  return w == "of" || w == "for" || w == "from";
}

/// "call on X to": the group after the verb's preposition.
std::uint32_t Linker::prepositional(std::uint32_t verb) const {
  for (std::size_t i = a_.groups.size();
       i-- > 0 && a_.groups[i].begin >= a_.verbs[verb].end;)
    if (a_.groups[i].verb == verb && a_.groups[i].preposition != kNone &&
        a_.groups[i].preposition == a_.verbs[verb].end)
      return static_cast<std::uint32_t>(i);
  return kNone;
}

/// "issued a statement condemning", "sent X a letter that urged": who speaks
/// in what a group names, or on whom it depends; else the group.
std::uint32_t Linker::speaker(std::uint32_t group) const {
  std::uint32_t at = group;
  for (int hop = 0; at != kNone && hop < 3; at = a_.groups[at].host, ++hop) {
    const Group& x = a_.groups[at];
    if (is_name(at) || !words_.in_list(word(x.head), k_.lists.statement_noun))
      continue;
    if (x.possessor != kNone) return x.possessor;
    if (x.verb == kNone || x.preposition != kNone) return group;
    const Verb& verb = a_.verbs[x.verb];
    const bool lends = words_.in_list(verb.lemma, k_.lists.light_verb) &&
                       !words_.in_list(verb.lemma, k_.lists.light_verb_passive);
    return lends && verb.voice == Voice::kActive && verb.subject != kNone
               ? verb.subject
               : group;
  }
  return group;
}

/// The grammatical subject, passive or not.
std::uint32_t Linker::surface_subject(std::uint32_t id) const {
  const Verb& verb = a_.verbs[id];
  return verb.voice == Voice::kPassive ? verb.object : verb.subject;
}

}  // namespace entente
