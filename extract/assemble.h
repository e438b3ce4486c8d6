#pragma once

#include <vector>

#include "extract/analysis.h"
#include "extract/facts.h"
#include "extract/knowledge.h"
#include "extract/relation.h"

namespace entente {

/// Turns the arrays of one document into its facts: keys, names, aliases,
/// reasons, contexts, positions and times. Keeps facts.id, source and text.
void assemble(const Knowledge& knowledge, const Analysis& a,
              const std::vector<Reading>& relations, Facts& facts);

}  // namespace entente
