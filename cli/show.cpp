#include <algorithm>

#include "cli/answer_text.h"
#include "cli/commands.h"
#include "cli/graph_file.h"
#include "cli/messages.h"
#include "cli/output.h"

namespace entente {
namespace {

constexpr std::size_t kMostDocuments = 10;

void write_documents(std::ostream& out, const GraphFile& file, NodeId entity,
                     bool all) {
  const KnowledgeGraph& graph = file.graph;
  out << counted(graph[entity].mentions, "mention", "mentions") << " in "
      << counted(graph.document_count(entity), "document", "documents") << ":";
  std::vector<std::string_view> ids;
  for (const IdentityId identity : graph.identities_of(entity))
    for (const Claim& claim : graph.claims_of(identity))
      ids.push_back(graph[graph[claim.document].id]);
  std::ranges::sort(ids);
  for (std::size_t i = 0; i < ids.size(); ++i) {
    if (!all && i == kMostDocuments) {
      out << " and " << with_commas(ids.size() - i) << " more";
      break;
    }
    out << (i == 0 ? " " : ", ") << ids[i];
  }
  out << '\n';
}

void write_relations(std::ostream& out, const GraphFile& file, NodeId entity,
                     const Filter& filter, const Paint& paint) {
  const std::vector<Dated> entries = timeline(file.graph, entity, filter);
  if (entries.empty()) out << "\nNo relations.\n";
  std::string_view before = "-";
  for (const Dated& entry : entries) {
    const std::string_view time = file.graph[entry.time];
    if (time != before)
      out << '\n' << (time.empty() ? "without a date" : time) << '\n';
    before = time;
    const Relation& relation = file.graph[entry.relation];
    const bool forth = relation.subject == entity;
    const Predicate& predicate = file.vocabulary[relation.predicate];
    out << "  " << factuality_word(relation.factuality, paint)
        << paint.relation(forth ? predicate.label : predicate.inverse) << ' '
        << label_of(file, forth ? relation.object : relation.subject, paint)
        << '\n';
    write_evidence(out, file, *entry.evidence, paint, 4);
  }
}

void write_reasons(std::ostream& out, const GraphFile& file, NodeId entity,
                   const Paint& paint) {
  const KnowledgeGraph& graph = file.graph;
  out << "\nwhy these names are one\n";
  bool any = false;
  for (const IdentityId identity : graph.identities_of(entity)) {
    for (const Claim& claim : graph.claims_of(identity)) {
      for (const Why& why : graph.why(claim)) {
        out << "  " << graph[why.name] << ": " << graph[why.reason] << "  "
            << paint.aside(std::string(graph[graph[claim.document].id]) + ':' +
                           std::to_string(why.at))
            << '\n';
        any = true;
      }
    }
  }
  if (!any) out << "  It has one name only.\n";
}

void write_entity(std::ostream& out, const Asked& asked, bool why,
                  const Paint& paint) {
  const GraphFile& file = asked.file;
  const NodeId entity = asked.entities[0];
  write_head(out, file, entity, paint);
  out << paint.aside("key " + std::string(file.graph.key(entity))) << '\n';
  write_documents(out, file, entity, why);
  if (why) write_reasons(out, file, entity, paint);
  write_relations(out, file, entity, asked.filter, paint);
}

}  // namespace

Exit show_command(const Command& command, std::vector<std::string> arguments) {
  GraphOptions source;
  FilterOptions wanted;
  std::string name;
  bool why = false;
  Options options(command);
  options.argument("NAME", "Any name of the entity, or its key",
                   Options::Need::kRequired, name);
  options.flag("--why", "Say why its names were taken for one", why);
  wanted.add(options);
  source.add(options);
  if (const auto status = options.parse(std::move(arguments))) return *status;

  return ask(source, wanted, {name}, [why](const Asked& asked) {
    Output output = Output::standard();
    write_entity(output.stream(), asked, why, Paint(output));
    return finish(output, Exit::kDone);
  });
}

}  // namespace entente
