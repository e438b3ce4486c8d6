#include "extract/facts_diff.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string_view>
#include <tuple>
#include <utility>

#include "base/utf8.h"
#include "extract/fact_names.h"

namespace entente {
namespace {

constexpr std::size_t kLongestQuote = 200;

/// `text` on one line, cut after a whole code point.
std::string one_line(std::string_view text) {
  std::size_t end = std::min(text.size(), kLongestQuote);
  while (end < text.size() && end > 0 &&
         (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80)
    --end;
  std::string line(text.substr(0, end));
  for (char& c : line)
    if (c == '\n' || c == '\r' || c == '\t') c = ' ';
  return end < text.size() ? line + "..." : line;
}

/// "time 2022, was 2021": what changed in a thing that both have.
class Changes {
 public:
  void compare(std::string_view what, std::string_view was,
               std::string_view is) {
    if (was == is) return;
    if (!words_.empty()) words_ += "; ";
    words_ += fmt::format("{} {}, was {}", what, is.empty() ? "none" : is,
                          was.empty() ? "none" : was);
  }
  const std::string& words() const { return words_; }

 private:
  std::string words_;
};

std::string joined(const std::vector<std::string>& words) {
  return fmt::format("{}", fmt::join(words, " | "));
}

/// Walks two sorted maps and tells what only one or both of them have.
template <class Map, class Lost, class Gained, class Both>
void walk(const Map& before, const Map& after, Lost lost, Gained gained,
          Both both) {
  auto a = before.begin();
  auto b = after.begin();
  while (a != before.end() || b != after.end()) {
    if (b == after.end() || (a != before.end() && a->first < b->first)) {
      lost(*(a++)->second);
    } else if (a == before.end() || b->first < a->first) {
      gained(*(b++)->second);
    } else {
      both(*(a++)->second, *(b++)->second);
    }
  }
}

/// Compares one document of both runs.
class DocumentDiff {
 public:
  DocumentDiff(const Facts& before, const Facts& after,
               const Vocabulary& vocabulary, const Names& rules,
               std::vector<FactsDiff::Count>& mentions,
               std::vector<FactsDiff::Count>& entities,
               std::vector<FactsDiff::Count>& relations)
      : before_(before),
        after_(after),
        places_before_(before.text),
        places_after_(after.text),
        vocabulary_(vocabulary),
        rules_(rules),
        mentions_(mentions),
        entities_(entities),
        relations_(relations) {}

  std::vector<std::string> run() {
    if (before_.text != after_.text && !before_.text.empty() &&
        !after_.text.empty())
      lines_.push_back("~ text: it is not the same, so places differ");
    diff_entities();
    diff_mentions();
    diff_relations();
    return std::move(lines_);
  }

 private:
  const FactEntity& entity(const Facts& facts, EntityId id) const {
    return facts.entities[index(id)];
  }

  const CodePoints& places(const Facts& facts) const {
    return &facts == &after_ ? places_after_ : places_before_;
  }

  void diff_mentions() {
    using Key = std::pair<Span, TypeId>;
    const auto by_key = [&](const Facts& facts) {
      std::map<Key, const FactMention*> map;
      for (const FactMention& m : facts.mentions)
        map[{m.span, entity(facts, m.entity).type}] = &m;
      return map;
    };
    const auto line = [&](char sign, const Facts& facts, const FactMention& m) {
      const FactEntity& e = entity(facts, m.entity);
      return fmt::format(
          "{} mention {} \"{}\" at {}, {} of {}", sign,
          vocabulary_[e.type].name,
          facts.text.empty() ? e.name : one_line(text_of(facts.text, m.span)),
          places(facts).of_byte(m.span.begin), name_of(m.form), e.key);
    };
    const auto count = [&](const Facts& facts,
                           const FactMention& m) -> FactsDiff::Count& {
      return mentions_[index(entity(facts, m.entity).type)];
    };
    walk(
        by_key(before_), by_key(after_),
        [&](const FactMention& m) {
          ++count(before_, m).lost;
          lines_.push_back(line('-', before_, m) + by(m.rule));
        },
        [&](const FactMention& m) {
          ++count(after_, m).gained;
          lines_.push_back(line('+', after_, m) + by(m.rule));
        },
        [&](const FactMention& was, const FactMention& is) {
          Changes changes;
          changes.compare("entity", entity(before_, was.entity).key,
                          entity(after_, is.entity).key);
          changes.compare("form", name_of(was.form), name_of(is.form));
          changes.compare("rule", rules_[was.rule], rules_[is.rule]);
          if (changes.words().empty()) return;
          ++count(after_, is).changed;
          lines_.push_back(line('~', after_, is) + ": " + changes.words());
        });
  }

  void diff_entities() {
    using Key = std::tuple<TypeId, std::string_view, std::string_view>;
    const auto by_key = [](const Facts& facts) {
      std::map<Key, const FactEntity*> map;
      for (const FactEntity& e : facts.entities)
        map[{e.type, e.key, e.context}] = &e;
      return map;
    };
    const auto line = [&](char sign, const FactEntity& e) {
      return fmt::format("{} entity {} {} ({})", sign, vocabulary_[e.type].name,
                         e.name, e.key);
    };
    walk(
        by_key(before_), by_key(after_),
        [&](const FactEntity& e) {
          ++entities_[index(e.type)].lost;
          lines_.push_back(line('-', e));
        },
        [&](const FactEntity& e) {
          ++entities_[index(e.type)].gained;
          lines_.push_back(line('+', e));
        },
        [&](const FactEntity& was, const FactEntity& is) {
          Changes changes;
          changes.compare("name", was.name, is.name);
          changes.compare("aliases", joined(was.aliases), joined(is.aliases));
          changes.compare("wikidata", was.wikidata, is.wikidata);
          if (changes.words().empty()) return;
          ++entities_[index(is.type)].changed;
          lines_.push_back(line('~', is) + ": " + changes.words());
        });
  }

  void diff_relations() {
    using Key = std::tuple<std::string_view, PredicateId, std::string_view>;
    const auto by_key = [&](const Facts& facts) {
      std::map<Key, const FactRelation*> map;
      for (const FactRelation& r : facts.relations) {
        std::string_view s = entity(facts, r.subject).key;
        std::string_view o = entity(facts, r.object).key;
        if (vocabulary_[r.predicate].symmetric && o < s) std::swap(s, o);
        map[{s, r.predicate, o}] = &r;
      }
      return map;
    };
    const auto line = [&](char sign, const Facts& facts,
                          const FactRelation& r) {
      return fmt::format(
          "{} relation {} {} {}", sign, entity(facts, r.subject).name,
          vocabulary_[r.predicate].name, entity(facts, r.object).name);
    };
    const auto more = [&](const Facts& facts, const FactRelation& r) {
      const std::string evidence =
          facts.text.empty() ? ""
                             : ": " + one_line(text_of(facts.text, r.evidence));
      return fmt::format(" ({}, {} %{}){}", name_of(r.factuality), r.confidence,
                         by(r.rule), evidence);
    };
    walk(
        by_key(before_), by_key(after_),
        [&](const FactRelation& r) {
          ++relations_[index(r.predicate)].lost;
          lines_.push_back(line('-', before_, r) + more(before_, r));
        },
        [&](const FactRelation& r) {
          ++relations_[index(r.predicate)].gained;
          lines_.push_back(line('+', after_, r) + more(after_, r));
        },
        [&](const FactRelation& was, const FactRelation& is) {
          Changes changes;
          changes.compare("factuality", name_of(was.factuality),
                          name_of(is.factuality));
          changes.compare("confidence", std::to_string(was.confidence),
                          std::to_string(is.confidence));
          changes.compare("position", was.position, is.position);
          changes.compare("time", was.time, is.time);
          changes.compare("rule", rules_[was.rule], rules_[is.rule]);
          if (changes.words().empty()) return;
          ++relations_[index(is.predicate)].changed;
          lines_.push_back(line('~', after_, is) + ": " + changes.words());
        });
  }

  std::string by(RuleId rule) const {
    return fmt::format(", by {}", rules_[rule]);
  }

  const Facts& before_;
  const Facts& after_;
  CodePoints places_before_;
  CodePoints places_after_;
  const Vocabulary& vocabulary_;
  const Names& rules_;
  std::vector<FactsDiff::Count>& mentions_;
  std::vector<FactsDiff::Count>& entities_;
  std::vector<FactsDiff::Count>& relations_;
  std::vector<std::string> lines_;
};

template <class Row>
std::vector<FactsDiff::Count> counts_for(const std::vector<Row>& rows) {
  std::vector<FactsDiff::Count> counts;
  counts.reserve(rows.size());
  for (const Row& row : rows) counts.push_back({row.name});
  return counts;
}

void keep_changed(std::vector<FactsDiff::Count>& counts) {
  std::erase_if(counts, [](const FactsDiff::Count& count) {
    return count.gained + count.lost + count.changed == 0;
  });
}

}  // namespace

FactsDiff diff(std::span<const Facts> before, std::span<const Facts> after,
               const Vocabulary& vocabulary, const Names& rules) {
  const auto by_id = [](std::span<const Facts> documents) {
    std::map<std::string_view, const Facts*> map;
    for (const Facts& facts : documents) map[facts.id] = &facts;
    return map;
  };
  FactsDiff result;
  result.mentions = counts_for(vocabulary.types());
  result.entities = counts_for(vocabulary.types());
  result.relations = counts_for(vocabulary.predicates());
  walk(
      by_id(before), by_id(after),
      [&](const Facts& facts) { result.only_old.push_back(facts.id); },
      [&](const Facts& facts) { result.only_new.push_back(facts.id); },
      [&](const Facts& was, const Facts& is) {
        ++result.documents;
        auto lines = DocumentDiff(was, is, vocabulary, rules, result.mentions,
                                  result.entities, result.relations)
                         .run();
        if (!lines.empty()) result.changed.push_back({is.id, std::move(lines)});
      });
  keep_changed(result.mentions);
  keep_changed(result.entities);
  keep_changed(result.relations);
  return result;
}

}  // namespace entente
