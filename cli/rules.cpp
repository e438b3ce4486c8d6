#include <algorithm>
#include <iomanip>

#include "cli/commands.h"
#include "cli/data_folder.h"
#include "cli/messages.h"
#include "cli/output.h"
#include "extract/knowledge.h"

namespace entente {
namespace {

std::size_t count_examples(const std::vector<Rule>& rules) {
  std::size_t count = 0;
  for (const Rule& rule : rules) count += rule.examples.size();
  return count;
}

bool speaks_of(const Rule& rule, const std::vector<std::string>& words) {
  if (words.empty()) return true;
  return std::ranges::any_of(words, [&rule](const std::string& word) {
    return rule.name.find(word) != std::string::npos ||
           rule.makes_text.find(word) != std::string::npos ||
           rule.file.find(word) != std::string::npos;
  });
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

Exit rules_list_command(const Command& command,
                        std::vector<std::string> arguments) {
  std::string data;
  std::vector<std::string> words;
  Options options(command);
  options.arguments("WORD",
                    "Only rules with that word in their name, file or what "
                    "they make",
                    Options::Need::kOptional, words);
  add_data_option(options, data);
  if (const auto status = options.parse(std::move(arguments))) return *status;
  const Result<Extractor> extractor = load_extractor(data);
  if (!extractor) return report(extractor.error());
  Output output = Output::standard();
  std::ostream& out = output.stream();
  for (const Rule& rule : extractor->knowledge().rules.rules()) {
    if (!speaks_of(rule, words)) continue;
    out << std::left << std::setw(34) << rule.name << ' ' << std::setw(36)
        << rule.makes_text << ' ' << rule.file << ':' << rule.line << '\n';
  }
  return finish(output, Exit::kDone);
}

}  // namespace entente
