#pragma once

#include <iosfwd>
#include <span>

#include "cli/command.h"

namespace entente {

// What the table of commands runs; each stands in the file of its name.
Exit build_command(const Command& command, std::vector<std::string> arguments);
Exit extract_command(const Command& command,
                     std::vector<std::string> arguments);
Exit merge_command(const Command& command, std::vector<std::string> arguments);
Exit neighbors_command(const Command& command,
                       std::vector<std::string> arguments);
Exit path_command(const Command& command, std::vector<std::string> arguments);
Exit show_command(const Command& command, std::vector<std::string> arguments);
Exit stats_command(const Command& command, std::vector<std::string> arguments);
Exit export_command(const Command& command, std::vector<std::string> arguments);
Exit explain_command(const Command& command,
                     std::vector<std::string> arguments);
Exit rules_check_command(const Command& command,
                         std::vector<std::string> arguments);
Exit rules_test_command(const Command& command,
                        std::vector<std::string> arguments);
Exit rules_list_command(const Command& command,
                        std::vector<std::string> arguments);
Exit rules_coverage_command(const Command& command,
                            std::vector<std::string> arguments);
Exit eval_command(const Command& command, std::vector<std::string> arguments);
Exit diff_command(const Command& command, std::vector<std::string> arguments);

/// All commands, in the order of `entente --help`, which is made from them.
std::span<const Command> commands();

/// What `entente --help` prints.
void print_help(std::ostream& out);

/// Finds the command that `arguments` (argv without the program) name, and
/// runs it with the rest.
Exit run(std::vector<std::string> arguments);

}  // namespace entente
