#include "extract/rule_check.h"

#include <algorithm>
#include <string>

#include "extract/fact_names.h"
#include "extract/knowledge.h"
#include "extract/marked.h"

namespace entente {
namespace {

std::string_view key_of(const Example& example) {
  if (!example.wanted) return "no";
  switch (example.factuality) {
    case Factuality::kPossible:
      return "possible";
    case Factuality::kNegated:
      return "negated";
    case Factuality::kAsserted:
      break;
  }
  return "yes";
}

/// Runs the examples of one rule after the other.
class Tester {
 public:
  explicit Tester(const Extractor& extractor)
      : k_(extractor.knowledge()), worker_(extractor) {}

  Diagnostics run() {
    for (const Rule& rule : k_.rules.rules()) {
      rule_ = &rule;
      for (const Example& example : rule.examples) {
        example_ = &example;
        test();
      }
    }
    return std::move(faults_);
  }

 private:
  void test() {
    marked_ = strip_marks(example_->text);
    if (!marked_.fault.empty()) {
      fault(marked_.fault, "A mark is written [label words].");
      return;
    }
    facts_ = {};
    facts_.text = marked_.text;
    worker_.extract(facts_);
    const bool mention = rule_->kind == Rule::Kind::kMention;
    if (!example_->wanted) {
      none();
    } else if (marked_.marks.empty()) {
      fault("nothing is marked in this example",
            "Mark what the rule finds: [label words].");
    } else if (mention) {
      mentions();
    } else {
      relations();
    }
  }

  // -- Mention rules -------------------------------------------------------

  void mentions() {
    bool by_this = false;
    for (const Mark& mark : marked_.marks) {
      const FactMention* found = mention_at(mark.span);
      if (found == nullptr || type_of(*found) != mark.label)
        return fault("wanted " + bracketed(mark) + ", found " + all_mentions(),
                     why_not());
      by_this = by_this || found->rule == rule_->id;
    }
    if (!by_this)
      fault("rule '" + rule_->name + "' found none of the marked; found " +
                all_mentions(),
            "Take a name that no lexicon and no other rule has.");
  }

  const FactMention* mention_at(Span span) const {
    const auto found =
        std::ranges::find(facts_.mentions, span, &FactMention::span);
    return found == facts_.mentions.end() ? nullptr : &*found;
  }

  std::string type_of(const FactMention& m) const {
    return k_.vocabulary[facts_.entities[index(m.entity)].type].name;
  }

  std::string bracketed(const Mark& mark) const {
    return '[' + mark.label + ' ' +
           std::string(text_of(marked_.text, mark.span)) + ']';
  }

  std::string all_mentions() const {
    std::string out;
    for (const FactMention& m : facts_.mentions) {
      out += out.empty() ? "" : ", ";
      out += bracketed({m.span, type_of(m)}) + " by ";
      out += k_.names[m.rule];
    }
    return out.empty() ? "no mention" : out;
  }

  // -- Relation rules ------------------------------------------------------

  void relations() {
    const bool same = rule_->subject == rule_->object;
    std::vector<EntityId> subjects;
    std::vector<EntityId> objects;
    for (const Mark& mark : marked_.marks) {
      const FactMention* found = mention_at(mark.span);
      if (found == nullptr)
        return fault("no mention stands exactly at " + bracketed(mark) +
                         "; found " + all_mentions(),
                     why_not());
      if (mark.label == rule_->subject) subjects.push_back(found->entity);
      if (mark.label == rule_->object) objects.push_back(found->entity);
      if (mark.label != rule_->subject && mark.label != rule_->object)
        return fault("label '" + mark.label + "' is neither '" +
                         rule_->subject + "' nor '" + rule_->object + "'",
                     "Labels of examples are the names in 'makes'.");
    }
    if (subjects.empty() || objects.empty() || (same && subjects.size() < 2))
      return fault("the example marks no subject or no object",
                   "Mark both: [" + rule_->subject + " words] and [" +
                       rule_->object + " words].");
    for (std::size_t i = 0; i < subjects.size(); ++i)
      for (std::size_t j = same ? i + 1 : 0; j < objects.size(); ++j)
        if (!relation(subjects[i], objects[j])) return;
  }

  /// Checks one relation; false if it is missing, which is noted.
  bool relation(EntityId subject, EntityId object) {
    const Predicate& p = k_.vocabulary[rule_->predicate];
    const auto holds = [&](const FactRelation& r) {
      const bool way = r.subject == subject && r.object == object;
      const bool other = r.subject == object && r.object == subject;
      return r.predicate == rule_->predicate &&
             r.factuality == example_->factuality &&
             (way || (p.symmetric && other));
    };
    const bool found = std::ranges::any_of(facts_.relations, holds);
    if (!found)
      fault("wanted " + facts_.entities[index(subject)].name + ' ' + p.name +
                ' ' + facts_.entities[index(object)].name + " (" +
                std::string(name_of(example_->factuality)) + "), found " +
                all_relations(),
            why_not());
    return found;
  }

  std::string says(const FactRelation& r) const {
    return facts_.entities[index(r.subject)].name + ' ' +
           k_.vocabulary[r.predicate].name + ' ' +
           facts_.entities[index(r.object)].name + " (" +
           std::string(name_of(r.factuality)) + ") by " +
           std::string(k_.names[r.rule]);
  }

  std::string all_relations() const {
    std::string out;
    for (const FactRelation& r : facts_.relations)
      out += (out.empty() ? "" : ", ") + says(r);
    return out.empty() ? "no relation" : out;
  }

  // -- Both ----------------------------------------------------------------

  void none() {
    for (const FactMention& m : facts_.mentions)
      if (m.rule == rule_->id)
        return fault("wanted nothing of rule '" + rule_->name + "', found " +
                         bracketed({m.span, type_of(m)}),
                     "Narrow the pattern, or give another example.");
    for (const FactRelation& r : facts_.relations)
      if (r.rule == rule_->id)
        return fault(
            "wanted nothing of rule '" + rule_->name + "', found " + says(r),
            "Narrow the rule, or give another example.");
  }

  std::string why_not() const {
    return "entente explain --why-not " + rule_->name +
           " says how far the rule got in this sentence.";
  }

  void fault(std::string message, std::string fix) {
    std::string line(key_of(*example_));
    line.resize(std::max<std::size_t>(7, line.size() + 1), ' ');
    faults_.push_back({rule_->file, example_->line, 1, line + example_->text,
                       std::move(message), std::move(fix)});
  }

  const Knowledge& k_;
  Worker worker_;
  const Rule* rule_ = nullptr;
  const Example* example_ = nullptr;
  MarkedText marked_;
  Facts facts_;
  Diagnostics faults_;
};

}  // namespace

Diagnostics test_rules(const Extractor& extractor) {
  return Tester(extractor).run();
}

}  // namespace entente
