// The program: arguments in, exit status out. Everything else is in the
// commands.

#include <exception>
#include <iostream>
#include <new>
#include <string>
#include <vector>

#include "cli/commands.h"
#include "cli/interrupt.h"

int main(int argc, char** argv) {
  try {
    entente::handle_signals();
    const entente::Exit status =
        entente::run(std::vector<std::string>(argv + 1, argv + argc));
    return static_cast<int>(status);
  } catch (const std::bad_alloc&) {
    std::cerr << "entente: error: out of memory\n"
                 "  fix: Give it fewer or smaller texts at a time, and merge "
                 "the results.\n";
    return static_cast<int>(entente::Exit::kFault);
  } catch (const std::exception& fault) {
    std::cerr << "entente: internal error: " << fault.what()
              << "\n  fix: This is a bug in entente. Please report it with the "
                 "command and the input.\n";
    return static_cast<int>(entente::Exit::kBug);
  }
}
