#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extract/facts.h"
#include "extract/vocabulary.h"

namespace entente {

/// What scoring needs of a document: names of types and predicates as words,
/// because gold of others has its own; offsets in code points.
struct ScoreDocument {
  struct Entity {
    std::string id;
    std::string type;
    std::string name;
  };
  struct Mention {
    std::uint32_t start = 0;
    std::uint32_t end = 0;
    std::uint32_t entity = 0;  ///< Index into entities.
    bool demonym = false;
  };
  struct Relation {
    std::uint32_t subject = 0;
    std::string predicate;
    std::uint32_t object = 0;
    bool optional = false;
  };
  std::string id;
  std::string text;
  std::vector<Entity> entities;
  std::vector<Mention> mentions;
  std::vector<Relation> relations;
};

/// The facts of a document, as scoring sees them; ids are "e1", "e2", ...
ScoreDocument to_score_document(const Facts& facts,
                                const Vocabulary& vocabulary);

/// True positives, and how many the system said and the gold has.
struct Tally {
  std::size_t hit = 0;
  std::size_t said = 0;
  std::size_t gold = 0;

  /// In percent, rounded to one decimal, half to even.
  double precision() const;
  double recall() const;
  double f1() const;
  friend bool operator==(const Tally&, const Tally&) = default;
};

struct NamedTally {
  std::string name;
  Tally tally;
  friend bool operator==(const NamedTally&, const NamedTally&) = default;
};

/// Precision, recall and F1 of extracted facts against gold.
struct Score {
  std::vector<NamedTally> mentions;  ///< By type, "core", "all".
  Tally overlapping;                 ///< Core; only its recall has a meaning.
  double b_cubed_precision = 0;      ///< Entities of the core types, percent.
  double b_cubed_recall = 0;
  double b_cubed_f1 = 0;
  std::vector<NamedTally> relations;   ///< "exact", "events as quads",
                                       ///< "optional required".
  std::vector<NamedTally> predicates;  ///< Sorted by name.
  /// One line an error, in the order of documents.
  std::vector<std::string> spurious_mentions;
  std::vector<std::string> missed_mentions;
  std::vector<std::string> spurious_relations;
  std::vector<std::string> missed_relations;
};

struct ScoreOptions {
  /// For gold that calls countries and places alike Location and marks no
  /// demonyms: scores only the types that gold has, and no relations.
  bool names_only = false;
};

/// Compares `said` with `gold`, documents paired by id; a document that `said`
/// lacks counts as empty, one that gold lacks is ignored.
///
/// The rules of scoring are those of docs/QUALITY.md: mentions by exact span
/// and type; a system entity is a gold one of its type if no other pair shares
/// more mentions (one to one); relations between matched entities. Takes
/// O(n log n) in mentions and relations, but O(n^2) a document for
/// overlapping mentions.
Score score(std::span<const ScoreDocument> gold,
            std::span<const ScoreDocument> said, const Vocabulary& vocabulary,
            ScoreOptions options = {});

/// The figures as a table, and up to `errors` errors of each kind.
std::string to_text(const Score& score, std::size_t errors = 0);

}  // namespace entente
