#pragma once

#include "extract/analysis.h"
#include "extract/knowledge.h"

namespace entente {

/// Takes back mentions of acronyms that the document explains as no name:
/// after "a rural energy credit (REC)", "the REC" is no body; after "the
/// Mid-Range Capability (MRC)" it is not the Mekong River Commission.
///
/// Takes O(tokens).
void drop_common_acronyms(const Knowledge& knowledge, Analysis& a);

}  // namespace entente
