#include "cli/output.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <filesystem>
#include <optional>
#include <ostream>
#include <streambuf>

#include "cli/interrupt.h"
#include "cli/messages.h"

namespace entente {
namespace {

namespace fs = std::filesystem;

/// Writes to a file descriptor by blocks and remembers the first error.
class DescriptorBuffer : public std::streambuf {
 public:
  explicit DescriptorBuffer(int descriptor) : descriptor_(descriptor) {
    setp(block_.data(), block_.data() + block_.size());
  }
  int error() const { return error_; }
  /// Has the disk write what it gets, rather than all of it at the end: for a
  /// file that will be synced.
  void begin_early() { early_ = true; }

 protected:
  int_type overflow(int_type next) override {
    if (sync() != 0) return traits_type::eof();
    if (!traits_type::eq_int_type(next, traits_type::eof()))
      sputc(traits_type::to_char_type(next));
    return traits_type::not_eof(next);
  }
  int sync() override {
    const bool done =
        write(pbase(), static_cast<std::size_t>(pptr() - pbase()));
    setp(block_.data(), block_.data() + block_.size());
    return done ? 0 : -1;
  }
  std::streamsize xsputn(const char* text, std::streamsize size) override {
    if (size < epptr() - pptr()) return std::streambuf::xsputn(text, size);
    if (sync() != 0 || !write(text, static_cast<std::size_t>(size))) return 0;
    return size;
  }

 private:
  bool write(const char* text, std::size_t size) {
    while (size > 0 && error_ == 0) {
      const ssize_t written = ::write(descriptor_, text, size);
      if (written < 0) {
        if (errno != EINTR) error_ = errno;
        continue;
      }
      text += written;
      size -= static_cast<std::size_t>(written);
      written_ += written;
    }
    begin_writing();
    return error_ == 0;
  }

  void begin_writing() {
#ifdef __linux__
    constexpr off_t kMuch = 8 << 20;
    if (!early_ || written_ - begun_ < kMuch) return;
    // A hint; fsync() will tell what went wrong.
    ::sync_file_range(descriptor_, begun_, written_ - begun_,
                      SYNC_FILE_RANGE_WRITE);
    begun_ = written_;
#endif
  }

  int descriptor_;
  int error_ = 0;
  bool early_ = false;
  off_t written_ = 0;
  off_t begun_ = 0;  // The disk was asked to write up to here.
  std::array<char, 1 << 16> block_;
};

std::string cure_for(int error) {
  switch (error) {
    case ENOSPC:
    case EDQUOT:
      return "Make room there, or write elsewhere with -o.";
    case EACCES:
    case EPERM:
    case EROFS:
      return "Choose a place that you may write to with -o.";
    case ENOENT:
      return "Make the folder first with mkdir -p, or write elsewhere with -o.";
    case EISDIR:
    case ENOTDIR:
      return "Name a file in an existing folder with -o.";
    default:
      return "Write elsewhere with -o.";
  }
}

/// The name under which `target` is written before it is whole.
std::string part_name(const fs::path& target) {
  const std::string name = "." + target.filename().string() + "." +
                           std::to_string(::getpid()) + ".part";
  return (target.parent_path() / name).string();
}

}  // namespace

struct Output::State {
  State(int file, std::string path)
      : descriptor(file), place(std::move(path)), buffer(file), out(&buffer) {}
  ~State() {
    if (half) ::unlink(half->path().c_str());
    if (owned) ::close(descriptor);
  }
  State(const State&) = delete;
  State& operator=(const State&) = delete;

  int descriptor;
  std::string place;   // As in messages.
  std::string target;  // Where half goes.
  bool owned = false;
  std::optional<HalfWritten> half;
  DescriptorBuffer buffer;
  std::ostream out;
};

Output::Output(std::unique_ptr<State> state) : state_(std::move(state)) {}
Output::~Output() = default;
Output::Output(Output&&) noexcept = default;
Output& Output::operator=(Output&&) noexcept = default;

Output Output::standard() {
  return Output(std::make_unique<State>(STDOUT_FILENO, "standard output"));
}

Result<Output> Output::open(const std::string& path) {
  if (path == "-") return standard();
  std::error_code no;
  fs::path target = path;
  if (fs::is_symlink(target, no)) {
    const fs::path real = fs::canonical(target, no);
    if (!no) target = real;
  }
  const fs::file_status status = fs::status(target, no);
  const bool beside = !fs::exists(status) || fs::is_regular_file(status);
  const std::string name = beside ? part_name(target) : target.string();
  const int flags = O_WRONLY | O_CLOEXEC | (beside ? O_CREAT | O_TRUNC : 0);
  const int file = ::open(name.c_str(), flags, 0666);
  if (file < 0)
    return Diagnostics{
        system_fault(path, "cannot write", errno, cure_for(errno))};
  auto state = std::make_unique<State>(file, path);
  state->owned = true;
  if (beside) {
    state->half.emplace(name);
    state->buffer.begin_early();
    state->target = target.string();
    struct stat old = {};
    if (::stat(state->target.c_str(), &old) == 0) {
      // The new file may be read by those who could read the old one; where
      // that is refused, the mask's default is good enough.
      [[maybe_unused]] const int kept = ::fchmod(file, old.st_mode & 07777);
    }
  }
  return Output(std::move(state));
}

std::ostream& Output::stream() { return state_->out; }

bool Output::flush() {
  state_->out.flush();
  return state_->buffer.error() == 0;
}

bool Output::is_terminal() const { return ::isatty(state_->descriptor) == 1; }

Diagnostics Output::commit() {
  State& state = *state_;
  int error = flush() ? 0 : state.buffer.error();
  // A name for bytes that the disk does not have yet could outlive them.
  if (state.half && error == 0 && ::fsync(state.descriptor) != 0) error = errno;
  if (state.owned) {
    state.owned = false;
    if (::close(state.descriptor) != 0 && error == 0) error = errno;
  }
  if (error == EPIPE) return {};
  if (error == 0 && state.half) {
    if (::rename(state.half->path().c_str(), state.target.c_str()) == 0) {
      state.half.reset();
    } else {
      error = errno;
    }
  }
  if (error == 0) return {};
  return {system_fault(state.place, "cannot write", error, cure_for(error))};
}

Exit finish(Output& output, Exit status) {
  const Diagnostics faults = output.commit();
  return faults.empty() ? status : report(faults);
}

}  // namespace entente
