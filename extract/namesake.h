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

/// Gives states that a document names in full their short name: "Baden", after
/// "the Grand Duchy of Baden"; "Congo" in a text on the Republic of the Congo
/// that does not name the other one in full; "Moscow", where the Soviet Union
/// was named last before it. Changes and adds mentions.
///
/// Takes O(tokens).
void prefer_named_states(const Knowledge& knowledge, Analysis& a);

/// Takes from an organ the entry of another state's: "the Senate" is the
/// American one, which lexicons say by `home=`, but not in "Peru's Senate", nor
/// in a text that names states and never the United States. What is left is a
/// name without an entry. Where lexicons give one name to organs of several
/// states, it is that of the state that the paragraph named last. Changes
/// mentions; before learn_names.
///
/// Takes O(mentions).
void free_foreign_organs(const Knowledge& knowledge, Analysis& a);

/// Gives "the Congress" back to the body or meeting of a longer name that ends
/// so, "the UPU Congress", where nothing before names the one that a lexicon
/// knows by the bare word. Changes mentions; before learn_names.
///
/// Takes O(mentions).
void follow_longer_names(const Knowledge& knowledge, Analysis& a);

}  // namespace entente
