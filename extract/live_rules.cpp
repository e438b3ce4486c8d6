#include "extract/live_rules.h"

#include <algorithm>
#include <bit>
#include <map>

#include "extract/rule_bits.h"

namespace entente {
namespace {

constexpr std::size_t kTypeSets = 256;

/// Whether one type of each byte is there; 0 is no wish.
bool has(std::size_t types, const std::array<std::uint8_t, 4>& wanted) {
  return std::ranges::all_of(
      wanted, [&](std::uint8_t one) { return one == 0 || (one & types) != 0; });
}

}  // namespace

LiveRules::LiveRules(std::span<const Wants> rules)
    : all_(std::max<std::size_t>(1, (rules.size() + 63) / 64)),
      free_(all_.size()),
      by_types_(all_.size() * kTypeSets),
      needs_(kTypeSets) {
  for (std::size_t i = 0; i < rules.size(); ++i) set_bit(all_, i);
  add_needs(rules);
  add_types(rules);
}

void LiveRules::add_needs(std::span<const Wants> rules) {
  std::array<std::vector<std::uint32_t>, 256> needing;
  for (std::uint32_t i = 0; i < rules.size(); ++i)
    if (rules[i].need == 0)
      set_bit(free_, i);
    else
      needing[rules[i].need].push_back(i);
  for (std::size_t need = 0; need < needing.size(); ++need) {
    need_at_[need] = static_cast<std::uint32_t>(parts_.size());
    for (const std::uint32_t rule : needing[need]) {
      if (parts_.size() == need_at_[need] || parts_.back().at != rule / 64)
        parts_.push_back({0, rule / 64});
      parts_.back().rules |= std::uint64_t{1} << (rule % 64);
    }
  }
  need_at_.back() = static_cast<std::uint32_t>(parts_.size());
}

void LiveRules::add_types(std::span<const Wants> rules) {
  // Many rules want the same types.
  struct Same {
    Row row;
    NeedBits needs{};
  };
  std::map<std::array<std::uint8_t, 4>, Same> all;
  for (std::size_t i = 0; i < rules.size(); ++i) {
    Same& same = all[rules[i].types];
    same.row.resize(all_.size());
    set_bit(same.row, i);
    set_bit(same.needs, rules[i].need);
  }
  for (const auto& [wanted, same] : all)
    for (std::size_t types = 0; types < kTypeSets; ++types) {
      if (!has(types, wanted)) continue;
      add_bits(std::span(by_types_).subspan(types * all_.size()), same.row);
      add_bits(needs_[types], same.needs);
    }
}

bool LiveRules::find(std::uint8_t types, const NeedBits& met, Row& row) const {
  row = free_;
  std::uint64_t* const words = row.data();
  for (std::size_t w = 0; w < met.size(); ++w)
    for (std::uint64_t bits = met[w] & needs_[types][w]; bits != 0;
         bits &= bits - 1) {
      const std::size_t need =
          w * 64 + static_cast<std::size_t>(std::countr_zero(bits));
      for (std::uint32_t i = need_at_[need]; i < need_at_[need + 1]; ++i)
        words[parts_[i].at] |= parts_[i].rules;
    }
  const std::uint64_t* const typed = by_types_.data() + types * all_.size();
  std::uint64_t any = 0;
  for (std::size_t i = 0; i < free_.size(); ++i) any |= words[i] &= typed[i];
  return any != 0;
}

}  // namespace entente
