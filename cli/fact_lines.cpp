#include "cli/fact_lines.h"

#include "cli/graph_kind.h"
#include "cli/line_reader.h"
#include "cli/messages.h"

namespace entente {

Diagnostics read_fact_lines(
    const std::string& path,
    const std::function<Diagnostics(const std::string&, int, std::string_view)>&
        read) {
  const Result<GraphKind> kind = graph_kind_of(path);
  if (!kind) return kind.error();
  if (*kind != GraphKind::kNone)
    return {fault_of(path,
                     *kind == GraphKind::kMapped
                         ? "a graph file, where facts are wanted"
                         : "a graph in JSON-LD, where facts are wanted",
                     kWhatFactsAre)};
  const std::string place = path == "-" ? "standard input" : path;
  Diagnostics faults;
  const Diagnostics unread =
      for_each_line(path, [&](int number, std::string_view line) {
        const Diagnostics more = read(place, number, line);
        faults.insert(faults.end(), more.begin(), more.end());
        return faults.size() < kManyFaults;
      });
  faults = first_of(std::move(faults), place, kWhatFactsAre);
  faults.insert(faults.end(), unread.begin(), unread.end());
  return faults;
}

}  // namespace entente
