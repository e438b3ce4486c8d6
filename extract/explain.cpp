#include "extract/explain.h"

#include <algorithm>
#include <ostream>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "extract/fact_names.h"
#include "extract/knowledge.h"
#include "extract/marked.h"
#include "extract/phrase.h"
#include "extract/reference.h"
#include "extract/scratch.h"
#include "extract/tag_names.h"

namespace entente {
namespace {

constexpr std::size_t kWidth = 78;

/// On one line: every run of blanks becomes one.
std::string on_one_line(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (!blank)
      out += c;
    else if (!out.empty() && out.back() != ' ')
      out += ' ';
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

std::string padded(std::string_view text, std::size_t width) {
  const std::size_t has = count_code_points(text);
  return std::string(text) + std::string(has < width ? width - has : 0, ' ');
}

/// Words of `text`, broken into lines that begin with `indent` blanks.
void write_wrapped(std::ostream& out, std::size_t indent,
                   std::string_view text) {
  std::size_t column = 0;
  while (!text.empty()) {
    const auto end = std::min(text.find(' '), text.size());
    const std::string_view word = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (column > 0 && column + 1 + word.size() > kWidth) {
      out << '\n';
      column = 0;
    }
    if (column == 0) {
      out << std::string(indent, ' ');
      column = indent;
    } else {
      out << ' ';
      ++column;
    }
    out << word;
    column += word.size();
  }
  out << '\n';
}

class Explainer {
 public:
  Explainer(std::ostream& out, const Extractor& extractor, const Analysis& a,
            const Facts& facts)
      : out_(out),
        k_(extractor.knowledge()),
        a_(a),
        facts_(facts),
        reference_(k_, a) {
    for (const Mention& m : a.mentions)
      marks_.push_back({a.span(m.begin, m.end), k_.vocabulary[m.type].name});
    shown_.assign(a.groups.size(), false);
  }

  void run() {
    for (std::size_t i = 0; i < a_.sentences.size(); ++i) sentence(i);
    entities();
    relations();
  }

 private:
  // -- Sentences -----------------------------------------------------------

  void sentence(std::size_t number) {
    const Sentence& s = a_.sentences[number];
    if (s.begin == s.end) return;
    out_ << (s.heading ? "Heading " : "Sentence ") << number + 1 << '\n';
    write_wrapped(out_, 2, marked(s.begin, s.end));
    out_ << "\n  words\n";
    std::string words;
    for (std::uint32_t t = s.begin; t < s.end; ++t) {
      words += words.empty() ? "" : " ";
      words += a_.word(t);
      const std::size_t tag = static_cast<std::size_t>(a_.tokens[t].tag);
      if (tag > 0 && tag < kTagNames.size())
        words += '/' + std::string(kTagNames[tag]);
    }
    write_wrapped(out_, 4, words);
    names(s);
    phrases(s);
    out_ << '\n';
  }

  void names(const Sentence& s) {
    bool first = true;
    for (const Mention& m : a_.mentions) {
      if (m.begin < s.begin || m.begin >= s.end) continue;
      if (first) out_ << "  names\n";
      first = false;
      out_ << "    " << padded(marked(m.begin, m.end), 40) << ' '
           << name_of(m.form) << ", by " << source(m.rule);
      const std::string& name = facts_.entities[m.entity].name;
      if (on_one_line(a_.words(m.begin, m.end)) != name)
        out_ << ", for " << name;
      out_ << '\n';
    }
  }

  void phrases(const Sentence& s) {
    bool first = true;
    const auto head = [&](const char* title) {
      if (first) out_ << "  " << title << '\n';
      first = false;
    };
    for (std::uint32_t v = 0; v < a_.verbs.size(); ++v) {
      if (a_.verbs[v].head < s.begin || a_.verbs[v].head >= s.end) continue;
      head("clauses");
      verb(v);
    }
    first = true;
    for (std::uint32_t g = 0; g < a_.groups.size(); ++g) {
      const Group& group = a_.groups[g];
      if (group.head < s.begin || group.head >= s.end || shown_[g]) continue;
      if (group.host != kNone && !shown_[group.host]) continue;
      if (group.first_conjunct != g && !shown_[group.first_conjunct]) continue;
      head("groups that no verb has");
      const std::string label = group.preposition != kNone
                                    ? std::string(a_.word(group.preposition))
                                    : std::string();
      tree(label, g, 4);
    }
  }

  void verb(std::uint32_t id) {
    const Verb& v = a_.verbs[id];
    out_ << "    " << marked(v.begin, v.end);
    std::string says(k_.words().text(v.lemma));
    if (v.voice == Voice::kPassive) says += ", passive";
    if (!v.finite) says += ", not finite";
    if (v.negated) says += ", negated";
    if (v.possible) says += ", possible";
    out_ << " (" << says << ")\n";
    if (v.parent != kNone && v.parent != id) {
      const Verb& parent = a_.verbs[v.parent];
      line("under", marked(parent.begin, parent.end), 6);
    }
    if (v.subject != kNone) tree("subject", v.subject, 6);
    if (v.object != kNone) tree("object", v.object, 6);
    if (v.second != kNone) tree("object 2", v.second, 6);
    // What a noun before it has, too, hangs there; here it is only named.
    std::string also;
    for (std::uint32_t g = 0; g < a_.groups.size(); ++g) {
      const Group& group = a_.groups[g];
      if (group.verb != id || group.preposition == kNone ||
          group.first_conjunct != g)
        continue;
      const std::string_view preposition = a_.word(group.preposition);
      if (group.host == kNone) {
        tree(preposition, g, 6);
      } else {
        also += also.empty() ? "" : "; ";
        also += preposition;
        also += ' ' + marked(group.begin, group.end);
      }
    }
    if (!also.empty()) line("also", also, 6);
  }

  void line(std::string_view label, std::string_view words,
            std::size_t indent) {
    out_ << std::string(indent, ' ') << padded(label, 10) << ' ' << words
         << '\n';
  }

  /// A group, and below it what hangs on it: once; later only its words.
  void tree(std::string_view label, std::uint32_t id, std::size_t indent) {
    const Group& g = a_.groups[id];
    std::string words = marked(g.begin, g.end);
    if (a_.mention_at[g.head] == kNone) words += stands_for(id);
    line(label, words, indent);
    if (shown_[id] || indent > 30) return;
    shown_[id] = true;
    const std::size_t deeper = indent + 2;
    if (g.possessor != kNone) tree("possessor", g.possessor, deeper);
    if (g.appositive != kNone) tree("that is", g.appositive, deeper);
    for (std::uint32_t other = 0; other < a_.groups.size(); ++other) {
      const Group& o = a_.groups[other];
      if (o.host != id || o.preposition == kNone || other == id ||
          o.first_conjunct != other)
        continue;
      tree(a_.word(o.preposition), other, deeper);
    }
    if (g.next_conjunct != kNone) tree("and", g.next_conjunct, indent);
  }

  /// " = South Korea, Japan" for "the two countries".
  std::string stands_for(std::uint32_t id) const {
    if (a_.groups[id].next_conjunct != kNone) return {};
    const Denoted denoted = reference_.of(id, 0xFF, true);
    std::string out;
    for (const std::uint32_t e : denoted)
      out += (out.empty() ? " = " : ", ") + facts_.entities[e].name;
    return out;
  }

  // -- The whole text ------------------------------------------------------

  void entities() {
    if (!facts_.entities.empty()) out_ << "Entities\n";
    for (const FactEntity& e : facts_.entities) {
      out_ << "  " << e.name << "  (" << k_.vocabulary[e.type].name << ", "
           << e.key;
      if (!e.wikidata.empty()) out_ << ", " << e.wikidata;
      out_ << ")\n";
      if (!e.context.empty()) out_ << "    of " << e.context << '\n';
      for (const std::string& alias : e.aliases)
        if (std::ranges::find(e.why, alias, &MergeReason::name) == e.why.end())
          out_ << "    also \"" << alias << "\"\n";
      for (const MergeReason& why : e.why)
        out_ << "    also \"" << why.name << "\": " << why.reason << '\n';
    }
  }

  void relations() {
    if (facts_.relations.empty()) {
      out_ << (facts_.entities.empty() ? "Nothing found.\n"
                                       : "No relations.\n");
      return;
    }
    out_ << "Relations\n";
    std::vector<const FactRelation*> order;
    for (const FactRelation& r : facts_.relations) order.push_back(&r);
    std::ranges::stable_sort(order, {},
                             [](const FactRelation* r) { return r->evidence; });
    const FactRelation* before = nullptr;
    for (const FactRelation* r : order) {
      if (before == nullptr || before->evidence != r->evidence)
        write_wrapped(out_, 2,
                      on_one_line(put_marks(facts_.text, r->evidence, marks_)));
      before = r;
      relation(*r);
    }
  }

  void relation(const FactRelation& r) {
    out_ << "    " << facts_.entities[index(r.subject)].name << " -- "
         << k_.vocabulary[r.predicate].name << " -> "
         << facts_.entities[index(r.object)].name << "  ("
         << name_of(r.factuality) << ", " << static_cast<int>(r.confidence)
         << " % sure";
    if (!r.position.empty()) out_ << ", as " << on_one_line(r.position);
    if (!r.time.empty()) out_ << ", " << r.time;
    out_ << ")\n      by " << source(r.rule) << '\n';
  }

  /// A rule with its place; a lexicon by its name alone.
  std::string source(RuleId id) const {
    std::string out(k_.names[id]);
    const std::uint32_t at = k_.rule_of(id);
    if (at >= k_.rules.rules().size()) return out;
    const Rule& rule = k_.rules.rules()[at];
    if (rule.id == id)
      out += " (" + rule.file + ":" + std::to_string(rule.line) + ")";
    return out;
  }

  std::string marked(std::uint32_t begin, std::uint32_t end) const {
    return on_one_line(put_marks(facts_.text, a_.span(begin, end), marks_));
  }

  std::ostream& out_;
  const Knowledge& k_;
  const Analysis& a_;
  const Facts& facts_;
  Reference reference_;
  std::vector<Mark> marks_;
  std::vector<bool> shown_;  // Groups whose dependents have been written.
};

}  // namespace

void explain(std::ostream& out, const Extractor& extractor,
             const Worker& worker, const Facts& facts) {
  Explainer(out, extractor, worker.last().analysis, facts).run();
}

}  // namespace entente
