#include "cli/progress.h"

#include <unistd.h>

#include <algorithm>
#include <iostream>

#include "cli/messages.h"

namespace entente {

using std::chrono::duration;
using std::chrono::milliseconds;

Progress::Progress(const std::vector<Input>& inputs)
    : shown_here_(::isatty(STDERR_FILENO) == 1) {
  for (const Input& input : inputs) {
    total_ += input.size;
    if (input.path == "-") {
      total_ = 0;
      break;
    }
  }
}

void Progress::add(std::size_t documents, std::uint64_t bytes) {
  documents_ += documents;
  done_ += bytes;
  if (!shown_here_) return;
  const Clock::time_point now = Clock::now();
  if (now - start_ < milliseconds(1000) || now - last_ < milliseconds(100))
    return;
  last_ = now;
  draw();
}

void Progress::draw() {
  const double seconds = duration<double>(Clock::now() - start_).count();
  const double megabytes = static_cast<double>(done_) / 1e6;
  const auto tenths = static_cast<std::uint64_t>(10 * megabytes / seconds);
  std::string line = "\r\033[K";
  if (total_ > 0) {
    constexpr std::uint64_t kWidth = 30;
    const std::uint64_t part = std::min(kWidth, kWidth * done_ / total_);
    const std::uint64_t percent =
        std::min<std::uint64_t>(100, 100 * done_ / total_);
    line += '[' + std::string(part, '#') + std::string(kWidth - part, '.') +
            "] " + std::to_string(percent) + " %  ";
  }
  line += counted(documents_, "document", "documents") + "  " +
          std::to_string(tenths / 10) + '.' + std::to_string(tenths % 10) +
          " MB/s";
  std::cerr << line << std::flush;
  visible_ = true;
}

void Progress::stage(const char* name) {
  if (!shown_here_ || Clock::now() - start_ < milliseconds(1000)) return;
  std::cerr << "\r\033[K" << name << " ..." << std::flush;
  visible_ = true;
}

void Progress::clear() {
  if (visible_) std::cerr << "\r\033[K" << std::flush;
  visible_ = false;
}

}  // namespace entente
