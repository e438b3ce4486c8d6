#pragma once

#include "extract/analysis.h"
#include "extract/knowledge.h"

namespace entente {

/// Gives people their surname back where it is a city's name, too: after
/// "Major George Washington", "Washington returned" is he. Only where the
/// document never uses the bare name as a place ("in Washington"), and never
/// the name of a state. Changes mentions; before learn_names.
///
/// Takes O(mentions log mentions).
void claim_namesakes(const Knowledge& knowledge, Analysis& a);

/// Gives names that two states share ("Congo", `shared=` in a lexicon) to the
/// one of them that the document names by a name of its own, if only that one
/// is. Changes entries of mentions. O(mentions).
void settle_shared_names(const Knowledge& knowledge, Analysis& a);

}  // namespace entente
