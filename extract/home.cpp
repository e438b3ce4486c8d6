#include "extract/home.h"

#include <algorithm>
#include <string_view>

#include "extract/phrase.h"

namespace entente {

Home::Home(const Knowledge& knowledge, const Analysis& analysis,
           const Reference& reference, const std::vector<Reading>& readings)
    : k_(knowledge),
      words_(knowledge.words()),
      a_(analysis),
      reference_(reference),
      readings_(readings),
      speech_(is_speech()) {
  for (std::uint32_t e = 0; e < a_.entities.size(); ++e)
    if (a_.entities[e].entry != kNoEntry)
      by_entry_.emplace_back(a_.entities[e].entry, e);
  std::ranges::sort(by_entry_);
}

std::uint32_t Home::country() {
  if (home_known_) return home_;
  home_known_ = true;
  std::vector<std::uint32_t> weight(a_.entities.size(), 0);
  weigh_names(weight);
  weigh_letterhead(weight);
  std::uint32_t most = 0;
  for (std::uint32_t e = 0; e < weight.size(); ++e) {
    if (weight[e] > most) {
      most = weight[e];
      home_ = e;
    }
  }
  return home_;
}

/// Weighs states by names, by known persons and organs, and by what they do.
void Home::weigh_names(std::vector<std::uint32_t>& weight) const {
  for (const Mention& m : a_.mentions) {
    if (m.type == k_.types.country) ++weight[m.entity];
    // A speech at an assembly names other states' persons, seldom its own.
    if (m.type == k_.types.person && speech_) continue;
    const std::uint32_t state = state_of_entry(a_.entities[m.entity].entry);
    if (state != kNone) weight[state] += 4;
  }
  // "Comoros welcomes": a speaker says what his state does.
  const bool spoken = speech_ || first_person() > 1;
  for (const Verb& v : a_.verbs) {
    if (!spoken || v.subject == kNone || v.voice == Voice::kPassive ||
        a_.tokens[v.head].tag != Tag::kVBZ)
      continue;
    const std::uint32_t m = a_.mention_at[a_.groups[v.subject].head];
    if (m != kNone && a_.mentions[m].type == k_.types.country)
      weight[a_.mentions[m].entity] += 3;
  }
  for (const Group& g : a_.groups) {
    if (const std::uint32_t state = state_of_we(g); state != kNone)
      weight[state] += 2;
    if (const std::uint32_t state = own_state(g); state != kNone)
      weight[state] += 200;
  }
  for (const Reading& r : readings_)  // Organs that name their state.
    if ((r.predicate == k_.part_of || r.predicate == k_.affiliated_with) &&
        a_.entities[r.object].type == k_.types.country)
      weight[r.object] += 3;
  weigh_hosts(weight);
}

/// "presented his credentials to the Government of X": envoys come to X, which
/// is not the state that sends them.
void Home::weigh_hosts(std::vector<std::uint32_t>& weight) const {
  constexpr std::uint32_t kNear = 6;  // Tokens.
  constexpr std::uint32_t kHost = 6;
  const WordId credentials = words_.find("credentials");
  const WordId accredited = words_.find("accredited");
  const WordId to = words_.find("to");
  for (std::uint32_t t = 0; t + 1 < a_.tokens.size(); ++t) {
    const WordId word = a_.tokens[t].word;
    if ((word != credentials && word != accredited) ||
        a_.tokens[t + 1].word != to)
      continue;
    for (std::uint32_t i = t + 2; i < a_.tokens.size() && i < t + kNear; ++i) {
      const std::uint32_t m = a_.mention_at[i];
      if (m == kNone) continue;
      if (a_.mentions[m].type == k_.types.country) {
        std::uint32_t& of_host = weight[a_.mentions[m].entity];
        of_host -= std::min(of_host, kHost);
      }
      break;
    }
  }
}

/// "my country, Kenya", "our nation Kenya": the state that is said to be the
/// speaker's, or kNone.
std::uint32_t Home::own_state(const Group& g) const {
  const Token& first = a_.tokens[g.begin];
  const std::string_view whose = words_.text(first.word);
  if (first.tag != Tag::kPRPS || (whose != "my" && whose != "our") ||
      !words_.in_list(a_.tokens[g.head].word, k_.lists.country_noun))
    return kNone;
  std::uint32_t t = g.head + 1;
  if (t < a_.tokens.size() && a_.tokens[t].tag == Tag::kComma) ++t;
  if (t < a_.tokens.size() && a_.tokens[t].tag == Tag::kDT) ++t;
  const std::uint32_t m = t < a_.tokens.size() ? a_.mention_at[t] : kNone;
  return m != kNone && a_.mentions[m].type == k_.types.country &&
                 a_.tokens[g.head].tag == Tag::kNN
             ? a_.mentions[m].entity
             : kNone;
}

/// "In Kenya, we", "we in Kenya": the state that "we" are by their sentence, or
/// kNone.
std::uint32_t Home::state_of_we(const Group& g) const {
  if (g.pronoun != kWe) return kNone;
  const auto state_at = [&](std::uint32_t t) {
    const std::uint32_t m = a_.mention_at[t];
    return m != kNone && a_.mentions[m].type == k_.types.country ? m : kNone;
  };
  const std::uint32_t t = g.begin;
  std::uint32_t m = kNone;
  if (t >= 3 && a_.tokens[t - 1].tag == Tag::kComma &&
      (m = state_at(t - 2)) != kNone && a_.mentions[m].begin > 0 &&
      words_.text(a_.tokens[a_.mentions[m].begin - 1].word) == "in")
    return a_.mentions[m].entity;
  if (g.end + 1 < a_.tokens.size() &&
      words_.text(a_.tokens[g.end].word) == "in" &&
      words_.text(a_.tokens[t].word) == "we" &&
      (m = state_at(g.end + 1)) != kNone)
    return a_.mentions[m].entity;
  return kNone;
}

/// A letterhead says who speaks: an organ or officer in the first lines.
void Home::weigh_letterhead(std::vector<std::uint32_t>& weight) const {
  const std::uint32_t first = a_.sentences.size() > 3 ? a_.sentences[2].end
                              : a_.sentences.empty()  ? 0
                                                      : a_.sentences.back().end;
  // "Jane Roe, Secretary of State", a line of its own, leaves no doubt.
  const bool own_line =
      !a_.sentences.empty() && a_.sentences[0].heading &&
      (a_.verbs.empty() || a_.verbs[0].begin >= a_.sentences[0].end);
  const std::uint32_t byline = own_line ? a_.sentences[0].end : 0;
  for (const Mention& m : a_.mentions) {
    if (m.begin >= first || m.begin > 40) break;
    if (m.type == k_.types.person && speech_) continue;
    const std::uint32_t state = state_of_entry(a_.entities[m.entity].entry);
    if (state != kNone) weight[state] += m.end <= byline ? 1000 : 30;
  }
  for (const Reading& r : readings_)
    if (r.predicate == k_.affiliated_with && r.trigger < first &&
        r.trigger < 40 && a_.entities[r.object].type == k_.types.country)
      weight[r.object] += 30;
}

bool Home::speaks() {
  if (country() == kNone) return false;
  const std::uint32_t first =
      std::min<std::uint32_t>(40, static_cast<std::uint32_t>(a_.tokens.size()));
  for (const Reading& r : readings_)
    if (r.predicate == k_.affiliated_with && r.object == country() &&
        r.trigger < first)
      return true;
  for (const Mention& m : a_.mentions) {
    if (m.begin >= first) break;
    if (state_of_entry(a_.entities[m.entity].entry) == country()) return true;
  }
  return speech_ || address();
}

std::uint32_t Home::author() const {
  if (a_.sentences.empty() || a_.mentions.empty()) return kNone;
  const Sentence& first = a_.sentences[0];
  const Mention& m = a_.mentions[0];
  const bool line = first.heading && m.begin == first.begin &&
                    m.end < first.end && a_.word(m.end) == "," &&
                    (a_.verbs.empty() || a_.verbs[0].begin >= first.end);
  return line && m.type == k_.types.person ? m.entity : kNone;
}

/// Whether the text speaks of "my country", "my delegation".
bool Home::is_speech() const {
  const WordId my = words_.find("my");
  for (std::uint32_t t = 0; t + 1 < a_.tokens.size(); ++t) {
    if (a_.tokens[t].word != my) continue;
    const std::string_view w = words_.text(a_.tokens[t + 1].word);
    if (w == "country" || w == "delegation" || w == "government" ||
        w == "nation" || w == "homeland" || w == "people")
      return true;
  }
  return false;
}

/// How many times the text says "we" or "I".
std::size_t Home::first_person() const {
  return static_cast<std::size_t>(std::ranges::count_if(
      a_.groups,
      [](const Group& g) { return g.pronoun == kWe || g.pronoun == kI; }));
}

/// Whether the text calls on who presides or listens: "Mr. President,",
/// "Excellencies".
bool Home::calls_chair() const {
  const auto w = [&](std::uint32_t t) {
    return words_.text(a_.tokens[t].word);
  };
  for (std::uint32_t t = 0; t + 1 < a_.tokens.size(); ++t) {
    if (w(t) == "excellencies" || w(t) == "gentlemen") return true;
    if (w(t) == "president" && a_.tokens[t + 1].tag == Tag::kComma &&
        (t == 0 || a_.tokens[t].is(kLineStart) ||
         (t > 0 && a_.tokens[t - 1].is(kLineStart) &&
          (w(t - 1) == "mr." || w(t - 1) == "madam"))))
      return true;
  }
  return false;
}

/// Whether the text is an address to an assembly: it says "we" and "I", names
/// the assembly, and one state much more often than any other.
bool Home::address() {
  bool assembly = false;
  bool body = false;
  for (const Group& g : a_.groups) {
    const std::uint32_t m = a_.mention_at[g.head];
    if (m == kNone || a_.mentions[m].type != k_.types.institution) continue;
    body = true;
    assembly |= words_.text(a_.tokens[g.head].word) == "assembly";
  }
  std::vector<std::uint32_t> times = reference_.states_named();
  const std::uint32_t own = times[country()];
  times[country()] = 0;
  const std::uint32_t most = std::ranges::max(times);
  // Few words to the chair: no other state to speak of.
  if (body && own > 1 && most < 2 && first_person() > 2 && calls_chair())
    return true;
  constexpr std::size_t kSpoken = 8;
  if (!assembly || first_person() < kSpoken || own < 4) return false;
  return 2 * own >= 3 * most ||
         std::ranges::any_of(a_.groups, [&](const Group& g) {
           return state_of_we(g) == country();
         });
}

void Home::special(const std::string& name, const Denoted& whose,
                   std::uint8_t types, std::uint32_t token, Denoted& out) {
  const Sentence& s = a_.sentences[a_.sentence_of[token]];
  std::uint32_t entity = kNone;
  if (name == "last") {
    entity = reference_.last(token, types);
    out.inferred = entity != kNone;
  } else if (name == "own" || name == "home") {
    if (whose.size == 1) entity = state_of(whose.entities[0]);
    if (entity == kNone && name == "home") entity = home_of(s, token);
  } else if (name == "other") {
    entity = other_of(s);
  } else if (const auto entry = k_.lexicon.entry(name)) {
    entity = entity_of(*entry);
  }
  if (entity != kNone) out.add(entity);
}

/// The country of a bare title: the state that acts in the sentence ("The
/// United States recognized Chile when President X"), else the home country.
std::uint32_t Home::home_of(const Sentence& s, std::uint32_t token) {
  for (const Verb& v : a_.verbs) {
    if (v.begin < s.begin) continue;
    if (v.begin >= token) break;
    if (!v.finite || v.voice != Voice::kActive || v.subject == kNone) continue;
    const std::uint32_t m = a_.mention_at[a_.groups[v.subject].head];
    if (m != kNone && a_.mentions[m].type == k_.types.country &&
        a_.groups[v.subject].preposition == kNone)
      return a_.mentions[m].entity;
  }
  return country();
}

/// The state that the document is about beside the home country, or else the
/// one that the sentence names; or kNone.
std::uint32_t Home::other_of(const Sentence& s) {
  std::uint32_t found = kNone;
  if (const std::uint32_t about = topic(); about != kNone) return about;
  for (std::uint32_t t = s.begin; t < s.end; ++t) {
    const std::uint32_t m = a_.mention_at[t];
    if (m == kNone) continue;
    t = a_.mentions[m].end - 1;
    if (a_.mentions[m].type != k_.types.country ||
        a_.mentions[m].entity == country())
      continue;
    if (found != kNone && found != a_.mentions[m].entity) return kNone;
    found = a_.mentions[m].entity;
  }
  return found;
}

/// The state that the document names more than twice as often as any other
/// beside the home country, or kNone.
std::uint32_t Home::topic() {
  if (!topic_) topic_ = named_most();
  return *topic_;
}

std::uint32_t Home::named_most() {
  std::vector<std::uint32_t> times = reference_.states_named();
  if (country() != kNone) times[country()] = 0;
  const auto most = std::ranges::max_element(times);
  if (most == times.end() || *most < 3) return kNone;
  for (auto other = times.begin(); other != times.end(); ++other)
    if (other != most && 2 * *other >= *most) return kNone;
  return static_cast<std::uint32_t>(most - times.begin());
}

std::uint32_t Home::entity_of(EntryId entry) const {
  const auto at = std::ranges::lower_bound(by_entry_, std::pair{entry, 0U});
  return at != by_entry_.end() && at->first == entry ? at->second : kNone;
}

std::uint32_t Home::state_of(std::uint32_t person) const {
  const Referent& e = a_.entities[person];
  if (e.entry != kNoEntry) return state_of_entry(e.entry);
  const Mention& m = a_.mentions[e.best];
  if (m.end != m.begin + 1) return kNone;
  const EntryId state = k_.surname_state(a_.tokens[m.begin].word);
  return state == kNoEntry ? kNone : entity_of(state);
}

/// The state whose organ or officer an entry is, if the document names it.
std::uint32_t Home::state_of_entry(EntryId entry) const {
  if (entry == kNoEntry) return kNone;
  const EntryId state = k_.lexicon[entry].country;
  return state == kNoEntry ? kNone : entity_of(state);
}

}  // namespace entente
