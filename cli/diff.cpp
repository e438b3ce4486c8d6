#include "cli/commands.h"
#include "cli/data_folder.h"
#include "cli/fact_lines.h"
#include "cli/messages.h"
#include "cli/output.h"
#include "export/facts_reader.h"
#include "extract/facts_diff.h"

namespace entente {
namespace {

Result<std::vector<Facts>> read_facts(const std::string& path,
                                      const Vocabulary& vocabulary,
                                      Names& rules) {
  FactsReader reader(vocabulary, rules);
  std::vector<Facts> all;
  const Diagnostics faults = read_fact_lines(
      path, [&](const std::string& place, int number, std::string_view line) {
        Result<Facts> facts = reader.read(place, number, line);
        if (!facts) return facts.error();
        all.push_back(std::move(*facts));
        return Diagnostics();
      });
  if (!faults.empty()) return faults;
  return all;
}

}  // namespace

Exit diff_command(const Command& command, std::vector<std::string> arguments) {
  std::string before;
  std::string after;
  std::string data;
  std::uint32_t lines = 50;
  Options options(command);
  options.argument("OLD", "Facts of one run (.jsonl)", Options::Need::kRequired,
                   before);
  options.argument("NEW", "Facts of a later one", Options::Need::kRequired,
                   after);
  options.number("--lines", "N",
                 "Show at most N changes a document (default: 50)", lines, 0,
                 1000000);
  add_data_option(options, data);
  if (const auto status = options.parse(std::move(arguments))) return *status;

  const Result<Vocabulary> vocabulary = load_vocabulary(data);
  if (!vocabulary) return report(vocabulary.error());
  Names rules;
  const Result<std::vector<Facts>> old = read_facts(before, *vocabulary, rules);
  if (!old) return report(old.error());
  const Result<std::vector<Facts>> now = read_facts(after, *vocabulary, rules);
  if (!now) return report(now.error());
  Output output = Output::standard();
  output.stream() << to_text(diff(*old, *now, *vocabulary, rules), lines);
  return finish(output, Exit::kDone);
}

}  // namespace entente
