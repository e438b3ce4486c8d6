#include "cli/commands.h"
#include "cli/data_folder.h"
#include "cli/fact_lines.h"
#include "cli/messages.h"
#include "cli/output.h"
#include "cli/pipeline.h"
#include "export/facts_reader.h"
#include "export/score_json.h"
#include "extract/score.h"

namespace entente {
namespace {

Result<std::vector<ScoreDocument>> read_documents(const std::string& path) {
  std::vector<ScoreDocument> documents;
  const Diagnostics faults = read_fact_lines(
      path, [&](const std::string& place, int number, std::string_view line) {
        Result<ScoreDocument> document = read_for_scoring(place, number, line);
        if (!document) return document.error();
        documents.push_back(std::move(*document));
        return Diagnostics();
      });
  if (!faults.empty()) return faults;
  return documents;
}

/// What the program says of the texts of `gold`.
Result<std::vector<ScoreDocument>> extract_documents(const std::string& gold,
                                                     const std::string& data,
                                                     std::uint32_t threads) {
  const Result<Extractor> extractor = load_extractor(data);
  if (!extractor) return extractor.error();
  const std::vector<Input> inputs = {{Input::Kind::kJsonLines, gold, "", 0}};
  std::vector<ScoreDocument> documents;
  PipelineOptions options;
  options.threads = threads;
  options.text = TextMode::kHash;
  options.keep_facts = true;
  extract_all(inputs, *extractor, options, [&](Extracted&& extracted) {
    for (const Facts& facts : extracted.facts)
      documents.push_back(to_score_document(facts, extractor->vocabulary()));
    return true;
  });
  return documents;
}

}  // namespace

Exit eval_command(const Command& command, std::vector<std::string> arguments) {
  std::string gold_path;
  std::string facts_path;
  std::string data;
  std::uint32_t errors = 0;
  std::uint32_t threads = 1;
  bool names = false;
  bool json = false;
  Options options(command);
  options.argument("GOLD", "Documents with what is true of them (.jsonl)",
                   Options::Need::kRequired, gold_path);
  options.argument(
      "FACTS", "Score these; by default what is extracted from GOLD's texts",
      Options::Need::kOptional, facts_path);
  options.number("--errors", "N", "List up to N errors of each kind", errors, 0,
                 1000000);
  options.flag("--names",
               "Score names only: for gold where countries and places are "
               "Location",
               names);
  options.flag("--json", "Print the figures as JSON", json);
  add_threads_option(options, threads);
  add_data_option(options, data);
  if (const auto status = options.parse(std::move(arguments))) return *status;
  if (gold_path == "-")
    return options.wrong("gold is read twice, so it cannot be standard input",
                         "Name a file.");

  const Result<std::vector<ScoreDocument>> gold = read_documents(gold_path);
  if (!gold) return report(gold.error());
  const Result<std::vector<ScoreDocument>> said =
      facts_path.empty() ? extract_documents(gold_path, data, threads)
                         : read_documents(facts_path);
  if (!said) return report(said.error());
  const Result<Vocabulary> vocabulary = load_vocabulary(data);
  if (!vocabulary) return report(vocabulary.error());
  const Score result = score(*gold, *said, *vocabulary, {names});
  Output output = Output::standard();
  if (json) {
    write_score_json(output.stream(), result);
  } else {
    output.stream() << to_text(result, errors);
  }
  return finish(output, Exit::kDone);
}

}  // namespace entente
