#include "extract/word_table.h"

#include <array>
#include <bit>

#include "base/hash.h"
#include "base/letters.h"

namespace entente {
namespace {

/// The lower-case form of one two-byte letter, as its code point.
unsigned lower(unsigned c) {
  if (c >= 0xC0 && c <= 0xDE && c != 0xD7) return c + 0x20;  // À..Þ
  if (c >= 0x100 && c <= 0x137) return c | 1U;               // Ā..ķ
  if (c >= 0x139 && c <= 0x148) return c + (c & 1U);         // Ĺ..ň
  if (c >= 0x14A && c <= 0x177) return c | 1U;               // Ŋ..ŷ
  if (c >= 0x179 && c <= 0x17E) return c + (c & 1U);         // Ź..ž
  if (c >= 0x391 && c <= 0x3A9) return c + 0x20;             // Greek
  if (c >= 0x410 && c <= 0x42F) return c + 0x20;             // Cyrillic
  if (c >= 0x400 && c <= 0x40F) return c + 0x50;
  return c;
}

/// The bytes of a word of 1 to 16, in two blocks. Loads that overlap are
/// quicker than a copy of any length.
std::pair<std::uint64_t, std::uint64_t> blocks_of(std::string_view word) {
  const char* const p = word.data();
  const std::size_t size = word.size();
  const auto byte = [p](std::size_t i) {
    return std::uint64_t{static_cast<unsigned char>(p[i])} << (8 * i);
  };
  if (size > 8)
    return {load_eight(p), load_eight(p + size - 8) >> (8 * (16 - size))};
  if (size == 8) return {load_eight(p), 0};
  if (size >= 4)
    return {load_four(p) | load_four(p + size - 4) << (8 * (size - 4)), 0};
  return {byte(0) | byte(size / 2) | byte(size - 1), 0};
}

/// The highest bit of each of the first `size` of 16 bytes.
std::pair<std::uint64_t, std::uint64_t> marks_of(std::size_t size) {
  return {first_bytes(kEachByte * 0x80, size),
          first_bytes(kEachByte * 0x80, size > 8 ? size - 8 : 0)};
}

}  // namespace

std::size_t fold_case(std::string_view word, char* out, std::size_t capacity) {
  std::size_t n = 0;
  for (std::size_t i = 0; i < word.size() && n + 3 <= capacity; ++i) {
    const auto c = static_cast<unsigned char>(word[i]);
    if (c < 0x80) {
      out[n++] = static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
    } else if (c >= 0xC3 && c <= 0xD1 && i + 1 < word.size()) {
      const auto d = static_cast<unsigned char>(word[++i]);
      const unsigned low = lower(((c & 0x1FU) << 6) | (d & 0x3FU));
      out[n++] = static_cast<char>(0xC0 | (low >> 6));
      out[n++] = static_cast<char>(0x80 | (low & 0x3F));
    } else if (word.compare(i, 3, "\xE2\x80\x99") == 0 ||
               word.compare(i, 3, "\xE2\x80\x98") == 0) {
      out[n++] = '\'';
      i += 2;
    } else {
      out[n++] = static_cast<char>(c);
    }
  }
  return n;
}

WordTable::WordTable() : begin_{0}, list_sets_(1), slots_(16) {
  words_.emplace_back();  // Word 0: the unknown one.
  begin_.push_back(0);
  set_numbers_.emplace(ListSet{}, 0);
}

void WordTable::reserve(std::size_t words) {
  begin_.reserve(words + 2);
  words_.reserve(words + 1);
  pool_.reserve(words * 8);
  if (const std::size_t slots = std::bit_ceil((words + 1) * 2);
      slots > slots_.size())
    resize_slots(slots);
}

LetterKey LetterKey::of(std::string_view word) {
  if (word.empty() || word.size() > kMost) return {};
  const auto [a, b] = blocks_of(word);
  if (std::pair(small_among(letters_of(a), a), small_among(letters_of(b), b)) !=
      marks_of(word.size()))
    return {};
  return of(a, b);
}

LetterKey LetterKey::of_any_case(std::string_view word) {
  if (word.empty() || word.size() > kMost) return {};
  const auto [a, b] = blocks_of(word);
  if (std::pair(letters_of(a), letters_of(b)) != marks_of(word.size()))
    return {};
  return of(a, b);
}

/// Fills all of a word's slot but its id; returns its hash.
std::uint64_t WordTable::place_of(std::string_view folded, Slot& slot) {
  const LetterKey key = LetterKey::of(folded);
  if (!key.is_word()) {
    slot.high = kOther;
    return slot.low = hash_bytes(folded);
  }
  slot.low = key.low;
  slot.high = key.high;
  return key.hash();
}

std::size_t WordTable::seek(std::string_view folded, const Slot& wanted,
                            std::uint64_t hash) const {
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = hash & mask;
  for (; slots_[at].id != kUnknownWord; at = (at + 1) & mask) {
    const Slot& slot = slots_[at];
    if (slot.low == wanted.low && slot.high == wanted.high &&
        (slot.high != kOther || text(slot.id) == folded))
      break;
  }
  return at;
}

WordId WordTable::find(std::string_view folded) const {
  if (folded.size() == 1 && static_cast<unsigned char>(folded[0]) < 0x80)
    return find(folded[0]);
  Slot wanted;
  const std::uint64_t hash = place_of(folded, wanted);
  return slots_[seek(folded, wanted, hash)].id;
}

WordId WordTable::add(std::string_view folded) {
  if (folded.empty()) return kUnknownWord;
  Slot wanted;
  const std::uint64_t hash = place_of(folded, wanted);
  return add(folded, wanted, hash);
}

WordId WordTable::add(std::string_view folded, const LetterKey& key,
                      std::uint64_t hash) {
  return add(folded, Slot{key.low, key.high, kUnknownWord}, hash);
}

WordId WordTable::add(std::string_view folded, Slot wanted,
                      std::uint64_t hash) {
  if ((words_.size() + 1) * 2 > slots_.size()) resize_slots(slots_.size() * 2);
  Slot& slot = slots_[seek(folded, wanted, hash)];
  if (slot.id != kUnknownWord) return slot.id;
  wanted.id = static_cast<WordId>(words_.size());
  slot = wanted;
  if (folded.size() == 1 && static_cast<unsigned char>(folded[0]) < 0x80)
    of_one_[static_cast<unsigned char>(folded[0])] = wanted.id;
  pool_ += folded;
  begin_.push_back(static_cast<std::uint32_t>(pool_.size()));
  words_.emplace_back();
  words_.back().lemma = wanted.id;
  return wanted.id;
}

void WordTable::resize_slots(std::size_t count) {
  slots_ = std::vector<Slot>(count);
  for (std::size_t i = 1; i < words_.size(); ++i) {
    const std::string_view word = text(static_cast<WordId>(i));
    Slot slot;
    const std::uint64_t hash = place_of(word, slot);
    slot.id = static_cast<WordId>(i);
    slots_[seek(word, slot, hash)] = slot;
  }
}

void WordTable::add_to_list(WordId id, ListId list) {
  std::uint32_t& set = (*this)[id].list_set;
  // Words of a list have few sets between them, but take turns.
  Step& step = steps_[(std::size_t{set} * 61 + static_cast<std::size_t>(list)) %
                      steps_.size()];
  if (step.to == 0 || step.from != set || step.list != list) {
    ListSet more = list_sets_[set];
    more.add(list);
    step = {set, number_of(more), list};
  }
  set = step.to;
}

void WordTable::add_to_lists(WordId id, const ListSet& lists) {
  std::uint32_t& set = (*this)[id].list_set;
  ListSet more = list_sets_[set];
  for (std::size_t i = 0; i < more.bits.size(); ++i)
    more.bits[i] |= lists.bits[i];
  if (more != list_sets_[set]) set = number_of(more);
}

std::uint32_t WordTable::number_of(const ListSet& set) {
  const auto next = static_cast<std::uint32_t>(list_sets_.size());
  const auto [at, made] = set_numbers_.try_emplace(set, next);
  if (made) list_sets_.push_back(set);
  return at->second;
}

}  // namespace entente
