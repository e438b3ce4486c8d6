#pragma once

#include <iosfwd>
#include <memory>
#include <string>

#include "base/diagnostic.h"
#include "base/result.h"
#include "cli/command.h"

namespace entente {

/// Where a command writes its data: standard output, or a file.
///
/// A file is written beside its place, put on the disk and renamed by commit(),
/// so that it is whole or not there, and an old one stays until then; without
/// commit() it vanishes. What is not a plain file (/dev/stdout, a pipe) is
/// written to as it is. Writes are buffered; the first error ends them, and
/// commit() says what it was. Move-only.
class Output {
 public:
  static Output standard();
  /// "-" is standard output. Faults if the file cannot be made.
  static Result<Output> open(const std::string& path);
  ~Output();
  Output(Output&&) noexcept;
  Output& operator=(Output&&) noexcept;

  /// Fails (as streams do) after a write error.
  std::ostream& stream();
  /// Writes what is buffered. False after a write error.
  bool flush();
  bool is_terminal() const;
  /// Writes the rest and gives the file its name. Where the reader of our pipe
  /// has gone, nobody listens, but that is no fault.
  Diagnostics commit();

 private:
  struct State;
  explicit Output(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

/// Commits; `status`, or the fault if there is one.
Exit finish(Output& output, Exit status);

}  // namespace entente
