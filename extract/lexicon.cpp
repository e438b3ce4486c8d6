#include "extract/lexicon.h"

#include "base/hash.h"

namespace entente {

std::uint32_t Lexicon::hash_of(std::string_view key) {
  return static_cast<std::uint32_t>(hash_bytes(key)) | 1;
}

std::size_t Lexicon::place_of(std::string_view key, std::uint32_t hash) const {
  const std::size_t mask = keys_.size() - 1;
  std::size_t at = (hash >> 1) & mask;
  while (keys_[at].hash != 0 &&
         (keys_[at].hash != hash || entries_[keys_[at].entry].key != key))
    at = (at + 1) & mask;
  return at;
}

std::optional<EntryId> Lexicon::entry(std::string_view key) const {
  if (keys_.empty()) return std::nullopt;
  const Key& found = keys_[place_of(key, hash_of(key))];
  if (found.hash == 0) return std::nullopt;
  return static_cast<EntryId>(found.entry);
}

std::optional<ListId> Lexicon::list(std::string_view name) const {
  const std::uint32_t id = list_names_.find(name);
  if (id == Names::kNone) return std::nullopt;
  return static_cast<ListId>(id);
}

ListId Lexicon::need_list(std::string_view name) {
  const std::uint32_t id = list_names_.intern(name);
  if (id == lists_.size()) lists_.push_back({std::string(name), "", {}});
  return static_cast<ListId>(id);
}

Lexicon Lexicon::draft() const {
  Lexicon out;
  out.is_draft_ = true;
  constexpr std::size_t kWordsOfRules = 6000;
  out.words_.reserve(kWordsOfRules);
  for (const WordList& list : lists_) {
    const auto id = static_cast<std::size_t>(out.need_list(list.name));
    out.lists_[id].words = list.words;
  }
  for (std::size_t i = 1; i < words_.size(); ++i) {
    const auto id = static_cast<WordId>(i);
    const std::uint16_t count = words_[id].count;
    if (count >= kCommonWord)
      out.words_[out.words_.add(words_.text(id))].count = count;
  }
  return out;
}

}  // namespace entente
