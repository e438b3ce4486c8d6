#include "extract/pattern_relation.h"

#include "extract/phrase.h"
#include "extract/rule_cost.h"

namespace entente {
namespace {

constexpr std::uint32_t kAhead = 6;  // Tokens: about what memory takes.

}  // namespace

void PatternRelations::within() {
  for (const Mention& m : a_.mentions) {
    if (m.end - m.begin < 2) continue;
    for (const std::uint32_t r : k_.within_rules) {
      const Rule& rule = k_.rules.rules()[r];
      if (((rule.within >> index(m.type)) & 1) == 0) continue;
      const RuleTry attempt(a_.costs, rule.id);
      within(rule, m);
    }
  }
}

/// What one rule finds in the words of a mention.
void PatternRelations::within(const Rule& rule, const Mention& m) {
  for (std::uint32_t t = m.begin; t < m.end; ++t) {
    Match match;
    if (!names_.may_match(rule.pattern, t) ||
        !names_.match(rule.pattern, t, m.begin, m.end, match))
      continue;
    Denoted whole;
    whole.add(m.entity);
    Denoted part;
    for (std::size_t i = 0;
         i < rule.pattern.labels.size() && 2 * i + 1 < Match::kSlots; ++i) {
      const std::string& label = rule.pattern.labels[i];
      if (label != rule.subject && label != rule.object) continue;
      if (match.slots[2 * i] != kNone)
        inside(match.slots[2 * i], match.slots[2 * i + 1], part);
    }
    if (part.size == 0) continue;
    const bool whole_first = rule.whole == rule.subject;
    Found found;
    found.subjects = whole_first ? whole : part;
    found.objects = whole_first ? part : whole;
    found.trigger = m.begin;
    emit(k_, a_, rule, found, readings_);
  }
}

/// Entities of the document whose lexicon names stand in [begin, end).
void PatternRelations::inside(std::uint32_t begin, std::uint32_t end,
                              Denoted& out) const {
  for (std::uint32_t t = begin; t < end; ++t) {
    for (const Hit& hit : a_.hits_from(t)) {
      if (hit.end > end || hit.value->kind != TrieValue::Kind::kName) continue;
      if ((hit.value->flags & kCapitalCity) != 0) continue;
      const std::uint32_t e =
          home_.entity_of(static_cast<EntryId>(hit.value->id));
      if (e == kNone) continue;
      out.add(e);
      t = hit.end - 1;
      break;
    }
  }
}

void PatternRelations::run() {
  std::vector<Later> later;
  LiveRules::Row live;
  std::uint32_t m = 0;  // The next mention.
  for (std::uint32_t i = 0; i < a_.sentences.size(); ++i) {
    const Sentence& s = a_.sentences[i];
    const auto visit = [&](std::uint32_t r, std::uint32_t at) {
      const Rule& rule = k_.rules.rules()[r];
      if (rule.needs_home)
        later.push_back({r, i, at});
      else
        pattern(rule, s, at);
    };
    std::uint32_t next = m;
    const std::uint8_t types = types_until(s.end, next);
    if (!k_.pattern_rules.live().find(types, a_.needs_met[i], live)) {
      m = next;
      continue;
    }
    const SentenceTokens tokens(a_, k_.lexicon.tests(), i, live);
    for (std::uint32_t t = s.begin; t < s.end; ++t) {
      if (t + kAhead < a_.tokens.size())
        k_.pattern_rules.prefetch(tokens.kinds[t + kAhead]);
      k_.pattern_rules.at(tokens, t, visit);
      if (m == next || a_.mentions[m].begin != t) continue;
      k_.pattern_rules.at_type(tokens, a_.mentions[m].type, t,
                               a_.mentions[m].end, visit);
      ++m;
    }
  }
  for (const Later& l : later)
    pattern(k_.rules.rules()[l.rule], a_.sentences[l.sentence], l.at);
}

void PatternRelations::spoken() {
  speaker_known_ = true;
  for (const Later& l : spoken_)
    pattern(k_.rules.rules()[l.rule], a_.sentences[l.sentence], l.at);
}

/// Whether a pronoun of the first person stands at a token: "we", "our".
bool PatternRelations::first_person(std::uint32_t token) const {
  if (a_.tokens[token].tag == Tag::kPRPS) {
    const std::string_view w = k_.words().text(a_.tokens[token].word);
    return w == "our" || w == "my";
  }
  const std::uint32_t g = a_.group_at[token];
  return g != kNone &&
         (a_.groups[g].pronoun == kWe || a_.groups[g].pronoun == kI);
}

/// The types, as bits, of the mentions from `next` on that stand before token
/// `end`; makes `next` the one after them.
std::uint8_t PatternRelations::types_until(std::uint32_t end,
                                           std::uint32_t& next) const {
  std::uint8_t types = 0;
  for (; next < a_.mentions.size() && a_.mentions[next].begin < end; ++next)
    types = static_cast<std::uint8_t>(types | mask(a_.mentions[next].type));
  return types;
}

/// Reads one rule whose anchor stands at token `at`.
void PatternRelations::pattern(const Rule& rule, const Sentence& s,
                               std::uint32_t at) {
  const RuleTry attempt(a_.costs, rule.id);
  Match match;
  if (!matcher_.match(rule.pattern, at, s.begin, s.end, match)) return;
  Found found;
  found.trigger = at;
  found.factuality = rule.factuality;
  const Predicate& p = k_.vocabulary[rule.predicate];
  for (std::size_t i = 0;
       i < rule.pattern.labels.size() && 2 * i + 1 < Match::kSlots; ++i) {
    const std::uint32_t begin = match.slots[2 * i];
    const std::uint32_t end = match.slots[2 * i + 1];
    if (begin == kNone || end == kNone || begin >= end) continue;
    const std::string& label = rule.pattern.labels[i];
    if (!speaker_known_ && first_person(begin) &&
        (label == rule.subject || label == rule.object)) {
      spoken_.push_back({k_.rule_of(rule.id), a_.sentence_of[at], at});
      return;
    }
    if (label == "position") {
      found.position_begin = begin;  // "a Swiss diplomat" is a diplomat.
      if (const std::uint32_t m = a_.mention_at[begin];
          m != kNone && a_.mentions[m].form == Form::kDemonym &&
          a_.mentions[m].end < end)
        found.position_begin = a_.mentions[m].end;
      found.position_end = end;
    }
    if (label == rule.subject) named(begin, end, p.domain, found.subjects);
    if (label == rule.object) named(begin, end, p.range, found.objects);
    if (label == rule.object && p.name == "partyTo" && !rule.presupposed &&
        found.factuality == Factuality::kAsserted &&
        a_.group_at[begin] != kNone)
      found.factuality = standing_.of_noun(a_.group_at[begin]);
  }
  if (is_special(rule.subject))
    home_.special(rule.subject, {}, p.domain, at, found.subjects);
  if (is_special(rule.object))
    home_.special(rule.object, found.subjects, p.range, at, found.objects);
  emit(k_, a_, rule, found, readings_);
}

/// What [begin, end) names, of the types in `types`, or else points back to.
void PatternRelations::named(std::uint32_t begin, std::uint32_t end,
                             std::uint8_t types, Denoted& out) const {
  for (std::uint32_t t = begin; t < end; ++t) {
    const std::uint32_t m = a_.mention_at[t];
    if (m == kNone) continue;
    const Mention& named = a_.mentions[m];
    t = named.end - 1;
    // "Roe and Kenyan Prime Minister Doe": the adjective only leads to Doe.
    const bool leads = named.form == Form::kDemonym && named.end < end &&
                       a_.mention_at[named.end] == kNone &&
                       any(a_.tokens[named.end].tag, kNounTags);
    if (!leads && ((types >> index(named.type)) & 1) != 0)
      out.add(named.entity);
  }
  if (out.size != 0 || begin >= end) return;
  const std::uint32_t g = a_.group_at[begin];
  if (a_.tokens[begin].tag == Tag::kPRPS)
    out = reference_.possessive(begin, types);
  else if (g != kNone && a_.groups[g].pronoun != kNotPronoun)
    out = reference_.of(g, types, false);
}

}  // namespace entente
