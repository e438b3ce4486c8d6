#include "extract/short_form.h"

#include <algorithm>

#include "extract/name_words.h"

namespace entente {
namespace {

/// What an organ weighs against a bare mention of its state.
constexpr std::size_t kOrgan = 5;

bool capital_follows(const Analysis& a, const Sentence& s, std::uint32_t end) {
  return end < s.end && a.tokens[end].is(kCapital);
}

Mention made(const Hit& hit, EntryId entry, const Knowledge& k) {
  Mention m;
  m.begin = hit.begin;
  m.end = hit.end;
  m.type = k.lexicon[entry].type;
  m.form = Form::kPartial;
  m.rank = 71;
  m.rule = k.learned;
  m.entry = entry;
  return m;
}

}  // namespace

ShortForms::ShortForms(const Knowledge& k, const Analysis& a) : k_(k), a_(a) {
  for (std::uint32_t i = 0; i < a.mentions.size(); ++i) {
    const Mention& m = a.mentions[i];
    if (m.entry != kNoEntry && m.form != Form::kPartial)
      full_.emplace_back(m.entry, i);
  }
  std::ranges::sort(full_);
  find_home();
}

ShortForms::Full ShortForms::full(EntryId entry) const {
  const auto own = std::ranges::equal_range(
      full_, entry, {}, &std::pair<EntryId, std::uint32_t>::first);
  return {own.begin(), own.end()};
}

void ShortForms::find_home() {
  std::vector<std::pair<EntryId, std::size_t>> weights;
  for (const auto& [entry, unused] : full_) {
    const Entry& e = k_.lexicon[entry];
    const EntryId state = e.type == k_.types.country ? entry : e.country;
    // An organ says more than a name; letterheads are full of organs.
    if (state != kNoEntry)
      weights.emplace_back(state, state == entry ? 1 : kOrgan);
  }
  for (const Mention& m : a_.mentions)
    if (m.type == k_.types.institution && m.entry == kNoEntry)
      if (const Hit* hit = country_at(k_, a_, m.begin, m.end))
        weights.emplace_back(static_cast<EntryId>(hit->value->id), kOrgan);
  std::ranges::sort(weights);
  std::size_t most = 0;
  for (std::size_t i = 0; i < weights.size();) {
    const EntryId state = weights[i].first;
    std::size_t weight = 0;
    for (; i < weights.size() && weights[i].first == state; ++i)
      weight += weights[i].second;
    if (weight <= most) continue;
    most = weight;
    home_ = state;
  }
}

std::optional<Mention> ShortForms::at(const Sentence& s,
                                      std::uint32_t t) const {
  if (auto found = of_full_name(s, t)) return found;
  return of_home(s, t);
}

void ShortForms::settle(Mention& m) const {
  if (m.entry != kNoEntry || m.type != k_.types.institution) return;
  const EntryId state = state_before(k_, a_, m);
  if (state != kNoEntry && state != home_) return;  // "Yemen's Senate".
  for (const Hit& hit : a_.hits_from(m.begin)) {
    if (!is_flagged(hit, m.end, kHomeForm)) continue;
    const auto entry = static_cast<EntryId>(hit.value->id);
    if (home_ == kNoEntry || k_.lexicon[entry].country != home_) continue;
    m.entry = entry;
    m.form = Form::kPartial;
    return;
  }
}

/// The latest mention before token t, else the first.
std::uint32_t ShortForms::best(Full full, std::uint32_t t) const {
  std::uint32_t at = full.front().second;
  for (const auto& [unused, i] : full)
    if (a_.mentions[i].begin < t) at = i;
  return at;
}

std::optional<Mention> ShortForms::of_full_name(const Sentence& s,
                                                std::uint32_t t) const {
  if (t == s.begin) return {};
  const Token& before = a_.tokens[t - 1];
  if (before.tag != Tag::kDT && before.tag != Tag::kPRPS) return {};
  // "this Organization", "our Assembly": where we are, so what is named most.
  const std::string_view w = k_.words().text(before.word);
  const bool here = w == "this" || before.tag == Tag::kPRPS;
  std::optional<Mention> found;
  std::uint64_t most = 0;
  for (const Hit& hit : a_.hits_from(t)) {
    if (hit.value->kind != TrieValue::Kind::kName ||
        (hit.value->flags & kShortForm) == 0 || capital_follows(a_, s, hit.end))
      continue;
    const auto entry = static_cast<EntryId>(hit.value->id);
    const Full named = full(entry);
    if (named.empty()) continue;
    const std::uint32_t near = best(named, t);
    // Among several, the nearest before: a later one counts less than any.
    const bool later = a_.mentions[near].begin > t;
    const std::uint64_t weight =
        here ? named.size() + 1 : (later ? 1U : 2U + a_.mentions[near].begin);
    if (weight <= most) continue;
    most = weight;
    found = made(hit, entry, k_);
  }
  return found;
}

/// "Members of Congress": within a title. "Secretary of the Army" names both.
bool ShortForms::within_title(const Hit& name) const {
  return name.begin > 0 &&
         k_.words().text(a_.tokens[name.begin - 1].word) == "of" &&
         entente::within_title(k_, a_, name.begin, name.end);
}

std::optional<Mention> ShortForms::of_home(const Sentence& s,
                                           std::uint32_t t) const {
  for (const Hit& hit : a_.hits_from(t)) {
    if (hit.value->kind != TrieValue::Kind::kName ||
        (hit.value->flags & kHomeForm) == 0 || capital_follows(a_, s, hit.end))
      continue;
    const auto entry = static_cast<EntryId>(hit.value->id);
    if (k_.lexicon[entry].country != home_ || s.heading || within_title(hit))
      continue;
    if (hit.end < s.end && k_.words().text(a_.tokens[hit.end].word) == "of")
      continue;
    if (t > s.begin &&
        (a_.tokens[t - 1].is(kCapital) || a_.tokens[t - 1].tag == Tag::kDash) &&
        a_.tokens[t - 1].tag != Tag::kDT)
      continue;
    // "Marines landed": some of them, not the force.
    const bool the = t > s.begin && a_.tokens[t - 1].tag == Tag::kDT;
    if (a_.tokens[t].tag == Tag::kNNS && !the) continue;
    return made(hit, entry, k_);
  }
  return {};
}

}  // namespace entente
