#pragma once

#include <cstdint>
#include <map>
#include <utility>
#include <vector>

#include "extract/score.h"

namespace entente {

/// Which entity of one document is which of the other, by the spans of their
/// mentions: what extract/score.cpp counts with. Ties are broken as a
/// reference written in Python breaks them.

/// No entity of the other document.
constexpr std::uint32_t kUnmatched = 0xFFFFFFFF;

/// A mention as a span of one entity, an index into ScoreDocument::entities.
struct PlacedMention {
  std::uint32_t start = 0;
  std::uint32_t end = 0;
  std::uint32_t entity = 0;
};

/// One document's mentions: a span names one entity (the last one said), in
/// the order in which spans were first said.
struct PlacedMentions {
  std::vector<PlacedMention> list;

  explicit PlacedMentions(const ScoreDocument& document);
  /// Those of `all` whose entity's type is a core one.
  PlacedMentions(const PlacedMentions& all, const std::vector<bool>& core);

  /// What the span of `m`, of the other document, names here; or kUnmatched.
  std::uint32_t entity(const PlacedMention& m) const;

 private:
  void index();

  std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> entity_at_;
};

/// For each system entity the gold one of its type with which it shares the
/// most spans, or kUnmatched; one to one, ties by id.
std::vector<std::uint32_t> align(const ScoreDocument& said,
                                 const PlacedMentions& said_mentions,
                                 const ScoreDocument& gold,
                                 const PlacedMentions& gold_mentions);

/// B-cubed, one side: the sum over my spans of the share of their group that
/// the other side puts into one group, too.
double b_cubed(const PlacedMentions& mine, const PlacedMentions& theirs);

}  // namespace entente
