#include "extract/mention.h"

#include <algorithm>
#include <span>
#include <utility>

#include "extract/known_name.h"
#include "extract/matcher.h"
#include "extract/name_words.h"
#include "extract/rule_cost.h"
#include "extract/title_line.h"

namespace entente {
namespace {

constexpr std::uint8_t kStrong = 40;
constexpr std::uint32_t kAhead = 6;  // Tokens: about what memory takes.

class Finder {
 public:
  Finder(const Knowledge& k, Analysis& a)
      : k_(k), a_(a), known_(k, a), matcher_(k.lexicon, a, true) {}

  void run() {
    k_.needs.meet(a_);
    for (std::uint32_t s = 0; s < a_.sentences.size(); ++s) {
      const Sentence& sentence = a_.sentences[s];
      const bool capitals = shouts(sentence);
      k_.mention_rules.live().find(types_in(sentence), a_.needs_met[s], live_);
      const SentenceTokens tokens(a_, k_.lexicon.tests(), s, live_);
      for (std::uint32_t t = sentence.begin; t < sentence.end; ++t) {
        if (t + kAhead < a_.tokens.size()) {
          k_.mention_rules.prefetch(tokens.kinds[t + kAhead]);
          tokens.sets.prefetch(tokens.kinds[t + kAhead]);
        }
        const bool name = (tokens.looks[t] & kStartsName) != 0;
        if (name)
          for (const Hit& hit : a_.hits_from(t))
            if (hit.value->kind == TrieValue::Kind::kName &&
                (hit.value->flags & (kShortForm | kHomeForm)) == 0)
              if (const auto m = known_.weigh(sentence, hit); m)
                found_.push_back(*m);
        if (capitals || (!name && !k_.mention_rules.may_be_at(tokens, t)) ||
            (a_.tokens[t].is(kLower) && a_.tokens[t].word == kUnknownWord))
          continue;
        rules(sentence, tokens, t);
      }
    }
    find_titles(k_, a_, found_);
    a_.mentions.clear();
    a_.mention_at.assign(a_.tokens.size(), kNone);
    keep_best(a_, found_);
  }

 private:
  /// A heading all in capitals has no capitals to go by.
  bool shouts(const Sentence& s) const {
    std::uint32_t words = 0;
    for (std::uint32_t t = s.begin; t < s.end; ++t) {
      const Token& token = a_.tokens[t];
      if (token.is(kLower)) return false;
      if (token.is(kAllCapitals))
        ++words;
      else if (token.is(kCapital) && token.length > 1)
        return false;
    }
    return words >= 3;
  }

  /// The types, as bits, of all names that lexicons know in a sentence.
  std::uint8_t types_in(const Sentence& s) const {
    std::uint8_t types = 0;
    for (std::uint32_t i = a_.hits_at[s.begin]; i < a_.hits_at[s.end]; ++i) {
      const TrieValue& value = *a_.hits[i].value;
      if (value.kind != TrieValue::Kind::kName) continue;
      const auto type = index(k_.lexicon[static_cast<EntryId>(value.id)].type);
      types = static_cast<std::uint8_t>(types | (1U << type));
    }
    return types;
  }

  /// What the mention rules whose anchor stands at t find.
  void rules(const Sentence& sentence, const SentenceTokens& tokens,
             std::uint32_t t) {
    const auto visit = [&](std::uint32_t r, std::uint32_t at) {
      const Rule& rule = k_.rules.rules()[r];
      const RuleTry attempt(a_.costs, rule.id);
      Match match;
      if (!matcher_.match(rule.pattern, at, sentence.begin, sentence.end,
                          match))
        return;
      const auto label = static_cast<std::size_t>(
          std::ranges::find(rule.pattern.labels, kMentionLabel) -
          rule.pattern.labels.begin());
      const std::uint32_t begin = match.slots[2 * label];
      const std::uint32_t end = match.slots[2 * label + 1];
      if (begin >= end || end == kNone) return;
      // "High Representative for ... Security Policy": what a post is for.
      if (rule.type == k_.types.document && within_title(k_, a_, begin, end))
        return;
      Mention m;
      m.begin = begin;
      m.end = end;
      m.type = rule.type;
      m.form = rule.form;
      m.rank = rule.rank;
      m.rule = rule.id;
      found_.push_back(m);
    };
    k_.mention_rules.at(tokens, t, visit);
    if ((a_.looks[t] & kStartsName) == 0 || !k_.mention_rules.knows_types())
      return;
    std::uint8_t seen = 0;
    for (const Hit& hit : a_.hits_from(t)) {
      if (hit.value->kind != TrieValue::Kind::kName) continue;
      const TypeId type = k_.lexicon[static_cast<EntryId>(hit.value->id)].type;
      if (((seen >> index(type)) & 1) != 0) continue;
      seen = static_cast<std::uint8_t>(seen | (1U << index(type)));
      k_.mention_rules.at_type(tokens, type, t, kNone, visit);
    }
  }

  const Knowledge& k_;
  Analysis& a_;
  KnownNames known_;
  Matcher matcher_;
  LiveRules::Row live_;  // Of the sentence.
  std::vector<Mention> found_;
};

}  // namespace

void keep_best(Analysis& a, std::vector<Mention>& candidates) {
  if (candidates.empty()) return;
  // Strong ones first, then long ones, then by rank, then by place.
  const auto key = [](const Mention& m) {
    const auto rank = static_cast<std::uint64_t>(0xFFU - m.rank);
    const auto length = static_cast<std::uint64_t>(0xFFFFU - (m.end - m.begin));
    return (std::uint64_t{m.rank < kStrong} << 63) | (length << 41) |
           (rank << 33) | (std::uint64_t{m.begin} << 1) |
           std::uint64_t{m.entry == kNoEntry};
  };
  std::vector<std::pair<std::uint64_t, std::uint32_t>> order;
  order.reserve(candidates.size());
  for (std::uint32_t i = 0; i < candidates.size(); ++i)
    order.emplace_back(key(candidates[i]), i);
  std::ranges::sort(order);
  std::vector<Mention> kept = std::move(a.mentions);
  for (const auto& [unused, i] : order) {
    const Mention& m = candidates[i];
    const auto place =
        std::span(a.mention_at).subspan(m.begin, m.end - m.begin);
    if (std::ranges::any_of(place, [](auto other) { return other != kNone; }))
      continue;
    std::ranges::fill(place, static_cast<std::uint32_t>(kept.size()));
    kept.push_back(m);
  }
  // By place: they do not overlap.
  std::ranges::sort(kept, {}, &Mention::begin);
  for (std::uint32_t i = 0; i < kept.size(); ++i)
    std::fill(a.mention_at.begin() + kept[i].begin,
              a.mention_at.begin() + kept[i].end, i);
  a.mentions = std::move(kept);
}

void find_mentions(const Knowledge& knowledge, Analysis& a) {
  Finder(knowledge, a).run();
}

}  // namespace entente
