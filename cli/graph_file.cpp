#include "cli/graph_file.h"

#include <filesystem>

#include "cli/data_folder.h"
#include "cli/file.h"
#include "cli/graph_kind.h"
#include "cli/messages.h"
#include "export/jsonld.h"
#include "extract/fact_names.h"
#include "extract/text_file.h"
#include "graph/name_search.h"

namespace entente {
namespace {

constexpr std::size_t kMostListed = 10;

/// The graph in that folder, or "". Of two the newer, which someone made last.
std::string graph_in(const std::filesystem::path& folder) {
  namespace fs = std::filesystem;
  std::error_code no;
  const fs::path image = folder / "graph.entente";
  const fs::path text = folder / "graph.jsonld";
  if (!fs::exists(image, no)) return fs::exists(text, no) ? text.string() : "";
  const bool newer = fs::exists(text, no) && fs::last_write_time(text, no) >
                                                 fs::last_write_time(image, no);
  return (newer ? text : image).string();
}

Result<std::string> find_graph(const std::string& given) {
  if (!given.empty()) return given;
  for (const char* folder : {"", "out"})
    if (const std::string path = graph_in(folder); !path.empty()) return path;
  return Diagnostics{fault_of(
      "entente",
      "found no graph: no graph.entente and no graph.jsonld is here or in out",
      "Make one with 'entente build INPUT...', or name one with --graph "
      "FILE.")};
}

/// "South Korea (Country, country/KR)"
std::string described(const GraphFile& file, const NameMatch& match) {
  const KnowledgeGraph& graph = file.graph;
  const std::string_view name = graph.name(match.entity);
  const std::string_view matched = graph[match.name];
  std::string text(name);
  if (matched != name && !matched.empty())
    text += ", also '" + std::string(matched) + "'";
  return text + " (" + file.vocabulary[graph[match.entity].type].name + ", " +
         std::string(graph.key(match.entity)) + ")";
}

std::string listed(const GraphFile& file,
                   const std::vector<NameMatch>& matches) {
  std::string text;
  for (std::size_t i = 0; i < matches.size() && i < kMostListed; ++i)
    text += "\n    " + described(file, matches[i]);
  if (matches.size() > kMostListed)
    text += "\n    and " + with_commas(matches.size() - kMostListed) + " more";
  return text;
}

/// Finds `name` among `known`; npos, and a fault, if it is none of them.
std::size_t find_name(const std::string& name,
                      const std::vector<std::string>& known,
                      std::string_view what, Diagnostics& faults) {
  for (std::size_t i = 0; i < known.size(); ++i)
    if (known[i] == name) return i;
  const std::string near = nearest(name, known);
  std::string all;
  for (const std::string& one : known) all += (all.empty() ? "" : ", ") + one;
  faults.push_back(fault_of(
      "--" + std::string(what),
      "unknown " + std::string(what) + " '" + name + "'",
      (near.empty() ? std::string() : "Did you mean '" + near + "'? ") +
          "There are: " + all + "."));
  return std::string::npos;
}

template <std::size_t kSize>
std::bitset<kSize> choose(const std::vector<std::string>& names,
                          const std::vector<std::string>& known,
                          std::string_view what, Diagnostics& faults) {
  std::bitset<kSize> chosen;
  if (names.empty()) return chosen.set();
  for (const std::string& name : names) {
    const std::size_t at = find_name(name, known, what, faults);
    if (at != std::string::npos) chosen.set(at);
  }
  return chosen;
}

/// The one entity called `name`.
Result<NodeId> find_entity(const GraphFile& file, const std::string& name) {
  const std::vector<NameMatch> found = find_by_name(file.graph, name);
  if (found.size() == 1) return found[0].entity;
  if (found.size() > 1)
    return Diagnostics{
        fault_of(file.path,
                 counted(found.size(), "entity is", "entities are") +
                     " called '" + name + "':" + listed(file, found),
                 "Name one by its key: '" +
                     std::string(file.graph.key(found[0].entity)) + "'.")};
  const std::vector<NameMatch> near =
      nearest_names(file.graph, name, kMostListed);
  return Diagnostics{
      fault_of(file.path, "no entity is called '" + name + "'",
               near.empty() ? "'entente stats' shows the most central ones."
                            : "The nearest names are:" + listed(file, near))};
}

}  // namespace

void GraphOptions::add(Options& options) {
  options.text("--graph", "FILE",
               "Ask that graph (default: graph.entente or graph.jsonld, here "
               "or in out)",
               graph);
  add_data_option(options, data);
}

Result<GraphFile> load_graph(const GraphOptions& options) {
  Result<Vocabulary> vocabulary = load_vocabulary(options.data);
  if (!vocabulary) return vocabulary.error();
  const Result<std::string> path = find_graph(options.graph);
  if (!path) return path.error();
  const Result<GraphKind> kind = graph_kind_of(*path);
  if (!kind) return kind.error();
  if (*kind == GraphKind::kMapped) {
    Result<MappedGraph> mapped = open_mapped_graph(*path, *vocabulary);
    if (!mapped) return mapped.error();
    return GraphFile{std::move(*vocabulary), std::move(mapped->file),
                     std::move(mapped->graph), *path};
  }
  const Result<std::string> text = read_file(*path);
  if (!text) return text.error();
  Result<KnowledgeGraph> graph = read_jsonld(*path, *text, *vocabulary);
  if (!graph) return graph.error();
  return GraphFile{std::move(*vocabulary), {}, std::move(*graph), *path};
}

void FilterOptions::add(Options& options) {
  options.list("--type", "TYPE", "Only entities of that type; several: A,B",
               types);
  options.list("--predicate", "NAME",
               "Only relations of that predicate; several: a,b", predicates);
  options.list("--factuality", "NAME",
               "Only relations that are asserted, negated or possible",
               factualities);
}

Result<Filter> make_filter(const FilterOptions& options,
                           const Vocabulary& vocabulary) {
  std::vector<std::string> types;
  for (const EntityType& type : vocabulary.types()) types.push_back(type.name);
  std::vector<std::string> predicates;
  for (const Predicate& predicate : vocabulary.predicates())
    predicates.push_back(predicate.name);
  Diagnostics faults;
  Filter filter;
  filter.types = choose<8>(options.types, types, "type", faults);
  filter.predicates =
      choose<256>(options.predicates, predicates, "predicate", faults);
  filter.factualities =
      choose<3>(options.factualities, {"asserted", "negated", "possible"},
                "factuality", faults);
  if (!faults.empty()) return faults;
  return filter;
}

Exit ask(const GraphOptions& source, const FilterOptions& wanted,
         const std::vector<std::string>& names,
         const std::function<Exit(const Asked&)>& answer) {
  const Result<GraphFile> file = load_graph(source);
  if (!file) return report(file.error());
  const Result<Filter> filter = make_filter(wanted, file->vocabulary);
  if (!filter) {
    report(filter.error());
    return Exit::kUsage;
  }
  Asked asked{*file, *filter, {}};
  for (const std::string& name : names) {
    const Result<NodeId> entity = find_entity(*file, name);
    if (!entity) return report(entity.error());
    asked.entities.push_back(*entity);
  }
  return answer(asked);
}

}  // namespace entente
