#include <filesystem>

#include "cli/commands.h"
#include "cli/graph_file.h"
#include "cli/graph_output.h"
#include "cli/messages.h"
#include "cli/output.h"

namespace entente {

Exit export_command(const Command& command,
                    std::vector<std::string> arguments) {
  GraphOptions source;
  ExportOptions format;
  std::string to;
  std::string target = "-";
  std::vector<std::string> names;
  std::string help = "Write that format:";
  for (const Exporter& exporter : exporters()) {
    names.emplace_back(exporter.name);
    help += "\n        " + std::string(exporter.name) +
            std::string(12 - exporter.name.size(), ' ') +
            std::string(exporter.help);
  }
  Options options(command);
  options.choice("--to", help.c_str(), to, names);
  options.text("-o,--output", "FILE",
               "Write there, not to standard output; its ending can stand for "
               "--to",
               target);
  options.text("--base", "IRI", "Start IRIs with that (default: urn:entente:)",
               format.base_iri);
  options.text("--title", "TEXT", "Put TEXT above a picture", format.title);
  source.add(options);
  if (const auto status = options.parse(std::move(arguments))) return *status;

  const Exporter* exporter =
      to.empty() ? exporter_for_file(target) : find_exporter(to);
  if (exporter == nullptr)
    return options.wrong("which format?",
                         "Say --to with one of those that 'entente export "
                         "--help' lists.");
  const Result<GraphFile> file = load_graph(source);
  if (!file) return report(file.error());
  Result<Output> output = Output::open(target);
  if (!output) return report(output.error());
  if (exporter->binary && (*output).is_terminal())
    return report(fault_of(
        "standard output",
        "a " + std::string(exporter->name) + " is not for a terminal",
        "Name a file: -o graph" + std::string(exporter->extension) + "."));
  const Diagnostics faults = write_graph(*output, exporter->name, file->graph,
                                         file->vocabulary, format);
  if (!faults.empty()) return report(faults);
  return finish(*output, Exit::kDone);
}

}  // namespace entente
