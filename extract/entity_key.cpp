#include "extract/entity_key.h"

#include <algorithm>

#include "extract/name_words.h"
#include "extract/post.h"
#include "extract/slug.h"

namespace entente {
namespace {

/// Whether a name is only common nouns, without a capital or digit.
bool is_lower(std::string_view name) {
  return std::ranges::all_of(name, [](char c) {
    return c == ' ' || c == '-' || (c >= 'a' && c <= 'z');
  });
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// "ministry-of-defense" for "defense-ministry".
std::string ministry_first(std::string name) {
  constexpr std::string_view kLast = "-ministry";
  if (!name.ends_with(kLast)) return name;
  name.resize(name.size() - kLast.size());
  return "ministry-of-" + name + (name == "foreign" ? "-affairs" : "");
}

}  // namespace

EntityKeys::EntityKeys(const Knowledge& k, const Analysis& a,
                       const std::vector<Reading>& relations,
                       std::string_view document)
    : k_(k), a_(a), document_(document), owners_(a.entities.size()) {
  for (std::size_t e = 0; e < owners_.size(); ++e)
    owners_[e].common = a.entities[e].entry == kNoEntry &&
                        is_common(a.mentions[a.entities[e].best]);
  for (std::uint32_t i = 0; i < a.mentions.size(); ++i) read_mention(i);
  tell_people_apart();
  for (const Reading& r : relations) {
    const Referent& whole = a.entities[r.object];
    Owner& owner = owners_[r.subject];
    if (r.predicate == k.part_of && owner.state == kNoEntry &&
        whole.type == k.types.country && r.factuality == Factuality::kAsserted)
      owner.state = whole.entry;
  }
}

/// Whether the words of a name, but for a state, are such as any state's organ
/// or treaty may have, one of them a head.
bool EntityKeys::is_common(const Mention& m) const {
  if (m.type == k_.types.person || m.type == k_.types.country ||
      m.type == k_.types.place || m.form == Form::kAcronym)
    return false;
  const ListId heads = m.type == k_.types.institution ? k_.lists.inst_head
                       : m.type == k_.types.agreement ? k_.lists.agreement_head
                       : m.type == k_.types.event     ? k_.lists.event_head
                                                      : k_.lists.document_head;
  bool headed = false;
  std::uint32_t states = 0;
  for (std::uint32_t t = m.begin; t < m.end; ++t) {
    if (const Hit* state = country_at(k_, a_, t, m.end)) {
      // "Danish Constitution", "Anglo-Kuwaiti Treaty" say enough.
      if (++states > 1 || m.type != k_.types.institution) return false;
      t = state->end - 1;
      continue;
    }
    const Token& token = a_.tokens[t];
    if (std::ranges::any_of(a_.word(t), is_digit)) return false;
    if (!token.is(kCapital)) continue;
    if (!k_.words().in_list(token.word, k_.lists.common_name)) return false;
    headed = headed || k_.words().in_list(token.word, heads);
  }
  return headed;
}

/// The state in the name or right before it.
EntryId EntityKeys::state_in(const Mention& m) const {
  for (std::uint32_t t = m.begin; t < m.end; ++t)
    if (const Hit* state = country_at(k_, a_, t, m.end))
      return static_cast<EntryId>(state->value->id);
  return state_before(k_, a_, m);
}

void EntityKeys::read_mention(std::uint32_t i) {
  const Mention& m = a_.mentions[i];
  if (a_.entities[m.entity].entry != kNoEntry) return;
  Owner& owner = owners_[m.entity];
  if (m.type == k_.types.institution) {
    if (const auto post = read_post(k_, a_, i)) {
      if (post->country == kNone && owner.post == WordId{} &&
          a_.mentions[a_.entities[m.entity].best].begin == m.begin &&
          !k_.words().in_list(a_.tokens[m.begin].word, k_.lists.embassy_head))
        return;  // "NATO Mission in Iraq" is named.
      owner.post = post->head;
      if (owner.state == kNoEntry && post->country != kNone)
        owner.state = static_cast<EntryId>(post->country);
      if (owner.begin == owner.end) {
        owner.begin = post->begin;
        owner.end = post->end;
      }
      return;
    }
  }
  if (owner.common && owner.state == kNoEntry) owner.state = state_in(m);
}

/// "Jane Roe" of "Jane Q. Roe".
std::string EntityKeys::short_name(const Mention& m) const {
  std::string out;
  for (std::uint32_t t = m.begin; t < m.end; ++t) {
    const bool middle =
        t > m.begin && t + 1 < m.end && !a_.tokens[m.begin].is(kInitial);
    if (middle && a_.tokens[t].is(kInitial)) continue;
    if (!out.empty() && a_.tokens[t].span.begin > a_.tokens[t - 1].span.end)
      out += ' ';
    out += a_.word(t);
  }
  return out;
}

void EntityKeys::tell_people_apart() {
  std::vector<std::pair<std::string, std::size_t>> people;
  for (std::size_t e = 0; e < owners_.size(); ++e)
    if (a_.entities[e].type == k_.types.person &&
        a_.entities[e].entry == kNoEntry)
      people.emplace_back(short_name(a_.mentions[a_.entities[e].best]), e);
  std::ranges::sort(people);
  for (std::size_t i = 0; i < people.size(); ++i) {
    const auto same = [&](std::size_t j) {
      return j < people.size() && people[j].first == people[i].first;
    };
    owners_[people[i].second].alone = !same(i - 1) && !same(i + 1);
  }
}

/// Tokens of a name without its state: "Ministry of Finance" of "Ministry of
/// Finance of Peru".
std::string EntityKeys::plain_words(const Mention& m) const {
  std::string out;
  std::string small;  // Kept where a capital follows.
  for (std::uint32_t t = m.begin; t < m.end; ++t) {
    if (const Hit* state = country_at(k_, a_, t, m.end)) {
      t = state->end - 1;
      continue;
    }
    std::string& to = a_.tokens[t].is(kCapital) ? out : small;
    if (&to == &out && !out.empty()) out += small;
    if (&to == &out) small.clear();
    to += ' ';
    to += a_.word(t);
  }
  return slug(out);
}

std::string EntityKeys::state_id(const Owner& owner) const {
  if (owner.state == kNoEntry) return {};
  const std::string_view key = k_.lexicon[owner.state].key;
  return slug(key.substr(key.find('/') + 1)) + '-';
}

void EntityKeys::key_of_post(const Owner& owner, FactEntity& to) const {
  to.key += state_id(owner);
  to.key += slug(k_.words().text(owner.post)) + "-in-";
  if (owner.begin == owner.end) {
    to.key += slug(document_);
    return;
  }
  const std::string_view place = a_.words(owner.begin, owner.end);
  to.key += slug(place);
  if (to.name.find(place) == std::string::npos) {
    to.name += " (";
    to.name += place;
    to.name += ')';
  }
}

void EntityKeys::give(std::uint32_t entity, FactEntity& to) const {
  to.key = k_.vocabulary[to.type].name + '/';
  to.key[0] = static_cast<char>(to.key[0] + 32);
  const Owner& owner = owners_[entity];
  const Mention& best = a_.mentions[a_.entities[entity].best];
  if (owner.alone) {
    to.key += slug(short_name(best));
    return;
  }
  if (owner.post != WordId{}) return key_of_post(owner, to);
  if (!owner.common || owner.state == kNoEntry) {
    to.key += slug(to.name);
    if (owner.common || is_lower(to.name)) to.key += "-in-" + slug(document_);
    return;
  }
  to.key += state_id(owner) + ministry_first(plain_words(best));
  if (state_before(k_, a_, best) == owner.state || state_in(best) == kNoEntry) {
    to.name += " (";
    to.name += k_.lexicon[owner.state].name;
    to.name += ')';
  }
}

}  // namespace entente
