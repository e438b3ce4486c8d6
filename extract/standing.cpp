#include "extract/standing.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "extract/hits.h"
#include "extract/phrase.h"

namespace entente {
namespace {

/// What is denied is not even possible.
Factuality possibly(Factuality said) {
  return said == Factuality::kAsserted ? Factuality::kPossible : said;
}

}  // namespace

/// "I would like to thank X", "we wish to congratulate X" and "it would be
/// remiss of me if I did not thank X" do so.
bool Standing::courtesy(std::uint32_t id) const {
  const Verb& v = a_.verbs[id];
  if (v.subject == kNone) return false;
  if (v.negated) {
    constexpr std::uint32_t kNear = 10;  // Tokens.
    std::uint32_t t = v.begin;
    while (t > 0 && t + kNear > v.begin && a_.word(t) != "remiss") --t;
    if (a_.word(t) != "remiss") return false;
  }
  const std::uint8_t who = a_.groups[v.subject].pronoun;
  return (who == kWe || who == kI) && links_.in_list(v, k_.lists.courtesy_verb);
}

Factuality Standing::of_verb(std::uint32_t id) const {
  if (courtesy(id)) return Factuality::kAsserted;
  Factuality s = Factuality::kAsserted;
  std::uint32_t at = id;
  bool beside = false;  // What is above does not deny it,
  bool means = false;   // ... or govern it.
  for (int hop = 0; at != kNone && hop < 5; ++hop) {
    const Verb& v = a_.verbs[at];
    if (v.negated && !beside) s = Factuality::kNegated;
    if (v.possible) s = possibly(s);
    if (hop == 0) {
      if (denied(v.subject) || failed(v) || not_to(v)) s = Factuality::kNegated;
      if (wanted(v) || demanded(v)) s = possibly(s);
    } else if (!means) {
      const bool to = a_.tokens[a_.verbs[id].begin].tag == Tag::kTO;
      if (links_.in_list(v, k_.lists.fail_verb) &&
          !(to && k_.words().text(v.lemma) == "stop"))  // "stopped to trade"
        s = Factuality::kNegated;
      else if (links_.in_list(v, k_.lists.want_verb) ||
               links_.in_list(v, k_.lists.doubt_verb))
        s = possibly(s);
      else if (v.lemma == be_ && to && !done_first(a_.verbs[id]) &&
               !was_able(v, a_.verbs[id]))
        s = possibly(s);  // "is to meet"
    }
    if (v.parent == kNone && a_.tokens[v.begin].tag == Tag::kTO && hop == 0 &&
        !v.finite) {
      s = possibly(s);
    }
    beside = aside(v);
    means = beside || after_preposition(v);
    at = v.parent != at ? v.parent : kNone;
  }
  return s;
}

/// "did not sign it, leaving the talks": a participle that only goes along.
bool Standing::aside(const Verb& v) const {
  return v.begin > 0 && a_.tokens[v.head].tag == Tag::kVBG &&
         a_.tokens[v.begin - 1].tag == Tag::kComma;
}

/// "sought security by attacking X": not what is sought.
bool Standing::after_preposition(const Verb& v) const {
  if (v.begin == 0 || a_.tokens[v.head].tag != Tag::kVBG) return false;
  const std::string_view w = k_.words().text(a_.tokens[v.begin - 1].word);
  return w == "by" || w == "after" || w == "since" || w == "while" ||
         w == "when" || w == "upon" || w == "through";
}

/// "plans to attack X", "no intention to attack X".
bool Standing::wanted(const Verb& v) const {
  if (v.begin == 0) return false;
  if (a_.tokens[v.begin].tag == Tag::kTO) {
    // "held a call to discuss": they did.
    const std::uint32_t noun = noun_before(v);
    const std::uint32_t g = a_.group_at[noun];
    const std::uint32_t w = g != kNone ? links_.object_of(g) : kNone;
    const std::string_view does =
        w != kNone ? k_.words().text(a_.verbs[w].lemma) : "";
    return k_.words().in_list(a_.tokens[noun].word, k_.lists.want_noun) &&
           does != "hold" && does != "host" && does != "convene" &&
           does != "join" && does != "conduct";
  }
  // "the importance of joining X", "the importance of X joining Y"
  if (a_.tokens[v.head].tag != Tag::kVBG) return false;
  const auto of_wanted = [&](std::uint32_t t) {
    return t > 0 && k_.words().text(a_.tokens[t].word) == "of" &&
           k_.words().in_list(a_.tokens[t - 1].word, k_.lists.want_noun);
  };
  if (of_wanted(v.begin - 1)) return true;
  if (v.subject == kNone) return false;
  const std::uint32_t p =
      a_.groups[a_.groups[v.subject].first_conjunct].preposition;
  return p != kNone && of_wanted(p);
}

/// "proposals for a pact", "calls for talks".
bool Standing::sought(const Group& g) const {
  return g.host != kNone && g.preposition != kNone &&
         k_.words().text(a_.tokens[g.preposition].word) == "for" &&
         k_.words().in_list(a_.tokens[a_.groups[g.host].head].word,
                            k_.lists.want_noun);
}

/// "demanded that X leave", "demands that X leave": wanted, not done.
bool Standing::demanded(const Verb& v) const {
  if (v.subject == kNone ||
      !any(a_.tokens[v.head].tag, bit(Tag::kVB) | bit(Tag::kVBP)) ||
      (v.begin != v.head && a_.tokens[v.begin].tag != Tag::kRB))
    return false;
  std::uint32_t t = a_.groups[v.subject].begin;
  if (t < 2 || t > v.begin || k_.words().text(a_.tokens[--t].word) != "that")
    return false;
  const std::uint32_t above = a_.verb_at[t - 1];
  if (above == kNone)
    return k_.words().in_list(a_.tokens[t - 1].word, k_.lists.want_noun);
  return links_.in_list(a_.verbs[above], k_.lists.want_verb);
}

/// "the risk of an attack", "fears of a war".
bool Standing::feared(const Group& g) const {
  return g.host != kNone && g.preposition != kNone &&
         a_.groups[g.host].head + 1 == g.preposition &&
         phrase_at(a_, a_.groups[g.host].head, k_.lists.reported_doubt);
}

bool Standing::denied(std::uint32_t group) const {
  if (group == kNone) return false;
  const Group& g = a_.groups[group];
  if (k_.words().in_list(a_.tokens[g.begin].word, k_.lists.negative_word))
    return true;
  // "neither Kenya nor Uganda"
  const std::uint32_t first = a_.groups[g.first_conjunct].begin;
  return first > 0 && k_.words().text(a_.tokens[first - 1].word) == "neither";
}

/// "X's failure to agree", "their opposition to joining", "without asking".
bool Standing::failed(const Verb& v) const {
  if (v.begin == 0) return false;
  const auto fails = [&](std::uint32_t t) {
    return k_.words().in_list(a_.tokens[t].word, k_.lists.fail_noun);
  };
  if (a_.tokens[v.begin].tag == Tag::kTO) return fails(noun_before(v));
  if (a_.tokens[v.head].tag != Tag::kVBG) return false;
  const std::string_view w = k_.words().text(a_.tokens[v.begin - 1].word);
  if (w == "without" || w == "against") return true;
  return v.begin > 1 && (w == "to" || w == "in" || w == "at") &&
         fails(v.begin - 2);
}

/// The token of the noun that an infinitive hangs on, where it stands right
/// before it: "the refusal to sign", "the refusal of X to sign".
std::uint32_t Standing::noun_before(const Verb& v) const {
  if (v.subject == kNone) return v.begin - 1;
  const Group& x = a_.groups[v.subject];
  return x.preposition != kNone && x.host != kNone && x.begin < v.begin &&
                 k_.words().text(a_.tokens[x.preposition].word) == "of"
             ? a_.groups[x.host].head
             : v.begin - 1;
}

/// "the decision not to inform X"
bool Standing::not_to(const Verb& v) const {
  return v.begin > 0 && a_.tokens[v.begin].tag == Tag::kTO &&
         k_.words().text(a_.tokens[v.begin - 1].word) == "not";
}

/// "discussed Russia's war", "encouraged continued talks": what has an owner is
/// there, and only talked of, and so is what goes on.
bool Standing::talked_of(const Verb& verb, const Group& g) const {
  const bool discussed = k_.words().text(verb.lemma) == "discuss";
  // "discussed the partnership between X and Y"
  const bool known = k_.words().text(a_.tokens[g.begin].word) == "the";
  if (discussed &&
      (known || g.possessor != kNone || a_.tokens[g.begin].tag == Tag::kPRPS))
    return true;
  for (std::uint32_t t = g.begin; t < g.head; ++t) {
    const std::string_view w = k_.words().text(a_.tokens[t].word);
    if ((discussed && a_.mention_at[t] != kNone) || w == "continued" ||
        w == "continuing" || w == "ongoing" || w == "existing")
      return true;
  }
  return false;
}

/// "was able to sign": it did; "is able to" need not.
bool Standing::was_able(const Verb& be, const Verb& infinitive) const {
  return a_.tokens[be.head].tag == Tag::kVBD &&
         a_.word(infinitive.begin - 1) == "able";
}

/// "was the first state to sign", "was among the last to leave", "is proud to
/// chair": what is so.
bool Standing::done_first(const Verb& infinitive) const {
  const std::uint32_t t = infinitive.begin - 1;
  const auto is = [&](std::uint32_t at, const auto& words) {
    return std::ranges::find(words, a_.word(at)) != words.end();
  };
  constexpr std::array<std::string_view, 6> kGlad = {
      "proud", "pleased", "honored", "honoured", "privileged", "quick"};
  constexpr std::array<std::string_view, 5> kRank = {"first", "second", "third",
                                                     "last", "only"};
  if (is(t, kGlad)) return true;
  const std::uint32_t g = a_.group_at[t];
  if (g == kNone) return false;
  for (std::uint32_t i = a_.groups[g].begin; i <= t; ++i)
    if (is(i, kRank)) return true;
  const std::uint32_t host = a_.groups[g].host;  // "the first state in Asia to"
  return host != kNone && is(a_.groups[host].begin + 1, kRank);
}

/// "As a member of A, X will speak": so already.
bool Standing::as_before(const Group& g) const {
  return g.preposition != kNone && g.end <= a_.verbs[g.verb].begin &&
         k_.words().text(a_.tokens[g.preposition].word) == "as";
}

Factuality Standing::of_noun(std::uint32_t id) const {
  Factuality s = Factuality::kAsserted;
  const Group& g = a_.groups[id];
  if (denied(g.first_conjunct)) s = Factuality::kNegated;
  if (sought(g) || feared(g)) s = possibly(s);
  for (std::uint32_t t = g.begin; t < g.head; ++t) {
    if (a_.mention_at[t] != kNone) continue;
    if (k_.words().in_list(a_.tokens[t].word, k_.lists.negative_word))
      s = Factuality::kNegated;
    if (k_.words().in_list(a_.tokens[t].word, k_.lists.reported_doubt))
      s = possibly(s);
  }
  std::uint32_t w = links_.object_of(id);
  if (w == kNone) w = links_.subject_of(id);
  if (w != kNone && links_.object_of(id) == w &&
      links_.in_list(a_.verbs[w], k_.lists.end_verb))
    return s;  // "to end the war": there is one.
  const bool owned =
      g.possessor != kNone || a_.tokens[g.begin].tag == Tag::kPRPS;
  // "agreed to strengthen their campaign": there is one.
  if (w != kNone && owned &&
      links_.in_list(a_.verbs[w], k_.lists.going_on_verb))
    return s;
  // "denied X's request": there was one.
  if (w != kNone && links_.object_of(id) == w && g.possessor != kNone &&
      links_.in_list(a_.verbs[w], k_.lists.fail_verb) &&
      k_.words().in_list(a_.tokens[g.head].word, k_.lists.want_noun))
    return s;
  if (w != kNone) {
    const Verb& v = a_.verbs[w];
    const Factuality outer = of_verb(w);
    if (outer == Factuality::kNegated) s = Factuality::kNegated;
    if (outer == Factuality::kPossible) s = possibly(s);
    if (links_.object_of(id) == w) {
      if (links_.in_list(v, k_.lists.fail_verb))
        s = Factuality::kNegated;
      else if (links_.in_list(v, k_.lists.want_verb) && !talked_of(v, g) &&
               k_.words().text(v.lemma) != "commit")  // "committed atrocities"
        s = possibly(s);
    } else if (v.object == kNone && v.voice == Voice::kActive &&
               (k_.words().text(v.lemma) == "threaten" ||
                k_.words().text(v.lemma) == "loom")) {
      s = possibly(s);  // "war between A and B still threatened"
    }
  } else if (g.verb != kNone && g.possessor == kNone &&
             a_.tokens[g.begin].tag != Tag::kPRPS && !as_before(g)) {
    // "may lead to attacks"; "must end its attacks" says that there are some.
    const Verb& v = a_.verbs[g.verb];
    if (v.possible) s = possibly(s);
  }
  return s;
}

}  // namespace entente
