#pragma once

#include <initializer_list>
#include <ostream>
#include <string_view>

#include "export/json.h"
#include "export/jsonld_terms.h"

namespace entente {

/// Writes nodes of a JSON-LD "@graph", one a line, reusing one buffer. Private
/// to export/jsonld*.cpp.
class NodeWriter {
 public:
  explicit NodeWriter(std::ostream& out) : out_(out) {}

  void begin(std::string_view id) {
    buffer_.Clear();
    json_.Reset(buffer_);
    good_ &= json_.StartObject() && put(json_, "@id", id);
  }
  /// "@type": one or several.
  void types(std::initializer_list<std::string_view> types) {
    good_ &= put(json_, "@type");
    if (types.size() != 1) json_.StartArray();
    for (const std::string_view type : types) good_ &= put(json_, type);
    if (types.size() != 1) json_.EndArray();
  }
  void text(Term term, std::string_view value) {
    good_ &= put(json_, row(term).name, value);
  }
  /// The same, unless there is nothing to say.
  void text_if(Term term, std::string_view value) {
    if (!value.empty()) text(term, value);
  }
  void number(Term term, std::uint32_t value) {
    good_ &= put(json_, row(term).name) && json_.Uint(value);
  }
  /// Begins an array; value()s follow, then end_list().
  void begin_list(std::string_view name) {
    good_ &= put(json_, name) && json_.StartArray();
  }
  void begin_list(Term term) { begin_list(row(term).name); }
  void value(std::string_view value) { good_ &= put(json_, value); }
  void end_list() { json_.EndArray(); }

  void end() {
    json_.EndObject();
    out_ << (first_ ? "\n" : ",\n");
    out_.write(buffer_.GetString(),
               static_cast<std::streamsize>(buffer_.GetSize()));
    first_ = false;
  }
  /// False if a text was not UTF-8: then a line is cut short.
  bool good() const { return good_; }

 private:
  std::ostream& out_;
  JsonBuffer buffer_;
  JsonWriter json_;
  bool first_ = true;
  bool good_ = true;
};

}  // namespace entente
