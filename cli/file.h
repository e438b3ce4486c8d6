#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace entente {

/// The bytes of a file, or why they cannot be read. "-" is standard input.
Result<std::string> read_file(const std::string& path);

/// Reads a file or standard input by blocks of any size. Move-only.
class InputFile {
 public:
  static Result<InputFile> open(const std::string& path);
  ~InputFile();
  InputFile(InputFile&& other) noexcept;
  InputFile& operator=(InputFile&& other) noexcept;

  /// Appends up to `size` bytes to `text`, fewer only at the end of the file.
  /// True unless reading failed.
  bool read(std::size_t size, std::string& text);
  bool at_end() const { return at_end_; }
  /// What went wrong.
  Diagnostic fault() const;

 private:
  InputFile(int descriptor, std::string path);
  int descriptor_;
  std::string path_;
  bool at_end_ = false;
  int error_ = 0;
};

/// The bytes of a file, mapped into memory: they are read when they are looked
/// at. For files that are replaced, never written over. Move-only.
class MappedFile {
 public:
  MappedFile() = default;  ///< No bytes.
  static Result<MappedFile> open(const std::string& path);
  ~MappedFile();
  MappedFile(MappedFile&& other) noexcept;
  MappedFile& operator=(MappedFile&& other) noexcept;

  /// Valid while the object, or what it was moved to, lives. They start at a
  /// page.
  std::string_view bytes() const { return bytes_; }

 private:
  explicit MappedFile(std::string_view bytes) : bytes_(bytes) {}
  std::string_view bytes_;
};

}  // namespace entente
