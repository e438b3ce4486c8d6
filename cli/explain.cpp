#include "extract/explain.h"

#include "base/utf8.h"
#include "cli/commands.h"
#include "cli/data_folder.h"
#include "cli/file.h"
#include "cli/messages.h"
#include "cli/output.h"

namespace entente {

Exit explain_command(const Command& command,
                     std::vector<std::string> arguments) {
  std::string text;
  std::string file;
  std::string rule;
  std::string data;
  Options options(command);
  options.argument("TEXT", "What to read; by default standard input",
                   Options::Need::kOptional, text);
  options.text("--file", "FILE", "Read that file instead", file);
  options.text("--why-not", "RULE",
               "Say how far that rule got, and what it wanted", rule);
  add_data_option(options, data);
  if (const auto status = options.parse(std::move(arguments))) return *status;
  if (!text.empty() && !file.empty())
    return options.wrong("both TEXT and --file are given", "Give one of them.");

  Facts facts;
  facts.id = "text";
  facts.text = std::move(text);
  if (facts.text.empty()) {
    Result<std::string> read = read_file(file.empty() ? "-" : file);
    if (!read) return report(read.error());
    facts.text = std::move(*read);
  }
  repair_utf8(facts.text);
  const Result<Extractor> extractor = load_extractor(data);
  if (!extractor) return report(extractor.error());
  Worker worker(*extractor);
  worker.extract(facts);
  Output output = Output::standard();
  if (rule.empty()) {
    explain(output.stream(), *extractor, worker, facts);
  } else if (!explain_why_not(output.stream(), *extractor, worker, facts,
                              rule)) {
    const std::string near = nearest_rule(*extractor, rule);
    return options.wrong("no rule is named '" + rule + "'",
                         near.empty() ? "'entente rules list' names them."
                                      : "Did you mean '" + near + "'?");
  }
  return finish(output, Exit::kDone);
}

}  // namespace entente
