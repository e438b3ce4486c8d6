#include "cli/paint.h"

#include <cstdlib>

#include "cli/output.h"

namespace entente {
namespace {

bool is_set(const char* variable) {
  const char* value = std::getenv(variable);
  return value != nullptr && *value != '\0';
}

}  // namespace

Paint::Paint(const Output& output)
    : on_(output.is_terminal() && !is_set("NO_COLOR") && is_set("TERM") &&
          std::string_view(std::getenv("TERM")) != "dumb") {}

}  // namespace entente
