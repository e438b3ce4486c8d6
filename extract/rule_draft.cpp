#include "extract/rule_draft.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace entente {
namespace {

/// Whether all entities that `rule` names by their keys are known.
bool keys_known(const Rule& rule, const Lexicon& lexicon) {
  const auto known = [&](std::string_view name) {
    return name.find('/') == name.npos || lexicon.entry(name).has_value();
  };
  return known(rule.subject) && known(rule.object);
}

void renumber(Rule& rule, std::span<const WordId> to) {
  const auto change = [&](WordId& word) {
    word = to[static_cast<std::size_t>(word)];
  };
  for (Element& element : rule.pattern.elements) {
    std::ranges::for_each(element.words, change);
    std::ranges::sort(element.words);
  }
  std::ranges::for_each(rule.trigger_words, change);
  for (Slot& slot : rule.slots)
    for (Role& role : slot.roles) change(role.preposition);
}

}  // namespace

RuleDraft::RuleDraft(std::span<const RuleSet::File> files, Lexicon draft,
                     const Vocabulary& vocabulary)
    : draft_(std::move(draft)),
      rules_(RuleSet::compile(files, draft_, vocabulary, names_)) {}

std::optional<RuleSet> RuleDraft::finish(Lexicon& lexicon, Names& names) {
  if (!rules_) return std::nullopt;
  std::vector<Rule>& rules = rules_->rules_;
  if (!std::ranges::all_of(
          rules, [&](const Rule& rule) { return keys_known(rule, lexicon); }))
    return std::nullopt;
  const WordTable& words = draft_.words();
  std::vector<WordId> to{kUnknownWord};
  for (std::size_t i = 1; i < words.size(); ++i) {
    const std::size_t ahead = std::min(i + 8, words.size() - 1);
    lexicon.words().prefetch(words.text(static_cast<WordId>(ahead)));
    to.push_back(
        lexicon.mutable_words().add(words.text(static_cast<WordId>(i))));
  }
  for (Rule& rule : rules) {
    rule.id = static_cast<RuleId>(names.intern(rule.name));
    renumber(rule, to);
  }
  lexicon.mutable_tests() = std::move(draft_.mutable_tests());
  lexicon.mutable_tests().renumber(to);
  return std::move(*rules_);
}

}  // namespace entente
