#pragma once

#include <string>

#include "base/result.h"
#include "cli/options.h"
#include "extract/vocabulary.h"
#include "graph/knowledge_graph.h"
#include "graph/query.h"

namespace entente {

/// Declares `--graph FILE` and `--data DIR`, which every question to a graph
/// has.
struct GraphOptions {
  std::string graph;
  std::string data;
  void add(Options& options);
};

/// A graph, and the words to speak of it.
struct GraphFile {
  Vocabulary vocabulary;
  KnowledgeGraph graph;
  std::string path;
};

/// Reads the graph that `options` name: --graph, else graph.jsonld in the
/// working directory, else out/graph.jsonld.
Result<GraphFile> load_graph(const GraphOptions& options);

/// The one entity called `name`. Where there are several, or none, the fault
/// lists them, or the nearest.
Result<NodeId> find_entity(const GraphFile& file, const std::string& name);

/// Declares `--type`, `--predicate` and `--factuality`.
struct FilterOptions {
  std::vector<std::string> types;
  std::vector<std::string> predicates;
  std::vector<std::string> factualities;
  void add(Options& options);
};

/// The filter they ask for, or what is wrong with them.
Result<Filter> make_filter(const FilterOptions& options,
                           const Vocabulary& vocabulary);

}  // namespace entente
