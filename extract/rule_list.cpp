// list_rules and RuleCoverage of rule_check.h.

#include <algorithm>
#include <ostream>
#include <string>

#include "extract/knowledge.h"
#include "extract/pattern_text.h"
#include "extract/phrase.h"
#include "extract/rule_check.h"
#include "extract/scratch.h"

namespace entente {
namespace {

void write_line(std::ostream& out, std::string_view key,
                std::string_view value) {
  out << "  " << key << std::string(key.size() < 7 ? 7 - key.size() : 1, ' ')
      << value << '\n';
}

std::string right(std::uint64_t number, std::size_t width) {
  const std::string digits = std::to_string(number);
  return std::string(digits.size() < width ? width - digits.size() : 0, ' ') +
         digits;
}

}  // namespace

void list_rules(std::ostream& out, const Extractor& extractor) {
  const Knowledge& k = extractor.knowledge();
  std::string_view file;
  for (const Rule& rule : k.rules.rules()) {
    if (rule.file != file) out << (file.empty() ? "" : "\n") << rule.file;
    if (rule.file != file) out << '\n';
    file = rule.file;
    out << '\n' << rule.name << '\n';
    write_line(out, "makes", rule.makes_text);
    write_line(out, pattern_key(rule), pattern_text(rule));
    for (const Slot& slot : rule.slots)
      write_line(out, slot.name, to_text(slot, k.lexicon, k.vocabulary));
    const auto example =
        std::ranges::find(rule.examples, true, &Example::wanted);
    if (example != rule.examples.end()) write_line(out, "yes", example->text);
    if (!rule.note.empty()) write_line(out, "note", rule.note);
  }
}

RuleCoverage::RuleCoverage(const Extractor& extractor)
    : extractor_(&extractor), counts_(extractor.rules().size()) {}

void RuleCoverage::add(const Worker& worker, const Facts& facts) {
  ++texts_;
  for (const FactMention& m : facts.mentions) ++counts_[index(m.rule)].mentions;
  for (const FactRelation& r : facts.relations)
    ++counts_[index(r.rule)].relations;
  count_tries(worker);
}

void RuleCoverage::add(const RuleCoverage& other) {
  texts_ += other.texts_;
  for (std::size_t i = 0; i < counts_.size(); ++i) {
    counts_[i].mentions += other.counts_[i].mentions;
    counts_[i].relations += other.counts_[i].relations;
    counts_[i].tries += other.counts_[i].tries;
  }
}

/// Asks the indexes as extraction does.
void RuleCoverage::count_tries(const Worker& worker) {
  const Knowledge& k = extractor_->knowledge();
  const Analysis& a = worker.last().analysis;
  const auto visit = [&](std::uint32_t rule, std::uint32_t) {
    ++counts_[index(k.rules.rules()[rule].id)].tries;
  };
  for (std::uint32_t t = 0; t < a.tokens.size(); ++t) {
    k.mention_rules.at(a, k.lexicon.tests(), t, visit);
    k.pattern_rules.at(a, k.lexicon.tests(), t, visit);
    std::uint8_t seen = 0;
    for (const Hit& hit : a.hits_from(t)) {
      if (hit.value->kind != TrieValue::Kind::kName) continue;
      const TypeId type = k.lexicon[static_cast<EntryId>(hit.value->id)].type;
      if (((seen >> index(type)) & 1) == 0)
        k.mention_rules.at_type(a, k.lexicon.tests(), type, t, kNone, visit);
      seen = static_cast<std::uint8_t>(seen | (1U << index(type)));
    }
  }
  for (const Mention& m : a.mentions) {
    k.pattern_rules.at_type(a, k.lexicon.tests(), m.type, m.begin, m.end,
                            visit);
    for (const std::uint32_t rule : k.within_rules)
      if (((k.rules.rules()[rule].within >> index(m.type)) & 1) != 0)
        visit(rule, m.begin);
  }
  for (const Verb& verb : a.verbs)
    k.verb_rules.at(a, k.lexicon.tests(), verb.head, visit);
  for (const Group& group : a.groups)
    if (a.mention_at[group.head] == kNone && group.pronoun == kNotPronoun)
      k.noun_rules.at(a, k.lexicon.tests(), group.head, visit);
}

void RuleCoverage::print(std::ostream& out) const {
  const Knowledge& k = extractor_->knowledge();
  std::vector<std::uint32_t> order(counts_.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  const auto made = [this](std::uint32_t id) {
    return counts_[id].mentions + counts_[id].relations;
  };
  std::ranges::stable_sort(order, [&](std::uint32_t x, std::uint32_t y) {
    return made(x) != made(y) ? made(x) > made(y) : k.names[x] < k.names[y];
  });
  out << "Texts: " << texts_ << "\n\n"
      << " mentions  relations      tries  rule or lexicon\n";
  for (const std::uint32_t id : order) {
    if (made(id) == 0) continue;
    const Count& c = counts_[id];
    out << right(c.mentions, 9) << "  " << right(c.relations, 9) << "  "
        << right(c.tries, 9) << "  " << k.names[id] << '\n';
  }
  out << "\nRules that made nothing:\n";
  bool none = true;
  for (const Rule& rule : k.rules.rules()) {
    const auto id = static_cast<std::uint32_t>(index(rule.id));
    if (made(id) > 0) continue;
    none = false;
    out << "  " << rule.name << " (" << rule.file << ':' << rule.line
        << "), tried " << counts_[id].tries << " times\n";
  }
  if (none) out << "  none\n";
}

}  // namespace entente
