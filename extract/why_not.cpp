// explain_why_not of explain.h: follows one rule through one text.

#include <algorithm>
#include <optional>
#include <ostream>
#include <string>
#include <vector>

#include "extract/explain.h"
#include "extract/fact_names.h"
#include "extract/knowledge.h"
#include "extract/marked.h"
#include "extract/pattern_text.h"
#include "extract/pattern_trace.h"
#include "extract/phrase.h"
#include "extract/relation.h"
#include "extract/scratch.h"
#include "extract/text_file.h"

namespace entente {
namespace {

/// Mentions of a lower rank only fill what others leave: extract/mention.cpp.
constexpr std::uint8_t kStrongRank = 40;

std::string quoted(std::string_view text) {
  return '"' + std::string(text) + '"';
}

/// A line of a rule file.
std::string line_of(std::string_view key, std::string_view value) {
  const std::size_t blanks = key.size() < 7 ? 7 - key.size() : 1;
  return std::string(key) + std::string(blanks, ' ') + std::string(value);
}

std::string joined(const std::vector<std::string>& parts,
                   std::string_view between) {
  std::string out;
  for (const std::string& part : parts) {
    if (!out.empty()) out += between;
    out += part;
  }
  return out;
}

class WhyNot {
 public:
  WhyNot(std::ostream& out, const Knowledge& k, const Analysis& a,
         const Facts& facts, const Rule& rule)
      : out_(out), k_(k), a_(a), facts_(facts), rule_(rule) {
    for (const Mention& m : a.mentions)
      marks_.push_back({a.span(m.begin, m.end), k.vocabulary[m.type].name});
  }

  void run() {
    out_ << "rule   " << rule_.name << "  (" << rule_.file << ':' << rule_.line
         << ")\nmakes  " << rule_.makes_text << '\n'
         << line_of(pattern_key(rule_), pattern_text(rule_)) << '\n';
    for (const Slot& slot : rule_.slots)
      out_ << line_of(slot.name, to_text(slot, k_.lexicon, k_.vocabulary))
           << '\n';
    out_ << '\n';
    if (made()) return;
    switch (rule_.kind) {
      case Rule::Kind::kMention:
      case Rule::Kind::kPattern:
        return sentences();
      case Rule::Kind::kWithin:
        return mentions();
      case Rule::Kind::kVerb:
        return verbs();
      case Rule::Kind::kNoun:
        return nouns();
    }
  }

 private:
  // -- What it made ----------------------------------------------------------

  bool made() {
    bool any = false;
    for (const FactMention& m : facts_.mentions) {
      if (m.rule != rule_.id) continue;
      out_ << (any ? "" : "It did make something here:\n") << "  "
           << put_marks(facts_.text, m.span, marks_) << '\n';
      any = true;
    }
    for (const FactRelation& r : facts_.relations) {
      if (r.rule != rule_.id) continue;
      out_ << (any ? "" : "It did make something here:\n") << "  " << says(r)
           << '\n';
      any = true;
    }
    return any;
  }

  std::string says(const FactRelation& r) const {
    return facts_.entities[index(r.subject)].name + ' ' +
           k_.vocabulary[r.predicate].name + ' ' +
           facts_.entities[index(r.object)].name + " (" +
           std::string(name_of(r.factuality)) + ", " +
           std::to_string(static_cast<int>(r.confidence)) + " % sure)";
  }

  // -- Rules with a pattern --------------------------------------------------

  void sentences() {
    for (const Sentence& s : a_.sentences) attempt(s.begin, s.end);
    report();
  }

  void mentions() {
    for (const Mention& m : a_.mentions)
      if (m.end - m.begin > 1 && ((rule_.within >> index(m.type)) & 1) != 0)
        attempt(m.begin, m.end);
    report();
  }

  /// Follows the pattern from each place in [begin, end) where its anchor
  /// stands, and keeps the best.
  void attempt(std::uint32_t begin, std::uint32_t end) {
    const bool names = rule_.kind != Rule::Kind::kPattern;
    PatternTracer tracer(k_.lexicon, a_, names);
    for (std::uint32_t t = begin; t < end; ++t) {
      PatternTrace trace = tracer.follow(rule_.pattern, t, begin, end);
      if (!trace.started) continue;
      if (!best_.started || best_.further_than(trace) < 0)
        best_ = std::move(trace);
    }
  }

  void report() {
    const Element& anchor = rule_.pattern.elements[rule_.pattern.anchor];
    if (!best_.started) {
      out_ << "It starts from " << to_text(anchor, k_.lexicon, k_.vocabulary)
           << ", which stands nowhere in "
           << (rule_.kind == Rule::Kind::kWithin
                   ? "a name of that type of two words or more.\n"
                   : "this text.\n");
      return;
    }
    if (best_.matched) return report_match();
    const Sentence& s = a_.sentences[a_.sentence_of[best_.begin]];
    out_ << "It got furthest in this sentence:\n  " << marked(s.begin, s.end)
         << "\nIt read " << quoted(words(best_.begin, best_.end)) << '\n';
    out_ << (best_.forward ? "and after that" : "and before that") << '\n';
    // One line for each place and way; what would have done, together.
    for (const bool forbidden : {false, true}) {
      std::vector<std::string> wants;
      std::uint32_t at = kNone;
      for (const PatternTrace::Want& want : best_.wants) {
        if (want.forbidden != forbidden) continue;
        at = want.at;
        const std::string what = elements_text(want.elements, rule_.pattern,
                                               k_.lexicon, k_.vocabulary);
        if (std::ranges::find(wants, what) == wants.end())
          wants.push_back(what);
      }
      if (wants.empty()) continue;
      out_ << (forbidden ? "  must not have " : "  wanted ")
           << joined(wants, " or ") << ", where "
           << (at == kNone ? "the sentence ends"
                           : quoted(a_.word(at)) + " stands")
           << '\n';
    }
  }

  void report_match() {
    out_ << "Its pattern fits " << quoted(words(best_.begin, best_.end))
         << '\n';
    Matcher matcher(k_.lexicon, a_, rule_.kind != Rule::Kind::kPattern);
    Match match;
    const Sentence& s = a_.sentences[a_.sentence_of[best_.anchor]];
    if (!matcher.match(rule_.pattern, best_.anchor, s.begin, s.end, match))
      return;
    for (std::size_t i = 0; i < rule_.pattern.labels.size(); ++i) {
      const std::uint32_t begin = match.slots[2 * i];
      const std::uint32_t end = match.slots[2 * i + 1];
      if (begin == kNone || end == kNone || begin >= end) continue;
      const std::string& label = rule_.pattern.labels[i];
      if (label == kMentionLabel) return gave_way(begin, end);
      out_ << "  " << label << " = " << marked(begin, end) << '\n';
    }
    lost();
  }

  /// Says which mention took the place of one that the rule wanted.
  void gave_way(std::uint32_t begin, std::uint32_t end) {
    std::string why;
    for (std::uint32_t t = begin; t < end && why.empty(); ++t) {
      if (a_.mention_at[t] == kNone) continue;
      const Mention& other = a_.mentions[a_.mention_at[t]];
      why = why_first(other, end - begin);
      if (why.empty()) break;
      out_ << "and wanted to make " << quoted(words(begin, end)) << ", but "
           << marked(other.begin, other.end) << ", by " << k_.names[other.rule]
           << ", " << why << ".\n";
    }
    if (why.empty())
      out_ << "but this is a heading in capitals, or starts with a word in\n"
              "lower case that no list has: rules look for no names there.\n";
  }

  /// Why a mention goes before one of this rule of that length, or nothing.
  std::string why_first(const Mention& other, std::uint32_t length) const {
    const std::uint32_t others = other.end - other.begin;
    const bool strong = rule_.rank >= kStrongRank;
    if ((other.rank >= kStrongRank) != strong)
      return strong ? "" : "is stronger: ranks below 40 only fill gaps";
    if (others != length) return others > length ? "is longer" : "";
    if (other.rank != rule_.rank)
      return other.rank < rule_.rank
                 ? ""
                 : "has rank " + std::to_string(other.rank) + ", above " +
                       std::to_string(rule_.rank);
    return "stands first";
  }

  void lost() {
    if (rule_.kind == Rule::Kind::kWithin) {
      out_ << "but it speaks only of entities that the text names elsewhere, "
              "too.\n";
      return;
    }
    bool any = false;
    for (const FactRelation& r : facts_.relations) {
      if (r.predicate != rule_.predicate) continue;
      out_ << (any ? "" : "Other rules made, with the same predicate:\n")
           << "  " << says(r) << " by " << k_.names[r.rule] << '\n';
      any = true;
    }
    const Predicate& p = k_.vocabulary[rule_.predicate];
    out_ << (any ? "Of two readings of one relation the asserted one is kept, "
                   "then the surer one.\n"
                 : "but it makes nothing of that: two different entities are "
                   "needed.\n")
         << p.name << " goes from " << types_text(p.domain, k_.vocabulary)
         << " to " << types_text(p.range, k_.vocabulary) << ".\n";
  }

  // -- Clause rules ----------------------------------------------------------

  struct Place {
    std::uint32_t verb = kNone;
    std::uint32_t group = kNone;
    ClauseTrace trace;
    std::size_t filled() const {
      return static_cast<std::size_t>(std::ranges::count_if(
          trace.slots, [](const auto& slot) { return !slot.empty(); }));
    }
  };

  void consider(std::uint32_t verb, std::uint32_t group) {
    Place place{verb, group, trace_clause(k_, a_, rule_, verb, group)};
    if (!place_ || place.filled() > place_->filled()) place_ = std::move(place);
  }

  bool is_this(std::uint32_t r) const { return &k_.rules.rules()[r] == &rule_; }

  void verbs() {
    std::vector<std::string> seen;
    for (std::uint32_t v = 0; v < a_.verbs.size(); ++v) {
      const Verb& verb = a_.verbs[v];
      seen.push_back(quoted(words(verb.begin, verb.end)));
      bool found = false;
      k_.verb_rules.at({a_, k_.lexicon.tests(), a_.sentence_of[verb.head],
                        k_.verb_rules.live().all()},
                       verb.head, [&](std::uint32_t r, std::uint32_t) {
                         found = found || is_this(r);
                       });
      if (found) consider(v, kNone);
    }
    report_clause("verbs", seen);
  }

  void nouns() {
    std::vector<std::string> seen;
    for (std::uint32_t g = 0; g < a_.groups.size(); ++g) {
      const Group& group = a_.groups[g];
      if (a_.mention_at[group.head] != kNone || group.pronoun != kNotPronoun)
        continue;
      seen.push_back(quoted(a_.word(group.head)));
      bool found = false;
      const auto visit = [&](std::uint32_t r, std::uint32_t) {
        found = found || is_this(r);
      };
      k_.noun_rules.at({a_, k_.lexicon.tests(), a_.sentence_of[group.head],
                        k_.noun_rules.live().all()},
                       group.head, visit);
      for (const std::uint32_t h : a_.hits_to(group.head + 1)) {
        const Hit& hit = a_.hits[h];
        if (hit.value->kind == TrieValue::Kind::kList &&
            hit.begin >= group.begin && hit.begin != group.head)
          k_.noun_rules.at_list(hit.value->id, group.head, visit);
      }
      if (found) consider(kNone, g);
    }
    report_clause("nouns", seen);
  }

  void report_clause(std::string_view kind,
                     const std::vector<std::string>& seen) {
    if (!place_) {
      out_ << "None of the " << kind << " of this text is one of its words";
      if (seen.empty())
        out_ << ": it has none.\n";
      else
        out_ << ". It has " << joined(seen, ", ") << ".\n";
      return;
    }
    const bool verb = place_->verb != kNone;
    const std::uint32_t begin =
        verb ? a_.verbs[place_->verb].begin : a_.groups[place_->group].begin;
    const std::uint32_t end =
        verb ? a_.verbs[place_->verb].end : a_.groups[place_->group].end;
    const Sentence& s = a_.sentences[a_.sentence_of[begin]];
    out_ << "It got furthest in this sentence:\n  " << marked(s.begin, s.end)
         << "\nAt " << quoted(words(begin, end)) << " it found\n";
    for (std::size_t i = 0; i < rule_.slots.size(); ++i) {
      std::vector<std::string> names;
      for (const std::uint32_t e : place_->trace.slots[i])
        names.push_back(facts_.entities[e].name);
      out_ << "  " << rule_.slots[i].name << " = ";
      if (names.empty())
        out_ << "nothing; it wanted "
             << to_text(rule_.slots[i], k_.lexicon, k_.vocabulary) << '\n';
      else
        out_ << joined(names, ", ") << '\n';
    }
    if (!place_->trace.words_fit)
      out_ << "and its 'unless' or 'with' line does not fit the words there.\n";
    else if (place_->filled() == rule_.slots.size())
      lost();
  }

  std::string words(std::uint32_t begin, std::uint32_t end) const {
    return std::string(a_.words(begin, end));
  }
  std::string marked(std::uint32_t begin, std::uint32_t end) const {
    return put_marks(facts_.text, a_.span(begin, end), marks_);
  }

  std::ostream& out_;
  const Knowledge& k_;
  const Analysis& a_;
  const Facts& facts_;
  const Rule& rule_;
  std::vector<Mark> marks_;
  PatternTrace best_;
  std::optional<Place> place_;
};

}  // namespace

bool explain_why_not(std::ostream& out, const Extractor& extractor,
                     const Worker& worker, const Facts& facts,
                     std::string_view rule) {
  const Knowledge& k = extractor.knowledge();
  const auto& rules = k.rules.rules();
  const auto found = std::ranges::find(rules, rule, &Rule::name);
  if (found == rules.end()) return false;
  WhyNot(out, k, worker.last().analysis, facts, *found).run();
  return true;
}

std::string nearest_rule(const Extractor& extractor, std::string_view name) {
  std::vector<std::string> known;
  for (const Rule& r : extractor.knowledge().rules.rules())
    known.push_back(r.name);
  return nearest(name, known);
}

}  // namespace entente
