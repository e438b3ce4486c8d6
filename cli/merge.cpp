#include <filesystem>
#include <iostream>

#include "cli/commands.h"
#include "cli/data_folder.h"
#include "cli/facts_stream.h"
#include "cli/file.h"
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

/// A graph's first member is "@context"; a line of facts starts with "id".
Result<bool> is_graph(const std::string& path) {
  if (path.ends_with(".jsonld")) return true;
  // A pipe can be read but once, and facts are what comes through pipes.
  std::error_code no;
  if (!std::filesystem::is_regular_file(path, no)) return false;
  Result<InputFile> file = InputFile::open(path);
  if (!file) return file.error();
  std::string start;
  if (!(*file).read(256, start)) return Diagnostics{(*file).fault()};
  const std::size_t quote = start.find('"');
  return quote != std::string::npos && start.compare(quote + 1, 1, "@") == 0;
}

Diagnostics add_file(const std::string& path, const Vocabulary& vocabulary,
                     GraphBuilder& builder) {
  if (is_mapped_graph(path)) {
    const Result<MappedGraph> mapped = open_mapped_graph(path, vocabulary);
    if (!mapped) return mapped.error();
    builder.add(mapped->graph);
    return {};
  }
  const Result<bool> graph = is_graph(path);
  if (!graph) return graph.error();
  if (!*graph) return add_facts(path, vocabulary, builder);
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
