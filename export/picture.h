#pragma once

#include <chrono>
#include <string>

#include "base/result.h"
#include "export/drawing.h"
#include "extract/vocabulary.h"

namespace entente {

enum class PictureFormat : std::uint8_t { kSvg, kPng, kPdf };

/// How a picture is laid out; each next one shows less and ends sooner.
enum class Layout : std::uint8_t {
  kLayers,   ///< dot: all relations named, to some 30 entities.
  kSprings,  ///< sfdp: all relations named, to some 300.
  kPlain,    ///< sfdp: straight lines without names, to some 1000.
  kCore,     ///< Only the 250 most connected, named if room is.
};

/// The first layout that is tried for a drawing of that size.
Layout layout_for(const Drawing& drawing);

/// Draws a picture through Graphviz, as good as size and time allow.
///
/// Tries layout_for(drawing) and, where that takes too long or fails, simpler
/// ones, all within `limit` together. Layout runs in a child process, so it
/// neither hangs nor crashes the caller. Equal drawings give equal bytes under
/// one version of Graphviz and its fonts, unless the limit strikes. Fails only
/// if Graphviz cannot draw at all.
Result<std::string> draw_picture(
    const Drawing& drawing, const Vocabulary& vocabulary, PictureFormat format,
    std::chrono::milliseconds limit = std::chrono::seconds(60));

}  // namespace entente
