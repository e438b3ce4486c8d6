#include "extract/reading.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace entente {
namespace {

/// No post has more words than this.
constexpr std::uint32_t kPostWords = 30;

/// Leaves the readings that are not to be dropped.
void keep(std::vector<Reading>& readings, const std::vector<bool>& drop) {
  std::size_t kept = 0;
  for (std::size_t i = 0; i < readings.size(); ++i)
    if (!drop[i]) readings[kept++] = readings[i];
  readings.resize(kept);
}

/// A post of the home country is only said of people of whom nothing else is;
/// one of another country only of those whose own no lexicon knows.
void drop_home(const Knowledge& k, const Analysis& a,
               std::vector<Reading>& readings) {
  std::vector<bool> drop(readings.size(), false);
  const auto post = [&](const Reading& r) { return k.is_post(r.predicate); };
  const auto at_home = [&](const Reading& r) {
    return is_special(k.rules.rules()[k.rule_of(r.rule)].object) &&
           a.entities[r.object].type == k.types.country;
  };
  const auto own = [&](const Reading& r) {
    return k.rules.rules()[k.rule_of(r.rule)].object == "own";
  };
  std::vector<bool> elsewhere(a.entities.size(), false);
  std::vector<bool> known_state(a.entities.size(), false);
  for (const Reading& r : readings) {
    if (!post(r)) continue;
    if (!at_home(r)) elsewhere[r.subject] = true;
    if (own(r)) known_state[r.subject] = true;
  }
  for (std::size_t i = 0; i < readings.size(); ++i) {
    const Reading& r = readings[i];
    if (!post(r) || r.rule == k.lexicon_country || !at_home(r)) continue;
    // Whose country a lexicon knows is not taken for another's.
    const EntryId known = a.entities[r.subject].entry;
    const EntryId country =
        known == kNoEntry ? kNoEntry : k.lexicon[known].country;
    drop[i] = country != kNoEntry
                  ? a.entities[r.object].entry != country
                  : elsewhere[r.subject] || (known_state[r.subject] && !own(r));
  }
  keep(readings, drop);
}

/// Of the same words, "Secretary-General" and "General", the head's post is
/// the one that is meant: no mere post of that body beside it, nor one that is
/// not named.
void drop_within_head(const Knowledge& k, std::vector<Reading>& readings) {
  std::vector<Reading> heads;
  for (const Reading& r : readings)
    if (r.predicate == k.leader_of && r.position_begin < r.position_end)
      heads.push_back(r);
  std::ranges::sort(heads, {}, &Reading::position_end);
  std::vector<bool> drop(readings.size(), false);
  for (std::size_t i = 0; i < readings.size(); ++i) {
    const Reading& r = readings[i];
    if (r.predicate != k.affiliated_with) continue;
    if (r.position_begin == r.position_end) {  // "represented by Premier X"
      drop[i] = std::ranges::any_of(heads, [&](const Reading& head) {
        return head.subject == r.subject && head.object == r.object;
      });
      continue;
    }
    auto h = std::ranges::upper_bound(heads, r.position_begin, {},
                                      &Reading::position_end);
    for (; h != heads.end() && !drop[i]; ++h) {
      if (h->position_begin >= r.position_end + kPostWords) break;
      drop[i] = h->position_begin < r.position_end && h->subject == r.subject &&
                h->object == r.object;
    }
  }
  keep(readings, drop);
}

/// Whether the posts of `found` are told one by one, "the presidents of A and
/// B, C and D": the first body goes with the first person.
bool one_by_one(const Knowledge& k, const Rule& rule, const Found& found) {
  return k.is_post(rule.predicate) && found.subjects.size > 1 &&
         found.subjects.size == found.objects.size;
}

/// "The presidents of A and B, C and": which of the two states one person
/// leads is not said.
bool untold(const Knowledge& k, const Analysis& a, const Rule& rule,
            const Found& found) {
  return k.is_post(rule.predicate) && found.subjects.size == 1 &&
         found.objects.size > 1 &&
         a.entities[found.objects.entities[0]].type == k.types.country &&
         a.tokens[found.trigger].tag == Tag::kNNS;
}

}  // namespace

void emit(const Knowledge& k, const Analysis& a, const Rule& rule,
          const Found& found, std::vector<Reading>& readings) {
  const Predicate& p = k.vocabulary[rule.predicate];
  int sure = rule.sure;
  if (found.subjects.inferred || found.objects.inferred) sure = sure * 8 / 10;
  if (found.factuality != Factuality::kAsserted) sure = sure * 7 / 10;
  const bool same = rule.subject == rule.object;
  if (untold(k, a, rule, found)) return;
  const bool pairs = one_by_one(k, rule, found);
  for (std::uint32_t i = 0; i < found.subjects.size; ++i) {
    for (std::uint32_t j = same ? i + 1 : 0; j < found.objects.size; ++j) {
      std::uint32_t s = found.subjects.entities[i];
      std::uint32_t o = found.objects.entities[j];
      if (s == o || (pairs && i != j)) continue;
      if (!k.vocabulary.allows(rule.predicate, a.entities[s].type,
                               a.entities[o].type))
        continue;
      if (p.symmetric && o < s) std::swap(s, o);
      Reading r;
      r.subject = s;
      r.predicate = rule.predicate;
      r.object = o;
      r.factuality = found.factuality;
      r.confidence = static_cast<std::uint8_t>(std::max(sure, 5));
      r.rule = rule.id;
      r.trigger = found.trigger;
      r.sentence = a.sentence_of[found.trigger];
      r.position_begin = found.position_begin;
      r.position_end = found.position_end;
      readings.push_back(r);
    }
  }
}

void keep_one(const Knowledge& k, const Analysis& a,
              std::vector<Reading>& readings) {
  drop_home(k, a, readings);
  drop_within_head(k, readings);
  const auto key = [](const Reading& r) {
    return std::tuple(r.subject, r.predicate, r.object);
  };
  std::ranges::sort(readings, [&](const Reading& x, const Reading& y) {
    if (key(x) != key(y)) return key(x) < key(y);
    if (x.factuality != y.factuality) return x.factuality < y.factuality;
    if (x.confidence != y.confidence) return x.confidence > y.confidence;
    if (x.trigger != y.trigger) return x.trigger < y.trigger;
    return x.rule < y.rule;
  });
  const auto same = [&](const Reading& x, const Reading& y) {
    return key(x) == key(y);
  };
  readings.erase(std::unique(readings.begin(), readings.end(), same),
                 readings.end());
}

}  // namespace entente
