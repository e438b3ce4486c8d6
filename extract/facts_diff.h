#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "base/names.h"
#include "extract/facts.h"
#include "extract/vocabulary.h"

namespace entente {

/// What changed between two runs over the same documents, in plain words: how
/// a rule author sees what a rule did.
struct FactsDiff {
  /// One kind of thing: "Person" among mentions, "leaderOf" among relations.
  struct Count {
    std::string name;
    std::size_t gained = 0;
    std::size_t lost = 0;
    std::size_t changed = 0;
    friend bool operator==(const Count&, const Count&) = default;
  };
  /// A document that changed, and each change as a line: "+ relation Ana Lima
  /// leaderOf Norway (95 %, by title-of-country): ..." ('-' lost, '~' changed).
  struct Document {
    std::string id;
    std::vector<std::string> lines;
    friend bool operator==(const Document&, const Document&) = default;
  };

  std::size_t documents = 0;          ///< In both runs.
  std::vector<std::string> only_old;  ///< Ids, sorted.
  std::vector<std::string> only_new;
  std::vector<Count> mentions;    ///< By type, in the vocabulary's order;
  std::vector<Count> entities;    ///< those without a change are left out.
  std::vector<Count> relations;   ///< By predicate, likewise.
  std::vector<Document> changed;  ///< Sorted by id.

  bool empty() const {
    return only_old.empty() && only_new.empty() && changed.empty();
  }
  friend bool operator==(const FactsDiff&, const FactsDiff&) = default;
};

/// Compares two sets of facts, documents paired by id (of equal ids the last
/// counts). Mentions are the same if span and type are, entities if type and
/// key are, relations if predicate and both entities are, a symmetric one
/// either way round. O(n log n).
///
/// `rules` names the rules of both.
FactsDiff diff(std::span<const Facts> before, std::span<const Facts> after,
               const Vocabulary& vocabulary, const Names& rules);

/// The summary, then the changes of each document, at most `lines` of one
/// document.
std::string to_text(const FactsDiff& diff, std::size_t lines = 50);

}  // namespace entente
