#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace entente {

/// The properties that our JSON-LD uses beside the vocabulary's predicates.
/// One table makes the "@context", the declarations and the reader. Private to
/// export/jsonld*.cpp.
enum class Term : std::uint8_t {
  kName,
  kAlternateName,
  kSameAs,
  kKey,
  kMentions,
  kDocuments,
  kContext,
  kAppearanceOf,
  kInDocument,
  kTypeHere,
  kNameHere,
  kOtherName,
  kWikidataHere,
  kMentionsHere,
  kWhy,
  kReason,
  kAt,
  kSubject,
  kPredicate,
  kObject,
  kStatus,
  kConfidence,
  kByRule,
  kPosition,
  kTime,
  kEvidence,
  kSubjectContext,
  kObjectContext,
  kSource,
  kSelector,
  kStart,
  kEnd,
  kExact,
  kIdentifier,
  kOrigin,
  kSha256,
  kLabel,
  kInverseLabel,
  kComment,
  kQuad,
  kSubClassOf,
  kSubPropertyOf,
  kRelatedMatch,
  kVersion,
  kCount
};

struct TermRow {
  std::string_view name;  ///< The key in JSON.
  std::string_view iri;
  std::string_view type;   ///< "@id", "xsd:..", "@en" or "" for a plain text.
  bool set;                ///< Always an array.
  std::string_view label;  ///< For people; only of our own (kg:) properties.
};

inline constexpr std::array<TermRow, static_cast<std::size_t>(Term::kCount)>
    kTerms = {{
        {"name", "schema:name", "", false, ""},
        {"alternateName", "schema:alternateName", "", true, ""},
        {"sameAs", "schema:sameAs", "@id", true, ""},
        {"key", "kg:key", "", false, "key that merging joins on"},
        {"mentions", "kg:mentionCount", "xsd:integer", false,
         "number of mentions"},
        {"documents", "kg:documentCount", "xsd:integer", false,
         "number of documents that name it"},
        {"context", "kg:context", "@id", false,
         "country or body that tells people of one name apart"},
        {"appearanceOf", "kg:appearanceOf", "@id", false, "appearance of"},
        {"inDocument", "kg:inDocument", "@id", false, "in document"},
        {"typeHere", "kg:typeHere", "@id", false, "type in this document"},
        {"nameHere", "kg:nameHere", "", false, "name in this document"},
        {"otherName", "kg:otherName", "", true, "other name in this document"},
        {"wikidataHere", "kg:wikidataHere", "", false,
         "Wikidata id in this document"},
        {"mentionsHere", "kg:mentionsHere", "xsd:integer", false,
         "number of mentions in this document"},
        {"why", "kg:why", "@id", true, "reason to take two names for one"},
        {"reason", "kg:reason", "", false, "reason"},
        {"at", "kg:at", "xsd:nonNegativeInteger", false,
         "code point where the name stands"},
        {"subject", "rdf:subject", "@id", false, ""},
        {"predicate", "rdf:predicate", "@id", false, ""},
        {"object", "rdf:object", "@id", false, ""},
        {"status", "kg:status", "@id", false, "factuality"},
        {"confidence", "kg:confidence", "xsd:decimal", false, "confidence"},
        {"byRule", "kg:byRule", "@id", true, "found by rule"},
        {"position", "kg:position", "", true, "post held"},
        {"time", "kg:time", "", true, "date or interval, ISO 8601"},
        {"evidence", "prov:wasDerivedFrom", "@id", true, ""},
        {"subjectContext", "kg:subjectContext", "@id", false,
         "context of the subject in this document"},
        {"objectContext", "kg:objectContext", "@id", false,
         "context of the object in this document"},
        {"source", "oa:hasSource", "@id", false, ""},
        {"selector", "oa:hasSelector", "@id", true, ""},
        {"start", "oa:start", "xsd:nonNegativeInteger", false, ""},
        {"end", "oa:end", "xsd:nonNegativeInteger", false, ""},
        {"exact", "oa:exact", "", false, ""},
        {"identifier", "dcterms:identifier", "", false, ""},
        {"origin", "dcterms:source", "", false, ""},
        {"sha256", "kg:sha256", "", false, "SHA-256 of the text"},
        {"label", "rdfs:label", "@en", false, ""},
        {"inverseLabel", "kg:inverseLabel", "@en", false,
         "label read from the object"},
        {"comment", "rdfs:comment", "@en", false, ""},
        {"quad", "kg:quad", "", false, "PLOVER quad"},
        {"subClassOf", "rdfs:subClassOf", "@id", true, ""},
        {"subPropertyOf", "rdfs:subPropertyOf", "@id", true, ""},
        {"relatedMatch", "skos:relatedMatch", "@id", true, ""},
        {"version", "owl:versionInfo", "", false, ""},
    }};

constexpr const TermRow& row(Term term) {
  return kTerms[static_cast<std::size_t>(term)];
}

/// Prefixes that stand for parts of the base IRI, ...
struct Prefix {
  std::string_view name;
  std::string_view iri;
};
inline constexpr std::array<Prefix, 6> kOwnPrefixes = {{
    {"kg", "vocab#"},
    {"e", "entity/"},
    {"a", "appearance/"},
    {"r", "relation/"},
    {"d", "document/"},
    {"rule", "rule/"},
}};
/// ... and for what others own.
inline constexpr std::array<Prefix, 11> kPrefixes = {{
    {"schema", "http://schema.org/"},
    {"rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"},
    {"rdfs", "http://www.w3.org/2000/01/rdf-schema#"},
    {"skos", "http://www.w3.org/2004/02/skos/core#"},
    {"owl", "http://www.w3.org/2002/07/owl#"},
    {"xsd", "http://www.w3.org/2001/XMLSchema#"},
    {"prov", "http://www.w3.org/ns/prov#"},
    {"oa", "http://www.w3.org/ns/oa#"},
    {"dcterms", "http://purl.org/dc/terms/"},
    {"wd", "http://www.wikidata.org/entity/"},
    {"wdt", "http://www.wikidata.org/prop/direct/"},
}};

inline constexpr std::string_view kWikidata = "wd:";

/// The types by which a reader knows what a node is. An entity has "kg:" and
/// the name of a type of the vocabulary instead.
inline constexpr std::string_view kOntologyNode = "owl:Ontology";
inline constexpr std::string_view kStatementNode = "rdf:Statement";
inline constexpr std::string_view kDocumentNode = "kg:SourceText";
inline constexpr std::string_view kAppearanceNode = "kg:Appearance";
inline constexpr std::string_view kReasonNode = "kg:MergeReason";
inline constexpr std::string_view kEvidenceNode = "kg:Evidence";
inline constexpr std::string_view kPositionNode = "oa:TextPositionSelector";
inline constexpr std::string_view kQuoteNode = "oa:TextQuoteSelector";

/// Raised when a reader of the old shape would read the new one wrongly.
inline constexpr std::string_view kJsonLdVersion = "1";

}  // namespace entente
