#include "cli/answer_text.h"
#include "cli/commands.h"
#include "cli/graph_file.h"
#include "cli/messages.h"
#include "cli/output.h"

namespace entente {
namespace {

void write_path(std::ostream& out, const GraphFile& file, const Path& path,
                const Paint& paint) {
  out << label_of(file, path.nodes[0], paint) << '\n';
  for (std::size_t i = 0; i < path.relations.size(); ++i) {
    const Relation& relation = file.graph[path.relations[i]];
    const Predicate& predicate = file.vocabulary[relation.predicate];
    const bool forth = relation.subject == path.nodes[i];
    out << "  " << factuality_word(relation.factuality, paint)
        << paint.relation(forth ? predicate.label : predicate.inverse) << ' '
        << label_of(file, path.nodes[i + 1], paint) << "  "
        << counted(file.graph.evidence(path.relations[i]).size(), "sentence",
                   "sentences")
        << ", " << int{relation.confidence} << " %\n";
    write_evidence(out, file, file.graph.best_evidence(path.relations[i]),
                   paint, 4);
  }
}

Exit answer(const Asked& asked, std::size_t most) {
  const GraphFile& file = asked.file;
  const NodeId from = asked.entities[0];
  const NodeId to = asked.entities[1];
  const std::vector<Path> paths =
      shortest_paths(file.graph, from, to, most, asked.filter);
  if (paths.empty())
    return report(fault_of(
        file.path,
        "nothing connects '" + std::string(file.graph.name(from)) + "' and '" +
            std::string(file.graph.name(to)) + "'",
        "Allow more with --type, --predicate and --factuality, or read more "
        "texts."));
  Output output = Output::standard();
  const Paint paint(output);
  for (std::size_t i = 0; i < paths.size(); ++i) {
    if (i > 0) output.stream() << '\n';
    write_path(output.stream(), file, paths[i], paint);
  }
  return finish(output, Exit::kDone);
}

}  // namespace

Exit path_command(const Command& command, std::vector<std::string> arguments) {
  GraphOptions source;
  FilterOptions wanted;
  std::string from;
  std::string to;
  std::uint32_t most = 3;
  Options options(command);
  options.argument("FROM", "Any name of an entity, or its key",
                   Options::Need::kRequired, from);
  options.argument("TO", "Any name of another", Options::Need::kRequired, to);
  options.number("--most", "N", "Show at most N connections (default: 3)", most,
                 1, 1000);
  wanted.add(options);
  source.add(options);
  if (const auto status = options.parse(std::move(arguments))) return *status;

  // What a text denies connects nobody, unless one asks for it.
  if (wanted.factualities.empty())
    wanted.factualities = {"asserted", "possible"};
  return ask(source, wanted, {from, to},
             [most](const Asked& asked) { return answer(asked, most); });
}

}  // namespace entente
