#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/diagnostic.h"
#include "extract/vocabulary.h"
#include "graph/knowledge_graph.h"
#include "graph/string_pool.h"

namespace entente {

/// What the nodes of a graph's JSON-LD say, before they are put together.
///
/// Nodes stand in any order and name each other by IRI, so each is kept as a
/// row, found by its IRI. All texts and IRIs are in `texts`; IRIs are as
/// written, "e:country/NO". Private to export/jsonld*.cpp.
struct JsonLdRows {
  using Iri = TextId;

  struct EntityRow {
    TextId key{};
    TypeId type{};
    /// Of its appearances, each once, in the order met.
    std::vector<TextId> contexts{};

    bool knows(TextId context) const {
      return std::ranges::count(contexts, context) > 0;
    }
  };
  struct AppearanceRow {
    std::size_t offset;
    Iri entity, document;
    TextId context, name, wikidata;
    std::uint32_t mentions;
    std::optional<TypeId> type;  ///< If it is not the entity's.
    std::vector<TextId> aliases;
    std::vector<Iri> reasons;
  };
  struct StatementRow {
    std::size_t offset;
    Iri subject, object;
    PredicateId predicate;
    Factuality factuality;
    std::vector<Iri> evidence;
  };
  struct EvidenceRow {
    std::size_t offset;
    Iri document;
    std::vector<Iri> selectors;
    TextId rule, position, time, subject_context, object_context;
    std::uint8_t confidence;
  };
  struct PlaceRow {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
  };

  StringPool texts{};
  std::unordered_map<Iri, Document> documents{};
  std::unordered_map<Iri, EntityRow> entities{};
  std::unordered_map<Iri, Why> reasons{};
  std::unordered_map<Iri, EvidenceRow> evidence{};
  std::unordered_map<Iri, PlaceRow> places{};
  std::unordered_map<Iri, TextId> quotes{};
  std::vector<AppearanceRow> appearances{};
  std::vector<StatementRow> statements{};
};

/// The faults of one file; at most so many that a person reads them.
class JsonLdFaults {
 public:
  JsonLdFaults(std::string_view file, std::string_view text)
      : file_(file), text_(text) {}

  void add(std::size_t offset, std::string message, std::string fix);
  void add(Diagnostic fault) { faults_.push_back(std::move(fault)); }
  bool is_full() const { return faults_.size() >= kMost; }
  bool empty() const { return faults_.empty(); }
  Diagnostics take() { return std::move(faults_); }
  std::string_view file() const { return file_; }
  std::string_view text() const { return text_; }

 private:
  static constexpr std::size_t kMost = 20;
  std::string_view file_;
  std::string_view text_;
  Diagnostics faults_;
};

/// Reads all nodes of the file of `faults`. If faults were found, rows may be
/// missing.
JsonLdRows read_rows(const Vocabulary& vocabulary, JsonLdFaults& faults);

/// What a reader says where a node is not whole.
inline constexpr std::string_view kPartLost =
    "Was a part of the file lost? Write it again with 'entente merge' or "
    "'entente build'.";

}  // namespace entente
