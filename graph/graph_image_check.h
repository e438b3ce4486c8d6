#pragma once

#include <cstdint>
#include <span>

#include "extract/vocabulary.h"
#include "graph/knowledge_graph.h"

namespace entente {

/// True if no row points outside: every id below the number of what it counts,
/// every slice inside of what it is cut from, texts inside `letters` letters
/// that end where `ends` says. What holds here cannot make a question read
/// memory that is not the file's, whatever bytes the file has.
///
/// One pass over the rows, none over the letters. Private to graph/*.cpp.
bool is_sound(const GraphRows& rows, std::span<const std::uint64_t> ends,
              std::uint64_t letters, const Vocabulary& vocabulary);

}  // namespace entente
