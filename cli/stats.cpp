#include <algorithm>
#include <iomanip>
#include <numeric>

#include "cli/answer_text.h"
#include "cli/commands.h"
#include "cli/graph_file.h"
#include "cli/messages.h"
#include "cli/output.h"
#include "graph/statistics.h"

namespace entente {
namespace {

void write_row(std::ostream& out, std::string_view name, std::size_t count) {
  out << "  " << std::left << std::setw(20) << name << std::right
      << std::setw(12) << with_commas(count) << '\n';
}

void write_counts(std::ostream& out, const GraphFile& file) {
  const Counts counts = count(file.graph, file.vocabulary);
  write_row(out, "documents", counts.documents);
  write_row(out, "entities", counts.entities);
  write_row(out, "mentions", counts.mentions);
  write_row(out, "relations", counts.relations);
  write_row(out, "evidence", counts.evidence);
  out << "\nentities by type\n";
  for (std::size_t i = 0; i < counts.by_type.size(); ++i)
    write_row(out, file.vocabulary.types()[i].plural, counts.by_type[i]);
  out << "\nrelations by predicate\n";
  for (std::size_t i = 0; i < counts.by_predicate.size(); ++i)
    if (counts.by_predicate[i] > 0)
      write_row(out, file.vocabulary.predicates()[i].name,
                counts.by_predicate[i]);
  out << "\nrelations by factuality\n";
  write_row(out, "asserted", counts.by_factuality[0]);
  write_row(out, "negated", counts.by_factuality[1]);
  write_row(out, "possible", counts.by_factuality[2]);
}

void write_central(std::ostream& out, const GraphFile& file, std::size_t most,
                   const Paint& paint) {
  const std::vector<std::uint32_t> degree = degrees(file.graph);
  const std::vector<double> between = betweenness(file.graph);
  std::vector<std::uint32_t> order(degree.size());
  std::iota(order.begin(), order.end(), 0U);
  std::ranges::stable_sort(order, [&](std::uint32_t a, std::uint32_t b) {
    if (degree[a] != degree[b]) return degree[a] > degree[b];
    return !between.empty() && between[a] > between[b];
  });
  if (order.size() > most) order.resize(most);
  out << "\nmost central entities: ties to others"
      << (between.empty() ? "" : ", share of shortest paths") << '\n';
  for (const std::uint32_t i : order) {
    out << std::right << std::setw(8) << with_commas(degree[i]);
    if (!between.empty())
      out << std::setw(7) << std::fixed << std::setprecision(1)
          << 100 * between[i] << " %";
    out << "  " << label_of(file, static_cast<NodeId>(i), paint) << '\n';
  }
}

void write_components(std::ostream& out, const GraphFile& file) {
  const Components parts = components(file.graph);
  const auto alone =
      static_cast<std::size_t>(std::ranges::count(parts.sizes, 1U));
  out << "\ncomponents\n";
  write_row(out, "parts", parts.sizes.size());
  write_row(out, "largest, in entities",
            parts.sizes.empty() ? 0 : parts.sizes[0]);
  write_row(out, "entities alone", alone);
}

}  // namespace

Exit stats_command(const Command& command, std::vector<std::string> arguments) {
  GraphOptions source;
  std::uint32_t most = 10;
  Options options(command);
  options.number("--most", "N", "Name the N most central (default: 10)", most,
                 0, 100000);
  source.add(options);
  if (const auto status = options.parse(std::move(arguments))) return *status;
  const Result<GraphFile> file = load_graph(source);
  if (!file) return report(file.error());
  Output output = Output::standard();
  write_counts(output.stream(), *file);
  write_central(output.stream(), *file, most, Paint(output));
  write_components(output.stream(), *file);
  return finish(output, Exit::kDone);
}

}  // namespace entente
