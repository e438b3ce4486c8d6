#include "cli/commands.h"
#include "cli/data_folder.h"
#include "cli/interrupt.h"
#include "cli/messages.h"
#include "cli/output.h"
#include "cli/pipeline.h"
#include "cli/progress.h"

namespace entente {

Exit extract_command(const Command& command,
                     std::vector<std::string> arguments) {
  std::vector<std::string> names;
  std::string target = "-";
  std::string data;
  bool no_text = false;
  PipelineOptions pipeline;
  Options options(command);
  options.arguments("INPUT",
                    "A .txt or .md file, a folder of them, a .jsonl file with "
                    "{\"id\", \"text\"} a line, or - for standard input",
                    Options::Need::kRequired, names);
  options.text("-o,--output", "FILE", "Write there, not to standard output",
               target);
  options.flag("--no-text", "Leave out the texts; give their SHA-256", no_text);
  add_threads_option(options, pipeline.threads);
  add_data_option(options, data);
  if (const auto status = options.parse(std::move(arguments))) return *status;
  if (no_text) pipeline.text = TextMode::kHash;

  const Result<std::vector<Input>> inputs = find_inputs(names);
  if (!inputs) return report(inputs.error());
  const Result<Extractor> extractor = load_extractor(data);
  if (!extractor) return report(extractor.error());
  Result<Output> output = Output::open(target);
  if (!output) return report(output.error());

  Exit status = Exit::kDone;
  Progress progress(*inputs);
  extract_all(*inputs, *extractor, pipeline, [&](Extracted&& extracted) {
    (*output).stream() << extracted.lines;
    if (!extracted.faults.empty() || !extracted.repairs.empty())
      progress.clear();
    if (!extracted.faults.empty()) status = report(extracted.faults);
    for (const Diagnostic& repair : extracted.repairs)
      warn(repair.file, repair.message, repair.fix);
    progress.add(extracted.documents, extracted.bytes);
    // Readers of a pipe see documents when they are done, not by blocks.
    return target != "-" ? (*output).stream().good() : (*output).flush();
  });
  progress.clear();
  if (interrupted()) {
    if (target == "-") (*output).flush();
    return Exit::kInterrupted;
  }
  return finish(*output, status);
}

}  // namespace entente
