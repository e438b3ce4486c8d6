#include "cli/options.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <charconv>
#include <deque>
#include <functional>
#include <iomanip>
#include <iostream>

#include "cli/messages.h"
#include "cli/output.h"
#include "extract/text_file.h"

namespace entente {
namespace {

struct Row {
  std::string left;
  std::string help;
};

void print_rows(std::ostream& out, std::string_view title,
                const std::vector<Row>& rows) {
  if (rows.empty()) return;
  std::size_t width = 0;
  for (const Row& row : rows) width = std::max(width, row.left.size());
  out << '\n' << title << ":\n";
  for (const Row& row : rows)
    out << "  " << std::left << std::setw(static_cast<int>(width) + 2)
        << row.left << row.help << '\n';
}

std::string spelled(const char* name) {
  std::string text = name;
  const std::size_t comma = text.find(',');
  if (comma == std::string::npos) return "    " + text;
  return text.substr(0, comma) + ", " + text.substr(comma + 1);
}

std::string long_name(const char* name) {
  const std::string text = name;
  return text.substr(text.find("--"));
}

std::string one_of(const std::vector<std::string>& among) {
  std::string text;
  for (const std::string& choice : among)
    text += (text.empty() ? "" : ", ") + choice;
  return text;
}

}  // namespace

struct Options::State {
  explicit State(const Command& row)
      : command(row), program("entente " + std::string(row.name)) {
    app.set_help_flag();
    app.allow_extras();
  }

  const Command& command;
  std::string program;
  CLI::App app;
  std::vector<Row> options;
  std::vector<Row> arguments;
  std::vector<std::string> names;
  std::deque<std::string> texts;              // Values before they are judged.
  std::vector<std::function<bool()>> checks;  // False if one has complained.
  bool help = false;

  void print_help(std::ostream& out) const {
    out << "Usage: " << program << (command.arguments.empty() ? "" : " ")
        << command.arguments << " [OPTION]...\n"
        << command.help << ".\n";
    print_rows(out, "Arguments", arguments);
    print_rows(out, "Options", options);
    out << "\nExample:\n  " << command.example << '\n';
  }
  std::string see_help() const { return "'" + program + " --help' shows all."; }
};

Options::Options(const Command& command)
    : state_(std::make_unique<State>(command)) {}
Options::~Options() = default;

void Options::flag(const char* name, const char* help, bool& value) {
  state_->app.add_flag(name, value);
  state_->options.push_back({spelled(name), help});
  state_->names.push_back(long_name(name));
}

void Options::text(const char* name, const char* what, const char* help,
                   std::string& value) {
  state_->app.add_option(name, value)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
  state_->options.push_back({spelled(name) + ' ' + what, help});
  state_->names.push_back(long_name(name));
}

void Options::list(const char* name, const char* what, const char* help,
                   std::vector<std::string>& values) {
  state_->app.add_option(name, values)->allow_extra_args(false)->delimiter(',');
  state_->options.push_back({spelled(name) + ' ' + what, help});
  state_->names.push_back(long_name(name));
}

void Options::number(const char* name, const char* what, const char* help,
                     std::uint32_t& value, std::uint32_t least,
                     std::uint32_t most) {
  std::string& given = state_->texts.emplace_back();
  text(name, what, help, given);
  state_->checks.push_back([this, &given, &value, least, most,
                            option = long_name(name)] {
    if (given.empty()) return true;
    const char* const end = given.data() + given.size();
    const auto [stop, error] = std::from_chars(given.data(), end, value);
    if (error == std::errc() && stop == end && value >= least && value <= most)
      return true;
    wrong("'" + given + "' is no number for " + option,
          "Give a whole number from " + std::to_string(least) + " to " +
              std::to_string(most) + ".");
    return false;
  });
}

void Options::choice(const char* name, const char* help, std::string& value,
                     std::vector<std::string> among) {
  text(name, one_of(among).size() > 40 ? "NAME" : "", help, value);
  std::string& left = state_->options.back().left;
  if (left.ends_with(' ')) {
    for (std::size_t i = 0; i < among.size(); ++i)
      left += (i == 0 ? "" : "|") + among[i];
  }
  state_->checks.push_back(
      [this, &value, among = std::move(among), option = long_name(name)] {
        if (value.empty() || std::ranges::find(among, value) != among.end())
          return true;
        const std::string near = nearest(value, among);
        wrong("'" + value + "' is no choice for " + option,
              (near.empty() ? std::string() : "Did you mean '" + near + "'? ") +
                  "Choose one of " + one_of(among) + ".");
        return false;
      });
}

void Options::argument(const char* what, const char* help, Need need,
                       std::string& value) {
  CLI::Option* option = state_->app.add_option(what, value);
  state_->arguments.push_back({what, help});
  if (need == Need::kOptional) return;
  state_->checks.push_back([this, option, what = std::string(what)] {
    if (option->count() > 0) return true;
    wrong(what + " is missing", "Say 'entente " +
                                    std::string(state_->command.name) + " " +
                                    std::string(state_->command.arguments) +
                                    "'. " + state_->see_help());
    return false;
  });
}

void Options::arguments(const char* what, const char* help, Need need,
                        std::vector<std::string>& values) {
  state_->app.add_option(what, values);
  state_->arguments.push_back({std::string(what) + "...", help});
  if (need == Need::kOptional) return;
  state_->checks.push_back([this, &values, what = std::string(what)] {
    if (!values.empty()) return true;
    wrong(what + " is missing", "Say 'entente " +
                                    std::string(state_->command.name) + " " +
                                    std::string(state_->command.arguments) +
                                    "'. " + state_->see_help());
    return false;
  });
}

std::optional<Exit> Options::parse(std::vector<std::string> arguments) {
  flag("-h,--help", "Show this help", state_->help);
  std::ranges::reverse(arguments);  // What CLI11 asks for.
  try {
    state_->app.parse(std::move(arguments));
  } catch (const CLI::ParseError& error) {
    const std::string what = error.what();
    const std::size_t end = what.find_first_of(": ");
    if (error.get_name() == "ArgumentMismatch" && what.starts_with('-'))
      return wrong(what.substr(0, end) + " needs a value", state_->see_help());
    return wrong(what, state_->see_help());
  }
  if (state_->help) {
    Output output = Output::standard();
    state_->print_help(output.stream());
    return finish(output, Exit::kDone);
  }
  for (const std::string& extra : state_->app.remaining()) {
    if (!extra.starts_with('-') || extra == "-")
      return wrong("unexpected argument '" + extra + "'", state_->see_help());
    const std::string name = extra.substr(0, extra.find('='));
    const std::string near = nearest(name, state_->names);
    return wrong(
        "unknown option '" + name + "'",
        (near.empty() ? std::string() : "Did you mean '" + near + "'? ") +
            state_->see_help());
  }
  for (const std::function<bool()>& holds : state_->checks)
    if (!holds()) return Exit::kUsage;
  return std::nullopt;
}

Exit Options::wrong(std::string cause, std::string cure) const {
  return wrong_usage(state_->program, std::move(cause), std::move(cure));
}

}  // namespace entente
