#pragma once

#include <cstdint>

#include "extract/analysis.h"
#include "extract/knowledge.h"

namespace entente {

/// True if the capital city at [begin, end) acts, so that it means its
/// government: as subject, possessor or partner, and not "in Washington". Of a
/// list, "Paris, Berlin and London", all do or none. Needs tokens, tags and
/// hits; looks no further than the sentence.
bool capital_acts(const Knowledge& knowledge, const Analysis& a,
                  std::uint32_t begin, std::uint32_t end);

}  // namespace entente
