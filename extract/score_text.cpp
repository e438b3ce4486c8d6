#include <fmt/format.h>

#include <algorithm>

#include "extract/score.h"

namespace entente {

std::string to_text(const Score& score, std::size_t errors) {
  std::string out;
  const auto row = [&](std::string_view name, const Tally& t) {
    out += fmt::format(
        "  {:18} P {:>6.1f}  R {:>6.1f}  F1 {:>6.1f}  hit {:>6}  said {:>6}  "
        "gold {:>6}\n",
        name, t.precision(), t.recall(), t.f1(), t.hit, t.said, t.gold);
  };
  out += "mention\n";
  for (const NamedTally& r : score.mentions) row(r.name, r.tally);
  out += fmt::format("mention core, overlapping\n  {:18} R {:>6.1f}\n", "",
                     score.overlapping.recall());
  out += fmt::format(
      "entity B-cubed, core\n  {:18} P {:>6.1f}  R {:>6.1f}  F1 {:>6.1f}\n", "",
      score.b_cubed_precision, score.b_cubed_recall, score.b_cubed_f1);
  out += "relation\n";
  for (const NamedTally& r : score.relations) row(r.name, r.tally);
  out += "predicate\n";
  for (const NamedTally& r : score.predicates) row(r.name, r.tally);

  const auto list = [&](std::string_view kind,
                        const std::vector<std::string>& lines) {
    if (errors == 0 || lines.empty()) return;
    out += fmt::format("{}: {}\n", kind, lines.size());
    for (std::size_t i = 0; i < std::min(errors, lines.size()); ++i)
      out += "   " + lines[i] + '\n';
  };
  list("spurious mention", score.spurious_mentions);
  list("missed mention", score.missed_mentions);
  list("spurious relation", score.spurious_relations);
  list("missed relation", score.missed_relations);
  return out;
}

}  // namespace entente
