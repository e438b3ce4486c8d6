#include "cli/interrupt.h"

#include <signal.h>
#include <unistd.h>

#include <array>
#include <atomic>

namespace entente {
namespace {

// All that the handler touches is lock-free, hence safe in a signal.
std::array<std::atomic<const char*>, 16> half_written{};
std::atomic<bool> asked{false};
std::atomic<int> cooperative{0};

void on_signal(int signal_number) {
  if (cooperative.load() > 0 && !asked.exchange(true)) return;
  for (const std::atomic<const char*>& path : half_written)
    if (const char* name = path.load()) ::unlink(name);
  ::signal(signal_number, SIG_DFL);
  ::raise(signal_number);
}

}  // namespace

void handle_signals() {
  struct sigaction action = {};
  action.sa_handler = on_signal;
  sigemptyset(&action.sa_mask);
  for (const int number : {SIGINT, SIGTERM, SIGHUP}) {
    struct sigaction old = {};
    sigaction(number, nullptr, &old);
    if (old.sa_handler != SIG_IGN) sigaction(number, &action, nullptr);
  }
  ::signal(SIGPIPE, SIG_IGN);
}

StopsWhenAsked::StopsWhenAsked() { ++cooperative; }
StopsWhenAsked::~StopsWhenAsked() { --cooperative; }
bool interrupted() { return asked.load(); }

HalfWritten::HalfWritten(std::string path) : path_(std::move(path)), slot_(0) {
  for (; slot_ < half_written.size(); ++slot_) {
    const char* free = nullptr;
    if (half_written[slot_].compare_exchange_strong(free, path_.c_str())) break;
  }
}

HalfWritten::~HalfWritten() {
  if (slot_ < half_written.size()) half_written[slot_].store(nullptr);
}

}  // namespace entente
