#include "extract/score.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <set>
#include <tuple>
#include <unordered_map>

#include "base/utf8.h"
#include "extract/python_repr.h"
#include "extract/score_match.h"

// The figures must equal those of a reference written in Python to the last
// digit: hence its order of sums and of ties, and its rounding.

namespace entente {
namespace {

constexpr std::array<std::string_view, 3> kRelationRows = {
    "exact", "events as quads", "optional required"};

/// `value` to one decimal, half to even on its exact value.
double rounded(double value) {
  std::array<char, 32> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(),
                                 value, std::chars_format::fixed, 1)
                       .ptr;
  double result = 0;
  std::from_chars(digits.data(), end, result);
  return result;
}

double ratio(std::size_t part, std::size_t whole) {
  return whole == 0 ? 0.0
                    : static_cast<double>(part) / static_cast<double>(whole);
}

double mean(double p, double r) {
  return p + r > 0 ? rounded(200 * p * r / (p + r)) : 0.0;
}

/// A mention as an exact match sees it.
struct Typed {
  std::uint32_t start;
  std::uint32_t end;
  std::string_view type;

  friend auto operator<=>(const Typed&, const Typed&) = default;
};

using Triple = std::tuple<std::string, std::string, std::string>;
using Triples = std::set<Triple>;
/// All that scoring asks of the vocabulary.
struct Rules {
  const Vocabulary* vocabulary;

  bool core(std::string_view type) const {
    const auto id = vocabulary->type(type);
    return id && (*vocabulary)[*id].core;
  }
  bool symmetric(std::string_view predicate) const {
    const auto id = vocabulary->predicate(predicate);
    return id && (*vocabulary)[*id].symmetric;
  }
  std::string folded(const std::string& predicate) const {
    const auto id = vocabulary->predicate(predicate);
    return id && (*vocabulary)[*id].is_event() ? (*vocabulary)[*id].quad
                                               : predicate;
  }
  std::vector<bool> core_entities(const ScoreDocument& document) const {
    std::vector<bool> result;
    for (const ScoreDocument::Entity& entity : document.entities)
      result.push_back(core(entity.type));
    return result;
  }
};

std::set<Typed> typed(const PlacedMentions& mentions,
                      const ScoreDocument& document) {
  std::set<Typed> result;
  for (const PlacedMention& m : mentions.list)
    result.insert({m.start, m.end, document.entities[m.entity].type});
  return result;
}

template <class Set, class Keep>
Set filtered(const Set& all, Keep keep) {
  Set result;
  for (const auto& element : all)
    if (keep(element)) result.insert(result.end(), element);
  return result;
}

template <class Set>
Set minus(const Set& a, const Set& b) {
  return filtered(a, [&](const auto& x) { return !b.contains(x); });
}

template <class Set>
void add(Tally& tally, const Set& said, const Set& gold) {
  for (const auto& x : said)
    if (gold.contains(x)) ++tally.hit;
  tally.said += said.size();
  tally.gold += gold.size();
}

Tally& named(std::vector<NamedTally>& rows, std::string_view name) {
  const auto at = std::ranges::find(rows, name, &NamedTally::name);
  if (at != rows.end()) return at->tally;
  return rows.emplace_back(NamedTally{std::string(name), {}}).tally;
}

enum class Which { kRequired, kOptional, kAll };

/// The document's relations over `names`, the names of its entities.
Triples triples(const ScoreDocument& document,
                const std::vector<std::string>& names, const Rules& rules,
                bool fold, Which which) {
  Triples result;
  for (const ScoreDocument::Relation& r : document.relations) {
    if (which != Which::kAll && r.optional != (which == Which::kOptional))
      continue;
    std::string s = names[r.subject];
    std::string o = names[r.object];
    if (rules.symmetric(r.predicate) && o < s) std::swap(s, o);
    result.emplace(std::move(s), fold ? rules.folded(r.predicate) : r.predicate,
                   std::move(o));
  }
  return result;
}

/// The document as sets of plain names have it: countries and places are one,
/// and there are no demonyms and no relations.
ScoreDocument names_only(const ScoreDocument& document,
                         const std::set<std::string>& types) {
  ScoreDocument result;
  result.id = document.id;
  result.text = document.text;
  std::vector<std::uint32_t> moved(document.entities.size(), kUnmatched);
  for (std::size_t i = 0; i < document.entities.size(); ++i) {
    ScoreDocument::Entity entity = document.entities[i];
    if (entity.type == "Country" || entity.type == "Place")
      entity.type = "Location";
    if (!types.contains(entity.type)) continue;
    moved[i] = static_cast<std::uint32_t>(result.entities.size());
    result.entities.push_back(std::move(entity));
  }
  for (ScoreDocument::Mention m : document.mentions) {
    if (m.demonym || moved[m.entity] == kUnmatched) continue;
    m.entity = moved[m.entity];
    result.mentions.push_back(m);
  }
  return result;
}

/// Adds up documents, one after the other.
class Scorer {
 public:
  explicit Scorer(const Vocabulary& vocabulary) : rules_{&vocabulary} {
    for (const std::string_view row : kRelationRows)
      score_.relations.push_back({std::string(row), {}});
  }

  void add_document(const ScoreDocument& gold, const ScoreDocument& said) {
    const PlacedMentions gold_mentions(gold);
    const PlacedMentions said_mentions(said);
    add_mentions(gold, gold_mentions, said, said_mentions);
    const PlacedMentions gold_core(gold_mentions, rules_.core_entities(gold));
    const PlacedMentions said_core(said_mentions, rules_.core_entities(said));
    b_said_ += b_cubed(said_core, gold_core);
    b_gold_ += b_cubed(gold_core, said_core);
    n_said_ += said_core.list.size();
    n_gold_ += gold_core.list.size();
    add_relations(gold, said, align(said, said_mentions, gold, gold_mentions));
  }

  Score finish() {
    const double p = n_said_ == 0 ? 0 : b_said_ / static_cast<double>(n_said_);
    const double r = n_gold_ == 0 ? 0 : b_gold_ / static_cast<double>(n_gold_);
    score_.b_cubed_precision = rounded(100 * p);
    score_.b_cubed_recall = rounded(100 * r);
    score_.b_cubed_f1 = mean(p, r);
    std::ranges::sort(score_.predicates, {}, &NamedTally::name);
    return std::move(score_);
  }

 private:
  void add_mentions(const ScoreDocument& gold,
                    const PlacedMentions& gold_mentions,
                    const ScoreDocument& said,
                    const PlacedMentions& said_mentions) {
    const std::set<Typed> g = typed(gold_mentions, gold);
    const std::set<Typed> h = typed(said_mentions, said);
    std::set<std::string_view> types;
    for (const auto* set : {&g, &h})
      for (const Typed& m : *set) types.insert(m.type);
    for (const std::string_view type : types) {
      const auto is_type = [&](const Typed& m) { return m.type == type; };
      add(named(score_.mentions, type), filtered(h, is_type),
          filtered(g, is_type));
    }
    const auto is_core = [&](const Typed& m) { return rules_.core(m.type); };
    const std::set<Typed> core_g = filtered(g, is_core);
    const std::set<Typed> core_h = filtered(h, is_core);
    add(named(score_.mentions, "core"), core_h, core_g);
    add(named(score_.mentions, "all"), h, g);
    for (const Typed& m : core_g)
      if (std::ranges::any_of(core_h, [&](const Typed& other) {
            return m.start < other.end && other.start < m.end &&
                   m.type == other.type;
          }))
        ++score_.overlapping.hit;
    score_.overlapping.gold += core_g.size();
    score_.overlapping.said += core_h.size();
    const CodePoints places(gold.text);
    for (const Typed& m : minus(h, g))
      score_.spurious_mentions.push_back(shown(gold, places, m));
    for (const Typed& m : minus(g, h))
      score_.missed_mentions.push_back(shown(gold, places, m));
  }

  static std::string shown(const ScoreDocument& document,
                           const CodePoints& places, const Typed& m) {
    const auto words = [&](std::uint32_t begin, std::uint32_t end) {
      const std::size_t from = places.to_byte(begin);
      return python_repr(std::string_view(document.text)
                             .substr(from, places.to_byte(end) - from));
    };
    return fmt::format("{}: {} {}  ({})", document.id, m.type,
                       words(m.start, m.end),
                       words(m.start < 40 ? 0 : m.start - 40, m.end + 30));
  }

  void add_relations(const ScoreDocument& gold, const ScoreDocument& said,
                     const std::vector<std::uint32_t>& gold_of) {
    std::vector<std::string> gold_ids;
    std::map<std::string, std::string> shown;
    for (const ScoreDocument::Entity& entity : gold.entities) {
      gold_ids.push_back(entity.id);
      shown[entity.id] = entity.name;
    }
    std::vector<std::string> said_ids;
    for (std::size_t i = 0; i < said.entities.size(); ++i) {
      const std::string id = "system:" + said.entities[i].id;
      said_ids.push_back(gold_of[i] == kUnmatched ? id : gold_ids[gold_of[i]]);
      shown[id] = "?" + said.entities[i].name;
    }
    const auto want = [&](bool fold, Which which) {
      return triples(gold, gold_ids, rules_, fold, which);
    };
    const auto have = [&](bool fold) {
      return triples(said, said_ids, rules_, fold, Which::kRequired);
    };
    // An optional relation that is found counts neither for nor against.
    const auto counted = [&](bool fold) {
      return minus(have(fold), minus(want(fold, Which::kOptional),
                                     want(fold, Which::kRequired)));
    };
    const Triples exact_want = want(false, Which::kRequired);
    const Triples exact_have = counted(false);
    add(score_.relations[0].tally, exact_have, exact_want);
    add(score_.relations[1].tally, counted(true), want(true, Which::kRequired));
    add(score_.relations[2].tally, have(false), want(false, Which::kAll));

    std::set<std::string> predicates;
    for (const auto* set : {&exact_want, &exact_have})
      for (const Triple& t : *set) predicates.insert(std::get<1>(t));
    for (const std::string& predicate : predicates) {
      const auto same = [&](const Triple& t) {
        return std::get<1>(t) == predicate;
      };
      add(named(score_.predicates, predicate), filtered(exact_have, same),
          filtered(exact_want, same));
    }
    const auto show = [&](const Triple& t) {
      const auto& [s, p, o] = t;
      return fmt::format("{}: {} {} {}", gold.id, shown[s], p, shown[o]);
    };
    for (const Triple& t : minus(exact_have, exact_want))
      score_.spurious_relations.push_back(show(t));
    for (const Triple& t : minus(exact_want, exact_have))
      score_.missed_relations.push_back(show(t));
  }

  Rules rules_;
  Score score_;
  double b_said_ = 0;
  double b_gold_ = 0;
  std::size_t n_said_ = 0;
  std::size_t n_gold_ = 0;
};

}  // namespace

double Tally::precision() const { return rounded(100 * ratio(hit, said)); }
double Tally::recall() const { return rounded(100 * ratio(hit, gold)); }
double Tally::f1() const { return mean(ratio(hit, said), ratio(hit, gold)); }

ScoreDocument to_score_document(const Facts& facts,
                                const Vocabulary& vocabulary) {
  ScoreDocument document;
  document.id = facts.id;
  document.text = facts.text;
  for (std::size_t i = 0; i < facts.entities.size(); ++i)
    document.entities.push_back({fmt::format("e{}", i + 1),
                                 vocabulary[facts.entities[i].type].name,
                                 facts.entities[i].name});
  const CodePoints at(facts.text);
  for (const FactMention& m : facts.mentions)
    document.mentions.push_back({at.of_byte(m.span.begin),
                                 at.of_byte(m.span.end),
                                 static_cast<std::uint32_t>(index(m.entity)),
                                 m.form == Form::kDemonym});
  for (const FactRelation& r : facts.relations)
    document.relations.push_back({static_cast<std::uint32_t>(index(r.subject)),
                                  vocabulary[r.predicate].name,
                                  static_cast<std::uint32_t>(index(r.object)),
                                  false});
  return document;
}

Score score(std::span<const ScoreDocument> gold,
            std::span<const ScoreDocument> said, const Vocabulary& vocabulary,
            ScoreOptions options) {
  // Of documents with one id the last counts, in the place of the first.
  std::unordered_map<std::string_view, const ScoreDocument*> gold_by_id;
  std::unordered_map<std::string_view, const ScoreDocument*> said_by_id;
  std::vector<std::string_view> order;
  for (const ScoreDocument& document : gold) {
    if (!gold_by_id.contains(document.id)) order.push_back(document.id);
    gold_by_id[document.id] = &document;
  }
  for (const ScoreDocument& document : said)
    said_by_id[document.id] = &document;

  std::set<std::string> types;
  for (const auto& [id, document] : gold_by_id)
    for (const ScoreDocument::Entity& entity : document->entities)
      types.insert(entity.type);

  Scorer scorer(vocabulary);
  const ScoreDocument nothing;
  for (const std::string_view id : order) {
    const auto found = said_by_id.find(id);
    const ScoreDocument& other =
        found == said_by_id.end() ? nothing : *found->second;
    scorer.add_document(*gold_by_id[id],
                        options.names_only ? names_only(other, types) : other);
  }
  return scorer.finish();
}

}  // namespace entente
