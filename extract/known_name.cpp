#include "extract/known_name.h"

#include <algorithm>
#include <string_view>

#include "extract/capital.h"
#include "extract/name_words.h"

namespace entente {
namespace {

constexpr std::uint8_t kNameRank = 65;
constexpr std::uint8_t kAmbiguousRank = 50;
constexpr std::uint8_t kWeakNameRank = 30;

}  // namespace

std::optional<Mention> KnownNames::weigh(const Sentence& s,
                                         const Hit& hit) const {
  const TrieValue& value = *hit.value;
  const Entry& entry = k_.lexicon[static_cast<EntryId>(value.id)];
  if (entry.type != k_.types.country &&
      within_title(k_, a_, hit.begin, hit.end))
    return std::nullopt;
  if (excluded(s, hit, entry)) return std::nullopt;
  Mention m = candidate(hit);
  if ((value.flags & kCapitalCity) != 0) {
    if (!capital_acts(k_, a_, hit.begin, hit.end)) return std::nullopt;
    ++m.rank;  // Over the city of the same name.
  }
  if ((value.flags & kAmbiguous) != 0 && !own_acronym_follows(s, hit)) {
    if (!supported(s, hit, entry) && !after_own_city(s, hit, entry))
      return std::nullopt;
    m.rank = entry.type == k_.types.country ? kAmbiguousRank : kWeakNameRank;
    if (m.rank == kWeakNameRank && hit.end - hit.begin > 1)
      m.rank = kAmbiguousRank;
  }
  // "Albany, New York" is the state, "New York" the city.
  if (after_own_city(s, hit, entry)) m.rank = kNameRank + 1;
  return m;
}

Mention KnownNames::candidate(const Hit& hit) const {
  const auto id = static_cast<EntryId>(hit.value->id);
  const Entry& entry = k_.lexicon[id];
  Mention m;
  m.begin = hit.begin;
  m.end = hit.end;
  m.type = entry.type;
  m.form = hit.value->form;
  m.rank = kNameRank;
  m.rule = entry.rule;
  m.entry = id;
  // "Pope John Paul II": the title stays outside.
  while (m.type == k_.types.person && m.begin + 1 < m.end &&
         words_.in_list(a_.tokens[m.begin].word, k_.lists.title) &&
         !words_.in_list(a_.tokens[m.begin].word, k_.lists.given_name) &&
         !words_.in_list(a_.tokens[m.begin].word, k_.lists.given_name_word) &&
         !a_.tokens[m.begin + 1].is(kRoman))
    ++m.begin;
  return m;
}

/// Whether the words at and beside a name say that it is none, or another's.
bool KnownNames::excluded(const Sentence& s, const Hit& hit,
                          const Entry& entry) const {
  const TrieValue& value = *hit.value;
  const Token& first = a_.tokens[hit.begin];
  if (hit.end - hit.begin == 1 && !first.is(kCapital) && !first.is(kDigits) &&
      value.capitals != 0)
    return true;
  if (value.capitals == 0 && !first.is(kCapital) &&
      entry.type != k_.types.agreement && entry.type != k_.types.event)
    return true;
  if (entry.type == k_.types.country && two_states_of_list(s, hit)) return true;
  // "THE SCHEDULE IS OPEN": a word in a line of capitals, no acronym.
  if (value.form == Form::kAcronym && shouted_word(s, hit)) return true;
  // "US$ 20": money.
  if (entry.type == k_.types.country && hit.end < s.end &&
      a_.tokens[hit.end].is(kJoined) && a_.word(hit.end) == "$")
    return true;
  // "Virginia-class": a ship's.
  if (entry.type == k_.types.place && hit.end + 1 < s.end &&
      a_.tokens[hit.end].tag == Tag::kDash && a_.tokens[hit.end].is(kJoined) &&
      words_.text(a_.tokens[hit.end + 1].word) == "class")
    return true;
  // "Viktar Lukashenka": another of that surname; rules for people know.
  if (entry.type == k_.types.person && hit.end - hit.begin == 1 &&
      another_name_before(s, hit.begin))
    return true;
  if ((value.flags & kPeople) != 0 && !stands_for_state(s, hit)) return true;
  // "Latin American", "South Asian": the adjective of a region.
  if (value.form == Form::kDemonym && hit.begin > s.begin &&
      words_.in_list(a_.tokens[hit.begin - 1].word, k_.lists.region_prefix) &&
      a_.tokens[hit.begin - 1].is(kCapital))
    return true;
  return value.form == Form::kDemonym && (value.flags & kPeople) == 0 &&
         (!adjective(s, hit) || of_colonies(s, hit));
}

/// Whether a name is a function word beside one more word in capitals.
bool KnownNames::shouted_word(const Sentence& s, const Hit& hit) const {
  if (hit.end - hit.begin != 1) return false;
  constexpr std::uint64_t kSmall =
      bit(Tag::kVBZ) | bit(Tag::kPRP) | bit(Tag::kIN) | bit(Tag::kWP);
  const Token& token = a_.tokens[hit.begin];
  if (!any(words_[token.word].tag, kSmall)) return false;
  const auto shouted = [&](const Token* other) {
    return other != nullptr && other->is(kAllCapitals) && other->length > 3 &&
           (words_[other->word].tags & ~bit(Tag::kNNP)) != 0;
  };
  return shouted(before(s, hit.begin)) || shouted(after(s, hit.end));
}

/// "National Liberation Army (ELN)": the bracket says which one.
bool KnownNames::own_acronym_follows(const Sentence& s, const Hit& name) const {
  if (name.end + 1 >= s.end || a_.tokens[name.end].tag != Tag::kOpen)
    return false;
  return std::ranges::any_of(a_.hits_from(name.end + 1), [&](const Hit& hit) {
    return hit.value->kind == TrieValue::Kind::kName &&
           hit.value->form == Form::kAcronym && hit.value->id == name.value->id;
  });
}

/// "Romania, Serbia and Montenegro": the end of a list, not the one state.
bool KnownNames::two_states_of_list(const Sentence& s, const Hit& name) const {
  const Token* prev = before(s, name.begin);
  if (name.end - name.begin != 3 || prev == nullptr ||
      prev->tag != Tag::kComma || a_.tokens[name.begin + 1].tag != Tag::kCC)
    return false;
  const Hit* first = country_at(k_, a_, name.begin, name.begin + 1);
  const Hit* second = country_at(k_, a_, name.end - 1, name.end);
  return first != nullptr && second != nullptr &&
         first->value->id != second->value->id;
}

/// Whether a word before token t, capitalised, is part of a person's name.
bool KnownNames::another_name_before(const Sentence& s, std::uint32_t t) const {
  const Token* prev = before(s, t);
  return prev != nullptr && prev->is(kCapital) && prev->tag != Tag::kPOS &&
         !in_list(prev, k_.lists.not_in_name) && !in_list(prev, k_.lists.title);
}

/// "Atlanta, Georgia": a state after a comma and a place of its country.
bool KnownNames::after_own_city(const Sentence& s, const Hit& state,
                                const Entry& entry) const {
  if (entry.type != k_.types.place || entry.kind != "state") return false;
  const Token* comma = before(s, state.begin);
  if (comma == nullptr || comma->tag != Tag::kComma) return false;
  for (const std::uint32_t h : a_.hits_to(state.begin - 1)) {
    const Hit& hit = a_.hits[h];
    if (hit.value->kind != TrieValue::Kind::kName) continue;
    const Entry& e = k_.lexicon[static_cast<EntryId>(hit.value->id)];
    if (e.type == k_.types.place && e.container == entry.container &&
        e.container != kNoEntry)
      return true;
  }
  return false;
}

/// "the Soviets agreed", "the British": not "British troops" (that is the
/// adjective), not "three Chinese".
bool KnownNames::stands_for_state(const Sentence& s, const Hit& hit) const {
  const Token* prev = before(s, hit.begin);
  const Token* next = after(s, hit.end);
  // "the Belgians" sent troops; "Belgians" and "many Belgians" are persons.
  const std::string_view last = a_.word(hit.end - 1);
  if (last.ends_with('s') && !last.ends_with("ss"))
    return prev != nullptr && prev->word == the_ &&
           (next == nullptr || !any(next->tag, bit(Tag::kWP) | bit(Tag::kVBG)));
  if (next != nullptr && any(next->tag, kNounTags) && !next->is(kCapital) &&
      hit.value->capitals != 0 && a_.tokens[hit.end - 1].tag != Tag::kNNS)
    return true;  // As an adjective it is a mention all the same.
  if (prev == nullptr) return false;
  if (prev->tag == Tag::kIN) {
    const std::string_view w = words_.text(prev->word);
    return w == "by" || w == "between" || w == "with" || w == "against" ||
           w == "among";
  }
  return prev->tag == Tag::kDT || prev->tag == Tag::kCC ||
         prev->tag == Tag::kComma || any(prev->tag, kAdjectiveTags);
}

/// A demonym counts as an adjective: a noun, adjective, hyphen or "and"
/// must follow; a language or "an American" is none.
bool KnownNames::adjective(const Sentence& s, const Hit& hit) const {
  const Token* next = after(s, hit.end);
  const Token* prev = before(s, hit.begin);
  if (next == nullptr) return prev == nullptr || prev->tag != Tag::kDT;
  if (next->is(kJoined) && next->tag == Tag::kDash) return true;
  if (any(next->tag, kNounTags | kAdjectiveTags | bit(Tag::kVBG) |
                         bit(Tag::kVBN) | bit(Tag::kCD) | bit(Tag::kRB)) ||
      next->is(kCapital) || next->tag == Tag::kQuote || next->tag == Tag::kDash)
    return true;
  // "in Portuguese and was interpreted": a language.
  const bool joined = next->tag == Tag::kCC || next->tag == Tag::kComma;
  if (joined && prev != nullptr && prev->tag == Tag::kIN &&
      !(hit.end + 1 < s.end && a_.tokens[hit.end + 1].is(kCapital)) &&
      (words_.text(prev->word) == "in" || words_.text(prev->word) == "into"))
    return false;
  if (joined || next->tag == Tag::kSymbol || next->tag == Tag::kOpen)
    return true;
  // "of Iranian drones": a noun in -s that the tagger took for a verb.
  if (prev != nullptr && prev->tag == Tag::kIN && next->tag == Tag::kVBZ &&
      ((words_[next->word].tags & kNounTags) != 0 ||
       next->word == kUnknownWord))
    return true;
  if (prev != nullptr &&
      (prev->tag == Tag::kDT || prev->tag == Tag::kIN || prev->tag == Tag::kCD))
    return prev->tag == Tag::kDT &&
           a_.word(hit.begin - 1).size() == 3;  // "the X"
  // "attacks", "support": a noun that the tagger took for a verb.
  return any(next->tag, kVerbTags & ~bit(Tag::kMD)) &&
         ((words_[next->word].tags & kNounTags) != 0 ||
          (prev == nullptr && next->tag != Tag::kVBD &&
           words_[next->word].lemma != k_.known.be));
}

/// "Spain's American colonies": where they lie, not whose they are.
bool KnownNames::of_colonies(const Sentence& s, const Hit& hit) const {
  const Token* prev = before(s, hit.begin);
  const Token* next = after(s, hit.end);
  if (prev == nullptr || next == nullptr ||
      !any(prev->tag, bit(Tag::kPOS) | bit(Tag::kPRPS)))
    return false;
  const std::string_view w = words_.text(next->word);
  return w == "colonies" || w == "colony" || w == "possessions";
}

/// An ambiguous name needs something that speaks for it.
bool KnownNames::supported(const Sentence& s, const Hit& hit,
                           const Entry& entry) const {
  const Token* prev = before(s, hit.begin);
  const Token* next = after(s, hit.end);
  const Token& first = a_.tokens[hit.begin];
  if (entry.type == k_.types.country) {
    // Jordan, Georgia, Chad: a given name before or a surname after speaks
    // for a person; that is left to the rules for people, which are longer.
    return true;
  }
  if (hit.value->form == Form::kAcronym && first.is(kAllCapitals)) return true;
  if (hit.end - hit.begin > 1)
    return !first.is(kSentenceStart) || prev == nullptr;
  if (entry.type == k_.types.place) {
    const bool comma_place = next != nullptr && next->tag == Tag::kComma &&
                             hit.end + 1 < s.end && place_at(hit.end + 1);
    const bool preposition = in_list(prev, k_.lists.place_preposition);
    const bool head = next != nullptr && in_list(next, k_.lists.place_head);
    const bool name_follows =
        next != nullptr && next->is(kCapital) && !comma_place;
    // A state's capital is likelier than a namesake.
    return (comma_place || preposition || head ||
            flagged_name(a_, hit.begin, hit.end, kCapitalCity)) &&
           !name_follows;
  }
  if (entry.kind == "company" && company_acts(s, hit)) return true;
  // Institutions and the rest: "the Guardian", "the Economist".
  return prev != nullptr && prev->word == the_ && !first.is(kSentenceStart) &&
         (next == nullptr || !next->is(kCapital));
}

/// "Apple must pay", "the head of Apple": what words for things do not do.
bool KnownNames::company_acts(const Sentence& s, const Hit& hit) const {
  const Token* prev = before(s, hit.begin);
  const Token* next = after(s, hit.end);
  if (next != nullptr && (next->tag == Tag::kPOS || next->tag == Tag::kMD ||
                          next->tag == Tag::kVBD))
    return true;
  return prev != nullptr && words_.text(prev->word) == "of" &&
         hit.begin >= s.begin + 2 &&
         words_.in_list(a_.tokens[hit.begin - 2].word, k_.lists.title) &&
         (next == nullptr || !next->is(kCapital));
}

bool KnownNames::place_at(std::uint32_t t) const {
  for (const Hit& hit : a_.hits_from(t)) {
    if (hit.value->kind != TrieValue::Kind::kName) continue;
    const TypeId type = k_.lexicon[static_cast<EntryId>(hit.value->id)].type;
    if (type == k_.types.place || type == k_.types.country) return true;
  }
  return false;
}

}  // namespace entente
