#include <algorithm>
#include <sstream>

#include "cli/commands.h"
#include "cli/data_folder.h"
#include "cli/interrupt.h"
#include "cli/messages.h"
#include "cli/output.h"
#include "cli/pipeline.h"
#include "extract/knowledge.h"
#include "extract/rule_check.h"

namespace entente {
namespace {

std::size_t count_examples(const std::vector<Rule>& rules) {
  std::size_t count = 0;
  for (const Rule& rule : rules) count += rule.examples.size();
  return count;
}

/// The blocks of `list` that say all of `words`, under their file's name.
std::string matching(const std::string& list,
                     const std::vector<std::string>& words) {
  std::string found;
  std::string_view heading;
  std::string_view rest = list;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find("\n\n"), rest.size());
    const std::string_view block = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 2, rest.size()));
    if (block.find('\n') == std::string_view::npos &&
        block.ends_with(".rules")) {
      heading = block;
      continue;
    }
    if (!std::ranges::all_of(words, [block](const std::string& word) {
          return block.find(word) != std::string_view::npos;
        }))
      continue;
    for (const std::string_view part : {heading, block}) {
      if (part.empty()) continue;
      found += (found.empty() ? "" : "\n") + std::string(part);
      if (!found.ends_with('\n')) found += '\n';
    }
    heading = {};
  }
  return found;
}

}  // namespace

Exit rules_check_command(const Command& command,
                         std::vector<std::string> arguments) {
  std::string data;
  Options options(command);
  add_data_option(options, data);
  if (const auto status = options.parse(std::move(arguments))) return *status;
  const Result<Extractor> extractor = load_extractor(data);
  if (!extractor) return report(extractor.error());
  const std::vector<Rule>& rules = extractor->knowledge().rules.rules();
  Output output = Output::standard();
  output.stream() << counted(rules.size(), "rule", "rules") << " with "
                  << counted(count_examples(rules), "example", "examples")
                  << ", "
                  << counted(extractor->knowledge().words().size(), "word",
                             "words")
                  << " known: no fault found\n";
  return finish(output, Exit::kDone);
}

Exit rules_test_command(const Command& command,
                        std::vector<std::string> arguments) {
  std::string data;
  Options options(command);
  add_data_option(options, data);
  if (const auto status = options.parse(std::move(arguments))) return *status;
  const Result<Extractor> extractor = load_extractor(data);
  if (!extractor) return report(extractor.error());
  const Diagnostics faults = located(test_rules(*extractor), data);
  const std::vector<Rule>& rules = extractor->knowledge().rules.rules();
  const std::size_t examples = count_examples(rules);
  if (!faults.empty()) {
    report(faults);
    return report(fault_of("entente rules test",
                           counted(faults.size(), "example", "examples") +
                               " of " + with_commas(examples) +
                               " did not come out as written",
                           "'entente explain TEXT' shows how one is read."));
  }
  Output output = Output::standard();
  output.stream() << counted(rules.size(), "rule", "rules") << ": all "
                  << counted(examples, "example", "examples")
                  << " come out as written\n";
  return finish(output, Exit::kDone);
}

Exit rules_coverage_command(const Command& command,
                            std::vector<std::string> arguments) {
  std::string data;
  std::vector<std::string> names;
  Options options(command);
  options.arguments("INPUT", "Texts, as for 'entente build'",
                    Options::Need::kRequired, names);
  add_data_option(options, data);
  if (const auto status = options.parse(std::move(arguments))) return *status;
  const Result<std::vector<Input>> inputs = find_inputs(names);
  if (!inputs) return report(inputs.error());
  const Result<Extractor> extractor = load_extractor(data);
  if (!extractor) return report(extractor.error());

  RuleCoverage coverage(*extractor);
  PipelineOptions pipeline;  // One thread: the counts are one object.
  pipeline.text = TextMode::kHash;
  pipeline.costs = &coverage.costs();
  pipeline.look = [&coverage](const Facts& facts) { coverage.add(facts); };
  Exit status = Exit::kDone;
  extract_all(*inputs, *extractor, pipeline, [&status](Extracted&& extracted) {
    if (!extracted.faults.empty()) status = report(extracted.faults);
    return true;
  });
  if (interrupted()) return Exit::kInterrupted;
  Output output = Output::standard();
  coverage.print(output.stream());
  return finish(output, status);
}

Exit rules_list_command(const Command& command,
                        std::vector<std::string> arguments) {
  std::string data;
  std::vector<std::string> words;
  Options options(command);
  options.arguments("WORD", "Only rules that say it; of several, all",
                    Options::Need::kOptional, words);
  add_data_option(options, data);
  if (const auto status = options.parse(std::move(arguments))) return *status;
  const Result<Extractor> extractor = load_extractor(data);
  if (!extractor) return report(extractor.error());
  std::ostringstream list;
  list_rules(list, *extractor);
  const std::string found = matching(list.str(), words);
  if (found.empty())
    return report(fault_of("entente rules list", "no rule says that",
                           "'entente rules list' without a word shows all."));
  Output output = Output::standard();
  output.stream() << found;
  return finish(output, Exit::kDone);
}

}  // namespace entente
