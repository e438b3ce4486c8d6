#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// Id of a string in the StringPool of one graph or builder.
enum class TextId : std::uint32_t {};
/// Id of one that is packed in memory: of the numbers of TextIds, too.
enum class QuoteId : std::uint32_t {};

/// Interns strings for graphs of millions of them: some 20 bytes a string
/// (9 once frozen) beside its characters, which never move and are never
/// freed one by one. Quotes, which are long and seldom read, are packed to 0.6
/// of their size; one that is the text of a TextId, too, is another string.
///
/// TextId{0} and QuoteId{0} are always "". Views live as long as the pool.
/// Move-only. Not thread-safe while interning; const members are.
class StringPool {
 public:
  StringPool();
  /// A read-only pool of strings that lie elsewhere and outlive it, one behind
  /// the other: the i-th ends where ends[i] says. None is packed. O(1).
  /// REQUIRES: `ends` does not fall, begins with 0 and stays inside `letters`.
  StringPool(std::string_view letters, std::span<const std::uint64_t> ends)
      : letters_(letters), ends_(ends) {}

  TextId intern(std::string_view text);
  QuoteId intern_quote(std::string_view text);
  /// Interns all that `other` holds, whose string i is here[i] then. Faster
  /// than one by one: waits for memory overlap.
  void intern_all(const StringPool& other, std::vector<std::uint32_t>& here);
  /// Forgets all strings but "", and keeps some of the memory.
  void clear();
  /// No more can be interned. Gives back half of what a string costs beside
  /// its letters.
  void freeze() { std::vector<Slot>().swap(slots_); }

  /// REQUIRES: id was given by this pool. O(1).
  std::string_view operator[](TextId id) const {
    const auto i = static_cast<std::size_t>(id);
    return ends_.empty() ? stored(i).bytes : elsewhere(i);
  }
  /// Any string, packed or not; `room` is where it may be unpacked.
  std::string_view text(std::size_t i, std::string& room) const;
  std::string quote(QuoteId id) const;
  /// The length of any string, which need not be unpacked for that.
  std::size_t length(std::size_t i) const;
  std::size_t size() const {
    return ends_.empty() ? data_.size() : ends_.size();
  }
  /// Says that text(i) will soon be asked for.
  void expect(std::size_t i) const {
    if (i < data_.size()) __builtin_prefetch(data_[i]);
  }

  /// Keeps the strings in `order` and forgets all others; the i-th gets the
  /// number i, and no more can be interned. REQUIRES: order[0] is 0.
  void renumber(std::span<const std::uint32_t> order);

 private:
  struct Slot {
    std::uint32_t next_id = 0;  // Id + 1; 0 is free.
    std::uint32_t hash = 0;     // Half of it: the place, and a first look.
  };
  struct Stored {
    std::string_view bytes;
    bool packed = false;

    friend bool operator==(const Stored&, const Stored&) = default;
  };

  Stored stored(std::size_t i) const;
  std::string_view elsewhere(std::size_t i) const {
    const std::uint64_t begin = i == 0 ? 0 : ends_[i - 1];
    return {letters_.data() + begin, ends_[i] - begin};
  }
  std::uint32_t intern(Stored string, std::uint32_t hash);
  const char* store(Stored string);
  char* room_for(std::size_t size);
  void grow();

  std::vector<std::unique_ptr<char[]>> blocks_;
  std::size_t used_ = 0;  // Of the last block.
  /// Where each stands: its size, whether it is packed, its bytes.
  std::vector<const char*> data_;
  std::vector<Slot> slots_;   // Open addressing.
  std::string packed_;        // Reused by intern_quote().
  std::string_view letters_;  // Of a pool whose strings lie elsewhere.
  std::span<const std::uint64_t> ends_;
};

}  // namespace entente
