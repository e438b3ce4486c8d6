#include "graph/string_pool.h"

#include <algorithm>
#include <cassert>
#include <cstring>

#include "base/hash.h"

namespace entente {
namespace {

constexpr std::size_t kBlock = std::size_t{1} << 18;
constexpr std::size_t kFirstSlots = 64;

}  // namespace

StringPool::StringPool() : slots_(kFirstSlots) { intern(""); }

TextId StringPool::intern(std::string_view text) {
  assert(!slots_.empty() && "renumbered pools are read-only");
  if ((data_.size() + 1) * 4 > slots_.size() * 3) grow();
  const auto hash = static_cast<std::uint32_t>(hash_bytes(text) >> 32);
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
  std::vector<const char*> data;
  std::vector<std::uint32_t> size;
  data.reserve(order.size());
  size.reserve(order.size());
  for (const TextId id : order) {
    data.push_back(data_[static_cast<std::size_t>(id)]);
    size.push_back(size_[static_cast<std::size_t>(id)]);
  }
  data_ = std::move(data);
  size_ = std::move(size);
  slots_ = {};
}

}  // namespace entente
