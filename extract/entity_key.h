#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "extract/analysis.h"
#include "extract/facts.h"
#include "extract/knowledge.h"
#include "extract/reading.h"

namespace entente {

/// The keys of a document's entities that no lexicon has: merging joins on
/// them, so what may be two things in two documents has two keys.
///
/// Most are the slug of the name: institution/coral-league. A person's has no
/// initials in the middle, which the next text leaves out, unless the document
/// has two who differ by them: person/jane-roe. A diplomatic post
/// has its state and its place: institution/us-embassy-in-lima. A name made of
/// words that any state's may be made of (list common-name) has the state that
/// the document gives it: institution/ge-supreme-court. Where the place or the
/// state is not said, and for what is written without capitals, the document
/// stands in: institution/supreme-court-in-brief-01.
class EntityKeys {
 public:
  /// Reads the states and places. Keeps references; needs a.mention_at.
  EntityKeys(const Knowledge& knowledge, const Analysis& a,
             const std::vector<Reading>& relations, std::string_view document);

  /// Sets `to.key`, and adds to `to.name`, the name as the text has it, in
  /// brackets what the key says more.
  void give(std::uint32_t entity, FactEntity& to) const;

 private:
  /// Whose an entity is and where, as far as the document says.
  struct Owner {
    EntryId state = kNoEntry;
    WordId post{};            ///< The head of a diplomatic post.
    std::uint32_t begin = 0;  ///< Tokens of its place; empty if not said.
    std::uint32_t end = 0;
    bool common = false;
    bool alone = false;  ///< Of people: no other has the short name.
  };

  bool is_common(const Mention& m) const;
  EntryId state_in(const Mention& m) const;
  void read_mention(std::uint32_t i);
  void tell_people_apart();
  std::string short_name(const Mention& m) const;
  void key_of_post(const Owner& owner, FactEntity& to) const;
  std::string plain_words(const Mention& m) const;
  std::string state_id(const Owner& owner) const;

  const Knowledge& k_;
  const Analysis& a_;
  std::string_view document_;
  std::vector<Owner> owners_;  ///< By entity.
};

}  // namespace entente
