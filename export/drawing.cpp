#include "export/drawing.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

namespace entente {

std::vector<std::size_t> Drawing::degrees() const {
  std::vector<std::size_t> degrees(nodes.size());
  for (const DrawnEdge& edge : edges) {
    ++degrees[edge.from];
    ++degrees[edge.to];
  }
  return degrees;
}

Drawing most_connected(const Drawing& drawing, std::size_t most) {
  if (drawing.nodes.size() <= most) return drawing;
  const std::vector<std::size_t> degrees = drawing.degrees();
  std::vector<std::uint32_t> kept(drawing.nodes.size());
  std::iota(kept.begin(), kept.end(), 0U);
  std::ranges::stable_sort(kept, std::ranges::greater{},
                           [&](std::uint32_t i) { return degrees[i]; });
  kept.resize(most);
  std::ranges::sort(kept);

  constexpr std::uint32_t kGone = 0xFFFFFFFF;
  std::vector<std::uint32_t> moved(drawing.nodes.size(), kGone);
  Drawing result;
  result.title = drawing.title;
  result.subtitle = fmt::format("The {} of {} entities with the most relations",
                                most, drawing.nodes.size());
  for (const std::uint32_t i : kept) {
    moved[i] = static_cast<std::uint32_t>(result.nodes.size());
    result.nodes.push_back(drawing.nodes[i]);
  }
  for (DrawnEdge edge : drawing.edges) {
    edge.from = moved[edge.from];
    edge.to = moved[edge.to];
    if (edge.from != kGone && edge.to != kGone)
      result.edges.push_back(std::move(edge));
  }
  return result;
}

}  // namespace entente
