#include "graph/string_pool.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cstring>

#include "base/hash.h"
#include "graph/packed_text.h"
#include "graph/varint.h"

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
  return TextId{intern({text, false}, hash_of(text))};
}

QuoteId StringPool::intern_quote(std::string_view text) {
  if (text.empty()) return {};
  pack_text(text, packed_);
  return QuoteId{intern({packed_, true}, hash_of(packed_))};
}

// A string that is known costs three waits, each for what the one before says:
// its slot, its place, its bytes. Each is asked for some strings ahead.
void StringPool::intern_all(const StringPool& other,
                            std::vector<std::uint32_t>& here) {
  constexpr std::size_t kAhead = 24;
  constexpr std::size_t kPlace = 16;
  constexpr std::size_t kBytes = 8;
  constexpr std::size_t kRing = 32;
  std::array<std::uint32_t, kRing> hashes{};
  here.clear();
  here.reserve(other.size());
  const auto slot_at = [&](std::size_t i) -> const Slot& {
    return slots_[hashes[i % kRing] & (slots_.size() - 1)];
  };
  const auto may_be = [&](const Slot& slot, std::size_t i) {
    return slot.next_id != 0 && slot.hash == hashes[i % kRing];
  };
  const std::size_t size = other.size();
  for (std::size_t i = 0; i < size + kAhead; ++i) {
    if (i < size) {
      const std::uint32_t hash = hash_of(other.stored(i).bytes);
      hashes[i % kRing] = hash;
      __builtin_prefetch(&slots_[hash & (slots_.size() - 1)]);
    }
    if (const std::size_t at = i - (kAhead - kPlace); at < size) {
      const Slot& slot = slot_at(at);
      if (may_be(slot, at)) __builtin_prefetch(&data_[slot.next_id - 1]);
    }
    if (const std::size_t at = i - (kAhead - kBytes); at < size) {
      const Slot& slot = slot_at(at);
      if (may_be(slot, at)) __builtin_prefetch(data_[slot.next_id - 1]);
    }
    if (const std::size_t at = i - kAhead; at < size)
      here.push_back(intern(other.stored(at), hashes[at % kRing]));
  }
}

void StringPool::clear() {
  blocks_.clear();
  used_ = 0;
  data_.clear();
  std::ranges::fill(slots_, Slot{});
  intern("");
}

std::string_view StringPool::text(std::size_t i, std::string& room) const {
  if (!ends_.empty()) return elsewhere(i);
  const Stored string = stored(i);
  if (!string.packed) return string.bytes;
  unpack_text(string.bytes, room);
  return room;
}

std::string StringPool::quote(QuoteId id) const {
  std::string room;
  const std::string_view words = text(static_cast<std::size_t>(id), room);
  // Not packed, it lies elsewhere.
  return words.data() == room.data() ? std::move(room) : std::string(words);
}

std::size_t StringPool::length(std::size_t i) const {
  if (!ends_.empty()) return elsewhere(i).size();
  const Stored string = stored(i);
  return string.packed ? unpacked_size(string.bytes) : string.bytes.size();
}

StringPool::Stored StringPool::stored(std::size_t i) const {
  const char* at = data_[i];
  const std::uint64_t head = take_varint(at);
  return {{at, head >> 1}, (head & 1) != 0};
}

std::uint32_t StringPool::intern(Stored string, std::uint32_t hash) {
  assert(!slots_.empty() && "frozen pools are read-only");
  if ((data_.size() + 1) * 4 > slots_.size() * 3) grow();
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = hash & mask;
  for (; slots_[at].next_id != 0; at = (at + 1) & mask)
    if (slots_[at].hash == hash && stored(slots_[at].next_id - 1) == string)
      return slots_[at].next_id - 1;
  data_.push_back(store(string));
  slots_[at] = {static_cast<std::uint32_t>(data_.size()), hash};
  return static_cast<std::uint32_t>(data_.size() - 1);
}

const char* StringPool::store(Stored string) {
  std::array<char, kLongestVarint> head;
  const std::uint64_t kind = string.packed ? 1 : 0;
  const char* const end =
      put_varint(string.bytes.size() << 1 | kind, head.data());
  const auto head_size = static_cast<std::size_t>(end - head.data());
  char* const to = room_for(head_size + string.bytes.size());
  std::memcpy(to, head.data(), head_size);
  if (!string.bytes.empty())
    std::memcpy(to + head_size, string.bytes.data(), string.bytes.size());
  return to;
}

char* StringPool::room_for(std::size_t size) {
  if (size > kBlock / 4) {
    // Its own block, put below the last, which stays open.
    auto own = std::make_unique_for_overwrite<char[]>(size);
    char* const at = own.get();
    blocks_.insert(blocks_.empty() ? blocks_.end() : blocks_.end() - 1,
                   std::move(own));
    if (blocks_.size() == 1) used_ = kBlock;
    return at;
  }
  if (blocks_.empty() || used_ + size > kBlock) {
    blocks_.push_back(std::make_unique_for_overwrite<char[]>(kBlock));
    used_ = 0;
  }
  char* const at = blocks_.back().get() + used_;
  used_ += size;
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

void StringPool::renumber(std::span<const std::uint32_t> order) {
  assert(!order.empty() && order[0] == 0);
  freeze();
  std::vector<const char*> data;
  data.reserve(order.size());
  for (const std::uint32_t i : order) data.push_back(data_[i]);
  data_ = std::move(data);
}

}  // namespace entente
