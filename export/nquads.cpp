#include "export/nquads.h"

#include <fmt/format.h>

#include <cassert>
#include <map>
#include <ostream>
#include <streambuf>
#include <string>
#include <unordered_map>

#include "export/buffered.h"
#include "export/json_line.h"
#include "export/jsonld.h"
#include "export/jsonld_terms.h"
#include "export/jsonld_vocabulary.h"

namespace entente {
namespace {

using Value = JsonLine::Value;

constexpr std::string_view kType =
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";

/// What the "@context" says of one key.
struct Property {
  std::string iri;       // Whole.
  std::string datatype;  // Whole; "" for plain text and for IRIs.
  std::string language;
  bool is_iri = false;
};

/// The "@context" that write_jsonld() writes, as a table: made from the same
/// tables.
class Context {
 public:
  Context(const Vocabulary& vocabulary, std::string_view base) {
    for (const Prefix& prefix : kOwnPrefixes)
      prefixes_[prefix.name] = std::string(base) + std::string(prefix.iri);
    for (const Prefix& prefix : kPrefixes) prefixes_[prefix.name] = prefix.iri;
    for (const TermRow& term : kTerms) {
      Property property;
      property.iri = expanded(term.iri);
      property.is_iri = term.type == "@id";
      if (!property.is_iri && term.type.starts_with('@'))
        property.language = term.type.substr(1);
      if (term.type.starts_with("xsd:"))
        property.datatype = expanded(term.type);
      properties_.emplace(term.name, std::move(property));
    }
    for (const Predicate& predicate : vocabulary.predicates())
      properties_.emplace(
          plain_key(predicate),
          Property{expanded("kg:" + predicate.name), "", "", true});
  }

  /// "kg:Country" with its prefix written out.
  std::string expanded(std::string_view compact) const {
    const auto colon = compact.find(':');
    if (colon == compact.npos) return std::string(compact);
    const auto prefix = prefixes_.find(compact.substr(0, colon));
    if (prefix == prefixes_.end()) return std::string(compact);
    return prefix->second + std::string(compact.substr(colon + 1));
  }

  const Property* property(std::string_view key) const {
    const auto found = properties_.find(std::string(key));
    return found == properties_.end() ? nullptr : &found->second;
  }

 private:
  std::map<std::string_view, std::string> prefixes_;
  std::unordered_map<std::string, Property> properties_;
};

void append_literal(std::string& out, std::string_view text) {
  out += '"';
  for (const char c : text) {
    switch (c) {
      case '"':
        out += "\\\"";
        break;
      case '\\':
        out += "\\\\";
        break;
      case '\n':
        out += "\\n";
        break;
      case '\r':
        out += "\\r";
        break;
      case '\t':
        out += "\\t";
        break;
      default:
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) {
          out += fmt::format("\\u{:04X}", int{c});
        } else {
          out += c;
        }
    }
  }
  out += '"';
}

/// A stream's end that takes JSON-LD, one node a line, and passes on its
/// triples.
class TripleBuffer : public std::streambuf {
 public:
  TripleBuffer(std::ostream& out, const Context& context)
      : out_(out), context_(context) {}

 protected:
  int_type overflow(int_type c) override {
    if (traits_type::eq_int_type(c, traits_type::eof())) return 0;
    const char byte = traits_type::to_char_type(c);
    xsputn(&byte, 1);
    return c;
  }

  std::streamsize xsputn(const char* bytes, std::streamsize size) override {
    std::string_view rest(bytes, static_cast<std::size_t>(size));
    while (!rest.empty()) {
      const auto end = rest.find('\n');
      line_ += rest.substr(0, end);
      if (end == rest.npos) break;
      take_line();
      rest.remove_prefix(end + 1);
    }
    return size;
  }

 private:
  void take_line() {
    std::string_view line = line_;
    if (line.starts_with("{\"@id\"")) {
      if (line.ends_with(',')) line.remove_suffix(1);
      const bool is_node = json_.parse("graph", 1, line);
      assert(is_node);
      if (is_node) take_node(json_.root());
    }
    line_.clear();
  }

  void take_node(const Value& node) {
    std::string subject = "<";
    subject += context_.expanded(text_of(*JsonLine::member(node, "@id")));
    subject += "> <";
    for (const auto& member : node.GetObject()) {
      const std::string_view key = text_of(member.name);
      if (key == "@id") continue;
      const Property* property =
          key == "@type" ? &type_ : context_.property(key);
      assert(property != nullptr);
      if (property == nullptr) continue;
      if (member.value.IsArray()) {
        for (const Value& value : member.value.GetArray())
          triple(subject, *property, value);
      } else {
        triple(subject, *property, member.value);
      }
    }
    out_.done();
  }

  void triple(const std::string& subject, const Property& property,
              const Value& value) {
    std::string& out = out_.text();
    out += subject;
    out += property.iri;
    out += "> ";
    const std::string text = value.IsString()
                                 ? std::string(text_of(value))
                                 : std::to_string(value.GetUint64());
    if (property.is_iri) {
      out += '<';
      out += context_.expanded(text);
      out += '>';
    } else {
      append_literal(out, text);
      if (!property.language.empty()) out += '@' + property.language;
      if (!property.datatype.empty()) out += "^^<" + property.datatype + '>';
    }
    out += " .\n";
  }

  Buffered out_;
  const Context& context_;
  const Property type_ = {std::string(kType), "", "", true};
  std::string line_;
  JsonLine json_;
};

}  // namespace

void write_nquads(std::ostream& out, const KnowledgeGraph& graph,
                  const Vocabulary& vocabulary, std::string_view base) {
  const Context context(vocabulary, base);
  TripleBuffer buffer(out, context);
  std::ostream triples(&buffer);
  write_jsonld(triples, graph, vocabulary, {std::string(base)});
}

}  // namespace entente
