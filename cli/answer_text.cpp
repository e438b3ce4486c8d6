#include "cli/answer_text.h"

#include <ostream>

namespace entente {

std::string one_line(std::string_view text, std::size_t most) {
  std::string line;
  std::size_t characters = 0;
  bool blank = false;
  for (const char c : text) {
    if (c == ' ' || c == '\n' || c == '\r' || c == '\t') {
      blank = !line.empty();
      continue;
    }
    const bool starts = (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    if (starts && (blank || line.empty()) && characters + 1 >= most)
      return line + " …";
    if (starts && characters >= 2 * most) return line + "…";  // One long word.
    if (blank) {
      line += ' ';
      ++characters;
      blank = false;
    }
    line += c;
    characters += starts ? 1 : 0;
  }
  return line;
}

std::string label_of(const GraphFile& file, NodeId entity, const Paint& paint) {
  return paint.name(file.graph.name(entity)) + " (" +
         file.vocabulary[file.graph[entity].type].name + ")";
}

void write_head(std::ostream& out, const GraphFile& file, NodeId entity,
                const Paint& paint) {
  const KnowledgeGraph& graph = file.graph;
  out << label_of(file, entity, paint);
  const std::string_view wikidata = graph[graph[entity].wikidata];
  if (!wikidata.empty()) out << "  https://www.wikidata.org/wiki/" << wikidata;
  out << '\n';
  std::string names;
  for (const TextId alias : graph.aliases(entity))
    names += (names.empty() ? "" : ", ") + std::string(graph[alias]);
  if (!names.empty())
    out << paint.aside("also " + one_line(names, 200)) << '\n';
}

std::string factuality_word(Factuality factuality, const Paint& paint) {
  switch (factuality) {
    case Factuality::kNegated:
      return paint.denied("not ");
    case Factuality::kPossible:
      return paint.aside("possibly ");
    case Factuality::kAsserted:
      break;
  }
  return {};
}

void write_evidence(std::ostream& out, const GraphFile& file,
                    const Evidence& evidence, const Paint& paint,
                    std::size_t indent) {
  const KnowledgeGraph& graph = file.graph;
  const std::string margin(indent, ' ');
  const std::string quote = graph.quote(evidence);
  if (!quote.empty()) out << margin << "\"" << one_line(quote, 240) << "\"\n";
  std::string source(graph[graph[evidence.document].id]);
  source +=
      ':' + std::to_string(evidence.begin) + '-' + std::to_string(evidence.end);
  for (const std::string_view part :
       {graph[evidence.time], graph[evidence.position]})
    if (!part.empty()) source += ", " + std::string(part);
  source += ", by " + std::string(graph[evidence.rule]) + ", " +
            std::to_string(evidence.confidence) + " %";
  out << margin << paint.aside(source) << '\n';
}

}  // namespace entente
