#include "extract/reference.h"

#include <algorithm>

#include "extract/phrase.h"

namespace entente {
namespace {

PronounKind possessive_kind(std::string_view word) {
  if (word == "his" || word == "her") return kHe;
  if (word == "its") return kIt;
  if (word == "my") return kI;
  if (word == "your") return kOther;
  return word == "their" ? kThey : kWe;
}

}  // namespace

Reference::Reference(const Knowledge& knowledge, const Analysis& analysis)
    : k_(knowledge), a_(analysis), states_named_(analysis.entities.size()) {
  for (const Mention& m : a_.mentions)
    if (m.type == k_.types.country) ++states_named_[m.entity];
}

Denoted Reference::of(std::uint32_t group, std::uint8_t types,
                      bool patient) const {
  Denoted out;
  if (group == kNone) return out;
  for (std::uint32_t c = a_.groups[group].first_conjunct; c != kNone;
       c = a_.groups[c].next_conjunct)
    if (!half_title(c)) one(c, types, patient, 0, out);
  return out;
}

/// The group of the person whose name ends the title of a group: "minister of
/// state for North Africa Jane Roe"; or kNone.
std::uint32_t Reference::name_after_title(std::uint32_t id) const {
  constexpr std::uint32_t kFar = 6;  // Groups.
  for (std::uint32_t i = id + 1; i < a_.groups.size() && i < id + kFar; ++i) {
    const Group& g = a_.groups[i];
    std::uint32_t host = a_.groups[g.first_conjunct].host;
    for (int hop = 0; hop < 2 && host != kNone && host != id; ++hop)
      host = a_.groups[a_.groups[host].first_conjunct].host;
    if (host != id) return kNone;
    const std::uint32_t m = a_.mention_at[g.head];
    if (m == kNone || a_.mentions[m].type != k_.types.person) continue;
    // "envoy to President Roe" is another's, "of the President Roe" is not.
    std::uint32_t begin = a_.mentions[m].begin;
    while (begin > g.begin &&
           k_.words().in_list(a_.tokens[begin - 1].word, k_.lists.title))
      --begin;
    return begin > g.begin ? i : kNone;
  }
  return kNone;
}

/// "Egyptian deputy prime minister and minister of defense Jane Roe": whether
/// a title, without article, is one of two that a name follows.
bool Reference::half_title(std::uint32_t id) const {
  const Group& g = a_.groups[id];
  const std::uint32_t next = g.next_conjunct;
  const auto title = [&](const Group& x) {
    return a_.mention_at[x.head] == kNone &&
           a_.tokens[x.head].tag != Tag::kNNS &&
           k_.words().in_list(a_.tokens[x.head].word, k_.lists.title);
  };
  if (next == kNone || !title(g) || a_.tokens[g.begin].tag == Tag::kDT)
    return false;
  const auto person = [&](std::uint32_t group) {
    const std::uint32_t m =
        group == kNone ? kNone : a_.mention_at[a_.groups[group].head];
    return m != kNone && a_.mentions[m].type == k_.types.person;
  };
  if (title(a_.groups[next]))
    return person(a_.groups[next].appositive) ||
           name_after_title(next) != kNone;
  // "Israeli foreign minister and alternate prime minister Yair Roe"
  if (!person(next)) return false;
  const std::uint32_t name =
      a_.mentions[a_.mention_at[a_.groups[next].head]].begin;
  return name > a_.groups[next].begin && a_.mention_at[name - 1] == kNone &&
         k_.words().in_list(a_.tokens[name - 1].word, k_.lists.title) &&
         !k_.words().in_list(a_.tokens[name - 1].word,
                             k_.lists.title_honorific);
}

Denoted Reference::possessors(std::uint32_t group, std::uint8_t types) const {
  Denoted out;
  modifiers(group, types, 0, out);
  return out;
}

Denoted Reference::possessive(std::uint32_t token, std::uint8_t types) const {
  Denoted out;
  const std::string_view w = k_.words().text(a_.tokens[token].word);
  const std::uint32_t group = a_.group_at[token];
  if (group != kNone && a_.tokens[token].tag == Tag::kPRPS)
    pronoun(group, possessive_kind(w), types, 0, out);
  return out;
}

/// "U.S.-backed rebels", "the pro-American president": whether a name only says
/// who is behind what follows, or whom it is for or against.
bool Reference::backs(const Mention& mention) const {
  const std::uint32_t b = mention.begin;
  if (b >= 2 && a_.tokens[b - 1].tag == Tag::kDash) {
    const std::string_view w = k_.words().text(a_.tokens[b - 2].word);
    if (w == "pro" || w == "anti") return true;
  }
  const std::uint32_t t = mention.end;
  if (t + 1 >= a_.tokens.size() || a_.tokens[t].tag != Tag::kDash) return false;
  const std::string_view w = k_.words().text(a_.tokens[t + 1].word);
  return w == "backed" || w == "supported" || w == "occupied" ||
         w == "controlled" || w == "held" || w == "armed" || w == "funded" ||
         w == "trained" || w == "sponsored" || w == "allied" ||
         w == "aligned" || w == "based";
}

void Reference::modifiers(std::uint32_t group, std::uint8_t types, int depth,
                          Denoted& out) const {
  const Group& g = a_.groups[group];
  // "her counterparts from X": not herself.
  const bool another =
      k_.words().text(k_.words()[a_.tokens[g.head].word].lemma) ==
      "counterpart";
  if (g.possessor != kNone && !another) {
    for (std::uint32_t c = a_.groups[g.possessor].first_conjunct; c != kNone;
         c = a_.groups[c].next_conjunct)
      one(c, types, false, depth + 1, out);
    // "Albania's EU accession" is Albania's.
    const WordId head = a_.tokens[g.head].word;
    if (out.size > 0 && k_.words().in_list(head, k_.lists.proxy_object) &&
        !k_.words().in_list(head, k_.lists.proxy_actor))
      return;
  }
  for (std::uint32_t t = g.begin; t < g.end && t <= g.head; ++t) {
    const std::uint32_t m = a_.mention_at[t];
    if (m == kNone) {
      if (a_.tokens[t].tag == Tag::kPRPS && !another) {
        const std::string_view w = k_.words().text(a_.tokens[t].word);
        pronoun(group, possessive_kind(w), types, depth, out);
      }
      continue;
    }
    const Mention& mention = a_.mentions[m];
    if (mention.end <= g.head && allowed(m, types) && !backs(mention)) {
      // "U.S.-led talks": who leads is no party by that alone, but acts.
      out.add(mention.entity);
    }
    t = mention.end - 1;
  }
}

void Reference::one(std::uint32_t id, std::uint8_t types, bool patient,
                    int depth, Denoted& out) const {
  const Group& g = a_.groups[id];
  if (g.pronoun == kTime) return;
  const std::uint32_t m = a_.mention_at[g.head];
  if (m != kNone) {
    // "U.S.-ROK": what a dash joins to the head counts with it.
    std::uint32_t begin = a_.mentions[m].begin;
    while (begin >= g.begin + 2 && a_.tokens[begin - 1].tag == Tag::kDash &&
           a_.mention_at[begin - 2] != kNone) {
      const std::uint32_t joined = a_.mention_at[begin - 2];
      if (allowed(joined, types)) out.add(a_.mentions[joined].entity);
      begin = a_.mentions[joined].begin;
    }
    if (allowed(m, types)) out.add(a_.mentions[m].entity);
    return;
  }
  // "X is the only state that backs Y": X does.
  if (g.verb != kNone && g.preposition == kNone && depth < 2) {
    const Verb& is = a_.verbs[g.verb];
    if (is.object == id && is.subject != kNone && is.subject != id &&
        is.lemma == k_.known.be &&
        a_.mention_at[a_.groups[is.subject].head] != kNone) {
      one(is.subject, types, patient, depth + 1, out);
      return;
    }
  }
  if (g.pronoun != kNotPronoun) {
    if (g.pronoun == kOther && gathers(id, types, out)) return;
    // "each of the two", "all of them": those.
    if (g.pronoun == kOther && depth < 2 && id + 1 < a_.groups.size()) {
      const Group& whole = a_.groups[id + 1];
      if (whole.host == id && whole.pronoun != kWe &&
          k_.words().text(a_.tokens[whole.preposition].word) == "of" &&
          k_.words().in_list(a_.tokens[g.head].word, k_.lists.every_word)) {
        one(id + 1, types, patient, depth + 1, out);
        return;
      }
    }
    if (patient && g.pronoun == kIt) return;  // "denied it": mostly no one.
    pronoun(id, g.pronoun, types, depth, out);
    return;
  }
  // A description with a name beside it: "the foreign minister, X,".
  for (const std::uint32_t other : {g.appositive, g.appositive_of}) {
    if (other == kNone) continue;
    const std::uint32_t om = a_.mention_at[a_.groups[other].head];
    if (om == kNone || !allowed(om, types)) continue;
    for (std::uint32_t c = other; c != kNone; c = a_.groups[c].next_conjunct) {
      const std::uint32_t cm = a_.mention_at[a_.groups[c].head];
      if (cm != kNone && allowed(cm, types))
        out.add(a_.mentions[cm].entity);
      else if (cm == kNone && c != other && depth < 2)
        one(c, types, patient, depth + 1, out);
    }
    return;
  }
  if (gathers(id, types, out)) return;
  const WordTable& words = k_.words();
  const WordId head = a_.tokens[g.head].word;
  const KnownLists& l = k_.lists;
  // "the special envoy for Yemen Tim Lenderking": the name ends the title.
  if (words.in_list(head, l.title)) {
    const std::uint32_t name = name_after_title(id);
    if (name != kNone) {
      const Group& next = a_.groups[name];
      if (allowed(a_.mention_at[next.head], types))
        out.add(a_.mentions[a_.mention_at[next.head]].entity);
      for (std::uint32_t c = next.next_conjunct; c != kNone && depth < 2;
           c = a_.groups[c].next_conjunct)
        one(c, types, patient, depth + 1, out);
      return;
    }
  }
  included(id, types, out);
  if (words.in_list(head, l.proxy_actor) || words.in_list(head, l.title) ||
      (patient && words.in_list(head, l.proxy_object))) {
    const std::uint32_t before = out.size;
    modifiers(id, types, depth, out);
    if (out.size == before && depth < 2) {
      const auto shared = [&](WordId word) {  // "the border with X"
        const std::string_view w = words.text(word);
        return w == "border" || w == "borders" || w == "frontier";
      };
      for (std::uint32_t i = id + 1; i < a_.groups.size() && i < id + 6; ++i) {
        const Group& other = a_.groups[i];
        // "the government and people of X"
        if (other.preposition == kNone || other.host == kNone ||
            (other.host != id && other.host != g.next_conjunct))
          continue;
        const WordId p = a_.tokens[other.preposition].word;
        if (p != k_.known.of &&
            !(p == k_.known.from && (words.in_list(head, l.proxy_actor) ||
                                     words.in_list(head, l.title))) &&
            !(p == k_.known.in && patient) &&
            !(p == k_.known.with && shared(head)))
          continue;
        for (std::uint32_t c = i; c != kNone; c = a_.groups[c].next_conjunct)
          one(c, types, false, depth + 1, out);
        break;
      }
    }
    if (out.size != before) {
      const std::string_view w = words.text(words[head].lemma);
      out.organ |= !words.in_list(head, l.title) && w != "government" &&
                   w != "regime" && w != "junta" && w != "people" &&
                   w != "administration";
      return;
    }
  }
  if (patient && depth == 0) {
    const std::uint32_t before = out.size;
    possessed(id, types, out);
    if (out.size != before) return;
  }
  if (((types >> index(k_.types.person)) & 1) != 0 &&
      (words.in_list(head, l.title) || words.in_list(head, l.side_noun)) &&
      holders(id, out))
    return;
  if (depth < 2) {
    const std::uint32_t before = out.size;
    examples(id, types, out);
    if (out.size != before) return;
  }
  // "the Secretary and Foreign Minister"
  const bool shared =
      g.first_conjunct != id && words.in_list(head, l.title) &&
      a_.tokens[g.begin].is(kCapital) &&
      a_.tokens[a_.groups[g.first_conjunct].begin].tag == Tag::kDT;
  const bool definite = shared || a_.tokens[g.begin].tag == Tag::kDT ||
                        words.in_list(a_.tokens[g.begin].word, l.side_word);
  if (!definite) return;
  const std::string_view det = words.text(a_.tokens[g.begin].word);
  if (det == "a" || det == "an" || det == "no" || det == "any" ||
      det == "every" || det == "each" || det == "another")
    return;
  // Descriptions that point back.
  if (a_.tokens[g.head].tag == Tag::kNNS) return;
  for (std::uint32_t t = g.begin; t < g.head; ++t)
    if (a_.mention_at[t] != kNone)
      return;  // "the Russian side" was tried above.
  std::uint32_t found = kNone;
  if (((types >> index(k_.types.person)) & 1) != 0 &&
      words.in_list(head, l.title))
    found = titled(g);
  if (found == kNone && g.end - g.begin <= 2) {
    // "the secretariat of X" is of X, whatever was named before.
    const bool of_another =
        g.end < a_.tokens.size() && a_.tokens[g.end].word == k_.known.of;
    if (words.in_list(head, l.country_noun))
      found = latest(g.begin, types & mask(k_.types.country), 2);
    else if (words.in_list(head, l.agreement_noun))
      found = (types & mask(k_.types.agreement)) != 0 ? agreement(g) : kNone;
    else if (words.in_list(head, l.institution_noun)) {
      const bool of_states = words.in_list(head, l.union_noun);
      const auto bodies =
          static_cast<std::uint8_t>(types & mask(k_.types.institution));
      if (!of_another) found = body_called(g, bodies);
      if (!of_another && found == kNone)
        found = latest(g.begin, bodies, 2, of_states);
    } else if (words.in_list(head, l.person_noun)) {
      found = latest(g.begin, types & mask(k_.types.person), 2);
      if (found != kNone && titled_else(found, g)) found = kNone;
    }
  }
  if (found != kNone) {
    out.add(found);
    out.inferred = true;
  }
}

/// Whether "by" after a group says who does it, of the group itself or, if
/// there is one, of `verb`; adds who does.
bool Reference::doer(std::uint32_t id, std::uint32_t verb, std::uint8_t types,
                     Denoted& out) const {
  for (std::uint32_t i = id + 1; i < a_.groups.size() && i < id + 3; ++i) {
    const Group& other = a_.groups[i];
    if ((verb == kNone ? other.host != id : other.verb != verb) ||
        other.preposition == kNone ||
        a_.tokens[other.preposition].word != k_.known.by)
      continue;
    for (std::uint32_t c = i; c != kNone; c = a_.groups[c].next_conjunct)
      one(c, types, false, 1, out);
    if (out.size > 0) out.inferred = true;
    return true;
  }
  return false;
}

/// "rejected Morocco's offer", "seized a Greek tanker": what is done to a
/// thing is done to whose it is.
void Reference::possessed(std::uint32_t id, std::uint8_t types,
                          Denoted& out) const {
  const Group& g = a_.groups[id];
  if (k_.words().in_list(a_.tokens[g.head].word, k_.lists.proxy_stop)) return;
  if (g.possessor != kNone) {
    const std::uint32_t m = a_.mention_at[a_.groups[g.possessor].head];
    if (m == kNone || !allowed(m, types)) return;
    out.add(a_.mentions[m].entity);
    out.inferred = true;
    return;
  }
  // "welcomed the pledge by X"
  if (doer(id, kNone, types, out)) return;
  // "condemned the attack carried out by X"
  if (const std::uint32_t v =
          g.end < a_.tokens.size() ? a_.verb_at[g.end] : kNone;
      v != kNone && a_.verbs[v].voice == Voice::kPassive &&
      !a_.verbs[v].finite && a_.verbs[v].object == g.first_conjunct &&
      doer(id, v, types, out))
    return;
  for (std::uint32_t t = g.begin; t < g.head; ++t) {
    const std::uint32_t m = a_.mention_at[t];
    if (m == kNone) continue;
    if ((a_.mentions[m].type == k_.types.country ||
         a_.mentions[m].type == k_.types.institution) &&
        allowed(m, types) && !backs(a_.mentions[m]) &&
        (a_.mentions[m].type == k_.types.country ||
         a_.tokens[a_.mentions[m].end].tag != Tag::kDash)) {
      // But "EU-brokered talks" are another's.
      out.add(a_.mentions[m].entity);
      out.inferred = true;
    }
    return;
  }
}

/// Whether a mention is known, or named, to be no "alliance": one state's
/// organ, one of another body, a firm.
bool Reference::organ(const Mention& mention) const {
  for (std::uint32_t t = mention.begin; t < mention.end; ++t)
    if (k_.words().in_list(a_.tokens[t].word, k_.lists.organ_word)) return true;
  const auto& entity = a_.entities[mention.entity];
  if (entity.entry == kNoEntry) return false;
  const std::string_view kind = k_.lexicon[entity.entry].kind;
  return kind == "parliament" || kind == "ministry" || kind == "agency" ||
         kind == "army" || kind == "company" || kind == "university";
}

}  // namespace entente
