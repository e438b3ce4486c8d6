#pragma once

#include <string>
#include <string_view>

namespace entente {

/// The regular inflections of a noun (plural) and verb (-s, -ed, -ing), for
/// words that words.txt does not have.
struct Inflections {
  std::string plural;
  std::string past;
  std::string gerund;
};
Inflections inflect(std::string_view lemma);

}  // namespace entente
