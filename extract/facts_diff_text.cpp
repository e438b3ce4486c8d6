#include <fmt/format.h>

#include <algorithm>

#include "extract/facts_diff.h"

namespace entente {
namespace {

std::string signs(const FactsDiff::Count& count) {
  std::string out;
  const auto add = [&](char sign, std::size_t number) {
    if (number > 0) out += fmt::format(" {}{}", sign, number);
  };
  add('+', count.gained);
  add('-', count.lost);
  add('~', count.changed);
  return out;
}

}  // namespace

std::string to_text(const FactsDiff& diff, std::size_t lines) {
  std::string out = fmt::format("{} of {} documents changed\n",
                                diff.changed.size(), diff.documents);
  for (const std::string& id : diff.only_old)
    out += "only in the old: " + id + '\n';
  for (const std::string& id : diff.only_new)
    out += "only in the new: " + id + '\n';
  const auto table = [&](std::string_view kind,
                         const std::vector<FactsDiff::Count>& rows) {
    if (rows.empty()) return;
    FactsDiff::Count all;
    for (const FactsDiff::Count& row : rows) {
      all.gained += row.gained;
      all.lost += row.lost;
      all.changed += row.changed;
    }
    out += fmt::format("{}{}\n", kind, signs(all));
    for (const FactsDiff::Count& row : rows)
      out += fmt::format("  {:15}{}\n", row.name, signs(row));
  };
  table("mentions", diff.mentions);
  table("entities", diff.entities);
  table("relations", diff.relations);
  for (const FactsDiff::Document& document : diff.changed) {
    out += '\n' + document.id + '\n';
    for (std::size_t i = 0; i < std::min(lines, document.lines.size()); ++i)
      out += "  " + document.lines[i] + '\n';
    if (document.lines.size() > lines)
      out += fmt::format("  ... and {} more\n", document.lines.size() - lines);
  }
  return out;
}

}  // namespace entente
