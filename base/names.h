#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/ids.h"

namespace entente {

/// Interns strings: each distinct one is kept once and known by its index.
///
/// Views stay valid while the pool lives. Lookup and interning take O(length).
/// Not thread-safe while interning; const members are.
class Names {
 public:
  std::uint32_t intern(std::string_view name) {
    const auto found = index_.find(name);
    if (found != index_.end()) return found->second;
    const auto id = static_cast<std::uint32_t>(names_.size());
    names_.emplace_back(name);
    index_.emplace(names_.back(), id);
    return id;
  }
  /// The index of `name`, or kNone.
  std::uint32_t find(std::string_view name) const {
    const auto found = index_.find(name);
    return found == index_.end() ? kNone : found->second;
  }
  /// REQUIRES: id < size().
  std::string_view operator[](std::uint32_t id) const { return names_[id]; }
  std::string_view operator[](RuleId id) const { return names_[index(id)]; }
  std::size_t size() const { return names_.size(); }

  static constexpr std::uint32_t kNone = 0xFFFFFFFF;

 private:
  std::deque<std::string> names_;  // A deque: views into it must not move.
  std::unordered_map<std::string_view, std::uint32_t> index_;
};

}  // namespace entente
