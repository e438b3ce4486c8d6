// Where a verb group ends: its main verb, voice, and whether it is denied.
#include <algorithm>
#include <string_view>

#include "extract/chunk.h"

namespace entente {

/// Makes the verb group that starts at t, unless only adverbs stand there.
std::uint32_t Chunker::verb(std::uint32_t t) {
  Verb v;
  v.begin = t;
  std::uint32_t i = t;
  bool be = false;
  bool have = false;
  bool to = false;
  bool modal = false;
  std::uint32_t main = kNone;
  if (tag(i) == Tag::kTO) {
    to = true;
    ++i;
  }
  while (i < s_.end && !in_mention(i)) {
    const Tag k = tag(i);
    if (k == Tag::kRB) {
      // "decided not to sign" denies the signing alone.
      if (main != kNone && i + 1 < s_.end && words_.text(word(i)) == "not" &&
          tag(i + 1) == Tag::kTO && lemma(main) != known_.be &&
          lemma(main) != known_.do_ && lemma(main) != known_.have &&
          tag(main) != Tag::kMD)
        break;
      if (word(i) == known_.not_ || listed(i, k_.lists.negative_word))
        v.negated = true;
      if (listed(i, k_.lists.reported_doubt)) v.possible = true;
      // Adverbs belong only if the verb goes on after them.
      std::uint32_t j = i;
      while (j < s_.end && tag(j) == Tag::kRB && !in_mention(j)) ++j;
      if (main != kNone &&
          !(j < s_.end && !in_mention(j) && continues(main, j))) {
        if (word(i) == known_.not_ || listed(i, k_.lists.negative_word)) {
          ++i;
          continue;
        }
        break;
      }
      ++i;
      continue;
    }
    if (k == Tag::kComma && main != kNone) {  // "has not, however, moved"
      const std::uint32_t after = after_aside(i);
      if (after == i || !continues(main, after)) break;
      i = after;
      continue;
    }
    // "has long backed X"
    if (main != kNone && lemma(main) == known_.have && i + 1 < s_.end &&
        words_.text(word(i)) == "long" && continues(main, i + 1)) {
      ++i;
      continue;
    }
    if (k == Tag::kIN && main != kNone) {  // "has since May 2022 moved"
      const std::uint32_t after = after_time(i);
      if (after == i || !continues(main, after)) break;
      i = after;
      continue;
    }
    if (!any(k, kVerbTags)) break;
    if (main != kNone && !continues(main, i)) break;
    if (k == Tag::kMD) {
      modal = true;
      if (listed(i, k_.lists.modal_possible) ||
          listed(i, k_.lists.modal_future))
        v.possible = true;
    }
    if (main != kNone) {
      if (lemma(main) == known_.be || lemma(main) == known_.get) be = true;
      if (lemma(main) == known_.have) have = true;
    }
    if (main == kNone) v.finite = any(k, kFiniteTags) && !to;
    main = i++;
  }
  if (main == kNone) {  // Adverbs that no verb followed after all.
    chunks_.push_back({Chunk::kAdverb, t, std::max(i, t + 1), kNone});
    return std::max(i, t + 1);
  }
  v.end = i;
  v.head = main;
  v.lemma = lemma(main);
  const bool participle =
      tag(main) == Tag::kVBN || (tag(main) == Tag::kVBD && be);
  if (participle && be) v.voice = Voice::kPassive;
  if (participle && !be && !have && !v.finite && !to && !modal) {
    if (ends_in_by(main))
      v.finite = true;  // "stood by X" has no agent.
    else
      v.voice = Voice::kPassive;
  }
  const auto id = static_cast<std::uint32_t>(a_.verbs.size());
  a_.verbs.push_back(v);
  for (std::uint32_t j = v.begin; j < v.end; ++j) a_.verb_at[j] = id;
  chunks_.push_back({Chunk::kVerb, v.begin, v.end, id});
  return v.end;
}

/// What follows an aside that the comma at t opens, "however" or "in turn",
/// if a verb does; else t.
std::uint32_t Chunker::after_aside(std::uint32_t t) const {
  constexpr std::uint32_t kLong = 4;  // Tokens, with both commas.
  for (std::uint32_t i = t + 1; i < s_.end && i < t + 1 + kLong; ++i) {
    if (in_mention(i) || any(tag(i), kVerbTags)) break;
    if (tag(i) == Tag::kComma)
      return i > t + 1 && i + 1 < s_.end && !in_mention(i + 1) &&
                     any(tag(i + 1), kVerbTags)
                 ? i + 1
                 : t;
  }
  return t;
}

/// What follows a phrase of time that the preposition at t opens, "since May
/// 2022" or "in recent years", if a verb does; else t.
std::uint32_t Chunker::after_time(std::uint32_t t) const {
  constexpr std::uint32_t kLong = 6;  // Tokens, with the preposition.
  bool time = false;
  for (std::uint32_t i = t + 1; i < s_.end && i < t + kLong; ++i) {
    if (in_mention(i)) return t;
    if (any(tag(i), kVerbTags)) return time ? i : t;
    const std::string_view w = words_.text(words_[word(i)].lemma);
    time = a_.tokens[i].is(kYear) || listed(i, k_.lists.month) ||
           listed(i, k_.lists.weekday) || (time && tag(i) == Tag::kCD) ||
           w == "year" || w == "month" || w == "week" || w == "day" ||
           w == "decade" || w == "century" || w == "time";
    if (!time && !any(tag(i), kAdjectiveTags | bit(Tag::kDT) | bit(Tag::kCD) |
                                  bit(Tag::kRB) | bit(Tag::kNN)))
      return t;
  }
  return t;
}

/// Whether an entry of several words that ends in "by" stands at a verb.
bool Chunker::ends_in_by(std::uint32_t t) const {
  return t + 1 < s_.end && words_.text(word(t + 1)) == "by" &&
         std::ranges::any_of(a_.hits_from(t), [&](const Hit& hit) {
           return hit.value->kind == TrieValue::Kind::kList && hit.end == t + 2;
         });
}

/// Whether the verb at i goes on the group whose last verb is `main`.
bool Chunker::continues(std::uint32_t main, std::uint32_t i) const {
  const Tag k = tag(i);
  if (tag(main) == Tag::kMD)
    return k == Tag::kVB || k == Tag::kVBP || k == Tag::kVBN;
  const WordId l = lemma(main);
  if (l == known_.be || l == known_.get)
    return k == Tag::kVBN || k == Tag::kVBG ||
           (k == Tag::kVBD && (words_[word(i)].tags & bit(Tag::kVBN)) != 0);
  if (l == known_.have)
    return k == Tag::kVBN ||
           (k == Tag::kVBD && (words_[word(i)].tags & bit(Tag::kVBN)) != 0);
  if (l == known_.do_) return k == Tag::kVB || k == Tag::kVBP;
  return false;
}

}  // namespace entente
