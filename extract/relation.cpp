#include "extract/relation.h"

#include <algorithm>
#include <tuple>

#include "extract/matcher.h"
#include "extract/name_words.h"
#include "extract/phrase.h"
#include "extract/reference.h"

namespace entente {
namespace {

/// What the words around a trigger say of its truth.
struct Standing {
  Factuality factuality = Factuality::kAsserted;
  void possible() {
    if (factuality == Factuality::kAsserted) factuality = Factuality::kPossible;
  }
  void negate() { factuality = Factuality::kNegated; }
};

class Finder {
 public:
  Finder(const Knowledge& k, const Analysis& a)
      : k_(k),
        words_(k.words()),
        a_(a),
        matcher_(k.lexicon, a, false),
        names_(k.lexicon, a, true),
        reference_(k, a),
        by_(words_.find("by")),
        of_(words_.find("of")),
        with_(words_.find("with")),
        between_(words_.find("between")),
        as_(words_.find("as")),
        be_(words_.find("be")) {
    verbs_of_object();
    for (std::uint32_t e = 0; e < a_.entities.size(); ++e)
      if (a_.entities[e].entry != kNoEntry)
        by_entry_.emplace_back(a_.entities[e].entry, e);
    std::ranges::sort(by_entry_);
  }

  std::vector<Reading> run() {
    within();  // First: organs tell the home country.
    organs();
    patterns();
    if (speaks()) reference_.set_speaker(home());
    for (std::uint32_t v = 0; v < a_.verbs.size(); ++v) verb(v);
    for (std::uint32_t g = 0; g < a_.groups.size(); ++g) noun(g);
    administrations();
    keep_one();
    return std::move(found_);
  }

  ClauseTrace trace(const Rule& rule, std::uint32_t v, std::uint32_t n) const {
    ClauseTrace out;
    out.words_fit = words_fit(rule, v, n);
    for (const Slot& slot : rule.slots) {
      const Denoted filled = fill(rule, slot, v, n);
      out.slots.emplace_back(filled.begin(), filled.end());
    }
    return out;
  }

 private:
  // -- Pattern rules ---------------------------------------------------------

  /// Rules that need the home country run last: the others tell which it is.
  void patterns() {
    struct Later {
      std::uint32_t rule;
      std::uint32_t sentence;
      std::uint32_t at;
    };
    std::vector<Later> later;
    for (std::uint32_t i = 0; i < a_.sentences.size(); ++i) {
      const Sentence& s = a_.sentences[i];
      const auto visit = [&](std::uint32_t r, std::uint32_t at) {
        const Rule& rule = k_.rules.rules()[r];
        if (rule.needs_home)
          later.push_back({r, i, at});
        else
          pattern(rule, s, at);
      };
      for (std::uint32_t t = s.begin; t < s.end; ++t) {
        k_.pattern_rules.at(a_, k_.lexicon.tests(), t, visit);
        const std::uint32_t m = a_.mention_at[t];
        if (m != kNone && a_.mentions[m].begin == t)
          k_.pattern_rules.at_type(a_, k_.lexicon.tests(), a_.mentions[m].type,
                                   t, a_.mentions[m].end, visit);
      }
    }
    for (const Later& l : later)
      pattern(k_.rules.rules()[l.rule], a_.sentences[l.sentence], l.at);
  }

  void pattern(const Rule& rule, const Sentence& s, std::uint32_t at) {
    const RuleTry attempt(a_.costs, rule.id);
    Match match;
    if (!matcher_.match(rule.pattern, at, s.begin, s.end, match)) return;
    Denoted subjects;
    Denoted objects;
    std::uint32_t pos_begin = 0;
    std::uint32_t pos_end = 0;
    const Predicate& p = k_.vocabulary[rule.predicate];
    for (std::size_t i = 0;
         i < rule.pattern.labels.size() && 2 * i + 1 < Match::kSlots; ++i) {
      const std::uint32_t begin = match.slots[2 * i];
      const std::uint32_t end = match.slots[2 * i + 1];
      if (begin == kNone || end == kNone || begin >= end) continue;
      const std::string& label = rule.pattern.labels[i];
      if (label == "position") {
        pos_begin = begin;
        pos_end = end;
      }
      if (label == rule.subject) named(begin, end, p.domain, subjects);
      if (label == rule.object) named(begin, end, p.range, objects);
    }
    Standing standing;
    standing.factuality = rule.factuality;
    if (is_special(rule.subject))
      special(rule.subject, {}, p.domain, at, subjects);
    if (is_special(rule.object))
      special(rule.object, subjects, p.range, at, objects);
    emit(rule, subjects, objects, at, standing, pos_begin, pos_end);
  }

  /// What a special name of `makes` stands for at `token` (docs/RULES.md), the
  /// other end of the relation being `whose`.
  void special(const std::string& name, const Denoted& whose,
               std::uint8_t types, std::uint32_t token, Denoted& out) {
    const Sentence& s = a_.sentences[a_.sentence_of[token]];
    std::uint32_t entity = kNone;
    if (name == "last") {
      entity = reference_.last(token, types);
      out.inferred = entity != kNone;
    } else if (name == "own" || name == "home") {
      if (whose.size == 1) entity = state_of(whose.entities[0]);
      if (entity == kNone && name == "home") entity = home_of(s, token);
    } else if (name == "other") {
      entity = other_of(s);
    } else if (const auto entry = k_.lexicon.entry(name)) {
      entity = entity_of(*entry);
    }
    if (entity != kNone) out.add(entity);
  }

  void named(std::uint32_t begin, std::uint32_t end, std::uint8_t types,
             Denoted& out) const {
    for (std::uint32_t t = begin; t < end; ++t) {
      const std::uint32_t m = a_.mention_at[t];
      if (m == kNone) continue;
      if (((types >> index(a_.mentions[m].type)) & 1) != 0)
        out.add(a_.mentions[m].entity);
      t = a_.mentions[m].end - 1;
    }
    if (out.size != 0 || begin >= end) return;
    const std::uint32_t g = a_.group_at[begin];
    if (a_.tokens[begin].tag == Tag::kPRPS)
      out = reference_.possessive(begin, types);
    else if (g != kNone && a_.groups[g].pronoun != kNotPronoun)
      out = reference_.of(g, types, false);
  }

  // -- Names inside names ----------------------------------------------------

  /// "U.S. Department of State", "Kenya-Uganda Trade Agreement": the states in
  /// the words of one mention, where the document has them elsewhere, too.
  void within() {
    for (const Mention& m : a_.mentions) {
      if (m.end - m.begin < 2) continue;
      for (const std::uint32_t r : k_.within_rules) {
        const Rule& rule = k_.rules.rules()[r];
        if (((rule.within >> index(m.type)) & 1) == 0) continue;
        const RuleTry attempt(a_.costs, rule.id);
        for (std::uint32_t t = m.begin; t < m.end; ++t) {
          Match match;
          if (!names_.match(rule.pattern, t, m.begin, m.end, match)) continue;
          Denoted whole;
          whole.add(m.entity);
          Denoted part;
          for (std::size_t i = 0;
               i < rule.pattern.labels.size() && 2 * i + 1 < Match::kSlots;
               ++i) {
            const std::string& label = rule.pattern.labels[i];
            if (label != rule.subject && label != rule.object) continue;
            if (match.slots[2 * i] != kNone)
              inside(match.slots[2 * i], match.slots[2 * i + 1], part);
          }
          if (part.size == 0) continue;
          const bool whole_first = rule.whole == rule.subject;
          emit(rule, whole_first ? whole : part, whole_first ? part : whole,
               m.begin, {}, 0, 0);
        }
      }
    }
  }

  /// Organs whose state a lexicon knows.
  void organs() {
    for (std::uint32_t e = 0; e < a_.entities.size(); ++e) {
      const Referent& entity = a_.entities[e];
      if (entity.entry == kNoEntry) continue;
      // Where the name does not say whose organ it is, only a ministry is
      // plainly one; of the rest the text would have to speak.
      const EntryId country = k_.lexicon[entity.entry].country;
      if (country == kNoEntry) continue;
      const std::string_view kind = k_.lexicon[entity.entry].kind;
      if (kind != "ministry" && kind != "parliament") continue;
      const std::uint32_t other = entity_of(country);
      if (other == kNone || !k_.vocabulary.allows(k_.part_of, entity.type,
                                                  a_.entities[other].type))
        continue;
      part_of(e, other, 85, k_.lexicon_country,
              a_.mentions[entity.first].begin);
    }
  }

  void part_of(std::uint32_t part, std::uint32_t whole, std::uint8_t sure,
               RuleId rule, std::uint32_t trigger) {
    Reading r;
    r.subject = part;
    r.predicate = k_.part_of;
    r.object = whole;
    r.confidence = sure;
    r.rule = rule;
    r.trigger = trigger;
    r.sentence = a_.sentence_of[trigger];
    found_.push_back(r);
  }

  /// Whether the text speaks for a country: a letterhead of its organs, or
  /// "my country", "my delegation".
  bool speaks() {
    if (home() == kNone) return false;
    const std::uint32_t first = std::min<std::uint32_t>(
        40, static_cast<std::uint32_t>(a_.tokens.size()));
    for (const Reading& r : found_)
      if (r.predicate == k_.affiliated_with && r.object == home() &&
          r.trigger < first)
        return true;
    for (const Mention& m : a_.mentions) {
      if (m.begin >= first) break;
      const EntryId entry = a_.entities[m.entity].entry;
      if (entry != kNoEntry && k_.lexicon[entry].country != kNoEntry &&
          entity_of(k_.lexicon[entry].country) == home())
        return true;
    }
    return speech() || address();
  }

  /// Whether the text is an address to an assembly: it says "we" and "I", names
  /// the assembly, and one state much more often than any other.
  bool address() {
    std::uint32_t first_person = 0;
    bool assembly = false;
    for (const Group& g : a_.groups) {
      if (g.pronoun == kWe) ++first_person;
      const std::uint32_t m = a_.mention_at[g.head];
      assembly |= m != kNone && a_.mentions[m].type == k_.types.institution &&
                  words_.text(a_.tokens[g.head].word) == "assembly";
    }
    constexpr std::uint32_t kSpoken = 8;
    if (first_person < kSpoken || !assembly) return false;
    std::vector<std::uint32_t> times(a_.entities.size(), 0);
    for (const Mention& m : a_.mentions)
      if (m.type == k_.types.country) ++times[m.entity];
    const std::uint32_t own = times[home()];
    times[home()] = 0;
    return own >= 4 && 2 * own >= 3 * std::ranges::max(times);
  }

  /// Whether the text speaks of "my country", "my delegation".
  bool speech() const {
    const WordId my = words_.find("my");
    for (std::uint32_t t = 0; t + 1 < a_.tokens.size(); ++t) {
      if (a_.tokens[t].word != my) continue;
      const std::string_view w = words_.text(a_.tokens[t + 1].word);
      if (w == "country" || w == "delegation" || w == "government" ||
          w == "nation" || w == "homeland")
        return true;
    }
    return false;
  }

  /// "Truman administration", "Lukashenka regime": part of the country that
  /// its head leads; an administration of whom nothing is known, of home.
  void administrations() {
    for (std::uint32_t e = 0; e < a_.entities.size(); ++e) {
      const Mention& m = a_.mentions[a_.entities[e].first];
      if (m.type != k_.types.institution || m.end - m.begin < 2 ||
          !words_.in_list(a_.tokens[m.end - 1].word,
                          k_.lists.person_institution))
        continue;
      std::uint32_t country = state_of_head(m);
      for (const Reading& r : found_) {
        if (country != kNone) break;
        if (r.predicate != k_.leader_of ||
            a_.entities[r.object].type != k_.types.country)
          continue;
        const Mention& person = a_.mentions[a_.entities[r.subject].best];
        if (named_for(m, person)) country = r.object;
      }
      const std::uint32_t next = m.end;
      if (country == kNone && next + 1 < a_.tokens.size() &&
          words_.text(a_.tokens[next].word) == "in" &&
          a_.mention_at[next + 1] != kNone &&
          a_.mentions[a_.mention_at[next + 1]].type == k_.types.country)
        country = a_.mentions[a_.mention_at[next + 1]].entity;
      if (country == kNone &&
          words_.text(words_[a_.tokens[m.end - 1].word].lemma) ==
              "administration" &&
          !full_name_of_head(m))
        country = home();
      if (country == kNone) continue;
      part_of(e, country, 75, k_.administration, m.begin);
    }
  }

  /// Whether the surname of `person` stands in the words of body `m`.
  bool named_for(const Mention& m, const Mention& person) const {
    const auto [begin, end] = surname_of(k_, a_, person);
    for (std::uint32_t t = m.begin; t + 1 < m.end; ++t)
      if (end - begin >= 1 && a_.word(t) == a_.word(end - 1)) return true;
    return false;
  }

  /// The state of the known person for whom body `m` is named.
  std::uint32_t state_of_head(const Mention& m) const {
    for (std::uint32_t t = m.begin; t < m.end; ++t)
      for (const Hit& hit : a_.hits_from(t))
        if (hit.value->kind == TrieValue::Kind::kName && hit.end < m.end) {
          const EntryId entry = static_cast<EntryId>(hit.value->id);
          if (k_.lexicon[entry].type == k_.types.person &&
              k_.lexicon[entry].country != kNoEntry)
            return entity_of(k_.lexicon[entry].country);
        }
    for (std::uint32_t e = 0; e < a_.entities.size(); ++e)
      if (a_.entities[e].type == k_.types.person && state_of(e) != kNone &&
          named_for(m, a_.mentions[a_.entities[e].best]))
        return state_of(e);
    for (std::uint32_t t = m.begin; t + 1 < m.end; ++t)
      if (const EntryId state = k_.surname_state(a_.tokens[t].word);
          state != kNoEntry)
        return entity_of(state);
    return kNone;
  }

  /// Whether the document has the full name of the body's head, so that it
  /// would have said whom he leads.
  bool full_name_of_head(const Mention& m) const {
    for (const Referent& e : a_.entities) {
      const Mention& person = a_.mentions[e.best];
      if (e.type == k_.types.person && person.end - person.begin > 1 &&
          named_for(m, person))
        return true;
    }
    return false;
  }

  std::uint32_t entity_of(EntryId entry) const {
    const auto at = std::ranges::lower_bound(by_entry_, std::pair{entry, 0U});
    return at != by_entry_.end() && at->first == entry ? at->second : kNone;
  }

  /// Entities of the document whose lexicon names stand in [begin, end).
  void inside(std::uint32_t begin, std::uint32_t end, Denoted& out) const {
    for (std::uint32_t t = begin; t < end; ++t) {
      for (const Hit& hit : a_.hits_from(t)) {
        if (hit.end > end || hit.value->kind != TrieValue::Kind::kName)
          continue;
        if ((hit.value->flags & kCapitalCity) != 0) continue;
        const std::uint32_t e = entity_of(static_cast<EntryId>(hit.value->id));
        if (e == kNone) continue;
        out.add(e);
        t = hit.end - 1;
        break;
      }
    }
  }

  /// The one state that a sentence names beside the home country; where it
  /// names none, the one that the document is about; or kNone.
  std::uint32_t other_of(const Sentence& s) {
    std::uint32_t found = kNone;
    for (std::uint32_t t = s.begin; t < s.end; ++t) {
      const std::uint32_t m = a_.mention_at[t];
      if (m == kNone) continue;
      t = a_.mentions[m].end - 1;
      if (a_.mentions[m].type != k_.types.country ||
          a_.mentions[m].entity == home())
        continue;
      if (found != kNone && found != a_.mentions[m].entity) return kNone;
      found = a_.mentions[m].entity;
    }
    return found != kNone ? found : topic();
  }

  /// The state that the document names more than twice as often as any other
  /// beside the home country, or kNone.
  std::uint32_t topic() {
    std::vector<std::uint32_t> times(a_.entities.size(), 0);
    for (const Mention& m : a_.mentions)
      if (m.type == k_.types.country && m.entity != home()) ++times[m.entity];
    const auto most = std::ranges::max_element(times);
    if (most == times.end() || *most < 3) return kNone;
    for (auto other = times.begin(); other != times.end(); ++other)
      if (other != most && 2 * *other >= *most) return kNone;
    return static_cast<std::uint32_t>(most - times.begin());
  }

  /// The state for which a lexicon says that a person acts, or kNone. A bare
  /// surname is enough if the known persons of that name are of one state.
  std::uint32_t state_of(std::uint32_t person) const {
    const Referent& e = a_.entities[person];
    EntryId country = kNoEntry;
    if (e.entry != kNoEntry) {
      country = k_.lexicon[e.entry].country;
    } else if (const Mention& m = a_.mentions[e.best]; m.end == m.begin + 1) {
      country = k_.surname_state(a_.tokens[m.begin].word);
    }
    return country == kNoEntry ? kNone : entity_of(country);
  }

  /// The country of a bare title: the state that acts in the sentence ("The
  /// United States recognized Chile when President X"), else the home country.
  std::uint32_t home_of(const Sentence& s, std::uint32_t token) {
    for (const Verb& v : a_.verbs) {
      if (v.begin < s.begin) continue;
      if (v.begin >= token) break;
      if (!v.finite || v.voice != Voice::kActive || v.subject == kNone)
        continue;
      const std::uint32_t m = a_.mention_at[a_.groups[v.subject].head];
      if (m != kNone && a_.mentions[m].type == k_.types.country &&
          a_.groups[v.subject].preposition == kNone)
        return a_.mentions[m].entity;
    }
    return home();
  }

  /// The country that speaks: the one whose names and organs the document has
  /// most of.
  std::uint32_t home() {
    if (home_known_) return home_;
    home_known_ = true;
    std::vector<std::uint32_t> weight(a_.entities.size(), 0);
    // A speech at an assembly names other states' persons, and its own seldom.
    const bool persons = !speech();
    for (const Mention& m : a_.mentions) {
      if (m.type == k_.types.country) ++weight[m.entity];
      if (m.type == k_.types.person && !persons) continue;
      const EntryId entry = a_.entities[m.entity].entry;
      if (entry == kNoEntry || k_.lexicon[entry].country == kNoEntry) continue;
      const std::uint32_t c = entity_of(k_.lexicon[entry].country);
      if (c != kNone) weight[c] += 4;
    }
    // "Comoros welcomes": a speaker says what his state does.
    for (const Verb& v : a_.verbs) {
      if (persons || v.subject == kNone || v.voice == Voice::kPassive ||
          a_.tokens[v.head].tag != Tag::kVBZ)
        continue;
      const std::uint32_t m = a_.mention_at[a_.groups[v.subject].head];
      if (m != kNone && a_.mentions[m].type == k_.types.country)
        weight[a_.mentions[m].entity] += 3;
    }
    for (const Reading& r : found_)  // Organs that name their state.
      if ((r.predicate == k_.part_of || r.predicate == k_.affiliated_with) &&
          a_.entities[r.object].type == k_.types.country)
        weight[r.object] += 3;
    // A letterhead says who speaks: an organ or officer in the first lines.
    const std::uint32_t first = a_.sentences.size() > 3 ? a_.sentences[2].end
                                : a_.sentences.empty()
                                    ? 0
                                    : a_.sentences.back().end;
    for (const Mention& m : a_.mentions) {
      if (m.begin >= first || m.begin > 40) break;
      if (m.type == k_.types.person && !persons) continue;
      const EntryId entry = a_.entities[m.entity].entry;
      if (entry == kNoEntry || k_.lexicon[entry].country == kNoEntry) continue;
      const std::uint32_t c = entity_of(k_.lexicon[entry].country);
      if (c != kNone) weight[c] += 30;
    }
    for (const Reading& r : found_)
      if (r.predicate == k_.affiliated_with && r.trigger < first &&
          r.trigger < 40 && a_.entities[r.object].type == k_.types.country)
        weight[r.object] += 30;
    std::uint32_t most = 0;
    for (std::uint32_t e = 0; e < weight.size(); ++e) {
      if (weight[e] > most) {
        most = weight[e];
        home_ = e;
      }
    }
    return home_;
  }

  // -- Clause rules ----------------------------------------------------------

  /// For each group the verb that has it as object, or kNone.
  void verbs_of_object() {
    object_of_.assign(a_.groups.size(), kNone);
    subject_of_.assign(a_.groups.size(), kNone);
    for (std::uint32_t i = 0; i < a_.verbs.size(); ++i) {
      const auto mark = [&](std::uint32_t group,
                            std::vector<std::uint32_t>& map) {
        for (std::uint32_t c = group; c != kNone;
             c = a_.groups[c].next_conjunct)
          if (map[c] == kNone) map[c] = i;
      };
      if (a_.verbs[i].object != kNone) mark(a_.verbs[i].object, object_of_);
      if (a_.verbs[i].second != kNone) mark(a_.verbs[i].second, object_of_);
      if (a_.verbs[i].subject != kNone) mark(a_.verbs[i].subject, subject_of_);
    }
    // "rejected the sanctions imposed on X by Y": the participle lends.
    for (std::uint32_t i = 0; i < a_.verbs.size(); ++i) {
      const Verb& v = a_.verbs[i];
      if (v.voice == Voice::kPassive && !v.finite && v.object != kNone &&
          verb_in_list(v, k_.lists.light_verb))
        object_of_[v.object] = i;
    }
    for (std::uint32_t g = 0; g < a_.groups.size(); ++g) {
      const std::uint32_t w = a_.groups[g].verb;
      if (w != kNone && object_of_[g] == kNone && lent_through(w, g))
        object_of_[g] = w;
    }
  }

  /// "engaged in talks": whether the entry of a verb that lends ends in the
  /// preposition before a group.
  bool lent_through(std::uint32_t verb, std::uint32_t group) const {
    const std::uint32_t p = a_.groups[group].preposition;
    if (p == kNone || a_.verbs[verb].voice == Voice::kPassive) return false;
    for (const Hit& hit : a_.hits_from(a_.verbs[verb].head))
      if (hit.end == p + 1 && long_entry(hit) &&
          (hit.value->id == static_cast<std::uint32_t>(k_.lists.light_verb) ||
           hit.value->id ==
               static_cast<std::uint32_t>(k_.lists.light_verb_passive)))
        return true;
    return false;
  }

  bool verb_in_list(const Verb& v, ListId list) const {
    if (words_.in_list(a_.tokens[v.head].word, list)) return true;
    for (const Hit& hit : a_.hits_from(v.head))
      if (hit.value->kind == TrieValue::Kind::kList &&
          hit.value->id == static_cast<std::uint32_t>(list))
        return true;
    return false;
  }

  static bool long_entry(const Hit& hit) {
    return hit.value->kind == TrieValue::Kind::kList && hit.end > hit.begin + 1;
  }

  /// Whether one of the rule's entries of several words stands at a verb: with
  /// a particle, "called out", the verb alone is another.
  bool triggered_whole(const Rule& rule, std::uint32_t head) const {
    return !rule.trigger_words.empty() ||
           std::ranges::any_of(a_.hits_from(head), [&](const Hit& hit) {
             return long_entry(hit) &&
                    std::ranges::any_of(rule.triggers, [&](ListId list) {
                      return hit.value->id == static_cast<std::uint32_t>(list);
                    });
           });
  }

  void verb(std::uint32_t id) {
    const Verb& v = a_.verbs[id];
    const bool phrasal = v.head + 1 < a_.tokens.size() &&
                         a_.tokens[v.head + 1].tag == Tag::kRP &&
                         std::ranges::any_of(a_.hits_from(v.head), long_entry);
    const auto visit = [&](std::uint32_t r, std::uint32_t) {
      const Rule& rule = k_.rules.rules()[r];
      if (!phrasal || triggered_whole(rule, v.head)) clause(rule, id, kNone);
    };
    k_.verb_rules.at(a_, k_.lexicon.tests(), v.head, visit);
  }

  void noun(std::uint32_t id) {
    const Group& g = a_.groups[id];
    if (a_.mention_at[g.head] != kNone || g.pronoun != kNotPronoun) return;
    bool any = false;
    const auto visit = [&](std::uint32_t r, std::uint32_t) {
      any = true;
      clause(k_.rules.rules()[r], kNone, id);
    };
    // Entries of several words that end at the head, "prime minister", go
    // before the head alone, "minister".
    for (const std::uint32_t h : a_.hits_to(g.head + 1)) {
      const Hit& hit = a_.hits[h];
      if (hit.value->kind != TrieValue::Kind::kList || hit.begin < g.begin ||
          hit.begin == g.head)
        continue;
      k_.noun_rules.at_list(hit.value->id, g.head, visit);
    }
    // A rule that names the word itself means it with whatever is before it.
    k_.noun_rules.at(a_, k_.lexicon.tests(), g.head,
                     [&](std::uint32_t r, std::uint32_t) {
                       const Rule& rule = k_.rules.rules()[r];
                       if (!any || !rule.trigger_words.empty())
                         clause(rule, kNone, id);
                     });
  }

  /// What stands in the first role of a slot that has anything.
  Denoted fill(const Rule& rule, const Slot& slot, std::uint32_t v,
               std::uint32_t n) const {
    const Predicate& p = k_.vocabulary[rule.predicate];
    const bool is_subject = slot.name == rule.subject;
    const bool is_object = slot.name == rule.object;
    std::uint8_t types = is_subject ? p.domain : p.range;
    if (is_subject && is_object) types = p.domain & p.range;
    types &= slot.types;
    // Only acts are done to a thing's owner; "president of X's party" is none.
    const bool undergoes = is_object && p.is_event();
    Denoted filled;
    for (const Role& role : slot.roles) {
      if (is_subject && is_object && v != kNone &&
          role.kind == RoleKind::kSubject && !joint(v, !rule.wants.empty()))
        continue;
      if (is_subject && is_object && n != kNone &&
          role.kind == RoleKind::kSubject && has_sides(n))
        continue;
      if (v != kNone && role.kind == RoleKind::kObject && !rule.wants.empty() &&
          owned(a_.verbs[v]))
        continue;
      filled = v != kNone ? verb_role(v, role, types, undergoes)
                          : noun_role(n, role, types, undergoes);
      if (filled.size == 0 && v != kNone && role.kind == RoleKind::kObject)
        filled = ruled_object(rule, v, types, undergoes);
      if (filled.size > 0) break;
    }
    return filled;
  }

  /// "object to X", "vote against X": the group after the preposition that
  /// ends the rule's entry at the verb.
  Denoted ruled_object(const Rule& rule, std::uint32_t v, std::uint8_t types,
                       bool patient) const {
    const Verb& verb = a_.verbs[v];
    if (verb.object != kNone || verb.voice == Voice::kPassive) return {};
    for (const Hit& hit : a_.hits_from(verb.head)) {
      if (!long_entry(hit) ||
          !std::ranges::any_of(rule.triggers, [&](ListId list) {
            return hit.value->id == static_cast<std::uint32_t>(list);
          }))
        continue;
      const std::uint32_t g = group_after(hit.end - 1);
      if (g != kNone)
        return reference_.of(a_.groups[g].first_conjunct, types, patient);
    }
    return {};
  }

  /// "offered U.S. support": whether the one object of a verb is a thing and
  /// whose it is; who gets it is another. But "gave Ukraine arms".
  bool owned(const Verb& verb) const {
    if (verb.object == kNone || verb.second != kNone ||
        verb.voice == Voice::kPassive)
      return false;
    const Group& g = a_.groups[verb.object];
    if (g.possessor != kNone) return true;
    for (std::uint32_t t = g.begin; t < g.head; ++t) {
      const std::uint32_t m = a_.mention_at[t];
      if (m == kNone) continue;
      const Mention& mention = a_.mentions[m];
      return mention.end <= g.head && mention.form != Form::kName &&
             !words_.in_list(a_.tokens[mention.end].word, k_.lists.proxy_actor);
    }
    return false;
  }

  /// "noted the cooperation between A and B": whether a noun says whose it is.
  bool has_sides(std::uint32_t n) const {
    for (std::uint32_t i = n + 1; i < a_.groups.size() && i < n + 4; ++i) {
      const Group& g = a_.groups[i];
      if (g.host != n || g.preposition == kNone) continue;
      const WordId w = a_.tokens[g.preposition].word;
      if (w == with_ || w == between_) return true;
    }
    return false;
  }

  /// Whether the subjects of a verb act with each other: not those that act
  /// with another, "A and B met with C", nor the agents of a passive.
  bool joint(std::uint32_t v, bool object_counts) const {
    if (a_.verbs[v].voice == Voice::kPassive) return false;
    for (const Group& g : a_.groups)
      if (g.verb == v && g.preposition != kNone &&
          a_.tokens[g.preposition].word == with_ &&
          (g.host == kNone || (object_counts && g.host == a_.verbs[v].object)))
        return false;
    return true;
  }

  void clause(const Rule& rule, std::uint32_t v, std::uint32_t n) {
    const RuleTry attempt(a_.costs, rule.id);
    if (!words_fit(rule, v, n)) return;
    const Predicate& p = k_.vocabulary[rule.predicate];
    // Who signs what has a name is party to it, and that says it all.
    if (p.name == "agree" &&
        (v != kNone ? names_agreement(a_.verbs[v].object)
                    : object_of_[n] != kNone && names_agreement(n)))
      return;
    Denoted subjects;
    Denoted objects;
    for (const Slot& slot : rule.slots) {
      const Denoted filled = fill(rule, slot, v, n);
      if (filled.size == 0) return;
      if (slot.name == rule.subject) subjects = filled;
      if (slot.name == rule.object) objects = filled;
    }
    const std::uint32_t trigger =
        v != kNone ? a_.verbs[v].head : a_.groups[n].head;
    if (is_special(rule.subject)) {
      if (v != kNone && a_.verbs[v].subject != kNone) return;
      special(rule.subject, {}, p.domain, trigger, subjects);
    }
    if (is_special(rule.object))
      special(rule.object, subjects, p.range, trigger, objects);
    // "our own body, the African Union": no state owns it for that.
    if (p.name == "partOf" && objects.inferred &&
        a_.entities[objects.entities[0]].type == k_.types.country)
      return;
    // "A and B urge the government": no one urged is among those who urge.
    if (p.is_event() && rule.subject != rule.object && objects.inferred)
      objects = without(objects, subjects);
    Standing standing = v != kNone ? verb_standing(v) : noun_standing(n);
    if (rule.factuality != Factuality::kAsserted &&
        standing.factuality == Factuality::kAsserted)
      standing.factuality = rule.factuality;
    std::uint32_t pos_begin = 0;
    std::uint32_t pos_end = 0;
    if (n != kNone && (p.name == "leaderOf" || p.name == "affiliatedWith")) {
      pos_end = a_.groups[n].head + 1;
      pos_begin = a_.groups[n].begin;
      for (std::uint32_t t = pos_begin; t < pos_end; ++t)
        if (a_.mention_at[t] != kNone || a_.tokens[t].tag == Tag::kDT ||
            a_.tokens[t].tag == Tag::kPRPS || a_.tokens[t].tag == Tag::kPOS ||
            a_.tokens[t].tag == Tag::kDash)
          pos_begin = t + 1;
    }
    emit(rule, subjects, objects, trigger, standing, pos_begin, pos_end);
  }

  static Denoted without(const Denoted& all, const Denoted& those) {
    Denoted out;
    for (const std::uint32_t e : all)
      if (std::ranges::find(those, e) == those.end()) out.add(e);
    out.inferred = all.inferred;
    return out;
  }

  /// Whether a group names an agreement, or points back to one: "the treaty".
  bool names_agreement(std::uint32_t group) const {
    return group != kNone &&
           reference_.of(group, mask(k_.types.agreement), false).size > 0;
  }

  /// The `unless` and `with` lines: words of the trigger's group, or of the
  /// verb's object.
  bool words_fit(const Rule& rule, std::uint32_t v, std::uint32_t n) const {
    if (rule.unless.empty() && rule.wants.empty()) return true;
    const auto has = [&](ListId list) {
      if (n != kNone) return group_has(n, list, a_.groups[n].head);
      return group_has(a_.verbs[v].object, list, kNone) ||
             group_has(a_.verbs[v].second, list, kNone);
    };
    for (const ListId list : rule.unless)
      if (has(list)) return false;
    for (const ListId list : rule.wants)
      if (!has(list)) return false;
    return true;
  }

  /// Whether a word of a list stands in a group, `except` aside.
  bool group_has(std::uint32_t group, ListId list, std::uint32_t except) const {
    if (group == kNone) return false;
    for (std::uint32_t t = a_.groups[group].begin; t < a_.groups[group].end;
         ++t)
      if (t != except && words_.in_list(a_.tokens[t].word, list)) return true;
    return false;
  }

  Denoted verb_role(std::uint32_t id, const Role& role, std::uint8_t types,
                    bool patient) const {
    const Verb& v = a_.verbs[id];
    switch (role.kind) {
      case RoleKind::kSubject: {
        if (v.subject != kNone) return reference_.of(v.subject, types, false);
        if (v.voice == Voice::kPassive)
          return prepositional(id, by_, types, false);
        return {};
      }
      case RoleKind::kObject: {
        Denoted d = v.object != kNone ? reference_.of(v.object, types, patient)
                                      : Denoted{};
        if (d.size == 0 && v.second != kNone)
          d = reference_.of(v.second, types, patient);
        return d;
      }
      case RoleKind::kPreposition:
        return prepositional(id, role.preposition, types, patient);
      default:
        return {};
    }
  }

  /// The groups that a preposition ties to a verb.
  Denoted prepositional(std::uint32_t verb, WordId preposition,
                        std::uint8_t types, bool patient) const {
    Denoted out;
    const Verb& v = a_.verbs[verb];
    const Sentence& s = a_.sentences[a_.sentence_of[v.begin]];
    for (std::uint32_t i = s.begin; i < s.end; ++i) {
      // What follows the verb goes before what opens the clause.
      const std::uint32_t t = i < s.begin + s.end - v.end
                                  ? v.end + (i - s.begin)
                                  : i - (s.end - v.end);
      if (a_.tokens[t].word != preposition || a_.tokens[t].word == kUnknownWord)
        continue;
      const std::uint32_t g = group_after(t);
      if (g == kNone || a_.groups[g].preposition != t ||
          a_.groups[g].verb != verb ||
          (preposition == with_ && kept(v, a_.groups[g].host)))
        continue;
      const Denoted d =
          reference_.of(a_.groups[g].first_conjunct, types, patient);
      for (const std::uint32_t e : d) out.add(e);
      out.inferred |= d.inferred;
      if (out.size > 0) break;
    }
    return out;
  }

  /// "discussed the U.S. partnership with Qatar": whether what hangs on a
  /// verb's object is the object's own, since the object names one side.
  bool kept(const Verb& verb, std::uint32_t host) const {
    if (host == kNone || verb.object != host ||
        a_.mention_at[a_.groups[host].head] != kNone)
      return false;
    const Group& g = a_.groups[host];
    const auto actor = [&](std::uint32_t m) {
      return m != kNone && (a_.mentions[m].type == k_.types.country ||
                            a_.mentions[m].type == k_.types.institution);
    };
    if (g.possessor != kNone)
      return actor(a_.mention_at[a_.groups[g.possessor].head]);
    return actor(a_.mention_at[g.begin]) ||
           (g.begin + 1 < g.head && actor(a_.mention_at[g.begin + 1]));
  }

  /// The group that follows a preposition; of "Russia's army" the army.
  std::uint32_t group_after(std::uint32_t t) const {
    if (t + 1 >= a_.tokens.size()) return kNone;
    std::uint32_t i = t + 1;
    const std::uint32_t end = a_.sentences[a_.sentence_of[t]].end;
    std::uint32_t best = kNone;
    while (i < end && i < t + 14) {
      const std::uint32_t g = a_.group_at[i];
      if (g == kNone) {
        if (a_.tokens[i].tag == Tag::kPOS || a_.tokens[i].tag == Tag::kQuote ||
            a_.tokens[i].tag == Tag::kRB) {
          ++i;
          continue;
        }
        break;
      }
      if (a_.groups[g].preposition == t) {
        best = g;
        break;
      }
      i = a_.groups[g].end;
    }
    return best;
  }

  Denoted noun_role(std::uint32_t id, const Role& role, std::uint8_t types,
                    bool patient) const {
    const Group& g = a_.groups[id];
    switch (role.kind) {
      case RoleKind::kPossessor:
        return reference_.possessors(id, types);
      case RoleKind::kSubject: {
        // The subject of a verb that lends it: "launched an attack".
        const std::uint32_t w = object_of_[id];
        if (w == kNone || !verb_in_list(a_.verbs[w], k_.lists.light_verb))
          return {};
        const Verb& v = a_.verbs[w];
        if (v.subject != kNone) return reference_.of(v.subject, types, false);
        if (v.voice == Voice::kPassive)
          return prepositional(w, by_, types, false);
        return {};
      }
      case RoleKind::kObject: {
        // "suffered an attack": the subject undergoes.
        const std::uint32_t w = object_of_[id];
        if (w == kNone ||
            !verb_in_list(a_.verbs[w], k_.lists.light_verb_passive))
          return {};
        return reference_.of(a_.verbs[w].subject, types, true);
      }
      case RoleKind::kPreposition: {
        Denoted out = chain(id, role.preposition, types, patient);
        // "Talks were held between A and B", "imposed sanctions on C".
        const std::uint32_t w = object_of_[id];
        if (out.size == 0 && w != kNone && role.preposition != of_)
          out = prepositional(w, role.preposition, types, patient);
        return out;
      }
      case RoleKind::kApposition: {
        const std::uint32_t other =
            g.appositive_of != kNone ? g.appositive_of : g.appositive;
        if (other == kNone) return {};
        Denoted out;
        const std::uint32_t m = a_.mention_at[a_.groups[other].head];
        if (m != kNone && ((types >> index(a_.mentions[m].type)) & 1) != 0)
          out.add(a_.mentions[m].entity);
        return out;
      }
      case RoleKind::kComplement: {
        // "X is a member", "X became president", "X served as president",
        // "appointed X ambassador".
        std::uint32_t w = object_of_[id];
        if (w == kNone && g.preposition != kNone &&
            a_.tokens[g.preposition].word == as_)
          w = g.verb;
        if (w == kNone) return {};
        const Verb& v = a_.verbs[w];
        const bool second =
            v.second == id || (g.preposition != kNone && v.object != kNone);
        if (second && v.object != kNone && v.object != id)
          return reference_.of(v.object, types, false);
        if (g.preposition == kNone && v.voice == Voice::kPassive &&
            v.object != id && v.object != kNone)
          return reference_.of(v.object, types, false);
        const bool copula = v.lemma == be_ ||
                            verb_in_list(v, k_.lists.become_verb) ||
                            (g.preposition != kNone);
        if (!copula || v.subject == kNone) return {};
        return reference_.of(v.subject, types, false);
      }
    }
    return {};
  }

  /// Prepositional phrases that follow a noun, through others on the way:
  /// "talks in Geneva with Iran".
  Denoted chain(std::uint32_t id, WordId preposition, std::uint8_t types,
                bool patient) const {
    Denoted out;
    const std::uint32_t sentence = a_.sentence_of[a_.groups[id].head];
    const std::uint32_t first = a_.groups[id].first_conjunct;
    for (std::uint32_t i = id + 1; i < a_.groups.size() && i < id + 14; ++i) {
      const Group& g = a_.groups[i];
      if (a_.sentence_of[g.head] != sentence) break;
      if (g.preposition == kNone ||
          a_.tokens[g.preposition].word != preposition)
        continue;
      std::uint32_t at = g.host;
      int hops = 0;
      while (at != kNone && at != id && hops < 3) {
        // Through coordination: "the war and occupation of".
        if (a_.groups[at].first_conjunct == first &&
            preposition != kUnknownWord) {
          at = id;
          break;
        }
        at = a_.groups[at].host;
        ++hops;
      }
      if (at != id) continue;
      if (hops > 0 && preposition == of_) continue;
      const Denoted d = reference_.of(g.first_conjunct, types, patient);
      for (const std::uint32_t e : d) out.add(e);
      out.inferred |= d.inferred;
      if (out.size > 0) break;
    }
    return out;
  }

  // -- Factuality ------------------------------------------------------------

  Standing verb_standing(std::uint32_t id) const {
    Standing s;
    std::uint32_t at = id;
    for (int hop = 0; at != kNone && hop < 5; ++hop) {
      const Verb& v = a_.verbs[at];
      if (v.negated) s.negate();
      if (v.possible) s.possible();
      if (hop == 0 && denied(v.subject)) s.negate();
      if (hop > 0) {
        if (verb_in_list(v, k_.lists.fail_verb))
          s.negate();
        else if (verb_in_list(v, k_.lists.want_verb) ||
                 verb_in_list(v, k_.lists.doubt_verb))
          s.possible();
        else if (v.lemma == be_ &&
                 a_.tokens[a_.verbs[id].begin].tag == Tag::kTO)
          s.possible();  // "is to meet"
      }
      if (v.parent == kNone && a_.tokens[v.begin].tag == Tag::kTO && hop == 0 &&
          !v.finite) {
        s.possible();
      }
      at = v.parent != at ? v.parent : kNone;
    }
    return s;
  }

  bool denied(std::uint32_t group) const {
    if (group == kNone) return false;
    const Group& g = a_.groups[group];
    return words_.in_list(a_.tokens[g.begin].word, k_.lists.negative_word);
  }

  Standing noun_standing(std::uint32_t id) const {
    Standing s;
    const Group& g = a_.groups[id];
    for (std::uint32_t t = g.begin; t < g.head; ++t) {
      if (a_.mention_at[t] != kNone) continue;
      if (words_.in_list(a_.tokens[t].word, k_.lists.negative_word)) s.negate();
      if (words_.in_list(a_.tokens[t].word, k_.lists.reported_doubt))
        s.possible();
    }
    std::uint32_t w = object_of_[id];
    if (w == kNone) w = subject_of_[id];
    if (w != kNone) {
      const Verb& v = a_.verbs[w];
      const Standing outer = verb_standing(w);
      if (outer.factuality == Factuality::kNegated) s.negate();
      if (outer.factuality == Factuality::kPossible) s.possible();
      if (object_of_[id] == w) {
        if (verb_in_list(v, k_.lists.fail_verb))
          s.negate();
        else if (verb_in_list(v, k_.lists.want_verb))
          s.possible();
      }
    } else if (g.verb != kNone && g.possessor == kNone) {
      // "may lead to attacks"; "must end its attacks" says that there are some.
      const Verb& v = a_.verbs[g.verb];
      if (v.possible) s.possible();
    }
    return s;
  }

  // -- Results ---------------------------------------------------------------

  void emit(const Rule& rule, const Denoted& subjects, const Denoted& objects,
            std::uint32_t trigger, Standing standing, std::uint32_t pos_begin,
            std::uint32_t pos_end) {
    const Predicate& p = k_.vocabulary[rule.predicate];
    int sure = rule.sure;
    if (subjects.inferred || objects.inferred) sure = sure * 8 / 10;
    if (standing.factuality != Factuality::kAsserted) sure = sure * 9 / 10;
    const bool same = rule.subject == rule.object;
    for (std::uint32_t i = 0; i < subjects.size; ++i) {
      for (std::uint32_t j = same ? i + 1 : 0; j < objects.size; ++j) {
        std::uint32_t s = subjects.entities[i];
        std::uint32_t o = objects.entities[j];
        if (s == o) continue;
        if (!k_.vocabulary.allows(rule.predicate, a_.entities[s].type,
                                  a_.entities[o].type))
          continue;
        if (p.symmetric && o < s) std::swap(s, o);
        Reading r;
        r.subject = s;
        r.predicate = rule.predicate;
        r.object = o;
        r.factuality = standing.factuality;
        r.confidence = static_cast<std::uint8_t>(std::max(sure, 5));
        r.rule = rule.id;
        r.trigger = trigger;
        r.sentence = a_.sentence_of[trigger];
        r.position_begin = pos_begin;
        r.position_end = pos_end;
        found_.push_back(r);
      }
    }
  }

  /// A post of the home country is only said of people of whom nothing else is.
  void drop_home() {
    std::vector<bool> drop(found_.size(), false);
    const auto post = [&](const Reading& r) {
      return r.predicate == k_.leader_of || r.predicate == k_.affiliated_with;
    };
    const auto at_home = [&](const Reading& r) {
      return is_special(k_.rules.rules()[k_.rule_of(r.rule)].object);
    };
    std::vector<bool> elsewhere(a_.entities.size(), false);
    for (const Reading& r : found_)
      if (post(r) && !at_home(r)) elsewhere[r.subject] = true;
    for (std::size_t i = 0; i < found_.size(); ++i) {
      const Reading& r = found_[i];
      if (!post(r) || r.rule == k_.lexicon_country || !at_home(r)) continue;
      // Whose country a lexicon knows is not taken for another's.
      const EntryId known = a_.entities[r.subject].entry;
      const EntryId country =
          known == kNoEntry ? kNoEntry : k_.lexicon[known].country;
      drop[i] = country != kNoEntry ? a_.entities[r.object].entry != country
                                    : elsewhere[r.subject];
    }
    std::size_t kept = 0;
    for (std::size_t i = 0; i < found_.size(); ++i)
      if (!drop[i]) found_[kept++] = found_[i];
    found_.resize(kept);
  }

  void keep_one() {
    drop_home();
    const auto key = [](const Reading& r) {
      return std::tuple(r.subject, r.predicate, r.object);
    };
    std::ranges::sort(found_, [&](const Reading& x, const Reading& y) {
      if (key(x) != key(y)) return key(x) < key(y);
      if (x.factuality != y.factuality) return x.factuality < y.factuality;
      if (x.confidence != y.confidence) return x.confidence > y.confidence;
      if (x.trigger != y.trigger) return x.trigger < y.trigger;
      return x.rule < y.rule;
    });
    found_.erase(std::ranges::unique(found_, {}, key).begin(), found_.end());
  }

  const Knowledge& k_;
  const WordTable& words_;
  const Analysis& a_;
  Matcher matcher_;
  Matcher names_;
  Reference reference_;
  bool home_known_ = false;
  std::uint32_t home_ = kNone;
  WordId by_, of_, with_, between_, as_, be_;
  std::vector<std::pair<EntryId, std::uint32_t>> by_entry_;  // Sorted.
  std::vector<std::uint32_t> object_of_;
  std::vector<std::uint32_t> subject_of_;
  std::vector<Reading> found_;
};

}  // namespace

std::vector<Reading> find_relations(const Knowledge& knowledge,
                                    const Analysis& a) {
  return Finder(knowledge, a).run();
}

ClauseTrace trace_clause(const Knowledge& knowledge, const Analysis& a,
                         const Rule& rule, std::uint32_t verb,
                         std::uint32_t group) {
  return Finder(knowledge, a).trace(rule, verb, group);
}

}  // namespace entente
