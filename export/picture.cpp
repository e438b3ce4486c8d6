#include "export/picture.h"

#include <gvc.h>

#include <array>
#include <optional>
#include <string_view>

#include "export/child.h"
#include "export/drawn_graph.h"

namespace entente {
namespace {

/// What a Layout means to Graphviz. Sizes are what was fast and readable when
/// tried; the time a layout takes grows with nodes and edges alike.
struct Plan {
  Layout layout;
  std::size_t most_nodes;
  std::size_t most_edges;
  const char* engine;
  EdgeLabels labels;
  const char* splines;
};
constexpr std::size_t kCoreNodes = 250;
constexpr std::array<Plan, 4> kPlans = {{
    {Layout::kLayers, 30, 40, "dot", EdgeLabels::kOnEdges, "true"},
    {Layout::kSprings, 300, 600, "sfdp", EdgeLabels::kAsNodes, "curved"},
    {Layout::kPlain, 1000, 3000, "sfdp", EdgeLabels::kNone, "line"},
    {Layout::kCore, ~std::size_t{0}, ~std::size_t{0}, "sfdp", EdgeLabels::kNone,
     "line"},
}};

constexpr const Plan& plan_of(Layout layout) {
  return kPlans[static_cast<std::size_t>(layout)];
}

constexpr const char* name_of(PictureFormat format) {
  switch (format) {
    case PictureFormat::kSvg:
      return "svg";
    case PictureFormat::kPng:
      return "png:cairo";
    case PictureFormat::kPdf:
      return "pdf";
  }
  return "svg";
}

/// Puts a fixed time where cairo wrote its clock into a PDF, which else would
/// differ from run to run. As long as what it replaces: offsets stay.
void still_clock(std::string& pdf) {
  constexpr std::string_view kKey = "/CreationDate (D:";
  constexpr std::string_view kTime = "19700101000000";
  const std::size_t at = pdf.rfind(kKey);
  if (at == pdf.npos || at + kKey.size() + kTime.size() > pdf.size()) return;
  pdf.replace(at + kKey.size(), kTime.size(), kTime);
}

std::string lay_out(const Drawing& drawing, const Vocabulary& vocabulary,
                    const Plan& plan, PictureFormat format) {
  Agraph graph = make_agraph(drawing, vocabulary, plan.labels,
                             format == PictureFormat::kSvg);
  graph.set("splines", plan.splines);
  if (plan.layout != Layout::kLayers) {
    graph.set("overlap", "prism");
    graph.set("overlap_scaling", "-3");
    graph.set("sep", "+7");
    graph.set("esep", "+3");
    graph.set("outputorder", "edgesfirst");
  }
  if (format == PictureFormat::kPng) {
    graph.set("dpi", drawing.nodes.size() <= 100 ? "144" : "96");
    graph.set("size", "80,80");  // Inches: keeps a bitmap below 12000 pixels.
  }
  agseterr(AGMAX);  // Graphviz would print its worries.
  GVC_t* context = gvContext();
  std::string out;
  if (gvLayout(context, graph.get(), plan.engine) == 0) {
    char* bytes = nullptr;
    unsigned size = 0;
    if (gvRenderData(context, graph.get(), name_of(format), &bytes, &size) == 0)
      out.assign(bytes, size);
    if (bytes != nullptr) gvFreeRenderData(bytes);
    gvFreeLayout(context, graph.get());
  }
  gvFreeContext(context);
  if (format == PictureFormat::kPdf) still_clock(out);
  return out;
}

}  // namespace

Layout layout_for(const Drawing& drawing) {
  for (const Plan& plan : kPlans)
    if (drawing.nodes.size() <= plan.most_nodes &&
        drawing.edges.size() <= plan.most_edges)
      return plan.layout;
  return Layout::kCore;
}

Result<std::string> draw_picture(const Drawing& drawing,
                                 const Vocabulary& vocabulary,
                                 PictureFormat format,
                                 std::chrono::milliseconds limit) {
  const auto deadline = std::chrono::steady_clock::now() + limit;
  const Layout first = layout_for(drawing);
  for (const Plan& plan : kPlans) {
    if (plan.layout < first) continue;
    const bool core = plan.layout == Layout::kCore;
    // Half of the time that is left: something remains for the next one.
    auto left = std::chrono::ceil<std::chrono::milliseconds>(
        deadline - std::chrono::steady_clock::now());
    if (!core) left /= 2;
    std::optional<std::string> picture = run_in_child(
        [&] {
          if (!core) return lay_out(drawing, vocabulary, plan, format);
          const Drawing small = most_connected(drawing, kCoreNodes);
          const bool named =
              small.edges.size() <= plan_of(Layout::kSprings).most_edges;
          return lay_out(small, vocabulary,
                         named ? plan_of(Layout::kSprings) : plan, format);
        },
        left);
    if (picture) return *std::move(picture);
  }
  Diagnostic fault;
  fault.file = "picture";
  fault.message = "Graphviz drew nothing in the time it was given";
  fault.fix =
      "Give it more time, or draw fewer entities. On Debian, pictures "
      "need the package libgvc6.";
  return Diagnostics{fault};
}

}  // namespace entente
