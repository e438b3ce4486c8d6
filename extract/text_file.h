#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"

namespace entente {

/// `text` without blanks (space, tab, carriage return) at both ends.
std::string_view trim(std::string_view text);

/// The parts of `text` between `separator`s; always at least one.
std::vector<std::string_view> split(std::string_view text, char separator);

/// The name in `known` nearest to `name` by edit distance, or empty if none is
/// near. O(sum of lengths squared): for messages only.
std::string nearest(std::string_view name,
                    const std::vector<std::string>& known);

/// Reads a line-based file that a person wrote: skips blank lines and lines
/// that start with '#', counts lines, and gathers faults with their place.
class TextFile {
 public:
  /// Both views must outlive the object.
  TextFile(std::string_view file, std::string_view text)
      : file_(file), rest_(text) {}

  /// Moves to the next line that says something; false at the end.
  bool next();
  /// The line, trimmed at the right.
  std::string_view line() const { return line_; }
  int number() const { return number_; }
  std::string_view file() const { return file_; }

  /// Notes a fault at `where`, a part of the current line (or empty, for
  /// column 1).
  void fault(std::string_view where, std::string message, std::string fix);
  /// The same for an earlier line, which the caller shows as `source`.
  void fault_at(int line, std::string source, std::string message,
                std::string fix);
  const Diagnostics& faults() const { return faults_; }

 private:
  std::string_view file_;
  std::string_view rest_;
  std::string_view line_;
  int number_ = 0;
  Diagnostics faults_;
};

}  // namespace entente
