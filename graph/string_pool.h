#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

namespace entente {

/// Id of a string in the StringPool of one graph or builder.
enum class TextId : std::uint32_t {};

/// Interns strings for graphs of millions of them: some 28 bytes a string
/// (12 once renumbered) beside its characters, which never move and are never
/// freed one by one.
///
/// TextId{0} is always "". Views live as long as the pool. Move-only. Not
/// thread-safe while interning; const members are.
class StringPool {
 public:
  StringPool();
  /// A read-only pool of strings that lie elsewhere and outlive it, one behind
  /// the other: the i-th ends where ends[i] says. O(1).
  /// REQUIRES: `ends` does not fall, begins with 0 and stays inside `letters`.
  StringPool(std::string_view letters, std::span<const std::uint64_t> ends)
      : letters_(letters), ends_(ends) {}

  TextId intern(std::string_view text);
  /// Interns all that `other` holds, whose TextId i is here[i] then. Faster
  /// than one by one: waits for memory overlap.
  void intern_all(const StringPool& other, std::vector<TextId>& here);
  /// Forgets all strings but "", and keeps some of the memory.
  void clear();
  /// No more can be interned. Gives back half of what a string costs beside
  /// its letters.
  void freeze() { slots_ = {}; }
  /// REQUIRES: id was given by this pool. O(1).
  std::string_view operator[](TextId id) const {
    const auto i = static_cast<std::size_t>(id);
    if (ends_.empty()) return {data_[i], size_[i]};
    const std::uint64_t begin = i == 0 ? 0 : ends_[i - 1];
    return {letters_.data() + begin, ends_[i] - begin};
  }
  std::size_t size() const {
    return ends_.empty() ? data_.size() : ends_.size();
  }

  /// Keeps the strings in `order` and forgets all others; the i-th becomes
  /// TextId{i}, and no more can be interned. REQUIRES: order[0] is TextId{0}.
  void renumber(std::span<const TextId> order);

 private:
  struct Slot {
    std::uint32_t next_id = 0;  // Id + 1; 0 is free.
    std::uint32_t hash = 0;     // Half of it: the place, and a first look.
  };

  TextId intern(std::string_view text, std::uint32_t hash);
  const char* store(std::string_view text);
  void grow();

  std::vector<std::unique_ptr<char[]>> blocks_;
  std::size_t used_ = 0;  // Of the last block.
  std::vector<const char*> data_;
  std::vector<std::uint32_t> size_;
  std::vector<Slot> slots_;   // Open addressing.
  std::string_view letters_;  // Of a pool whose strings lie elsewhere.
  std::span<const std::uint64_t> ends_;
};

}  // namespace entente
