#include "export/child.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <memory>

namespace entente {
namespace {

using Clock = std::chrono::steady_clock;

bool write_all(int fd, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t n = ::write(fd, bytes.data(), bytes.size());
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(n));
  }
  return true;
}

[[noreturn]] void be_child(const std::function<std::string()>& work, int fd,
                           std::chrono::milliseconds limit) {
  // If the parent is killed, nobody else would stop us.
  ::alarm(static_cast<unsigned>(limit.count() / 1000 + 2));
  const int nowhere = ::open("/dev/null", O_WRONLY | O_CLOEXEC);
  if (nowhere >= 0) ::dup2(nowhere, STDERR_FILENO);
  bool done = false;
  try {
    done = write_all(fd, work());
  } catch (...) {
    done = false;
  }
  ::_exit(done ? 0 : 1);
}

/// Reads until the other end closes; false at the deadline.
bool read_all(int fd, Clock::time_point deadline, std::string& out) {
  std::array<char, 65536> block{};
  while (true) {
    const auto left =
        std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now());
    if (left.count() <= 0) return false;
    pollfd ready = {fd, POLLIN, 0};
    const int events = ::poll(&ready, 1, static_cast<int>(left.count()));
    if (events < 0 && errno != EINTR) return false;
    if (events <= 0) continue;
    const ssize_t n = ::read(fd, block.data(), block.size());
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return false;
    if (n == 0) return true;
    out.append(block.data(), static_cast<std::size_t>(n));
  }
}

}  // namespace

std::optional<std::string> run_in_child(
    const std::function<std::string()>& work, std::chrono::milliseconds limit) {
  const Clock::time_point deadline = Clock::now() + limit;
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) return std::nullopt;
  const pid_t child = ::fork();
  if (child == 0) {
    ::close(ends[0]);
    be_child(work, ends[1], limit);
  }
  ::close(ends[1]);
  std::string out;
  const bool whole = child > 0 && read_all(ends[0], deadline, out);
  ::close(ends[0]);
  if (child < 0) return std::nullopt;
  if (!whole) ::kill(child, SIGKILL);
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  if (!whole || !WIFEXITED(status) || WEXITSTATUS(status) != 0 || out.empty())
    return std::nullopt;
  return out;
}

}  // namespace entente
