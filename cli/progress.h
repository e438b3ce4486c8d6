#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "cli/inputs.h"

namespace entente {

/// A line on the terminal that says how far long work is. Shows nothing for
/// the first second, nor where standard error is no terminal; cleans up after
/// itself. One thread at a time.
class Progress {
 public:
  explicit Progress(const std::vector<Input>& inputs);
  ~Progress() { clear(); }
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  void add(std::size_t documents, std::uint64_t bytes);
  /// Names a stage that has no measure: "drawing the picture".
  void stage(const char* name);
  /// Takes the line away, so that a message can be printed.
  void clear();

 private:
  void draw();
  using Clock = std::chrono::steady_clock;

  bool shown_here_;
  bool visible_ = false;
  std::uint64_t total_ = 0;  // Bytes; 0 is unknown.
  std::uint64_t done_ = 0;
  std::size_t documents_ = 0;
  Clock::time_point start_ = Clock::now();
  Clock::time_point last_ = start_;
};

}  // namespace entente
