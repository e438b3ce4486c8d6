#pragma once

#include "extract/analysis.h"
#include "extract/knowledge.h"

namespace entente {

/// Types what stands in a list by its neighbours: in "Shas, Meretz and Zorbek"
/// all are parties if two of them are known to be. A capitalised item that
/// nothing claimed, or only a weak rule did, takes the type of the others,
/// where two or more agree and none disagrees. Changes mentions.
///
/// Takes O(tokens).
void type_lists(const Knowledge& knowledge, Analysis& a);

}  // namespace entente
