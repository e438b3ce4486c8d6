#pragma once

#include <cstdint>
#include <cstring>
#include <memory>
#include <string_view>

namespace entente {

/// Writes JSON whose shape is known beforehand: names and marks go out as they
/// stand in the code, so that only values are formatted. Nothing is checked;
/// strings must be UTF-8. The memory is reused. Private to export/*.cpp.
class JsonText {
 public:
  void clear() { size_ = 0; }
  std::string_view view() const { return {bytes_.get(), size_}; }

  /// Adds a part of the text as it is.
  template <std::size_t N>
  void raw(const char (&text)[N]) {
    std::memcpy(room(N - 1), text, N - 1);
    size_ += N - 1;
  }
  void raw(std::string_view text) {
    if (text.empty()) return;
    std::memcpy(room(text.size()), text.data(), text.size());
    size_ += text.size();
  }
  /// Adds a string in quotes; " \\ and control characters are escaped.
  void string(std::string_view text);
  void number(std::uint32_t value);

 private:
  /// Where `size` more bytes may be written.
  char* room(std::size_t size) {
    if (size > capacity_ - size_) grow(size);
    return bytes_.get() + size_;
  }
  void grow(std::size_t size);
  void escape(char c);

  std::unique_ptr<char[]> bytes_;
  std::size_t size_ = 0;
  std::size_t capacity_ = 0;
};

}  // namespace entente
