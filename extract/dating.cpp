#include "extract/dating.h"

#include <utility>

namespace entente {

std::string_view Dating::of(const Reading& r) {
  const TypeId subject = a_.entities[r.subject].type;
  if ((k_.vocabulary[r.predicate].dated >> index(subject) & 1) == 0) return {};
  read_to(r.sentence);
  const std::uint32_t clause = clause_of(r.trigger);
  const Date* best = nullptr;
  const Date* before = nullptr;
  std::uint32_t least = kNone;
  for (const Date& d : dates_) {
    const std::uint32_t at = d.time.begin;
    if (d.clause != clause) {
      if (at < r.trigger) before = &d;
      continue;
    }
    // One after the trigger is nearer than it looks.
    const std::uint32_t distance =
        at > r.trigger ? at - r.trigger : 2 * (r.trigger - at);
    if (distance < least) {
      least = distance;
      best = &d;
    }
  }
  if (best == nullptr && before != nullptr && !apart(clause) &&
      !apart(before->clause))
    best = before;
  return best == nullptr ? std::string_view()
                         : std::string_view(best->time.iso);
}

/// Reads the dates of a sentence, and of those before it in its paragraph.
void Dating::read_to(std::uint32_t sentence) {
  if (next_ == sentence + 1) return;
  std::uint32_t s = sentence;
  while (s > next_ && !a_.sentences[s].paragraph) --s;
  std::vector<TimeExpression> times;
  for (; s <= sentence; ++s) {
    const Sentence& x = a_.sentences[s];
    if (x.paragraph) known_.clear();
    times = find_times(k_, a_, x.begin, x.end, known_);
    if (!times.empty()) known_ = times.back().iso;
  }
  next_ = sentence + 1;
  dates_.clear();
  for (TimeExpression& time : times) {
    const std::uint32_t clause = clause_of_date(time);
    dates_.push_back({std::move(time), clause});
  }
}

/// The clause of the verb or group at a token, or kNone if neither is there.
std::uint32_t Dating::clause_at(std::uint32_t token) const {
  if (const std::uint32_t v = a_.verb_at[token]; v != kNone)
    return a_.verbs[v].clause;
  const std::uint32_t g = a_.group_at[token];
  return g != kNone ? a_.groups[g].clause : kNone;
}

/// The clause that a token stands in, by the group or verb at it or before it.
std::uint32_t Dating::clause_of(std::uint32_t token) const {
  const std::uint32_t begin = a_.sentences[a_.sentence_of[token]].begin;
  for (std::uint32_t t = token;; --t) {
    if (const std::uint32_t c = clause_at(t); c != kNone) return c;
    if (t == begin) return clause_after(token);
  }
}

std::uint32_t Dating::clause_after(std::uint32_t token) const {
  const std::uint32_t end = a_.sentences[a_.sentence_of[token]].end;
  for (std::uint32_t t = token; t < end; ++t)
    if (const std::uint32_t c = clause_at(t); c != kNone) return c;
  return kNone;
}

/// "..., and on 22 May X signed": a date that opens a clause is of that one.
std::uint32_t Dating::clause_of_date(const TimeExpression& time) const {
  const std::uint32_t begin = a_.sentences[a_.sentence_of[time.begin]].begin;
  std::uint32_t t = time.begin;
  while (t > begin &&
         (a_.tokens[t - 1].tag == Tag::kIN ||
          a_.tokens[t - 1].tag == Tag::kJJ ||
          a_.tokens[t - 1].tag == Tag::kRB || a_.tokens[t - 1].tag == Tag::kDT))
    --t;
  const Tag before = t > begin ? a_.tokens[t - 1].tag : Tag::kStop;
  const bool opens = before == Tag::kStop || before == Tag::kCC ||
                     before == Tag::kColon || before == Tag::kDash;
  return opens ? clause_after(time.end) : clause_of(time.begin);
}

/// Whether a clause has its own time, if any: not one that "and" adds, or that
/// says what was "when" or "where" the one before it was.
bool Dating::apart(std::uint32_t clause) const {
  if (clause == kNone) return true;
  const std::uint32_t opener = a_.clause_openers[clause];
  return opener != kNone && a_.tokens[opener].tag != Tag::kWRB &&
         k_.words().text(a_.tokens[opener].word) != "as";
}

}  // namespace entente
