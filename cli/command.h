#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// How a command ends; the process's exit status.
enum class Exit : int {
  kDone = 0,
  kFault = 1,          ///< Something in the input, a file or the outside world.
  kUsage = 2,          ///< The command line is wrong.
  kBug = 3,            ///< Ours.
  kInterrupted = 130,  ///< Ctrl-C, as shells have it.
};

/// One command of the program: a row of kCommands (cli/commands.h).
struct Command {
  std::string_view name;       ///< "build", "rules check"
  std::string_view arguments;  ///< "INPUT... [-o DIR]", for the usage line.
  std::string_view help;       ///< One line.
  std::string_view example;    ///< One line that works from a clone.
  Exit (*run)(const Command& command, std::vector<std::string> arguments);
};

}  // namespace entente
