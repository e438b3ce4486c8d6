#pragma once

#include <chrono>
#include <iosfwd>
#include <span>
#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "extract/vocabulary.h"
#include "graph/knowledge_graph.h"

namespace entente {

struct ExportOptions {
  std::string base_iri = "urn:entente:";  ///< For RDF: see export/jsonld.h.
  std::string title;  ///< For pictures; by default what they are of.
  std::chrono::milliseconds picture_limit = std::chrono::seconds(60);
};

/// One format that a graph can be written in.
struct Exporter {
  /// Writes all or, where it returns faults, nothing. `out` says itself
  /// whether it took the bytes.
  using Write = Diagnostics (*)(std::ostream& out, const KnowledgeGraph& graph,
                                const Vocabulary& vocabulary,
                                const ExportOptions& options);

  std::string_view name;       ///< As in `--to svg`.
  std::string_view extension;  ///< Of a file, with the dot: ".svg".
  std::string_view help;       ///< One line.
  bool binary = false;         ///< Not for a terminal.
  Write write = nullptr;
};

/// All of them: from this table come the help of `entente export` and the
/// tests. To add one, write export/<name>.{h,cpp} and a row in exporters.cpp.
std::span<const Exporter> exporters();

/// The exporter of that name, or null.
const Exporter* find_exporter(std::string_view name);

/// The exporter for a file of that name, by its ending: the longest that fits,
/// or null.
const Exporter* exporter_for_file(std::string_view file);

}  // namespace entente
