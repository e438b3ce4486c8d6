#pragma once

#include <string>

#include "export/drawing.h"
#include "extract/vocabulary.h"

namespace entente {

/// The drawing in the DOT language, for Graphviz and what else reads it. Made
/// by cgraph, so any name and any sentence comes out well-formed.
///
/// Types show as shapes and colours, relations as labelled edges with their
/// evidence as tooltips; evidence counts as `weight` and `penwidth`. Negated
/// relations are red and dashed, possible ones grey and dotted. Not
/// thread-safe: cgraph is not.
std::string to_dot(const Drawing& drawing, const Vocabulary& vocabulary);

}  // namespace entente
