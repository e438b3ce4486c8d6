#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/diagnostic.h"

namespace entente {

/// What tells one text from another.
struct TextMark {
  std::string id;
  std::uint64_t text = 0;  ///< Its hash.
  int line = 0;            ///< Of JSON lines, or 0.
};

/// Notices texts that have the id of an earlier one and say something else: in
/// a graph the two are one document. The same text again is no harm, for
/// merging is idempotent. Remembers 16 to 32 bytes a text, of the first half
/// million: memory stays flat whatever comes through a pipe.
class RepeatedIds {
 public:
  /// A warning for each such text of `texts`, in which few are named.
  Diagnostics see(const std::string& place, const std::vector<TextMark>& texts);

 private:
  struct Seen {
    std::uint64_t id = 0;  // A hash, never 0: that is a free place.
    std::uint64_t text = 0;
  };

  bool repeats(const TextMark& text);
  Seen& place_of(std::uint64_t id);
  void grow();

  std::vector<Seen> seen_;  // Open addressing; a power of two.
  std::size_t size_ = 0;
  std::size_t repeated_ = 0;
};

}  // namespace entente
