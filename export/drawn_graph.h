#pragma once

#include "export/agraph.h"
#include "export/drawing.h"
#include "extract/vocabulary.h"

namespace entente {

/// Where the words of relations stand in a picture.
enum class EdgeLabels : std::uint8_t {
  kOnEdges,  ///< Labels of edges: right for DOT and for layers.
  /// Small nodes halfway: the layouts by springs keep nodes from overlapping,
  /// but not the labels of edges.
  kAsNodes,
  kNone,
};

/// The drawing as a cgraph graph: types as shapes and colours, tones and
/// factuality as lines, a title and a legend above, tooltips. The legend is
/// part of the graph's label, so no layout is disturbed by it. With `classes`,
/// SVG gets a class "n7" on the node of that number and "n3 n7" on what ties
/// two, for scripts. Private to export/*.cpp.
Agraph make_agraph(const Drawing& drawing, const Vocabulary& vocabulary,
                   EdgeLabels labels, bool classes = false);

}  // namespace entente
