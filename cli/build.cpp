#include <chrono>
#include <filesystem>
#include <iostream>

#include "cli/commands.h"
#include "cli/data_folder.h"
#include "cli/graph_output.h"
#include "cli/interrupt.h"
#include "cli/memory.h"
#include "cli/messages.h"
#include "cli/output.h"
#include "cli/pipeline.h"
#include "cli/progress.h"
#include "cli/summary.h"
#include "graph/graph_builder.h"

namespace entente {
namespace {

namespace fs = std::filesystem;

/// A file of the output folder, and the format of the graph in it.
struct Part {
  const char* file;
  const char* format;
};
constexpr Part kParts[] = {{"graph.jsonld", "jsonld"},
                           {"graph.entente", "entente"},
                           {"graph.dot", "dot"},
                           {"graph.svg", "svg"}};

struct BuildOptions {
  std::vector<std::string> inputs;
  std::string folder = "out";
  std::string data;
  std::string title;
  bool no_text = false;
  bool no_picture = false;
  PipelineOptions pipeline;
};

/// What is made while documents are read.
struct Reading {
  Output facts;
  Output state;
  Progress progress;
  std::size_t documents = 0;
  std::size_t reused = 0;
  Exit status = Exit::kDone;
};

/// Extracts all inputs into facts and a graph.
KnowledgeGraph read_all(const std::vector<Input>& inputs,
                        const Extractor& extractor,
                        const PipelineOptions& options, Reading& reading) {
  GraphBuilder builder(extractor.vocabulary());
  Progress& progress = reading.progress;
  extract_all(inputs, extractor, options, [&](Extracted&& extracted) {
    reading.facts.stream() << extracted.lines;
    reading.state.stream() << extracted.state;
    for (const Facts& document : extracted.facts)
      builder.add(document, extractor.rules());
    if (!extracted.faults.empty() || !extracted.repairs.empty())
      progress.clear();
    if (!extracted.faults.empty()) reading.status = report(extracted.faults);
    for (const Diagnostic& repair : extracted.repairs)
      warn(repair.file, repair.message, repair.fix);
    progress.add(extracted.documents, extracted.bytes);
    reading.documents += extracted.documents;
    reading.reused += extracted.reused;
    return reading.facts.stream().good();
  });
  progress.stage("merging the graph");
  return builder.finish();
}

/// Writes one file of the graph; a picture that fails is only a warning.
Exit write_part(const Part& part, const fs::path& path,
                const KnowledgeGraph& graph, const Vocabulary& vocabulary,
                const ExportOptions& options) {
  Result<Output> output = Output::open(path.string());
  if (!output) return report(output.error());
  const Diagnostics faults =
      write_graph(*output, part.format, graph, vocabulary, options);
  if (!faults.empty()) return report(faults);
  return finish(*output, Exit::kDone);
}

std::string seconds_since(std::chrono::steady_clock::time_point start) {
  const auto spent = std::chrono::duration_cast<std::chrono::milliseconds>(
      std::chrono::steady_clock::now() - start);
  const std::string digits = std::to_string(spent.count() % 1000 + 1000);
  return std::to_string(spent.count() / 1000) + '.' + digits.substr(1, 2);
}

Exit build(const BuildOptions& options) {
  const auto start = std::chrono::steady_clock::now();
  const Result<std::vector<Input>> inputs = find_inputs(options.inputs);
  if (!inputs) return report(inputs.error());
  Result<std::string> stamp = facts_stamp(options.data);
  if (!stamp) return report(stamp.error());
  const Result<Extractor> extractor = load_extractor(options.data);
  if (!extractor) return report(extractor.error());
  const fs::path folder = options.folder;
  std::error_code error;
  fs::create_directories(folder, error);
  if (error)
    return report(system_fault(options.folder, "cannot make the folder",
                               error.value(), "Choose another place with -o."));
  if (options.pipeline.text == TextMode::kHash) *stamp += " no-text";
  const EarlierBuild earlier(options.folder, *stamp);
  PipelineOptions pipeline = options.pipeline;
  pipeline.earlier = &earlier;
  Result<Output> facts = Output::open((folder / "facts.jsonl").string());
  if (!facts) return report(facts.error());
  Result<Output> state = Output::open((folder / "build.state").string());
  if (!state) return report(state.error());
  state->stream() << state_head(*stamp);

  give_back_large_blocks();
  Reading reading{*std::move(facts), *std::move(state), Progress(*inputs)};
  const KnowledgeGraph graph = read_all(*inputs, *extractor, pipeline, reading);
  if (interrupted()) return Exit::kInterrupted;
  Progress& progress = reading.progress;
  Exit status = reading.status;
  for (Output* output : {&reading.facts, &reading.state})
    status = finish(*output, status);
  ExportOptions drawing;
  drawing.title = options.title;
  for (const Part& part : kParts) {
    const bool picture = std::string_view(part.format) == "svg";
    if (picture && options.no_picture) continue;
    progress.stage(picture ? "drawing the picture" : "writing the graph");
    const Exit written = write_part(part, folder / part.file, graph,
                                    extractor->vocabulary(), drawing);
    if (written != Exit::kDone) status = written;
  }
  progress.clear();
  write_summary(std::cerr, graph, extractor->vocabulary());
  if (reading.reused > 0)
    std::cerr << with_commas(reading.reused) << " of "
              << counted(reading.documents, "document", "documents")
              << " unchanged since the last build, not read again\n";
  std::cerr << "in " << seconds_since(start) << " s, written to "
            << options.folder << "\n";
  return status;
}

}  // namespace

Exit build_command(const Command& command, std::vector<std::string> arguments) {
  BuildOptions build_options;
  Options options(command);
  options.arguments("INPUT",
                    "A .txt or .md file, a folder of them, a .jsonl file with "
                    "{\"id\", \"text\"} a line, or - for standard input",
                    Options::Need::kRequired, build_options.inputs);
  options.text("-o,--output", "DIR",
               "Write to DIR (default: out); of texts that were built there "
               "before, only changed ones are read",
               build_options.folder);
  options.flag("--no-text", "Leave the texts out of facts.jsonl; give SHA-256",
               build_options.no_text);
  options.flag("--no-picture", "Draw no graph.svg", build_options.no_picture);
  options.text("--title", "TEXT", "Put TEXT above the picture",
               build_options.title);
  add_threads_option(options, build_options.pipeline.threads);
  add_data_option(options, build_options.data);
  if (const auto status = options.parse(std::move(arguments))) return *status;
  build_options.pipeline.keep_facts = true;
  if (build_options.no_text) build_options.pipeline.text = TextMode::kHash;
  return build(build_options);
}

}  // namespace entente
