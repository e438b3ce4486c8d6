#pragma once

#include <ostream>
#include <string>
#include <string_view>

#include "export/jsonld_node.h"
#include "extract/vocabulary.h"

namespace entente {

/// The key of a predicate's plain triples: its name, or "kg:NAME" where one of
/// kTerms has that name.
std::string plain_key(const Predicate& predicate);

/// Writes the value of "@context". Private to export/jsonld*.cpp.
void write_context(std::ostream& out, const Vocabulary& vocabulary,
                   std::string_view base);

/// Writes the nodes that declare all types and properties, with labels.
void write_declarations(NodeWriter& node, const Vocabulary& vocabulary);

}  // namespace entente
