#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "base/ids.h"
#include "extract/facts.h"

namespace entente {

/// What an edge is about: it decides its colour.
enum class Tone : std::uint8_t { kState, kCooperation, kConflict };

struct DrawnNode {
  std::string id;     ///< Distinct; the entity's key.
  std::string label;  ///< One line; drawing wraps it.
  TypeId type{};
  std::string tooltip;
  std::string link;  ///< A web address, or empty.
};

/// All relations of one tone and factuality from one entity to another.
struct DrawnEdge {
  std::uint32_t from = 0;
  std::uint32_t to = 0;
  std::vector<std::string> labels;  ///< "leader of", at least one.
  Tone tone = Tone::kState;
  Factuality factuality = Factuality::kAsserted;
  bool symmetric = false;    ///< Drawn without an arrow head.
  std::size_t evidence = 1;  ///< Sentences that say so.
  std::string tooltip;       ///< The best of them.
};

/// What a picture of a graph shows, before it is anybody's language: the one
/// thing that DOT, pictures and the explorer are made from.
struct Drawing {
  std::string title;
  std::string subtitle;
  std::vector<DrawnNode> nodes;
  std::vector<DrawnEdge> edges;

  /// Edges at each node.
  std::vector<std::size_t> degrees() const;
};

/// The `most` nodes of `drawing` with the most edges (ties: the earlier one),
/// and the edges among them; says so in the subtitle.
Drawing most_connected(const Drawing& drawing, std::size_t most);

}  // namespace entente
