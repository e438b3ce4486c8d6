#include <algorithm>

#include "cli/answer_text.h"
#include "cli/commands.h"
#include "cli/graph_file.h"
#include "cli/messages.h"
#include "cli/output.h"
#include "export/answer_json.h"
#include "export/dot.h"
#include "export/graph_drawing.h"
#include "export/jsonld.h"

namespace entente {
namespace {

void write_group(std::ostream& out, const GraphFile& file,
                 const NeighborGroup& group, const Paint& paint) {
  const Predicate& predicate = file.vocabulary[group.predicate];
  out << '\n'
      << paint.relation(group.direction == Direction::kOut ? predicate.label
                                                           : predicate.inverse)
      << "  " << with_commas(group.neighbors.size()) << '\n';
  for (const Neighbor& neighbor : group.neighbors) {
    const Relation& relation = file.graph[neighbor.relation];
    out << "  " << factuality_word(relation.factuality, paint)
        << label_of(file, neighbor.entity, paint) << "  "
        << counted(neighbor.evidence_count, "sentence", "sentences") << ", "
        << int{relation.confidence} << " %\n";
    write_evidence(out, file, file.graph.best_evidence(neighbor.relation),
                   paint, 4);
  }
}

/// What lies further away than the neighbours: each entity, and one relation
/// that leads back towards the centre.
void write_rings(std::ostream& out, const GraphFile& file, const Ego& ego,
                 const Paint& paint) {
  const KnowledgeGraph& graph = file.graph;
  std::vector<std::uint32_t> depth(graph.entities().size(), 0);
  for (const EgoNode& node : ego.nodes) depth[index(node.entity)] = node.depth;
  constexpr RelationId kNone{0xFFFFFFFF};
  std::vector<RelationId> back(depth.size(), kNone);
  const auto note = [&](NodeId node, NodeId other, RelationId id) {
    RelationId& first = back[index(node)];
    if (first == kNone && depth[index(other)] + 1 == depth[index(node)])
      first = id;
  };
  for (const RelationId id : ego.relations) {
    note(graph[id].subject, graph[id].object, id);
    note(graph[id].object, graph[id].subject, id);
  }
  std::uint32_t ring = 1;
  for (const EgoNode& node : ego.nodes) {
    // A damaged graph file may tie it in one direction only.
    if (node.depth < 2 || back[index(node.entity)] == kNone) continue;
    if (node.depth != ring) out << '\n' << node.depth << " relations away\n";
    ring = node.depth;
    const Relation& relation = graph[back[index(node.entity)]];
    const bool forth = relation.subject == node.entity;
    const Predicate& predicate = file.vocabulary[relation.predicate];
    out << "  " << label_of(file, node.entity, paint) << ": "
        << factuality_word(relation.factuality, paint)
        << paint.relation(forth ? predicate.label : predicate.inverse) << ' '
        << graph.name(forth ? relation.object : relation.subject) << '\n';
  }
}

void write_text(std::ostream& out, const GraphFile& file, NodeId entity,
                std::uint32_t depth, const Filter& filter, const Paint& paint) {
  const std::vector<NeighborGroup> groups =
      neighbors(file.graph, file.vocabulary, entity, filter);
  write_head(out, file, entity, paint);
  if (groups.empty()) out << "\nNo relations.\n";
  for (const NeighborGroup& group : groups)
    write_group(out, file, group, paint);
  if (depth > 1)
    write_rings(out, file, ego_network(file.graph, entity, depth, filter),
                paint);
}

void write_part(std::ostream& out, const GraphFile& file, NodeId entity,
                const Ego& ego, const std::string& format) {
  if (format == "json") {
    write_ego_json(out, file.graph, file.vocabulary, entity, ego);
    return;
  }
  const std::vector<NodeId> centre = {entity};
  const KnowledgeGraph part =
      subgraph(file.graph, file.vocabulary, ego.relations, centre);
  if (format == "jsonld") {
    write_jsonld(out, part, file.vocabulary);
    return;
  }
  DrawOptions drawing;
  drawing.title = std::string(file.graph.name(entity)) + " and its neighbours";
  out << to_dot(draw_graph(part, file.vocabulary, drawing), file.vocabulary);
}

}  // namespace

Exit neighbors_command(const Command& command,
                       std::vector<std::string> arguments) {
  GraphOptions source;
  FilterOptions wanted;
  std::string name;
  std::string format = "text";
  std::string target = "-";
  std::uint32_t depth = 1;
  Options options(command);
  options.argument("NAME", "Any name of the entity, or its key",
                   Options::Need::kRequired, name);
  options.number("--depth", "N", "Go N relations far (default: 1)", depth, 1,
                 20);
  wanted.add(options);
  options.choice("--format", "How to answer (default: text)", format,
                 {"text", "json", "dot", "jsonld"});
  options.text("-o,--output", "FILE", "Write there, not to standard output",
               target);
  source.add(options);
  if (const auto status = options.parse(std::move(arguments))) return *status;

  return ask(source, wanted, {name}, [&](const Asked& asked) {
    Result<Output> output = Output::open(target);
    if (!output) return report(output.error());
    std::ostream& out = output->stream();
    const NodeId entity = asked.entities[0];
    if (format == "text") {
      write_text(out, asked.file, entity, depth, asked.filter, Paint(*output));
    } else {
      const Ego ego =
          ego_network(asked.file.graph, entity, depth, asked.filter);
      write_part(out, asked.file, entity, ego, format);
    }
    return finish(*output, Exit::kDone);
  });
}

}  // namespace entente
