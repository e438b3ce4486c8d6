#include "tests/marked.h"

#include <algorithm>
#include <string>

#include "base/utf8.h"
#include "extract/text_file.h"

namespace entente {
namespace {

class GoldReader {
 public:
  explicit GoldReader(std::string_view file) : file_(file) {}

  Result<ScoreDocument> run(std::string_view text) {
    std::string_view section = "head";
    std::string marked;
    for (const std::string_view line : split(text, '\n')) {
      ++number_;
      line_ = line;
      if (line.starts_with("--- ") &&
          (section != "text" || line == "--- relations")) {
        section = trim(line.substr(4));
      } else if (section == "head" && line.starts_with("id:")) {
        document_.id = trim(line.substr(3));
      } else if (section == "entities") {
        entity(line);
      } else if (section == "text") {
        marked += line;
        marked += '\n';
      } else if (section == "relations") {
        relations_.push_back({number_, line});
      }
    }
    // The last line break belongs to the next section.
    if (!marked.empty()) marked.pop_back();
    mentions(marked);
    for (const auto& [number, line] : relations_) {
      number_ = number;
      line_ = line;
      relation(line);
    }
    if (!faults_.empty()) return std::move(faults_);
    return std::move(document_);
  }

 private:
  struct Line {
    int number = 0;
    std::string_view text;
  };

  void fault(std::string message) {
    faults_.push_back({std::string(file_), number_, 1, std::string(line_),
                       std::move(message), ""});
  }

  void entity(std::string_view line) {
    if (trim(line).empty()) return;
    const auto first = line.find(' ');
    const auto second = line.find(' ', first + 1);
    if (first == line.npos || second == line.npos)
      return fault("want 'id Type name'");
    document_.entities.push_back(
        {std::string(line.substr(0, first)),
         std::string(line.substr(first + 1, second - first - 1)),
         std::string(trim(line.substr(second)))});
  }

  std::uint32_t entity_of(std::string_view id) {
    const auto found =
        std::ranges::find(document_.entities, id, &ScoreDocument::Entity::id);
    if (found == document_.entities.end())
      fault("no entity '" + std::string(id) + "'");
    return static_cast<std::uint32_t>(found - document_.entities.begin());
  }

  void mentions(std::string_view marked) {
    std::string& out = document_.text;
    while (!marked.empty()) {
      const auto open = marked.find('[');
      out += marked.substr(0, open);
      if (open == marked.npos) break;
      marked.remove_prefix(open + 1);
      const auto colon = marked.find(':');
      const auto close = marked.find(']');
      if (marked.starts_with('[') || close == marked.npos || colon > close) {
        out += '[';
        if (marked.starts_with('[')) marked.remove_prefix(1);
        continue;
      }
      ScoreDocument::Mention m;
      m.entity = entity_of(marked.substr(0, colon));
      m.start = static_cast<std::uint32_t>(count_code_points(out));
      out += marked.substr(colon + 1, close - colon - 1);
      m.end = static_cast<std::uint32_t>(count_code_points(out));
      document_.mentions.push_back(m);
      marked.remove_prefix(close + 1);
    }
  }

  void relation(std::string_view line) {
    if (trim(line).empty()) return;
    const auto fields = split(line, '|');
    const auto words = split(trim(fields[0]), ' ');
    if (words.size() != 3)
      return fault("want 'subject predicate object | ...'");
    ScoreDocument::Relation r;
    r.subject = entity_of(words[0]);
    r.predicate = words[1];
    r.object = entity_of(words[2]);
    r.optional = fields.size() > 2 &&
                 fields.back().find("optional=yes") != std::string_view::npos;
    document_.relations.push_back(std::move(r));
  }

  std::string_view file_;
  int number_ = 0;
  std::string_view line_;
  std::vector<Line> relations_;
  ScoreDocument document_;
  Diagnostics faults_;
};

}  // namespace

Result<ScoreDocument> read_gold(std::string_view file, std::string_view text) {
  return GoldReader(file).run(text);
}

}  // namespace entente
