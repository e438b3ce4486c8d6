#include <iostream>

#include "cli/commands.h"
#include "cli/data_folder.h"
#include "cli/facts_stream.h"
#include "cli/file.h"
#include "cli/graph_kind.h"
#include "cli/graph_output.h"
#include "cli/mapped_graph.h"
#include "cli/memory.h"
#include "cli/messages.h"
#include "cli/output.h"
#include "cli/summary.h"
#include "export/jsonld.h"
#include "graph/graph_builder.h"

namespace entente {
namespace {

Diagnostics add_file(const std::string& path, const Vocabulary& vocabulary,
                     GraphBuilder& builder) {
  const Result<GraphKind> kind = graph_kind_of(path);
  if (!kind) return kind.error();
  if (*kind == GraphKind::kNone) return add_facts(path, vocabulary, builder);
  if (*kind == GraphKind::kMapped) {
    const Result<MappedGraph> mapped = open_mapped_graph(path, vocabulary);
    if (!mapped) return mapped.error();
    builder.add(mapped->graph);
    return {};
  }
  const Result<std::string> text = read_file(path);
  if (!text) return text.error();
  return read_jsonld(path, *text, vocabulary, builder);
}

}  // namespace

Exit merge_command(const Command& command, std::vector<std::string> arguments) {
  std::vector<std::string> files;
  std::string target = "-";
  std::string data;
  ExportOptions format;
  Options options(command);
  options.arguments("FILE",
                    "Facts (.jsonl, or - for standard input) or a graph "
                    "(.entente, .jsonld)",
                    Options::Need::kRequired, files);
  options.text("-o,--output", "FILE",
               "Write there, not to standard output; a graph file if it ends "
               "in .entente, else JSON-LD",
               target);
  options.text("--base", "IRI", "Start IRIs with that (default: urn:entente:)",
               format.base_iri);
  add_data_option(options, data);
  if (const auto status = options.parse(std::move(arguments))) return *status;

  const Result<Vocabulary> vocabulary = load_vocabulary(data);
  if (!vocabulary) return report(vocabulary.error());
  give_back_large_blocks();
  GraphBuilder builder(*vocabulary);
  Diagnostics faults;
  for (const std::string& file : files) {
    const Diagnostics more = add_file(file, *vocabulary, builder);
    faults.insert(faults.end(), more.begin(), more.end());
  }
  // A part of a graph would pass for the whole: none is written.
  if (!faults.empty()) return report(faults);
  Result<Output> output = Output::open(target);
  if (!output) return report(output.error());
  const KnowledgeGraph graph = builder.finish();
  const Diagnostics unwritten =
      write_graph(*output, target.ends_with(".entente") ? "entente" : "jsonld",
                  graph, *vocabulary, format);
  if (!unwritten.empty()) return report(unwritten);
  if (target != "-") write_summary(std::cerr, graph, *vocabulary);
  return finish(*output, Exit::kDone);
}

}  // namespace entente
