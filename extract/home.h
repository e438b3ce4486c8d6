#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "extract/analysis.h"
#include "extract/knowledge.h"
#include "extract/reading.h"
#include "extract/reference.h"

namespace entente {

/// The states that a document does not name where it means them: its own, that
/// of a bare title, that of a person whom a lexicon knows.
///
/// The home country is worked out once, where it is first asked for, from the
/// mentions and from what `readings` hold by then: organs that name their
/// state should be read before. Keeps references; needs phrases and entities.
class Home {
 public:
  Home(const Knowledge& knowledge, const Analysis& analysis,
       const Reference& reference, const std::vector<Reading>& readings);

  /// The country that speaks, the one whose names and organs the document has
  /// most of; or kNone. O(mentions) the first time.
  std::uint32_t country();

  /// Whether the text speaks for its home country: a letterhead of its organs,
  /// "my country", "my delegation", an address to an assembly.
  bool speaks();

  /// The person who signs the text, "Jane Roe, Secretary of State" in a line
  /// of its own at the top; or kNone.
  std::uint32_t author() const;

  /// Adds what a special name of `makes` stands for at `token` (docs/RULES.md),
  /// the other end of the relation being `whose`; nothing if that is unknown.
  void special(const std::string& name, const Denoted& whose,
               std::uint8_t types, std::uint32_t token, Denoted& out);

  /// The entity of a lexicon entry that the document names, or kNone.
  std::uint32_t entity_of(EntryId entry) const;

  /// The state for which a lexicon says that a person acts, or kNone. A bare
  /// surname is enough if the known persons of that name are of one state.
  std::uint32_t state_of(std::uint32_t person) const;

 private:
  bool is_speech() const;
  bool calls_chair() const;
  std::uint32_t state_of_entry(EntryId entry) const;
  std::size_t first_person() const;
  bool address();
  std::uint32_t home_of(const Sentence& s, std::uint32_t token);
  std::uint32_t other_of(const Sentence& s);
  std::uint32_t topic();
  std::uint32_t named_most();
  void weigh_names(std::vector<std::uint32_t>& weight) const;
  std::uint32_t own_state(const Group& g) const;
  std::uint32_t state_of_we(const Group& g) const;
  void weigh_hosts(std::vector<std::uint32_t>& weight) const;
  void weigh_letterhead(std::vector<std::uint32_t>& weight) const;

  const Knowledge& k_;
  const WordTable& words_;
  const Analysis& a_;
  const Reference& reference_;
  std::optional<std::uint32_t> topic_;  // Once asked for.
  const std::vector<Reading>& readings_;
  std::vector<std::pair<EntryId, std::uint32_t>> by_entry_;  // Sorted.
  const bool speech_;  // Of "my country", "my delegation".
  bool home_known_ = false;
  std::uint32_t home_ = kNone;
};

}  // namespace entente
