// list_rules and RuleCoverage of rule_check.h.

#include <algorithm>
#include <ostream>
#include <string>

#include "extract/knowledge.h"
#include "extract/pattern_text.h"
#include "extract/rule_check.h"

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
    : extractor_(&extractor),
      counts_(extractor.rules().size()),
      costs_(extractor.rules().size()) {}

void RuleCoverage::add(const Facts& facts) {
  ++texts_;
  for (const FactMention& m : facts.mentions) ++counts_[index(m.rule)].mentions;
  for (const FactRelation& r : facts.relations)
    ++counts_[index(r.rule)].relations;
}

void RuleCoverage::add(const RuleCoverage& other) {
  texts_ += other.texts_;
  for (std::size_t i = 0; i < counts_.size(); ++i) {
    counts_[i].mentions += other.counts_[i].mentions;
    counts_[i].relations += other.counts_[i].relations;
    costs_[i].tries += other.costs_[i].tries;
    costs_[i].nanoseconds += other.costs_[i].nanoseconds;
  }
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
      << " mentions  relations      tries         us  rule or lexicon\n";
  for (const std::uint32_t id : order) {
    if (made(id) == 0) continue;
    const Count& c = counts_[id];
    out << right(c.mentions, 9) << "  " << right(c.relations, 9) << "  "
        << right(costs_[id].tries, 9) << "  "
        << right(costs_[id].nanoseconds / 1000, 9) << "  " << k.names[id]
        << '\n';
  }
  out << "\nRules that made nothing:\n";
  bool none = true;
  for (const Rule& rule : k.rules.rules()) {
    const auto id = static_cast<std::uint32_t>(index(rule.id));
    if (made(id) > 0) continue;
    none = false;
    out << "  " << rule.name << " (" << rule.file << ':' << rule.line
        << "), tried " << costs_[id].tries << " times in "
        << costs_[id].nanoseconds / 1000 << " us\n";
  }
  if (none) out << "  none\n";
}

}  // namespace entente
