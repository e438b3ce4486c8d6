#include "extract/rule_needs.h"

#include <algorithm>
#include <bit>
#include <map>
#include <tuple>

#include "extract/pattern.h"
#include "extract/rule_bits.h"

namespace entente {
namespace {

/// The words, lemmas and lists of which one must be there.
using Need =
    std::tuple<std::vector<WordId>, std::vector<WordId>, std::vector<ListId>>;

Need need_of(const Pattern& pattern) {
  Need need;
  auto& [words, lemmas, lists] = need;
  for (const std::uint16_t id : pattern.needs) {
    const Element& e = pattern.elements[id];
    std::vector<WordId>& some =
        e.kind == Element::Kind::kLemmas ? lemmas : words;
    some.insert(some.end(), e.words.begin(), e.words.end());
    lists.insert(lists.end(), e.lists.begin(), e.lists.end());
  }
  std::ranges::sort(words);
  std::ranges::sort(lemmas);
  std::ranges::sort(lists);
  return need;
}

}  // namespace

RuleNeeds::RuleNeeds(const std::vector<Rule>& rules, const WordTable& words,
                     std::span<const WordId> kinds)
    : of_rule_(rules.size(), 0),
      by_kind_(kinds.size()),
      by_list_(sizeof(ListSet) * 8) {
  std::map<Need, std::uint8_t> numbers;
  std::vector<std::pair<WordId, std::uint8_t>> plain;
  std::vector<std::pair<WordId, std::uint8_t>> lemmas;
  for (std::size_t i = 0; i < rules.size(); ++i) {
    if (rules[i].pattern.needs.empty()) continue;
    const Need need = need_of(rules[i].pattern);
    const auto known = numbers.find(need);
    if (known != numbers.end()) {
      of_rule_[i] = known->second;
      continue;
    }
    if (numbers.size() + 1 >= sizeof(NeedBits) * 8) continue;
    const auto number = static_cast<std::uint8_t>(numbers.size() + 1);
    of_rule_[i] = numbers[need] = number;
    for (const WordId w : std::get<0>(need)) plain.emplace_back(w, number);
    for (const WordId w : std::get<1>(need)) lemmas.emplace_back(w, number);
    for (const ListId l : std::get<2>(need))
      set_bit(by_list_[static_cast<std::size_t>(l)], number);
  }
  std::ranges::sort(plain);
  std::ranges::sort(lemmas);
  for (std::size_t kind = 1; kind < kinds.size(); ++kind) {
    NeedBits& bits = by_kind_[kind];
    const auto take = [&](const auto& from, WordId word) {
      for (auto at =
               std::ranges::lower_bound(from, std::pair{word, std::uint8_t{0}});
           at != from.end() && at->first == word; ++at)
        set_bit(bits, at->second);
    };
    take(plain, kinds[kind]);
    take(lemmas, words[kinds[kind]].lemma);
    const ListSet& lists = words.lists(kinds[kind]);
    for (std::size_t part = 0; part < lists.bits.size(); ++part)
      for (std::uint64_t in = lists.bits[part]; in != 0; in &= in - 1)
        add_bits(bits, by_list_[part * 64 + static_cast<std::size_t>(
                                                std::countr_zero(in))]);
  }
}

void RuleNeeds::meet(Analysis& a) const {
  constexpr std::uint32_t kAhead = 8;  // Tokens.
  a.needs_met.resize(a.sentences.size());
  for (std::size_t i = 0; i < a.sentences.size(); ++i) {
    NeedBits met{1};
    for (std::uint32_t t = a.sentences[i].begin; t < a.sentences[i].end; ++t) {
      if (t + kAhead < a.kinds.size())
        __builtin_prefetch(&by_kind_[a.kinds[t + kAhead]]);
      add_bits(met, by_kind_[a.kinds[t]]);
      if ((a.looks[t] & kStartsPhrase) == 0) continue;
      for (const Hit& hit : a.hits_from(t))
        if (hit.value->kind == TrieValue::Kind::kList)
          add_bits(met, by_list_[hit.value->id]);
    }
    a.needs_met[i] = met;
  }
}

}  // namespace entente
