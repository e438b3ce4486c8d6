#pragma once

#include <cstddef>
#include <string>

namespace entente {

/// Makes Ctrl-C (and SIGTERM, SIGHUP) end the program without a trace: files
/// that are half written are removed. A closed pipe is no signal but a write
/// error. Call once, before threads start.
void handle_signals();

/// While one lives, the first Ctrl-C only asks: the work looks at
/// interrupted() and ends at a whole document. The second ends at once.
class StopsWhenAsked {
 public:
  StopsWhenAsked();
  ~StopsWhenAsked();
  StopsWhenAsked(const StopsWhenAsked&) = delete;
  StopsWhenAsked& operator=(const StopsWhenAsked&) = delete;
};
bool interrupted();

/// A file that a signal removes. At most 16 at a time; more are not removed.
class HalfWritten {
 public:
  explicit HalfWritten(std::string path);
  ~HalfWritten();
  HalfWritten(const HalfWritten&) = delete;
  HalfWritten& operator=(const HalfWritten&) = delete;
  const std::string& path() const { return path_; }

 private:
  std::string path_;
  std::size_t slot_;
};

}  // namespace entente
