#include "export/exporters.h"

#include <algorithm>
#include <array>
#include <ostream>

#include "export/csv.h"
#include "export/dot.h"
#include "export/graph_drawing.h"
#include "export/graphml.h"
#include "export/html.h"
#include "export/jsonld.h"
#include "export/nquads.h"
#include "export/picture.h"
#include "graph/graph_image.h"

namespace entente {
namespace {

Diagnostics jsonld(std::ostream& out, const KnowledgeGraph& graph,
                   const Vocabulary& vocabulary, const ExportOptions& options) {
  write_jsonld(out, graph, vocabulary, {options.base_iri});
  return {};
}

Diagnostics image(std::ostream& out, const KnowledgeGraph& graph,
                  const Vocabulary& vocabulary, const ExportOptions&) {
  write_graph_image(out, graph, vocabulary);
  return {};
}

Diagnostics nquads(std::ostream& out, const KnowledgeGraph& graph,
                   const Vocabulary& vocabulary, const ExportOptions& options) {
  write_nquads(out, graph, vocabulary, options.base_iri);
  return {};
}

Drawing drawing_of(const KnowledgeGraph& graph, const Vocabulary& vocabulary,
                   const ExportOptions& options) {
  DrawOptions draw;
  draw.title = options.title;
  return draw_graph(graph, vocabulary, draw);
}

Diagnostics dot(std::ostream& out, const KnowledgeGraph& graph,
                const Vocabulary& vocabulary, const ExportOptions& options) {
  out << to_dot(drawing_of(graph, vocabulary, options), vocabulary);
  return {};
}

template <PictureFormat format>
Diagnostics picture(std::ostream& out, const KnowledgeGraph& graph,
                    const Vocabulary& vocabulary,
                    const ExportOptions& options) {
  const Result<std::string> drawn =
      draw_picture(drawing_of(graph, vocabulary, options), vocabulary, format,
                   options.picture_limit);
  if (!drawn) return drawn.error();
  out << *drawn;
  return {};
}

Diagnostics html(std::ostream& out, const KnowledgeGraph& graph,
                 const Vocabulary& vocabulary, const ExportOptions& options) {
  return write_html(out, graph, vocabulary,
                    {options.title, options.picture_limit});
}

template <void (*write)(std::ostream&, const KnowledgeGraph&,
                        const Vocabulary&)>
Diagnostics plain(std::ostream& out, const KnowledgeGraph& graph,
                  const Vocabulary& vocabulary, const ExportOptions&) {
  write(out, graph, vocabulary);
  return {};
}

constexpr std::array<Exporter, 11> kExporters = {{
    {"jsonld", ".jsonld",
     "JSON-LD: all facts with their evidence, for any "
     "knowledge tool",
     false, jsonld},
    {"entente", ".entente",
     "graph file: opens at once, however large the graph", true, image},
    {"nquads", ".nq", "N-Quads: the same triples, for triple stores", false,
     nquads},
    {"dot", ".dot", "DOT, for Graphviz", false, dot},
    {"svg", ".svg", "picture for the web, with evidence as tooltips", false,
     picture<PictureFormat::kSvg>},
    {"png", ".png", "picture as a bitmap", true, picture<PictureFormat::kPng>},
    {"pdf", ".pdf", "picture for print", true, picture<PictureFormat::kPdf>},
    {"html", ".html",
     "explorer: picture, search and evidence in one offline file", false, html},
    {"graphml", ".graphml", "GraphML, for Gephi, yEd, Cytoscape, NetworkX",
     false, plain<write_graphml>},
    {"csv-nodes", ".nodes.csv", "entities as a table, for Neo4j's import",
     false, plain<write_csv_nodes>},
    {"csv-edges", ".edges.csv", "relations as a table, for Neo4j's import",
     false, plain<write_csv_edges>},
}};

}  // namespace

std::span<const Exporter> exporters() { return kExporters; }

const Exporter* find_exporter(std::string_view name) {
  const auto at = std::ranges::find(kExporters, name, &Exporter::name);
  return at == kExporters.end() ? nullptr : &*at;
}

const Exporter* exporter_for_file(std::string_view file) {
  const Exporter* best = nullptr;
  for (const Exporter& exporter : kExporters)
    if (file.ends_with(exporter.extension) &&
        (best == nullptr || best->extension.size() < exporter.extension.size()))
      best = &exporter;
  return best;
}

}  // namespace entente
