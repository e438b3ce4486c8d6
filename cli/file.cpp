#include "cli/file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

#include "cli/messages.h"

namespace entente {
namespace {

std::string cure_for(int error) {
  switch (error) {
    case ENOENT:
      return "Check the name; 'ls' shows what is there.";
    case EACCES:
    case EPERM:
      return "Ask for the right to read it: chmod +r.";
    case EISDIR:
      return "Name a file, not a folder.";
    default:
      return "Check that it is a readable file.";
  }
}

}  // namespace

InputFile::InputFile(int descriptor, std::string path)
    : descriptor_(descriptor), path_(std::move(path)) {}

InputFile::InputFile(InputFile&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)),
      path_(std::move(other.path_)),
      at_end_(other.at_end_),
      error_(other.error_) {}

InputFile& InputFile::operator=(InputFile&& other) noexcept {
  std::swap(descriptor_, other.descriptor_);
  std::swap(path_, other.path_);
  std::swap(at_end_, other.at_end_);
  std::swap(error_, other.error_);
  return *this;
}

InputFile::~InputFile() {
  if (descriptor_ > STDERR_FILENO) ::close(descriptor_);
}

Result<InputFile> InputFile::open(const std::string& path) {
  if (path == "-") return InputFile(STDIN_FILENO, "standard input");
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0)
    return Diagnostics{
        system_fault(path, "cannot read", errno, cure_for(errno))};
  return InputFile(file, path);
}

bool InputFile::read(std::size_t size, std::string& text) {
  std::size_t filled = text.size();
  const std::size_t wanted = filled + size;
  text.resize(wanted);
  while (filled < wanted && !at_end_ && error_ == 0) {
    const ssize_t got =
        ::read(descriptor_, text.data() + filled, wanted - filled);
    if (got < 0) {
      if (errno != EINTR) error_ = errno;
    } else if (got == 0) {
      at_end_ = true;
    } else {
      filled += static_cast<std::size_t>(got);
    }
  }
  text.resize(filled);
  return error_ == 0;
}

Diagnostic InputFile::fault() const {
  return system_fault(path_, "cannot read", error_, cure_for(error_));
}

Result<std::string> read_file(const std::string& path) {
  Result<InputFile> file = InputFile::open(path);
  if (!file) return file.error();
  std::string text;
  struct stat status = {};
  std::size_t block = 1 << 16;
  if (path != "-" && ::stat(path.c_str(), &status) == 0 && status.st_size > 0)
    block = static_cast<std::size_t>(status.st_size) + 1;
  while (!(*file).at_end())
    if (!(*file).read(block, text)) return Diagnostics{(*file).fault()};
  return text;
}

Result<MappedFile> MappedFile::open(const std::string& path) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  const auto fault = [&] {
    return Diagnostics{
        system_fault(path, "cannot read", errno, cure_for(errno))};
  };
  if (file < 0) return fault();
  struct stat status = {};
  if (::fstat(file, &status) == 0 && S_ISDIR(status.st_mode)) errno = EISDIR;
  const auto size = static_cast<std::size_t>(status.st_size);
  void* bytes = nullptr;
  if (S_ISDIR(status.st_mode)) {
    bytes = MAP_FAILED;
  } else if (size > 0) {
    bytes = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file, 0);
  }
  const int error = errno;
  ::close(file);  // The mapping stays.
  errno = error;
  if (bytes == MAP_FAILED) return fault();
  return MappedFile({static_cast<const char*>(bytes), size});
}

MappedFile::MappedFile(MappedFile&& other) noexcept
    : bytes_(std::exchange(other.bytes_, {})) {}

MappedFile& MappedFile::operator=(MappedFile&& other) noexcept {
  std::swap(bytes_, other.bytes_);
  return *this;
}

MappedFile::~MappedFile() {
  if (!bytes_.empty())
    ::munmap(const_cast<char*>(bytes_.data()), bytes_.size());
}

}  // namespace entente
