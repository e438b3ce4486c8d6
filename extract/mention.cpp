#include "extract/mention.h"

#include <algorithm>
#include <span>
#include <utility>

#include "extract/capital.h"
#include "extract/matcher.h"
#include "extract/name_words.h"

namespace entente {
namespace {

constexpr std::uint8_t kNameRank = 65;
constexpr std::uint8_t kAmbiguousRank = 50;
constexpr std::uint8_t kWeakNameRank = 30;
constexpr std::uint8_t kStrong = 40;

class Finder {
 public:
  Finder(const Knowledge& k, Analysis& a)
      : k_(k), words_(k.words()), a_(a), matcher_(k.lexicon, a, true) {}

  void run() {
    for (std::uint32_t s = 0; s < a_.sentences.size(); ++s) {
      const Sentence& sentence = a_.sentences[s];
      const bool capitals = shouts(sentence);
      for (std::uint32_t t = sentence.begin; t < sentence.end; ++t) {
        if ((a_.looks[t] & kStartsName) != 0)
          for (const Hit& hit : a_.hits_from(t))
            if (hit.value->kind == TrieValue::Kind::kName) name(sentence, hit);
        if (capitals ||
            (a_.tokens[t].is(kLower) && a_.tokens[t].word == kUnknownWord))
          continue;
        rules(sentence, t);
      }
    }
    titles();
    a_.mentions.clear();
    a_.mention_at.assign(a_.tokens.size(), kNone);
    keep_best(a_, found_);
  }

 private:
  /// A heading all in capitals has no capitals to go by.
  bool shouts(const Sentence& s) const {
    std::uint32_t words = 0;
    for (std::uint32_t t = s.begin; t < s.end; ++t) {
      const Token& token = a_.tokens[t];
      if (token.is(kLower)) return false;
      if (token.is(kAllCapitals))
        ++words;
      else if (token.is(kCapital) && token.length > 1)
        return false;
    }
    return words >= 3;
  }

  void rules(const Sentence& sentence, std::uint32_t t) {
    const auto visit = [&](std::uint32_t r, std::uint32_t at) {
      const Rule& rule = k_.rules.rules()[r];
      const RuleTry attempt(a_.costs, rule.id);
      Match match;
      if (!matcher_.match(rule.pattern, at, sentence.begin, sentence.end,
                          match))
        return;
      const auto label = static_cast<std::size_t>(
          std::ranges::find(rule.pattern.labels, kMentionLabel) -
          rule.pattern.labels.begin());
      const std::uint32_t begin = match.slots[2 * label];
      const std::uint32_t end = match.slots[2 * label + 1];
      if (begin >= end || end == kNone) return;
      Mention m;
      m.begin = begin;
      m.end = end;
      m.type = rule.type;
      m.form = rule.form;
      m.rank = rule.rank;
      m.rule = rule.id;
      found_.push_back(m);
    };
    k_.mention_rules.at(a_, k_.lexicon.tests(), t, visit);
    if ((a_.looks[t] & kStartsName) == 0) return;
    std::uint8_t seen = 0;
    for (const Hit& hit : a_.hits_from(t)) {
      if (hit.value->kind != TrieValue::Kind::kName) continue;
      const TypeId type = k_.lexicon[static_cast<EntryId>(hit.value->id)].type;
      if (((seen >> index(type)) & 1) != 0) continue;
      seen = static_cast<std::uint8_t>(seen | (1U << index(type)));
      k_.mention_rules.at_type(a_, k_.lexicon.tests(), type, t, kNone, visit);
    }
  }

  // -- Titles of documents by their place on the page ------------------------

  /// A line that says who wrote what stands above it: "By A, B & C".
  bool byline(const Sentence& s) const {
    const std::uint32_t n = s.end - s.begin;
    return s.paragraph && n >= 3 && n <= 60 &&
           words_.text(a_.tokens[s.begin].word) == "by" &&
           a_.tokens[s.begin].is(kCapital) &&
           a_.tokens[s.begin + 1].is(kCapital) &&
           a_.tokens[s.end - 1].tag != Tag::kStop;
  }

  /// A line in title case: most words of some length start with capitals.
  bool title_case(const Sentence& s) const {
    std::uint32_t long_words = 0;
    std::uint32_t capitals = 0;
    for (std::uint32_t t = s.begin; t < s.end; ++t) {
      const Token& token = a_.tokens[t];
      if (token.tag == Tag::kStop) return false;
      if ((token.shape & (kCapital | kLower)) == 0 || token.length < 4)
        continue;
      ++long_words;
      if (token.is(kCapital)) ++capitals;
    }
    return long_words >= 3 && capitals * 10 >= long_words * 9;
  }

  void title(const Sentence& s, RuleId rule) {
    Mention m;
    m.begin = s.begin;
    m.end = s.end;
    while (m.begin < m.end && (a_.tokens[m.begin].tag == Tag::kBullet ||
                               a_.tokens[m.begin].tag == Tag::kQuote))
      ++m.begin;
    while (m.end > m.begin && a_.tokens[m.end - 1].tag == Tag::kQuote) --m.end;
    if (m.end - m.begin < 3) return;
    m.type = k_.types.document;
    m.rank = 70;
    m.rule = rule;
    found_.push_back(m);
  }

  /// The line above a byline (an abstract may stand between), and headings
  /// with a subtitle: "Main Words: What the Report Is About".
  void titles() {
    for (std::uint32_t i = 0; i < a_.sentences.size(); ++i) {
      const Sentence& s = a_.sentences[i];
      if (byline(s)) {
        for (std::uint32_t j = i; j > 0 && i - j < 7; --j) {
          const Sentence& above = a_.sentences[j - 1];
          if (byline(above)) break;
          if (above.heading && title_case(above)) {
            title(above, k_.title_line);
            break;
          }
        }
      } else if (s.heading && s.end - s.begin >= 6 && title_case(s)) {
        for (std::uint32_t t = s.begin + 1; t + 2 < s.end; ++t)
          if (a_.tokens[t].tag == Tag::kColon && a_.word(t) == ":") {
            title(s, k_.title_line);
            break;
          }
      }
    }
  }

  const Token* before(const Sentence& s, std::uint32_t t) const {
    return t > s.begin ? &a_.tokens[t - 1] : nullptr;
  }
  const Token* after(const Sentence& s, std::uint32_t end) const {
    return end < s.end ? &a_.tokens[end] : nullptr;
  }
  bool in_list(const Token* token, ListId list) const {
    return token != nullptr && words_.in_list(token->word, list);
  }

  /// Weighs one lexicon name and adds it as a candidate, or not.
  void name(const Sentence& s, const Hit& hit) {
    const TrieValue& value = *hit.value;
    const auto id = static_cast<EntryId>(value.id);
    const Entry& entry = k_.lexicon[id];
    if ((value.flags & (kShortForm | kHomeForm)) != 0) return;  // short_form.
    // "minister of foreign affairs" is a title, whatever is called so.
    for (const std::uint32_t h : a_.hits_to(hit.end)) {
      const Hit& other = a_.hits[h];
      if (other.begin < hit.begin &&
          other.value->kind == TrieValue::Kind::kList &&
          other.value->id == static_cast<std::uint32_t>(k_.lists.title) &&
          entry_type(value) != k_.types.country)
        return;
    }
    const Token& first = a_.tokens[hit.begin];
    // Inside a hyphenated word that is no pair: "Sino-Soviet" is fine, but
    // "pan-Africa" is one word.
    Mention m;
    m.begin = hit.begin;
    m.end = hit.end;
    m.type = entry.type;
    m.form = value.form;
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
    if (hit.end - hit.begin == 1 && !first.is(kCapital) && !first.is(kDigits) &&
        value.capitals != 0)
      return;
    if (value.capitals == 0 && !first.is(kCapital) &&
        entry.type != k_.types.agreement && entry.type != k_.types.event)
      return;
    if (entry.type == k_.types.country && two_states_of_list(s, hit)) return;
    // "US$ 20": money.
    if (entry.type == k_.types.country && hit.end < s.end &&
        a_.tokens[hit.end].is(kJoined) && a_.word(hit.end) == "$")
      return;
    // "Virginia-class": a ship's.
    if (entry.type == k_.types.place && hit.end + 1 < s.end &&
        a_.tokens[hit.end].tag == Tag::kDash &&
        a_.tokens[hit.end].is(kJoined) &&
        words_.text(a_.tokens[hit.end + 1].word) == "class")
      return;
    // "Viktar Lukashenka": another of that surname; rules for people know.
    if (entry.type == k_.types.person && hit.end - hit.begin == 1 &&
        another_name_before(s, hit.begin))
      return;
    if ((value.flags & kPeople) != 0 && !stands_for_state(s, hit)) return;
    // "Latin American", "South Asian": the adjective of a region.
    if (value.form == Form::kDemonym && hit.begin > s.begin &&
        words_.in_list(a_.tokens[hit.begin - 1].word, k_.lists.region_prefix) &&
        a_.tokens[hit.begin - 1].is(kCapital))
      return;
    if (value.form == Form::kDemonym && (value.flags & kPeople) == 0 &&
        (!adjective(s, hit) || of_colonies(s, hit)))
      return;
    if ((value.flags & kCapitalCity) != 0) {
      if (!capital_acts(k_, a_, hit.begin, hit.end)) return;
      ++m.rank;  // Over the city of the same name.
    }
    if ((value.flags & kAmbiguous) != 0 && !own_acronym_follows(s, hit)) {
      if (!supported(s, hit, entry) && !after_own_city(s, hit, entry)) return;
      m.rank = entry.type == k_.types.country ? kAmbiguousRank : kWeakNameRank;
      if (m.rank == kWeakNameRank && hit.end - hit.begin > 1)
        m.rank = kAmbiguousRank;
    }
    // "Albany, New York" is the state, "New York" the city.
    if (after_own_city(s, hit, entry)) m.rank = kNameRank + 1;
    found_.push_back(m);
  }

  /// "National Liberation Army (ELN)": the bracket says which one.
  bool own_acronym_follows(const Sentence& s, const Hit& name) const {
    if (name.end + 1 >= s.end || a_.tokens[name.end].tag != Tag::kOpen)
      return false;
    return std::ranges::any_of(a_.hits_from(name.end + 1), [&](const Hit& hit) {
      return hit.value->kind == TrieValue::Kind::kName &&
             hit.value->form == Form::kAcronym &&
             hit.value->id == name.value->id;
    });
  }

  /// "Romania, Serbia and Montenegro": the end of a list, not the one state.
  bool two_states_of_list(const Sentence& s, const Hit& name) const {
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
  bool another_name_before(const Sentence& s, std::uint32_t t) const {
    const Token* prev = before(s, t);
    return prev != nullptr && prev->is(kCapital) && prev->tag != Tag::kPOS &&
           !in_list(prev, k_.lists.not_in_name) &&
           !in_list(prev, k_.lists.title);
  }

  /// "Atlanta, Georgia": a state after a comma and a place of its country.
  bool after_own_city(const Sentence& s, const Hit& state,
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
  bool stands_for_state(const Sentence& s, const Hit& hit) const {
    const Token* prev = before(s, hit.begin);
    const Token* next = after(s, hit.end);
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
  bool adjective(const Sentence& s, const Hit& hit) const {
    const Token* next = after(s, hit.end);
    const Token* prev = before(s, hit.begin);
    if (next == nullptr) return prev == nullptr || prev->tag != Tag::kDT;
    if (next->is(kJoined) && next->tag == Tag::kDash) return true;
    if (any(next->tag, kNounTags | kAdjectiveTags | bit(Tag::kVBG) |
                           bit(Tag::kVBN) | bit(Tag::kCD) | bit(Tag::kRB)) ||
        next->is(kCapital) || next->tag == Tag::kQuote ||
        next->tag == Tag::kDash)
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
    if (prev != nullptr && (prev->tag == Tag::kDT || prev->tag == Tag::kIN ||
                            prev->tag == Tag::kCD))
      return prev->tag == Tag::kDT &&
             a_.word(hit.begin - 1).size() == 3;  // "the X"
    // "attacks", "support": a noun that the tagger took for a verb.
    return any(next->tag, kVerbTags & ~bit(Tag::kMD)) &&
           ((words_[next->word].tags & kNounTags) != 0 ||
            (prev == nullptr && next->tag != Tag::kVBD &&
             words_[next->word].lemma != words_.find("be")));
  }

  /// "Spain's American colonies": where they lie, not whose they are.
  bool of_colonies(const Sentence& s, const Hit& hit) const {
    const Token* prev = before(s, hit.begin);
    const Token* next = after(s, hit.end);
    if (prev == nullptr || next == nullptr ||
        !any(prev->tag, bit(Tag::kPOS) | bit(Tag::kPRPS)))
      return false;
    const std::string_view w = words_.text(next->word);
    return w == "colonies" || w == "colony" || w == "possessions";
  }

  /// An ambiguous name needs something that speaks for it.
  bool supported(const Sentence& s, const Hit& hit, const Entry& entry) const {
    const Token* prev = before(s, hit.begin);
    const Token* next = after(s, hit.end);
    const Token& first = a_.tokens[hit.begin];
    if (entry.type == k_.types.country) {
      // Jordan, Georgia, Chad: a given name before or a surname after speaks
      // for a person; that is left to the rules for people, which are longer.
      return true;
    }
    if (hit.value->form == Form::kAcronym && first.is(kAllCapitals))
      return true;
    if (hit.end - hit.begin > 1)
      return !first.is(kSentenceStart) || prev == nullptr;
    if (entry.type == k_.types.place) {
      const bool comma_place = next != nullptr && next->tag == Tag::kComma &&
                               hit.end + 1 < s.end && place_at(hit.end + 1);
      const bool preposition = in_list(prev, k_.lists.place_preposition);
      const bool head = next != nullptr && in_list(next, k_.lists.place_head);
      const bool name_follows =
          next != nullptr && next->is(kCapital) && !comma_place;
      return (comma_place || preposition || head || is_capital_city(hit)) &&
             !name_follows;
    }
    if (entry.kind == "company" && company_acts(s, hit)) return true;
    // Institutions and the rest: "the Guardian", "the Economist".
    return prev != nullptr && prev->word == the_ && !first.is(kSentenceStart) &&
           (next == nullptr || !next->is(kCapital));
  }

  /// "Apple must pay", "the head of Apple": what words for things do not do.
  bool company_acts(const Sentence& s, const Hit& hit) const {
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

  /// Whether the same words are a state's capital: likelier than a namesake.
  bool is_capital_city(const Hit& place) const {
    return std::ranges::any_of(a_.hits_from(place.begin), [&](const Hit& hit) {
      return hit.end == place.end &&
             hit.value->kind == TrieValue::Kind::kName &&
             (hit.value->flags & kCapitalCity) != 0;
    });
  }

  TypeId entry_type(const TrieValue& value) const {
    return k_.lexicon[static_cast<EntryId>(value.id)].type;
  }

  bool place_at(std::uint32_t t) const {
    for (const Hit& hit : a_.hits_from(t)) {
      if (hit.value->kind != TrieValue::Kind::kName) continue;
      const TypeId type = k_.lexicon[static_cast<EntryId>(hit.value->id)].type;
      if (type == k_.types.place || type == k_.types.country) return true;
    }
    return false;
  }

  const Knowledge& k_;
  const WordTable& words_;
  Analysis& a_;
  Matcher matcher_;
  WordId the_ = words_.find("the");
  std::vector<Mention> found_;
};

}  // namespace

void keep_best(Analysis& a, std::vector<Mention>& candidates) {
  // Strong ones first, then long ones, then by rank, then by place.
  const auto key = [](const Mention& m) {
    const auto rank = static_cast<std::uint64_t>(0xFFU - m.rank);
    const auto length = static_cast<std::uint64_t>(0xFFFFU - (m.end - m.begin));
    return (std::uint64_t{m.rank < kStrong} << 63) | (length << 41) |
           (rank << 33) | (std::uint64_t{m.begin} << 1) |
           std::uint64_t{m.entry == kNoEntry};
  };
  std::vector<std::pair<std::uint64_t, std::uint32_t>> order;
  order.reserve(candidates.size());
  for (std::uint32_t i = 0; i < candidates.size(); ++i)
    order.emplace_back(key(candidates[i]), i);
  std::ranges::sort(order);
  std::vector<Mention> kept = std::move(a.mentions);
  for (const auto& [unused, i] : order) {
    const Mention& m = candidates[i];
    const auto place =
        std::span(a.mention_at).subspan(m.begin, m.end - m.begin);
    if (std::ranges::any_of(place, [](auto other) { return other != kNone; }))
      continue;
    std::ranges::fill(place, static_cast<std::uint32_t>(kept.size()));
    kept.push_back(m);
  }
  // By place: they do not overlap.
  a.mentions.clear();
  a.mentions.reserve(kept.size());
  for (std::uint32_t t = 0; t < a.mention_at.size(); ++t) {
    if (a.mention_at[t] == kNone) continue;
    const Mention& m = kept[a.mention_at[t]];
    for (; t < m.end; ++t)
      a.mention_at[t] = static_cast<std::uint32_t>(a.mentions.size());
    --t;
    a.mentions.push_back(m);
  }
}

void find_mentions(const Knowledge& knowledge, Analysis& a) {
  Finder(knowledge, a).run();
}

}  // namespace entente
