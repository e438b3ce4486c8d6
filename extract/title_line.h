#pragma once

#include <vector>

#include "extract/analysis.h"
#include "extract/knowledge.h"

namespace entente {

/// Adds titles of documents by their place on the page: the line above a
/// byline (an abstract may stand between), and headings with a subtitle, "Main
/// Words: What the Report Is About", but for the first line, which is the title
/// of the text itself. Needs sentences and tags. O(tokens).
void find_titles(const Knowledge& knowledge, const Analysis& a,
                 std::vector<Mention>& candidates);

}  // namespace entente
