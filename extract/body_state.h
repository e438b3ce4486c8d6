#pragma once

#include <vector>

#include "extract/analysis.h"
#include "extract/home.h"
#include "extract/knowledge.h"
#include "extract/reading.h"

namespace entente {

/// Reads partOf for ministries and parliaments whose state a lexicon knows and
/// the document names.
void read_organs(const Knowledge& k, const Analysis& a, const Home& home,
                 std::vector<Reading>& readings);

/// "Truman administration", "Lukashenka regime": part of the country that its
/// head leads, as `readings` or a lexicon say; an administration of whose head
/// nothing is known, of the home country. Comes after all rules.
void read_administrations(const Knowledge& k, const Analysis& a, Home& home,
                          std::vector<Reading>& readings);

}  // namespace entente
