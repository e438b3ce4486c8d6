#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cli/command.h"

namespace entente {

/// The options and arguments of one command: what it takes, then what it got.
///
///     Options options(command);
///     options.flag("--why", "Say why names were merged", why);
///     if (const auto status = options.parse(std::move(arguments)))
///       return *status;
///
/// Parsing, --help and messages come from these declarations. Options and
/// arguments may stand in any order, `--` ends options. Values keep their
/// default where the command line says nothing. All references must live
/// until parse().
class Options {
 public:
  explicit Options(const Command& command);
  ~Options();
  Options(const Options&) = delete;
  Options& operator=(const Options&) = delete;

  /// `name` is "--why" or "-o,--output"; `what` names the value in the help.
  void flag(const char* name, const char* help, bool& value);
  void text(const char* name, const char* what, const char* help,
            std::string& value);
  /// May be given several times, and with commas.
  void list(const char* name, const char* what, const char* help,
            std::vector<std::string>& values);
  void number(const char* name, const char* what, const char* help,
              std::uint32_t& value, std::uint32_t least, std::uint32_t most);
  void choice(const char* name, const char* help, std::string& value,
              std::vector<std::string> among);

  enum class Need { kOptional, kRequired };
  /// Arguments without a name, in their order.
  void argument(const char* what, const char* help, Need need,
                std::string& value);
  void arguments(const char* what, const char* help, Need need,
                 std::vector<std::string>& values);

  /// Nothing if the command may go on; else how it ends: --help was asked for
  /// and printed, or the command line is wrong and that was said.
  std::optional<Exit> parse(std::vector<std::string> arguments);

  /// Says what is wrong with a value that only the command can judge.
  Exit wrong(std::string cause, std::string cure) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace entente
