#pragma once

#include <string>
#include <string_view>

namespace entente {

class Output;

/// Colours words for a terminal, or leaves them as they are.
class Paint {
 public:
  /// Colours only if `output` is a terminal that can, and NO_COLOR is not set
  /// (no-color.org).
  explicit Paint(const Output& output);
  explicit Paint(bool on) : on_(on) {}

  std::string name(std::string_view words) const { return with("1", words); }
  std::string relation(std::string_view words) const {
    return with("36", words);
  }
  std::string denied(std::string_view words) const { return with("31", words); }
  std::string aside(std::string_view words) const { return with("2", words); }

 private:
  std::string with(std::string_view code, std::string_view words) const {
    if (!on_) return std::string(words);
    return "\033[" + std::string(code) + 'm' + std::string(words) + "\033[0m";
  }
  bool on_;
};

}  // namespace entente
