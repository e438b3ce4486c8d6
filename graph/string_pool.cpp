#include "graph/string_pool.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cstring>

#include "base/hash.h"

namespace entente {
namespace {

constexpr std::size_t kBlock = std::size_t{1} << 18;
constexpr std::size_t kFirstSlots = 64;

std::uint32_t hash_of(std::string_view text) {
  return static_cast<std::uint32_t>(hash_bytes(text) >> 32);
}

}  // namespace

StringPool::StringPool() : slots_(kFirstSlots) { intern(""); }

TextId StringPool::intern(std::string_view text) {
  return intern(text, hash_of(text));
}

void StringPool::intern_all(const StringPool& other,
                            std::vector<TextId>& here) {
  constexpr std::size_t kAhead = 16;
  std::array<std::uint32_t, kAhead> hashes{};
  here.clear();
  here.reserve(other.size());
  for (std::size_t i = 0; i < other.size() + kAhead; ++i) {
    if (i >= kAhead)
      here.push_back(
          intern(other[static_cast<TextId>(i - kAhead)], hashes[i % kAhead]));
    if (i >= other.size()) continue;
    const std::uint32_t hash = hash_of(other[static_cast<TextId>(i)]);
    __builtin_prefetch(&slots_[hash & (slots_.size() - 1)]);
    hashes[i % kAhead] = hash;
  }
}

void StringPool::clear() {
  blocks_.clear();
  used_ = 0;
  data_.clear();
  size_.clear();
  std::ranges::fill(slots_, Slot{});
  intern("");
}

TextId StringPool::intern(std::string_view text, std::uint32_t hash) {
  assert(!slots_.empty() && "renumbered pools are read-only");
  if ((data_.size() + 1) * 4 > slots_.size() * 3) grow();
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = hash & mask;
  for (; slots_[at].next_id != 0; at = (at + 1) & mask) {
    if (slots_[at].hash != hash) continue;
    const auto id = static_cast<TextId>(slots_[at].next_id - 1);
    if ((*this)[id] == text) return id;
  }
  data_.push_back(store(text));
  size_.push_back(static_cast<std::uint32_t>(text.size()));
  slots_[at] = {static_cast<std::uint32_t>(data_.size()), hash};
  return static_cast<TextId>(data_.size() - 1);
}

const char* StringPool::store(std::string_view text) {
  if (text.size() > kBlock / 4) {
    // Its own block, put below the last, which stays open.
    auto own = std::make_unique_for_overwrite<char[]>(text.size());
    std::memcpy(own.get(), text.data(), text.size());
    const char* at = own.get();
    blocks_.insert(blocks_.empty() ? blocks_.end() : blocks_.end() - 1,
                   std::move(own));
    if (blocks_.size() == 1) used_ = kBlock;
    return at;
  }
  if (blocks_.empty() || used_ + text.size() > kBlock) {
    blocks_.push_back(std::make_unique_for_overwrite<char[]>(kBlock));
    used_ = 0;
  }
  char* at = blocks_.back().get() + used_;
  if (!text.empty()) std::memcpy(at, text.data(), text.size());
  used_ += text.size();
  return at;
}

// The slots remember the hash, so that no string is looked at again.
void StringPool::grow() {
  std::vector<Slot> slots(slots_.size() * 2);
  const std::size_t mask = slots.size() - 1;
  for (const Slot& slot : slots_) {
    if (slot.next_id == 0) continue;
    std::size_t at = slot.hash & mask;
    while (slots[at].next_id != 0) at = (at + 1) & mask;
    slots[at] = slot;
  }
  slots_ = std::move(slots);
}

void StringPool::renumber(std::span<const TextId> order) {
  assert(!order.empty() && order[0] == TextId{});
  freeze();
  // One after the other, so that not all of both is there twice.
  const auto in_order = [&](auto& rows) {
    std::decay_t<decltype(rows)> sorted;
    sorted.reserve(order.size());
    for (const TextId id : order)
      sorted.push_back(rows[static_cast<std::size_t>(id)]);
    rows = std::move(sorted);
  };
  in_order(data_);
  in_order(size_);
}

}  // namespace entente
