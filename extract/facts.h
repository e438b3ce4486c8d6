#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/ids.h"
#include "base/span.h"

namespace entente {

/// How a mention names its entity.
enum class Form : std::uint8_t {
  kName,
  kAcronym,
  kDemonym,
  kMetonym,
  kPartial
};

/// Whether the text says that a relation holds. A relation that held once and
/// has ended is asserted.
enum class Factuality : std::uint8_t { kAsserted, kNegated, kPossible };

/// Why two names were taken for one entity, in words a reader can check:
/// {"ROK", "acronym in brackets", 96}.
struct MergeReason {
  std::string name;      ///< The other name.
  std::string reason;    ///< Acronym in brackets, surname, lexicon, ...
  std::uint32_t at = 0;  ///< Byte where the name first stands in the text.

  friend auto operator<=>(const MergeReason&, const MergeReason&) = default;
};

/// One thing in the world that a document names, under all of its names.
struct FactEntity {
  TypeId type{};
  std::string
      key;  ///< What merging joins on: "country/KR", "person/xi-jinping".
  std::string name;                  ///< The fullest common name.
  std::vector<std::string> aliases;  ///< Other names, sorted, without `name`.
  std::string wikidata;              ///< "Q884", or empty.
  /// For people: the key of the country that the document gives them, or
  /// empty. Two people of one name whose contexts disagree are two.
  std::string context;
  std::vector<MergeReason> why;  ///< Sorted.

  friend bool operator==(const FactEntity&, const FactEntity&) = default;
};

/// A place in the text that names an entity.
struct FactMention {
  Span span;  ///< Bytes; never empty.
  EntityId entity{};
  Form form = Form::kName;
  RuleId rule{};  ///< The lexicon or rule that found it.

  friend auto operator<=>(const FactMention&, const FactMention&) = default;
};

/// One relation that the document states, and how we know.
struct FactRelation {
  EntityId subject{};
  PredicateId predicate{};
  EntityId object{};
  Factuality factuality = Factuality::kAsserted;
  std::uint8_t confidence =
      0;  ///< Percent; docs/QUALITY.md says what it means.
  RuleId rule{};
  Span evidence;         ///< The sentence or clause, in bytes.
  std::string position;  ///< The post, for leaderOf and affiliatedWith.
  std::string time;      ///< ISO 8601 date or interval, or empty.

  friend auto operator<=>(const FactRelation&, const FactRelation&) = default;
};

/// All that one document says: the record between stages and machines.
///
/// Offsets are bytes into `text` here and code points in JSON. Mentions are
/// sorted by span and do not overlap; relations are sorted and distinct in
/// (subject, predicate, object). Entities stand in the order of their first
/// mention and each has at least one.
struct Facts {
  std::string id;
  std::string source;
  std::string text;         ///< Well-formed UTF-8; empty if it was left out.
  std::string text_sha256;  ///< Set when `text` is left out; else empty.
  std::vector<FactEntity> entities;
  std::vector<FactMention> mentions;
  std::vector<FactRelation> relations;

  friend bool operator==(const Facts&, const Facts&) = default;
};

}  // namespace entente
