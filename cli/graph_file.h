#pragma once

#include <functional>
#include <string>
#include <vector>

#include "base/result.h"
#include "cli/mapped_graph.h"
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
  MappedFile bytes;  ///< Of a graph file; else none.
  KnowledgeGraph graph;
  std::string path;
};

/// Opens the graph that `options` name: a graph file or JSON-LD. Without
/// --graph it is graph.entente or graph.jsonld, the newer if both are there,
/// in the working directory, else in out/.
Result<GraphFile> load_graph(const GraphOptions& options);

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

/// What a question to a graph is about.
struct Asked {
  const GraphFile& file;
  Filter filter;
  std::vector<NodeId> entities;  ///< One for each name.
};

/// Opens the graph, finds the entities called `names` and lets `answer` speak;
/// or says what is wrong. A name that fits several entities, or none, is a
/// fault that lists them, or the nearest.
Exit ask(const GraphOptions& source, const FilterOptions& wanted,
         const std::vector<std::string>& names,
         const std::function<Exit(const Asked&)>& answer);

}  // namespace entente
