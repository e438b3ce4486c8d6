#include "export/jsonld_rows.h"

#include <charconv>
#include <cmath>
#include <string>

#include "export/iri.h"
#include "export/jsonld_record.h"
#include "extract/fact_names.h"

namespace entente {
namespace {

class Gatherer {
 public:
  Gatherer(const Vocabulary& vocabulary, JsonLdFaults& faults)
      : vocabulary_(vocabulary), faults_(faults) {}

  JsonLdRows read() {
    const Diagnostics broken = read_records(faults_.file(), faults_.text(),
                                            [&](const JsonLdRecord& node) {
                                              gather(node);
                                              return !faults_.is_full();
                                            });
    for (const Diagnostic& fault : broken) faults_.add(fault);
    if (broken.empty() && !has_version_)
      faults_.add(0, "no node says that entente wrote this graph",
                  "Graphs are read from JSON-LD that entente wrote; other "
                  "JSON-LD is refused.");
    return std::move(rows_);
  }

 private:
  using Iri = JsonLdRows::Iri;

  void gather(const JsonLdRecord& node) {
    if (node.has_type(kOntologyNode)) return check_version(node);
    if (node.has_type(kDocumentNode)) return document(node);
    if (node.has_type(kAppearanceNode)) return appearance(node);
    if (node.has_type(kReasonNode)) return reason(node);
    if (node.has_type(kStatementNode)) return statement(node);
    if (node.has_type(kEvidenceNode)) return evidence(node);
    if (node.has_type(kPositionNode)) {
      rows_.places[keep(node.id())] = {number(node, Term::kStart),
                                       number(node, Term::kEnd)};
    } else if (node.has_type(kQuoteNode)) {
      rows_.quotes[keep(node.id())] = keep(node.text(Term::kExact));
    } else if (node.id().starts_with("e:")) {
      entity(node);
    }
  }

  void check_version(const JsonLdRecord& node) {
    if (node.id() != "kg:") return;
    has_version_ = true;
    if (node.text(Term::kVersion) == kJsonLdVersion) return;
    fault(node.offset(),
          "shape of version '" + std::string(node.text(Term::kVersion)) +
              "', and this program reads version " +
              std::string(kJsonLdVersion),
          "Use the entente that wrote the file, or write it again from facts.");
  }

  void document(const JsonLdRecord& node) {
    rows_.documents[keep(node.id())] = {keep(node.text(Term::kIdentifier)),
                                        keep(node.text(Term::kOrigin)),
                                        keep(node.text(Term::kSha256))};
  }

  void entity(const JsonLdRecord& node) {
    std::optional<TypeId> type;
    for (const std::string_view name : node.types())
      if (name.starts_with("kg:")) type = vocabulary_.type(name.substr(3));
    if (!type) {
      fault(node.offset(), "no type of entity that the vocabulary has",
            "Types stand in data/vocabulary.txt: add the missing one there, or "
            "use the data the file was made with.");
      return;
    }
    rows_.entities[keep(node.id())] = {
        .key = keep(need(node, Term::kKey)), .type = *type, .contexts = {}};
  }

  void appearance(const JsonLdRecord& node) {
    JsonLdRows::AppearanceRow row{
        .offset = node.offset(),
        .entity = iri(node, Term::kAppearanceOf),
        .document = iri(node, Term::kInDocument),
        .context = context(node, Term::kContext),
        .name = keep(node.text(Term::kNameHere)),
        .wikidata = keep(node.text(Term::kWikidataHere)),
        .mentions = number(node, Term::kMentionsHere),
        .type = std::nullopt,
        .aliases = {},
        .reasons = {}};
    if (const auto name = node.text(Term::kTypeHere); !name.empty()) {
      if (name.starts_with("kg:")) row.type = vocabulary_.type(name.substr(3));
      if (!row.type) unknown(node, "type", name);
    }
    node.each(Term::kOtherName, [&](std::string_view alias) {
      row.aliases.push_back(keep(alias));
    });
    node.each(Term::kWhy,
              [&](std::string_view why) { row.reasons.push_back(keep(why)); });
    rows_.appearances.push_back(std::move(row));
  }

  void reason(const JsonLdRecord& node) {
    rows_.reasons[keep(node.id())] = {keep(node.text(Term::kNameHere)),
                                      keep(node.text(Term::kReason)),
                                      number(node, Term::kAt)};
  }

  void statement(const JsonLdRecord& node) {
    const std::string_view name = need(node, Term::kPredicate);
    const std::string_view status = need(node, Term::kStatus);
    std::optional<PredicateId> predicate;
    std::optional<Factuality> factuality;
    if (name.starts_with("kg:"))
      predicate = vocabulary_.predicate(name.substr(3));
    if (status.starts_with("kg:"))
      factuality = named<Factuality>(status.substr(3), kFactualityNames);
    if (!predicate && !name.empty()) unknown(node, "predicate", name);
    if (!factuality && !status.empty()) unknown(node, "status", status);
    if (!predicate || !factuality) return;
    JsonLdRows::StatementRow row{.offset = node.offset(),
                                 .subject = iri(node, Term::kSubject),
                                 .object = iri(node, Term::kObject),
                                 .predicate = *predicate,
                                 .factuality = *factuality,
                                 .evidence = {}};
    node.each(Term::kEvidence,
              [&](std::string_view one) { row.evidence.push_back(keep(one)); });
    rows_.statements.push_back(std::move(row));
  }

  void evidence(const JsonLdRecord& node) {
    JsonLdRows::EvidenceRow row{
        .offset = node.offset(),
        .document = iri(node, Term::kSource),
        .selectors = {},
        .rule = decoded(node, Term::kByRule, "rule:"),
        .position = keep(node.text(Term::kPosition)),
        .time = keep(node.text(Term::kTime)),
        .subject_context = context(node, Term::kSubjectContext),
        .object_context = context(node, Term::kObjectContext),
        .confidence = confidence(node)};
    node.each(Term::kSelector, [&](std::string_view selector) {
      row.selectors.push_back(keep(selector));
    });
    rows_.evidence[keep(node.id())] = std::move(row);
  }

  // Members ------------------------------------------------------------------

  std::string_view need(const JsonLdRecord& node, Term term) {
    const std::string_view text = node.text(term);
    if (text.empty()) missing(node, term);
    return text;
  }
  Iri iri(const JsonLdRecord& node, Term term) {
    return keep(need(node, term));
  }
  std::uint32_t number(const JsonLdRecord& node, Term term) {
    const auto number = node.number(term);
    if (!number) missing(node, term);
    return number.value_or(0);
  }
  std::uint8_t confidence(const JsonLdRecord& node) {
    const std::string_view text = need(node, Term::kConfidence);
    double value = -1;
    const auto end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, value);
    if (text.empty()) return 0;
    if (read.ptr != end || !(value >= 0 && value <= 1)) {
      fault(node.offset(),
            "confidence '" + std::string(text) + "' is not from 0 to 1",
            "Write a decimal such as \"0.85\", in quotes.");
      return 0;
    }
    return static_cast<std::uint8_t>(std::lround(value * 100));
  }
  TextId context(const JsonLdRecord& node, Term term) {
    return node.text(term).empty() ? TextId{} : decoded(node, term, "e:");
  }
  TextId decoded(const JsonLdRecord& node, Term term, std::string_view prefix) {
    const std::string_view text = need(node, term);
    if (text.empty()) return TextId{};
    const auto plain = text.starts_with(prefix)
                           ? decode_iri(text.substr(prefix.size()))
                           : std::nullopt;
    if (!plain)
      fault(node.offset(),
            "'" + std::string(text) + "' is no IRI that entente writes",
            "It should start with '" + std::string(prefix) +
                "' and have all but letters, digits and -._~@/ as %XX.");
    return keep(plain.value_or(""));
  }

  void fault(std::size_t offset, std::string message, std::string fix) {
    faults_.add(offset, std::move(message), std::move(fix));
  }
  void missing(const JsonLdRecord& node, Term term) {
    fault(node.offset(),
          "node '" + std::string(node.id()) + "' has no \"" +
              std::string(entente::row(term).name) + "\"",
          std::string(kPartLost));
  }
  void unknown(const JsonLdRecord& node, std::string_view what,
               std::string_view name) {
    fault(node.offset(),
          "unknown " + std::string(what) + " '" + std::string(name) + "'",
          "Types and predicates stand in data/vocabulary.txt: add the missing "
          "one there, or use the data the file was made with.");
  }

  TextId keep(std::string_view text) { return rows_.texts.intern(text); }

  const Vocabulary& vocabulary_;
  JsonLdFaults& faults_;
  JsonLdRows rows_;
  bool has_version_ = false;
};

}  // namespace

void JsonLdFaults::add(std::size_t offset, std::string message,
                       std::string fix) {
  if (!is_full())
    faults_.push_back(
        fault_at(file_, text_, offset, std::move(message), std::move(fix)));
}

JsonLdRows read_rows(const Vocabulary& vocabulary, JsonLdFaults& faults) {
  return Gatherer(vocabulary, faults).read();
}

}  // namespace entente
