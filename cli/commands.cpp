#include "cli/commands.h"

#include <algorithm>
#include <iomanip>
#include <iostream>
#include <sstream>

#include "cli/messages.h"
#include "cli/output.h"
#include "extract/text_file.h"

namespace entente {
namespace {

constexpr Command kCommands[] = {
    {"build", "INPUT...",
     "Read texts; write facts, graph and picture to a folder",
     "entente build data/samples -o out", build_command},
    {"extract", "INPUT...", "Read texts; print facts, one document a line",
     "entente extract data/samples > facts.jsonl", extract_command},
    {"merge", "FILE...", "Merge facts and graphs, in any order, into one graph",
     "entente merge monday.jsonl tuesday.jsonl -o graph.jsonld", merge_command},
    {"neighbors", "NAME", "Show to whom an entity is tied, and who says so",
     "entente neighbors NATO --predicate memberOf", neighbors_command},
    {"path", "FROM TO", "Show the shortest connections of two entities",
     "entente path \"South Korea\" NATO", path_command},
    {"show", "NAME", "Show one entity: names, documents, relations by time",
     "entente show ROK --why", show_command},
    {"stats", "", "Count what the graph holds; name its central entities",
     "entente stats --graph out/graph.jsonld", stats_command},
    {"export", "--to FORMAT", "Write the graph in another format",
     "entente export --to svg -o graph.svg", export_command},
    {"explain", "[TEXT]", "Show how a text is read, and by which rules",
     "entente explain \"Seoul and Washington signed the treaty.\"",
     explain_command},
    {"rules check", "", "Read every lexicon and rule; report all faults",
     "entente rules check --data data", rules_check_command},
    {"rules test", "", "Run the examples of all rules", "entente rules test",
     rules_test_command},
    {"rules list", "[WORD...]", "List the rules and what they make",
     "entente rules list partyTo", rules_list_command},
    {"rules coverage", "INPUT...",
     "Count how often rules fire on texts, and which never",
     "entente rules coverage data/samples", rules_coverage_command},
    {"eval", "GOLD [FACTS]", "Score against gold: precision, recall, F1",
     "entente eval gold.jsonl --errors 20", eval_command},
    {"diff", "OLD NEW", "Say in plain words how two runs' facts differ",
     "entente diff before.jsonl after.jsonl", diff_command},
};

bool is_help(std::string_view argument) {
  return argument == "--help" || argument == "-h" || argument == "help";
}

/// The row that `arguments` name, and how many words its name takes.
const Command* find(const std::vector<std::string>& arguments,
                    std::size_t& words) {
  for (const Command& command : kCommands) {
    const bool two = command.name.find(' ') != std::string_view::npos;
    words = two ? 2 : 1;
    if (arguments.size() < words) continue;
    const std::string name =
        two ? arguments[0] + ' ' + arguments[1] : arguments[0];
    if (name == command.name) return &command;
  }
  return nullptr;
}

/// The commands whose first word is `first`, a line each.
std::string kin_of(std::string_view first) {
  std::ostringstream kin;
  for (const Command& command : kCommands)
    if (command.name.starts_with(std::string(first) + ' '))
      kin << "\n    entente " << std::left << std::setw(16) << command.name
          << command.help;
  return kin.str();
}

Exit unknown(const std::vector<std::string>& arguments) {
  const std::string& name = arguments[0];
  if (const std::string kin = kin_of(name); !kin.empty()) {
    if (arguments.size() == 1)
      return wrong_usage("entente", "'" + name + "' wants a second word",
                         "Say one of" + kin);
    if (is_help(arguments[1])) {
      Output output = Output::standard();
      output.stream() << "Usage: one of" << kin << '\n';
      return finish(output, Exit::kDone);
    }
    return wrong_usage("entente",
                       "unknown command '" + name + ' ' + arguments[1] + "'",
                       "Say one of" + kin);
  }
  std::vector<std::string> known;
  for (const Command& command : kCommands) known.emplace_back(command.name);
  const std::string near = nearest(name, known);
  return wrong_usage(
      "entente", "unknown command '" + name + "'",
      (near.empty() ? std::string() : "Did you mean '" + near + "'? ") +
          "'entente --help' lists all commands.");
}

}  // namespace

std::span<const Command> commands() { return kCommands; }

void print_help(std::ostream& out) {
  out << "Usage: entente COMMAND [OPTION]... [ARGUMENT]...\n"
         "Builds a knowledge graph from English policy text, by rules.\n\n"
         "Commands:\n";
  for (const Command& command : kCommands)
    out << "  " << std::left << std::setw(16) << command.name << command.help
        << '\n';
  out << "\n'entente COMMAND --help' shows the options of a command and an "
         "example.\n\n"
         "Exit status: 0 done, 1 a fault in the input, 2 wrong usage, 3 a bug "
         "in entente.\n"
         "Data goes to standard output, everything else to standard error.\n";
}

Exit run(std::vector<std::string> arguments) {
  if (arguments.empty()) {
    print_help(std::cerr);
    return Exit::kUsage;
  }
  if (is_help(arguments[0]) && arguments.size() == 1) {
    Output output = Output::standard();
    print_help(output.stream());
    return finish(output, Exit::kDone);
  }
  if (arguments[0] == "--version") {
    Output output = Output::standard();
    output.stream() << "entente " << ENTENTE_VERSION << '\n';
    return finish(output, Exit::kDone);
  }
  if (arguments[0] == "help") {  // "help build" is "build --help".
    arguments.erase(arguments.begin());
    arguments.emplace_back("--help");
  }
  std::size_t words = 0;
  const Command* command = find(arguments, words);
  if (command == nullptr) return unknown(arguments);
  arguments.erase(arguments.begin(),
                  arguments.begin() + static_cast<std::ptrdiff_t>(words));
  return command->run(*command, std::move(arguments));
}

}  // namespace entente
