#include "export/drawn_graph.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "base/utf8.h"
#include "export/picture_text.h"

namespace entente {
namespace {

constexpr const char* kFont = "Helvetica,Arial,DejaVu Sans,sans-serif";
constexpr const char* kInk = "#26323c";
constexpr std::size_t kNodeWidth = 22;     // Letters before a label is wrapped.
constexpr std::size_t kLongestLabel = 90;  // The tooltip has all of it.
constexpr std::size_t kMostLabels = 4;     // Lines on one edge.

/// How a kind of edge looks, and what the legend says of it.
struct Line {
  const char* color;
  const char* style;
  const char* sample;  // For the legend.
  const char* words;
};
constexpr Line kNegated = {"#c0281c", "dashed", "╍╍╍", "said not to hold"};
constexpr Line kPossible = {"#8d8d8d", "dotted", "┅┅┅",
                            "possible, planned or feared"};
constexpr std::array<Line, 3> kTones = {{
    {"#5a6b7b", "solid", "━━━", "state"},
    {"#1f7a5c", "solid", "━━━", "cooperation"},
    {"#c4621a", "solid", "━━━", "conflict"},
}};

const Line& line_of(const DrawnEdge& edge) {
  switch (edge.factuality) {
    case Factuality::kNegated:
      return kNegated;
    case Factuality::kPossible:
      return kPossible;
    case Factuality::kAsserted:
      break;
  }
  return kTones[static_cast<std::size_t>(edge.tone)];
}

std::string html(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '&')
      out += "&amp;";
    else if (c == '<')
      out += "&lt;";
    else if (c == '>')
      out += "&gt;";
    else if (c == '"')
      out += "&quot;";
    else
      out += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
  }
  return out;
}

/// A larger picture is looked at from further away.
double heading_scale(std::size_t nodes) {
  return nodes <= 40 ? 1 : nodes <= 120 ? 1.5 : nodes <= 300 ? 2 : 3;
}

/// Title, subtitle, and what colours and lines mean, as Graphviz reads HTML.
std::string heading(const Drawing& drawing, const Vocabulary& vocabulary) {
  std::string row;
  const auto space = [&] { row += "<TD WIDTH=\"10\"></TD>"; };
  for (std::size_t i = 0; i < vocabulary.types().size(); ++i) {
    const EntityType& type = vocabulary.types()[i];
    if (std::ranges::none_of(drawing.nodes, [&](const DrawnNode& node) {
          return index(node.type) == i;
        }))
      continue;
    row += fmt::format(
        "<TD BGCOLOR=\"{}\" BORDER=\"1\" COLOR=\"{}\" STYLE=\"ROUNDED\" "
        "CELLPADDING=\"4\">{}</TD>",
        type.color, darker(type.color), html(type.name));
    space();
  }
  const auto line = [&](const Line& kind) {
    row += fmt::format("<TD><FONT COLOR=\"{}\">{}</FONT></TD><TD>{}</TD>",
                       kind.color, kind.sample, kind.words);
    space();
  };
  for (const Line& kind : kTones)
    if (std::ranges::any_of(drawing.edges, [&](const DrawnEdge& edge) {
          return &line_of(edge) == &kind;
        }))
      line(kind);
  for (const Line* kind : {&kNegated, &kPossible})
    if (std::ranges::any_of(drawing.edges, [&](const DrawnEdge& edge) {
          return &line_of(edge) == kind;
        }))
      line(*kind);

  std::string out =
      "<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"2\" "
      "CELLPADDING=\"2\">";
  const double scale = heading_scale(drawing.nodes.size());
  const auto add = [&](std::string_view cell) {
    out += fmt::format("<TR><TD ALIGN=\"LEFT\">{}</TD></TR>", cell);
  };
  if (!drawing.title.empty())
    add(fmt::format("<FONT POINT-SIZE=\"{:.0f}\"><B>{}</B></FONT>", 22 * scale,
                    html(drawing.title)));
  if (!drawing.subtitle.empty())
    add(fmt::format("<FONT POINT-SIZE=\"{:.0f}\" COLOR=\"#5a6b7b\">{}</FONT>",
                    12 * scale, html(drawing.subtitle)));
  if (!row.empty())
    add("<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"2\"><TR>" + row +
        "</TR></TABLE>");
  add(" ");
  return out + "</TABLE>";
}

/// Handles of the attributes that nodes and edges have.
struct Attributes {
  Attributes(Agraph& graph, bool classes)
      : label(graph.attribute(AGNODE, "label", "\\N")),
        shape(graph.attribute(AGNODE, "shape", "box")),
        style(graph.attribute(AGNODE, "style", "filled,rounded")),
        fill(graph.attribute(AGNODE, "fillcolor", "#ffffff")),
        color(graph.attribute(AGNODE, "color", kInk)),
        size(graph.attribute(AGNODE, "fontsize", "12")),
        ink(graph.attribute(AGNODE, "fontcolor", kInk)),
        margin(graph.attribute(AGNODE, "margin", "0.14,0.07")),
        height(graph.attribute(AGNODE, "height", "0.3")),
        tooltip(graph.attribute(AGNODE, "tooltip", "")),
        link(graph.attribute(AGNODE, "URL", "")),
        edge_label(graph.attribute(AGEDGE, "label", "")),
        edge_color(graph.attribute(AGEDGE, "color", kTones[0].color)),
        edge_ink(graph.attribute(AGEDGE, "fontcolor", kTones[0].color)),
        edge_style(graph.attribute(AGEDGE, "style", "solid")),
        edge_dir(graph.attribute(AGEDGE, "dir", "forward")),
        edge_width(graph.attribute(AGEDGE, "penwidth", "1.2")),
        edge_weight(graph.attribute(AGEDGE, "weight", "1")),
        edge_tooltip(graph.attribute(AGEDGE, "tooltip", "")),
        label_tooltip(graph.attribute(AGEDGE, "labeltooltip", "")) {
    if (classes) {
      node_class = graph.attribute(AGNODE, "class", "");
      edge_class = graph.attribute(AGEDGE, "class", "");
    }
    graph.attribute(AGNODE, "fontname", kFont);
    graph.attribute(AGNODE, "penwidth", "1");
    graph.attribute(AGEDGE, "fontname", kFont);
    graph.attribute(AGEDGE, "fontsize", "10");
    graph.attribute(AGEDGE, "arrowsize", "0.7");
  }
  Agsym_t* label;
  Agsym_t* shape;
  Agsym_t* style;
  Agsym_t* fill;
  Agsym_t* color;
  Agsym_t* size;
  Agsym_t* ink;
  Agsym_t* margin;
  Agsym_t* height;
  Agsym_t* tooltip;
  Agsym_t* link;
  Agsym_t* edge_label;
  Agsym_t* edge_color;
  Agsym_t* edge_ink;
  Agsym_t* edge_style;
  Agsym_t* edge_dir;
  Agsym_t* edge_width;
  Agsym_t* edge_weight;
  Agsym_t* edge_tooltip;
  Agsym_t* label_tooltip;
  Agsym_t* node_class = nullptr;
  Agsym_t* edge_class = nullptr;
};

Agnode_t* add_node(Agraph& graph, const Attributes& at, const DrawnNode& node,
                   std::size_t degree, const Vocabulary& vocabulary) {
  const EntityType& type = vocabulary[node.type];
  Agnode_t* drawn = graph.node(node.id);
  graph.set(drawn, at.label,
            Agraph::escaped(
                wrapped(shortened(node.label, kLongestLabel), kNodeWidth)));
  graph.set(drawn, at.shape, type.shape);
  // Corners say nothing on shapes that have their own.
  if (type.shape != "box") graph.set(drawn, at.style, "filled");
  graph.set(drawn, at.fill, type.color);
  graph.set(drawn, at.color, darker(type.color));
  const double size = std::min(
      18.0, 11.0 + 1.6 * std::log2(1.0 + static_cast<double>(degree) / 2));
  graph.set(drawn, at.size, fmt::format("{:.1f}", size));
  graph.set(drawn, at.tooltip, Agraph::escaped(node.tooltip));
  if (!node.link.empty()) graph.set(drawn, at.link, node.link);
  return drawn;
}

std::string words_of(const DrawnEdge& edge) {
  std::string words;
  const std::size_t shown = std::min(kMostLabels, edge.labels.size());
  for (std::size_t i = 0; i < shown; ++i) {
    if (i > 0) words += '\n';
    if (edge.factuality == Factuality::kNegated) words += "not ";
    words += edge.labels[i];
  }
  if (edge.labels.size() > shown)
    words += fmt::format("\n+ {} more", edge.labels.size() - shown);
  return words;
}

std::string class_of(const DrawnEdge& edge) {
  return fmt::format("n{} n{}", edge.from, edge.to);
}

void style(Agraph& graph, const Attributes& at, Agedge_t* drawn,
           const DrawnEdge& edge) {
  const Line& line = line_of(edge);
  const auto evidence = static_cast<double>(edge.evidence);
  graph.set(drawn, at.edge_color, line.color);
  graph.set(drawn, at.edge_ink, line.color);
  graph.set(drawn, at.edge_style, line.style);
  if (edge.symmetric) graph.set(drawn, at.edge_dir, "none");
  graph.set(
      drawn, at.edge_width,
      fmt::format("{:.1f}", std::min(5.0, 1.2 + 0.6 * std::log2(evidence))));
  graph.set(drawn, at.edge_weight,
            std::to_string(std::min<std::size_t>(edge.evidence, 100)));
  graph.set(drawn, at.edge_tooltip, Agraph::escaped(edge.tooltip));
  if (at.edge_class != nullptr) graph.set(drawn, at.edge_class, class_of(edge));
}

/// An edge in two halves with its words between them.
void add_halves(Agraph& graph, const Attributes& at, Agnode_t* from,
                Agnode_t* to, const DrawnEdge& edge, std::size_t number) {
  Agnode_t* words = graph.node(fmt::format("label {}", number));
  graph.set(words, at.label, Agraph::escaped(words_of(edge)));
  graph.set(words, at.shape, "plain");
  graph.set(words, at.style, "filled");
  graph.set(words, at.fill, "#ffffffc8");  // Lines below stay faintly seen.
  graph.set(words, at.size, "10");
  graph.set(words, at.ink, line_of(edge).color);
  graph.set(words, at.height, "0");
  graph.set(words, at.margin, "0");
  graph.set(words, at.tooltip, Agraph::escaped(edge.tooltip));
  Agedge_t* first = graph.edge(from, words);
  Agedge_t* second = graph.edge(words, to);
  style(graph, at, first, edge);
  style(graph, at, second, edge);
  graph.set(first, at.edge_dir, "none");
  if (at.node_class != nullptr)
    graph.set(words, at.node_class, "words " + class_of(edge));
}

}  // namespace

Agraph make_agraph(const Drawing& drawing, const Vocabulary& vocabulary,
                   EdgeLabels labels, bool classes) {
  Agraph graph(drawing.title.empty() ? "entente" : drawing.title);
  graph.set("charset", "UTF-8");
  graph.set("linelength", "0");  // cgraph would break lines inside words.
  graph.set("fontname", kFont);
  graph.set("fontcolor", kInk);
  graph.set("fontsize",
            fmt::format("{:.0f}", 12 * heading_scale(drawing.nodes.size())));
  graph.set("bgcolor", "#ffffff");
  graph.set("pad", "0.4");
  graph.set("labelloc", "t");
  graph.set("labeljust", "l");
  graph.set_html("label", heading(drawing, vocabulary));
  graph.set("rankdir", "LR");
  graph.set("ranksep", "0.8");
  graph.set("nodesep", "0.25");

  const Attributes at(graph, classes);
  const std::vector<std::size_t> degrees = drawing.degrees();
  std::vector<Agnode_t*> nodes;
  nodes.reserve(drawing.nodes.size());
  for (std::size_t i = 0; i < drawing.nodes.size(); ++i) {
    nodes.push_back(
        add_node(graph, at, drawing.nodes[i], degrees[i], vocabulary));
    if (classes)
      graph.set(nodes.back(), at.node_class, fmt::format("entity n{}", i));
  }
  for (std::size_t i = 0; i < drawing.edges.size(); ++i) {
    const DrawnEdge& edge = drawing.edges[i];
    Agnode_t* from = nodes[edge.from];
    Agnode_t* to = nodes[edge.to];
    if (labels == EdgeLabels::kAsNodes) {
      add_halves(graph, at, from, to, edge, i);
      continue;
    }
    Agedge_t* drawn = graph.edge(from, to);
    style(graph, at, drawn, edge);
    if (labels == EdgeLabels::kNone) continue;
    graph.set(drawn, at.edge_label, Agraph::escaped(words_of(edge)));
    graph.set(drawn, at.label_tooltip, Agraph::escaped(edge.tooltip));
  }
  return graph;
}

}  // namespace entente
