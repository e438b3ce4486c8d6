#include "extract/chunk.h"

#include <string_view>

namespace entente {

Chunker::Chunker(const Knowledge& knowledge, Analysis& analysis)
    : k_(knowledge),
      words_(knowledge.words()),
      known_(knowledge.known),
      a_(analysis) {}

const std::vector<Chunk>& Chunker::chunk(const Sentence& sentence) {
  s_ = sentence;
  chunks_.clear();
  std::uint32_t t = s_.begin;
  while (t < s_.end) {
    if (in_mention(t)) {
      t = group(t);
      continue;
    }
    const Tag k = tag(t);
    if (const std::uint32_t and_end = conjunction(t); and_end != kNone) {
      chunks_.push_back({Chunk::kAnd, t, and_end, kNone});
      t = and_end;
    } else if (starts_group(t)) {
      t = group(t);
    } else if (any(k, kVerbTags) || (k == Tag::kTO && infinitive(t)) ||
               (k == Tag::kRB && verb_after_adverbs(t))) {
      t = verb(t);
    } else {
      between(t++);
    }
  }
  bracket_dashes();
  return chunks_;
}

/// "the G7 — Canada, France and Japan — met": two dashes around a list of
/// names are brackets.
void Chunker::bracket_dashes() {
  const auto dash = [&](const Chunk& x) {
    return x.kind == Chunk::kComma && tag(x.begin) == Tag::kDash;
  };
  const auto name = [&](const Chunk& x) {
    return x.kind == Chunk::kGroup && in_mention(a_.groups[x.id].head);
  };
  for (std::size_t open = 1; open < chunks_.size(); ++open) {
    if (!dash(chunks_[open]) || !name(chunks_[open - 1])) continue;
    std::size_t close = open + 1;
    std::size_t names = 0;
    while (close < chunks_.size() && !dash(chunks_[close]) &&
           (name(chunks_[close]) || chunks_[close].kind == Chunk::kComma ||
            chunks_[close].kind == Chunk::kAnd))
      names += name(chunks_[close++]) ? 1 : 0;
    if (close == chunks_.size() || !dash(chunks_[close])) continue;
    if (names > 1) {
      chunks_[open].kind = Chunk::kOpen;
      chunks_[close].kind = Chunk::kClose;
    }
    open = close;
  }
}

/// A word that is in no group: what it says to those who link, if anything.
void Chunker::between(std::uint32_t t) {
  const auto push = [&](Chunk::Kind kind) {
    chunks_.push_back({kind, t, t + 1, kNone});
  };
  switch (tag(t)) {
    case Tag::kIN:
    case Tag::kTO:
    case Tag::kRP:
      push(subordinator(t) ? Chunk::kSub : Chunk::kPrep);
      break;
    case Tag::kCC:
      push(Chunk::kAnd);
      break;
    case Tag::kComma:
      push(Chunk::kComma);
      break;
    case Tag::kWDT:
    case Tag::kWP:
      push(Chunk::kWh);
      break;
    case Tag::kWRB:
      push(Chunk::kSub);
      break;
    case Tag::kColon:
      push(Chunk::kBreak);
      break;
    case Tag::kDash:
      if (!a_.tokens[t].is(kJoined) || a_.tokens[t].span.size() == 3)
        push(Chunk::kComma);  // " - " and "—"
      break;
    case Tag::kStop:
    case Tag::kBullet:
      push(Chunk::kBreak);
      break;
    case Tag::kOpen:
      push(Chunk::kOpen);
      break;
    case Tag::kClose:
      push(Chunk::kClose);
      break;
    case Tag::kPOS:
      push(Chunk::kPoss);
      break;
    case Tag::kSymbol:
      if (word(t) == known_.ampersand && known_.ampersand != kUnknownWord)
        push(Chunk::kAnd);
      break;
    case Tag::kRB:
      push(Chunk::kAdverb);
      break;
    default:
      break;  // Quotes and the like say nothing.
  }
}

/// The end of "as well as", "along with", "together with" at t, or kNone.
std::uint32_t Chunker::conjunction(std::uint32_t t) const {
  const WordId first = word(t);
  if (first != known_.as && first != known_.along && first != known_.together)
    return kNone;
  const auto is = [&](std::uint32_t i, std::string_view w) {
    return i < s_.end && words_.text(word(i)) == w;
  };
  if (is(t, "as") && is(t + 1, "well") && is(t + 2, "as")) return t + 3;
  if ((is(t, "along") || is(t, "together")) && is(t + 1, "with")) return t + 2;
  return kNone;
}

bool Chunker::subordinator(std::uint32_t t) const {
  const std::string_view w = words_.text(word(t));
  // "met that December"
  if (w == "that" && t + 1 < s_.end && tag(t + 1) == Tag::kNNP &&
      words_.in_list(word(t + 1), k_.lists.month) &&
      !(t + 2 < s_.end && any(tag(t + 2), kVerbTags | bit(Tag::kMD))))
    return false;
  if (w == "that" || w == "because" || w == "while" || w == "although" ||
      w == "though" || w == "if" || w == "unless" || w == "whether" ||
      w == "whereas" || w == "once" || w == "lest")
    return true;
  // before, after, since, until, as: a clause if a subject and verb follow.
  const bool of_time =
      w == "after" || w == "before" || w == "since" || w == "until";
  return (of_time || w == "as" || w == "so") && clause_follows(t, of_time);
}

/// Whether a subject with its verb follows t: "after Kenya signed", and if
/// `long_subject` "after the army of Kenya, a neighbor, attacked".
bool Chunker::clause_follows(std::uint32_t t, bool long_subject) const {
  const auto nominal = [&](std::uint32_t i) {
    return i < s_.end &&
           (in_mention(i) || any(tag(i), kNounTags | kAdjectiveTags |
                                             bit(Tag::kDT) | bit(Tag::kPRPS)));
  };
  const std::uint32_t far = t + (long_subject ? 16 : 9);  // Tokens.
  std::uint32_t comma = kNone;  // That opens an apposition.
  for (std::uint32_t i = t + 1; i < s_.end && i < far; ++i) {
    if (in_mention(i)) continue;
    const Tag k = tag(i);
    if (any(k,
            bit(Tag::kVBD) | bit(Tag::kVBZ) | bit(Tag::kMD) | bit(Tag::kVBP)))
      return i > t + 1 && (comma == kNone || tag(i - 1) == Tag::kComma);
    // "Since the 1820s the two and others signed": the first is no subject.
    if (k == Tag::kDT && i > t + 1 &&
        !any(tag(i - 1), bit(Tag::kCC) | bit(Tag::kIN) | bit(Tag::kComma)))
      return false;
    if (k == Tag::kCC && i > t + 1 && nominal(i + 1) &&
        (long_subject || (in_mention(i - 1) && in_mention(i + 1))))
      continue;
    if (long_subject && k == Tag::kIN && i > t + 1 && nominal(i + 1) &&
        words_.text(word(i)) == "of")
      continue;
    if (long_subject && k == Tag::kComma && i > t + 1) {
      if (comma == kNone && nominal(i + 1))
        comma = i;
      else if (comma == kNone || i + 1 >= s_.end ||
               !any(tag(i + 1), kFiniteTags))
        return false;
      continue;
    }
    if (any(k, bit(Tag::kComma) | bit(Tag::kStop) | bit(Tag::kCC) |
                   bit(Tag::kIN) | bit(Tag::kWDT) | bit(Tag::kTO)))
      return false;
  }
  return false;
}

bool Chunker::infinitive(std::uint32_t t) const {
  std::uint32_t i = t + 1;
  while (i < s_.end && tag(i) == Tag::kRB && !in_mention(i)) ++i;
  return i < s_.end && tag(i) == Tag::kVB && !in_mention(i);
}

bool Chunker::verb_after_adverbs(std::uint32_t t) const {
  std::uint32_t i = t;
  while (i < s_.end && tag(i) == Tag::kRB && !in_mention(i)) ++i;
  return i < s_.end && !in_mention(i) && any(tag(i), kVerbTags) &&
         !(any(tag(i), bit(Tag::kVBN) | bit(Tag::kVBG)) && noun_follows(i));
}

bool Chunker::noun_follows(std::uint32_t t) const {
  return t + 1 < s_.end && !in_mention(t + 1) &&
         any(tag(t + 1), bit(Tag::kNN) | bit(Tag::kNNS) | kAdjectiveTags);
}

/// "Under Secretary": a word of a title that is else a preposition.
bool Chunker::titles(std::uint32_t t) const {
  return tag(t) == Tag::kIN && a_.tokens[t].is(kCapital) && t + 1 < s_.end &&
         a_.tokens[t + 1].is(kCapital) && words_.text(word(t)) == "under" &&
         words_.text(word(t + 1)) == "secretary";
}

bool Chunker::starts_group(std::uint32_t t) const {
  const Tag k = tag(t);
  if (titles(t)) return true;
  if (any(k, kNounTags | bit(Tag::kCD) | kAdjectiveTags | bit(Tag::kDT) |
                 bit(Tag::kPDT) | bit(Tag::kPRP) | bit(Tag::kPRPS) |
                 bit(Tag::kEX) | bit(Tag::kFW)))
    return !(any(k, kAdjectiveTags) && !adjective_opens(t));
  if (k == Tag::kVBN || k == Tag::kVBG) {
    if (!noun_follows(t)) return false;
    if (t == s_.begin) return k == Tag::kVBN;
    const Tag p = tag(t - 1);
    return !any(p, kNounTags | bit(Tag::kPRP) | kVerbTags | bit(Tag::kTO) |
                       bit(Tag::kRB)) &&
           !in_mention(t - 1) && p != Tag::kComma && p != Tag::kIN;
  }
  return false;
}

/// An adjective opens a group only if a noun comes: not "is responsible for".
bool Chunker::adjective_opens(std::uint32_t t) const {
  for (std::uint32_t i = t; i < s_.end && i < t + 8; ++i) {
    if (in_mention(i)) return true;
    const Tag k = tag(i);
    if (any(k, kNounTags)) return true;
    if (!any(k, kAdjectiveTags | bit(Tag::kVBN) | bit(Tag::kVBG) |
                    bit(Tag::kCC) | bit(Tag::kComma) | bit(Tag::kRB) |
                    bit(Tag::kCD) | bit(Tag::kDash) | bit(Tag::kQuote)))
      return false;
  }
  return false;
}

}  // namespace entente
