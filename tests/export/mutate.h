#pragma once

#include <random>
#include <string>

namespace entente {

/// Spoils a line at one to `changes` places: a byte below `bytes` there, up to
/// `most` bytes dropped, some doubled, or another mark of JSON.
inline void mutate(std::string& line, std::mt19937& random,
                   unsigned long changes, unsigned long bytes,
                   unsigned long most) {
  for (auto left = random() % changes + 1; left > 0; --left) {
    const std::size_t at = random() % line.size();
    switch (random() % 4) {
      case 0:
        line[at] = static_cast<char>(random() % bytes);
        break;
      case 1:
        line.erase(at, random() % most + 1);
        break;
      case 2:
        line.insert(at, line.substr(random() % line.size(), 12));
        break;
      default:
        line[at] = "0123456789{}[]\",: e"[random() % 19];
        break;
    }
  }
}

}  // namespace entente
