#include "cli/summary.h"

#include <algorithm>
#include <ostream>
#include <string>
#include <vector>

#include "cli/messages.h"
#include "graph/statistics.h"

namespace entente {
namespace {

constexpr std::size_t kWidth = 78;

struct Named {
  std::size_t count = 0;
  std::string name;
};

/// "  98 Country, 65 Person, ..." broken into lines.
void write_list(std::ostream& out, std::vector<Named> list) {
  std::ranges::stable_sort(list, std::ranges::greater(), &Named::count);
  std::string line = " ";
  for (std::size_t i = 0; i < list.size() && list[i].count > 0; ++i) {
    const bool last = i + 1 == list.size() || list[i + 1].count == 0;
    const std::string item = ' ' + with_commas(list[i].count) + ' ' +
                             list[i].name + (last ? "" : ",");
    if (line.size() + item.size() > kWidth) {
      out << line << '\n';
      line = " ";
    }
    line += item;
  }
  if (line.size() > 1) out << line << '\n';
}

}  // namespace

void write_summary(std::ostream& out, const KnowledgeGraph& graph,
                   const Vocabulary& vocabulary) {
  const Counts counts = count(graph, vocabulary);
  std::vector<Named> types;
  for (std::size_t i = 0; i < counts.by_type.size(); ++i) {
    const EntityType& type = vocabulary.types()[i];
    std::string one = type.name;
    if (one[0] >= 'A' && one[0] <= 'Z')
      one[0] = static_cast<char>(one[0] - 'A' + 'a');
    types.push_back(
        {counts.by_type[i], counts.by_type[i] == 1 ? one : type.plural});
  }
  std::vector<Named> predicates;
  for (std::size_t i = 0; i < counts.by_predicate.size(); ++i)
    predicates.push_back(
        {counts.by_predicate[i], vocabulary.predicates()[i].name});
  out << counted(counts.documents, "document", "documents") << '\n'
      << counted(counts.entities, "entity", "entities") << '\n';
  write_list(out, std::move(types));
  out << counted(counts.relations, "relation", "relations") << '\n';
  write_list(out, std::move(predicates));
}

}  // namespace entente
