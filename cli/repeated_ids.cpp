#include "cli/repeated_ids.h"

#include "base/hash.h"
#include "cli/messages.h"

namespace entente {
namespace {

constexpr std::size_t kMostRemembered = 500'000;
constexpr std::size_t kMostNamed = 5;

}  // namespace

Diagnostics RepeatedIds::see(const std::string& place,
                             const std::vector<TextMark>& texts) {
  Diagnostics warnings;
  for (const TextMark& text : texts) {
    if (!repeats(text) || ++repeated_ > kMostNamed) continue;
    std::string where = place;
    if (text.line > 0) where += ':' + std::to_string(text.line);
    warnings.push_back(fault_of(
        where,
        "another text had the id '" + text.id +
            "': in a graph the two are one document" +
            (repeated_ == kMostNamed ? "; more of the kind are not named" : ""),
        "Give each text an id of its own."));
  }
  return warnings;
}

bool RepeatedIds::repeats(const TextMark& text) {
  const std::uint64_t id = hash_bytes(text.id) | 1;
  if ((size_ + 1) * 2 > seen_.size() && size_ < kMostRemembered) grow();
  Seen& seen = place_of(id);
  if (seen.id != 0) return seen.text != text.text;
  if (size_ == kMostRemembered) return false;
  seen = {id, text.text};
  ++size_;
  return false;
}

RepeatedIds::Seen& RepeatedIds::place_of(std::uint64_t id) {
  const std::size_t mask = seen_.size() - 1;
  std::size_t at = (id >> 1) & mask;
  while (seen_[at].id != 0 && seen_[at].id != id) at = (at + 1) & mask;
  return seen_[at];
}

void RepeatedIds::grow() {
  std::vector<Seen> old(seen_.empty() ? 64 : 2 * seen_.size());
  old.swap(seen_);
  for (const Seen& seen : old)
    if (seen.id != 0) place_of(seen.id) = seen;
}

}  // namespace entente
