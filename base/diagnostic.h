#pragma once

#include <iosfwd>
#include <string>
#include <vector>

namespace entente {

/// One fault in a file that a person wrote, said so that they can mend it.
///
/// `message` states what is wrong, `fix` what to do about it. Both are plain
/// sentences without a final newline; line and column count from 1, and a
/// line of 0 speaks of the whole file. Columns are bytes.
struct Diagnostic {
  std::string file;
  int line = 0;
  int column = 0;
  std::string source_line;
  std::string message;
  std::string fix;

  friend bool operator==(const Diagnostic&, const Diagnostic&) = default;
};

using Diagnostics = std::vector<Diagnostic>;

/// Prints "file:line:column: error: message", the line, a caret, the fix.
std::ostream& operator<<(std::ostream& out, const Diagnostic& fault);

}  // namespace entente
