#include "export/text_line.h"

#include "export/json_line.h"

namespace entente {

struct TextLineReader::State {
  JsonLine json;
};

TextLineReader::TextLineReader() : state_(std::make_unique<State>()) {}
TextLineReader::~TextLineReader() = default;
TextLineReader::TextLineReader(TextLineReader&&) noexcept = default;
TextLineReader& TextLineReader::operator=(TextLineReader&&) noexcept = default;

Diagnostics TextLineReader::read(std::string_view file, int number,
                                 std::string_view line, Facts& facts) {
  JsonLine& json = state_->json;
  facts = Facts();
  if (!json.parse(file, number, line)) return json.take_faults();
  facts.id = json.id(json.root(), "id", "a document");
  facts.text = json.text(json.root(), "text", "a document");
  facts.source = json.text(json.root(), "source");
  return json.take_faults();
}

}  // namespace entente
