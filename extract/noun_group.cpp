// Where a noun group ends, which word is its head, and what pronoun it is.
#include <algorithm>
#include <string_view>

#include "extract/chunk.h"
#include "extract/phrase.h"

namespace entente {

/// Makes the noun group that starts at t.
std::uint32_t Chunker::group(std::uint32_t t) {
  Group g;
  g.begin = t;
  std::uint32_t head = kNone;
  bool pronoun = false;
  std::uint32_t i = t;
  while (i < s_.end) {
    const std::uint32_t m = a_.mention_at[i];
    if (m != kNone) {
      if (i > t && (date_ends(t, i) || clause_opens(t, m))) break;
      // "condemned in the strongest terms Iran's attack"
      if (head != kNone && head + 1 == i && words_.text(word(head)) == "terms")
        break;
      const Mention& mention = a_.mentions[m];
      i = mention.end;
      head = i - 1;
      // "U.S. and ROK alliance", "Soviet, East German, and Cuban aid": the
      // head is shared.
      if (const std::uint32_t last = modifiers_end(m); last != kNone) i = last;
      continue;
    }
    const Tag k = tag(i);
    if (titles(i)) {
      i += 2;
      head = i - 1;
      continue;
    }
    if (k == Tag::kNNP && i > t && date_ends(t, i)) break;
    if (k == Tag::kDT || k == Tag::kPRPS || k == Tag::kPDT) {
      if (i != t && !style_ends(t, i) &&
          !(i == t + 1 && (tag(t) == Tag::kPDT || word(t) == known_.both ||
                           words_.text(word(t)) == "all")))
        break;
      ++i;
    } else if (k == Tag::kPRP || k == Tag::kEX) {
      if (i != t) break;
      pronoun = true;
      head = i++;
      break;
    } else if (any(k, kNounTags | bit(Tag::kCD) | bit(Tag::kFW))) {
      if (head != kNone && in_mention(head) && says_when(i)) break;
      head = i++;
    } else if (any(k, kAdjectiveTags)) {
      if (head != kNone && !noun_comes(i)) break;
      if (head != kNone && head == i - 1 && adjective_ends(t, i, head)) break;
      ++i;
    } else if (k == Tag::kVBN || k == Tag::kVBG) {
      if (!noun_comes(i)) break;
      // "Armenian acting Prime Minister"
      if (head != kNone && !(i > t && tag(i - 1) == Tag::kDash) &&
          !(in_mention(head) && k == Tag::kVBG &&
            words_.text(word(i)) == "acting"))
        break;
      ++i;
    } else if (k == Tag::kRB) {
      // "the then president"
      const std::string_view w = words_.text(word(i));
      const bool determined = (w == "only" || w == "then" || w == "now") &&
                              i == t + 1 && tag(t) == Tag::kDT &&
                              i + 1 < s_.end && any(tag(i + 1), kNounTags);
      if (head != kNone || i + 1 >= s_.end ||
          !(determined ||
            any(tag(i + 1), kAdjectiveTags | bit(Tag::kVBN) | bit(Tag::kCD))))
        break;
      ++i;
    } else if (k == Tag::kDash && a_.tokens[i].is(kJoined) && i + 1 < s_.end &&
               a_.tokens[i + 1].is(kJoined) && i > t &&
               a_.word(i).size() <= 3) {
      ++i;
      if (!in_mention(i) && i < s_.end) {
        // What is hyphened belongs in any case: "U.S.-led", "arms-control".
        if (any(tag(i), kNounTags)) head = i;
        ++i;
      }
    } else if (k == Tag::kCC && i > t && i + 2 < s_.end &&
               any(tag(i - 1), kAdjectiveTags) &&
               any(tag(i + 1),
                   kAdjectiveTags | bit(Tag::kVBN) | bit(Tag::kVBG)) &&
               (tag(i + 1) != Tag::kVBG || noun_comes(i + 1)) &&
               !in_mention(i - 1) && !in_mention(i + 1) &&
               (head == kNone || head + 1 < i)) {
      ++i;
    } else if (k == Tag::kComma && head == kNone && adjectives_go_on(t, i)) {
      i += tag(i + 1) == Tag::kCC ? 2 : 1;
    } else if (k == Tag::kQuote && i + 1 < s_.end && i > t && head == kNone) {
      ++i;
    } else if (posts_joined(i, head)) {
      ++i;  // "the Prime Minister/Foreign Minister"
    } else if (measures_time(i, head)) {
      ++i;  // "thirty years of partnership"
    } else {
      break;
    }
  }
  if (i == t) i = t + 1;
  g.end = i;
  g.head = head == kNone ? i - 1 : head;
  if (pronoun || head == kNone || tag(g.head) == Tag::kPRP)
    g.pronoun = pronoun_kind(g.head);
  else if (time_group(g))
    g.pronoun = kTime;
  const auto id = static_cast<std::uint32_t>(a_.groups.size());
  g.first_conjunct = id;
  a_.groups.push_back(g);
  for (std::uint32_t j = g.begin; j < g.end; ++j) a_.group_at[j] = id;
  chunks_.push_back({Chunk::kGroup, g.begin, g.end, id});
  return i;
}

/// "Prime Minister/Foreign Minister": whether a stroke at i joins two posts.
bool Chunker::posts_joined(std::uint32_t i, std::uint32_t head) const {
  return a_.word(i) == "/" && head != kNone && head + 1 == i &&
         !in_mention(head) && words_.in_list(word(head), k_.lists.title) &&
         i + 1 < s_.end && any(tag(i + 1), kNounTags) && !in_mention(i + 1);
}

/// "His Majesty the King": whether a style of honor stands in [begin, end).
bool Chunker::style_ends(std::uint32_t begin, std::uint32_t end) const {
  return tag(begin) == Tag::kPRPS &&
         std::ranges::any_of(a_.hits_from(begin), [&](const Hit& hit) {
           return hit.end == end && hit.value->kind == TrieValue::Kind::kList &&
                  static_cast<ListId>(hit.value->id) ==
                      k_.lists.title_honorific;
         });
}

/// "the war Kenya is waging": whether a state after a noun begins a clause
/// about what the noun says; "the country Kenya is" does not.
bool Chunker::clause_opens(std::uint32_t t, std::uint32_t m) const {
  const Mention& x = a_.mentions[m];
  const std::uint32_t noun = x.begin - 1;
  if (x.type != k_.types.country || x.form == Form::kDemonym ||
      tag(t) != Tag::kDT || in_mention(noun) || x.end >= s_.end ||
      !any(tag(noun), bit(Tag::kNN) | bit(Tag::kNNS)) ||
      !any(tag(x.end), kFiniteTags | bit(Tag::kMD)))
    return false;
  const std::string_view w = words_.text(word(noun));
  return !listed(noun, k_.lists.country_noun) &&
         !listed(noun, k_.lists.title) && !listed(noun, k_.lists.union_noun) &&
         w != "island" && w != "colony" && w != "territory" && w != "power" &&
         w != "giant" && w != "ally" && w != "neighbor" && w != "neighbour" &&
         w != "rival";
}

/// "two years of talks": whether the "of" at i only says how long something
/// lasts, after the plural at `head`.
bool Chunker::measures_time(std::uint32_t i, std::uint32_t head) const {
  if (head == kNone || head + 1 != i || i + 1 >= s_.end || in_mention(head) ||
      tag(head) != Tag::kNNS || words_.text(word(i)) != "of")
    return false;
  const std::string_view w = words_.text(lemma(head));
  return (w == "year" || w == "decade" || w == "month" || w == "week" ||
          w == "century") &&
         (in_mention(i + 1)
              ? a_.mentions[a_.mention_at[i + 1]].form == Form::kDemonym
              : any(tag(i + 1),
                    bit(Tag::kNN) | bit(Tag::kNNS) | kAdjectiveTags));
}

/// "an unjustified, unprovoked war": whether a comma at i stands between
/// adjectives of one noun.
bool Chunker::adjectives_go_on(std::uint32_t t, std::uint32_t i) const {
  constexpr std::uint64_t kTags = kAdjectiveTags | bit(Tag::kVBN);
  if (i == t || !any(tag(i - 1), kTags) || in_mention(i - 1)) return false;
  std::uint32_t next = i + 1;
  while (next < s_.end && next < i + 9) {
    if (tag(next) == Tag::kCC) ++next;
    if (next >= s_.end || !any(tag(next), kTags) || in_mention(next))
      return false;
    if (next + 1 >= s_.end || tag(next + 1) != Tag::kComma)
      return noun_comes(next);
    next += 2;  // One more of the list.
  }
  return false;
}

/// "signed the Accords next year": whether the name at `head`, in a group from
/// t on, is no modifier and ends it before the adjective at i.
bool Chunker::adjective_ends(std::uint32_t t, std::uint32_t i,
                             std::uint32_t head) const {
  if (a_.mention_at[head] == kNone) return false;
  const Mention& last = a_.mentions[a_.mention_at[head]];
  if (last.type != k_.types.country && last.type != k_.types.institution)
    return true;
  const bool pair = last.begin > t && tag(last.begin - 1) == Tag::kDash;
  // "the Myanmar armed forces": the article is not the name's.
  const bool modifier = last.begin == t + 1 && tag(t) == Tag::kDT &&
                        last.end == last.begin + 1 &&
                        !words_.text(word(last.begin)).ends_with('s');
  if (last.type == k_.types.country && last.form == Form::kName && !pair &&
      !modifier)
    return true;
  const std::string_view w = words_.text(word(i));
  return w == "next" || w == "last" || w == "early" || w == "late";
}

/// Where a list of states that all go before one noun ends, if mention `m`
/// opens one; demonyms or acronyms, as names would be a list of their own.
std::uint32_t Chunker::modifiers_end(std::uint32_t m) const {
  const Mention* last = &a_.mentions[m];
  bool adjective = false;
  bool and_seen = false;
  std::uint32_t i = last->end;
  while (last->type == k_.types.country) {
    adjective |= last->form == Form::kDemonym || last->form == Form::kAcronym;
    i = last->end;
    if (i < s_.end && tag(i) == Tag::kComma) ++i;
    if (i < s_.end && tag(i) == Tag::kCC) {
      and_seen = true;
      ++i;
    }
    if (i == last->end || i >= s_.end || a_.mention_at[i] == kNone) break;
    last = &a_.mentions[a_.mention_at[i]];
    if (and_seen) break;
  }
  if (!and_seen || last->type != k_.types.country || last->end >= s_.end ||
      last == &a_.mentions[m] || a_.mention_at[last->end] != kNone ||
      !any(tag(last->end), bit(Tag::kNN) | bit(Tag::kNNS) | kAdjectiveTags))
    return kNone;
  adjective |= last->form == Form::kDemonym;
  // "help for Kenya and Soviet help": a name is no adjective beside one.
  if (a_.mentions[m].form == Form::kName && last->form == Form::kDemonym &&
      a_.mentions[m].begin > s_.begin &&
      any(tag(a_.mentions[m].begin - 1), bit(Tag::kIN) | bit(Tag::kTO)))
    return kNone;
  return adjective ? last->end : kNone;
}

/// "On 7 March 2024 Sweden", "In 2023 Sweden": whether [begin, end) is a date
/// that a name only follows; a bare year goes before names, "the 2023 Vilnius
/// Summit", but not after "in".
bool Chunker::date_ends(std::uint32_t begin, std::uint32_t end) const {
  bool month = false;
  bool number = false;
  for (std::uint32_t t = begin; t < end; ++t) {
    if (listed(t, k_.lists.month))
      month = true;
    else if (tag(t) == Tag::kCD)
      number = true;
    else
      return false;
  }
  if (listed(end, k_.lists.month) || !number) return false;
  return month || (end == begin + 1 && a_.tokens[begin].is(kYear) &&
                   begin > s_.begin && any(tag(begin - 1), bit(Tag::kIN)));
}

/// Whether a noun follows within the group: adjectives may stand between.
bool Chunker::noun_comes(std::uint32_t t) const {
  for (std::uint32_t i = t + 1; i < s_.end && i < t + 5; ++i) {
    if (in_mention(i))
      return a_.mentions[a_.mention_at[i]].form == Form::kDemonym ||
             any(tag(t), kAdjectiveTags);
    const Tag k = tag(i);
    if (any(k, bit(Tag::kNN) | bit(Tag::kNNS) | bit(Tag::kNNP))) return true;
    if (!any(k, kAdjectiveTags | bit(Tag::kVBN) | bit(Tag::kVBG) |
                    bit(Tag::kDash) | bit(Tag::kCC)))
      return false;
  }
  return false;
}

std::uint8_t Chunker::pronoun_kind(std::uint32_t t) const {
  const std::string_view w = words_.text(word(t));
  if (w == "he" || w == "she" || w == "him" || w == "her") return kHe;
  if (w == "it") return kIt;
  if (w == "they" || w == "them") return kThey;
  if (w == "we" || w == "us") return kWe;
  if (w == "i" || w == "me") return kI;
  return kOther;
}

/// "met Kenyatta today": a word of time that is no part of the group before.
bool Chunker::says_when(std::uint32_t t) const {
  const std::string_view w = words_.text(word(t));
  return w == "today" || w == "yesterday" || w == "tomorrow" ||
         w == "tonight" || (listed(t, k_.lists.weekday) && !noun_follows(t));
}

bool Chunker::time_group(const Group& g) const {
  if (in_mention(g.head)) return false;
  if (listed(g.head, k_.lists.month) || listed(g.head, k_.lists.weekday))
    return true;
  if (a_.tokens[g.head].is(kYear)) return true;
  if (tag(g.head) == Tag::kCD && g.head > g.begin &&
      (listed(g.begin, k_.lists.month)))
    return true;
  const WordId when = lemma(g.head);
  return when != kUnknownWord &&
         std::ranges::find(known_.times, when) != known_.times.end();
}

}  // namespace entente
