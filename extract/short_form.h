#pragma once

#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "extract/analysis.h"
#include "extract/knowledge.h"

namespace entente {

/// Short forms that lexicons give their entries: `short=` ("the Alliance"
/// where NATO stands in the document) and `home=` ("the Army" in a text of
/// the army's own state).
///
/// Made once a document, when its full names are found; reads the analysis,
/// which must outlive it and may gain nothing but mentions.
class ShortForms {
 public:
  ShortForms(const Knowledge& knowledge, const Analysis& a);

  /// The mention that a short form makes at token t of sentence s, if it
  /// means something there.
  std::optional<Mention> at(const Sentence& s, std::uint32_t t) const;

  /// Says of a name that rules found that it is a home form of several words:
  /// "the Supreme Court" in a text of the court's own state.
  void settle(Mention& m) const;

 private:
  /// Mentions of one entry by a full name, in order.
  using Full = std::span<const std::pair<EntryId, std::uint32_t>>;
  Full full(EntryId entry) const;
  std::optional<Mention> of_full_name(const Sentence& s, std::uint32_t t) const;
  std::optional<Mention> of_home(const Sentence& s, std::uint32_t t) const;
  bool within_title(const Hit& name) const;
  std::uint32_t best(Full full, std::uint32_t t) const;
  void find_home();

  const Knowledge& k_;
  const Analysis& a_;
  std::vector<std::pair<EntryId, std::uint32_t>> full_;  ///< Sorted.
  EntryId home_ = kNoEntry;  ///< The country whose names stand most.
};

}  // namespace entente
