#pragma once

#include <ostream>
#include <string>
#include <string_view>

namespace entente {

/// Gathers small pieces and hands them to a stream in large ones: a stream
/// takes its locks and checks once a block, not once a word. Private to
/// export/*.cpp.
class Buffered {
 public:
  explicit Buffered(std::ostream& out) : out_(out) {
    text_.reserve(2 * kBlock);
  }
  ~Buffered() { flush(); }
  Buffered(const Buffered&) = delete;
  Buffered& operator=(const Buffered&) = delete;

  /// Append here, and call done() between records.
  std::string& text() { return text_; }
  void done() {
    if (text_.size() >= kBlock) flush();
  }

 private:
  static constexpr std::size_t kBlock = 1 << 16;
  void flush() {
    out_.write(text_.data(), static_cast<std::streamsize>(text_.size()));
    text_.clear();
  }

  std::ostream& out_;
  std::string text_;
};

}  // namespace entente
