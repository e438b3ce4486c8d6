#include "extract/rule_file.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>

#include "extract/rule_slot.h"

namespace entente {
namespace {

constexpr std::string_view kHow =
    "docs/RULES.md describes the lines of a rule.";

/// Lines that a rule has once at most; from kPattern on they are patterns.
constexpr std::array<std::string_view, 9> kOnce = {
    "makes", "rank", "sure", "form", "says", "match", "within", "verb", "noun"};
constexpr std::ptrdiff_t kPattern = 5;

class RuleReader {
 public:
  RuleReader(const RuleSet::File& file, Lexicon& lexicon,
             const Vocabulary& vocabulary, Names& names,
             std::map<std::string, std::string, std::less<>>& seen,
             std::vector<Rule>& out)
      : lexicon_(lexicon),
        vocabulary_(vocabulary),
        names_(names),
        seen_(seen),
        out_(out),
        lines_(file.name, file.text) {}

  Diagnostics run() {
    while (lines_.next()) {
      const std::string_view line = lines_.line();
      const auto space = line.find(' ');
      const std::string_view key = line.substr(0, space);
      const std::string_view value = space == line.npos
                                         ? line.substr(line.size())
                                         : trim(line.substr(space));
      if (key == "let") {
        finish();
        let(value);
      } else if (key == "rule") {
        finish();
        begin(value);
      } else if (!open_) {
        lines_.fault(key, "a line outside a rule",
                     "Begin a rule with 'rule NAME'.");
      } else {
        read(key, value);
      }
    }
    finish();
    return lines_.faults();
  }

 private:
  void begin(std::string_view name) {
    open_ = true;
    rule_ = {};
    rule_.name = name;
    rule_.file = lines_.file();
    rule_.line = lines_.number();
    said_ = 0;
    const std::string here = rule_.file + ":" + std::to_string(rule_.line);
    const auto [at, added] = seen_.emplace(name, here);
    if (!added)
      lines_.fault(name, "rule '" + rule_.name + "' stands twice",
                   "The other one is at " + at->second + "; rename one.");
    rule_.id = static_cast<RuleId>(names_.intern(name));
  }

  /// "let NAME pattern": a piece of pattern that later rules of the file write
  /// as &NAME.
  void let(std::string_view value) {
    const auto space = value.find(' ');
    if (space == value.npos) {
      lines_.fault(value, "want 'let NAME pattern'", std::string(kHow));
      return;
    }
    pieces_[std::string(value.substr(0, space))] =
        expand(trim(value.substr(space)));
  }

  std::string expand(std::string_view pattern) {
    std::string out;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
      // Most of a pattern, and most patterns, have no pieces.
      const std::size_t mark = std::min(pattern.find('&', i), pattern.size());
      out += pattern.substr(i, mark - i);
      i = mark;
      if (i == pattern.size()) break;
      const bool starts = i == 0 || pattern[i - 1] == ' ' ||
                          pattern[i - 1] == '(' || pattern[i - 1] == '!' ||
                          pattern[i - 1] == '[' || pattern[i - 1] == '=';
      std::size_t n = i + 1;
      while (starts && n < pattern.size() &&
             ((pattern[n] >= 'a' && pattern[n] <= 'z') || pattern[n] == '-'))
        ++n;
      if (!starts || n == i + 1) {
        out += pattern[i];
        continue;
      }
      const auto piece = pieces_.find(pattern.substr(i + 1, n - i - 1));
      if (piece == pieces_.end()) {
        lines_.fault(
            pattern.substr(i, n - i),
            "unknown piece '" + std::string(pattern.substr(i, n - i)) + "'",
            "Define it above with 'let NAME pattern'.");
      } else {
        out += "(" + piece->second + ")";
      }
      i = n - 1;
    }
    return out;
  }

  /// Notes a fault if a line that a rule has once stands again.
  bool again(std::string_view key) {
    const auto at = std::ranges::find(kOnce, key);
    if (at == kOnce.end()) return false;
    // The last are patterns, of which a rule has one.
    const auto which = std::min(at - kOnce.begin(), kPattern);
    const unsigned bit = 1U << static_cast<unsigned>(which);
    if ((said_ & bit) == 0) {
      said_ |= bit;
      return false;
    }
    if (which == kPattern)
      lines_.fault(key, "a second pattern",
                   "Join them with a bar, or write two rules.");
    else
      lines_.fault(key, "'" + std::string(key) + "' stands twice",
                   "Leave one of them.");
    return true;
  }

  void read(std::string_view key, std::string_view value) {
    if (again(key)) return;
    if (key == "makes") {
      makes(value);
    } else if (key == "match") {
      rule_.pattern_text = value;
      const std::string expanded = expand(value);
      rule_.pattern = read_pattern(expanded == value ? value : expanded,
                                   lexicon_, vocabulary_, lines_);
    } else if (key == "within") {
      // within @whole:Type pattern
      rule_.kind = Rule::Kind::kWithin;
      rule_.pattern_text = "within " + std::string(value);
      const auto space2 = value.find(' ');
      const Pattern whole =
          read_pattern(value.substr(0, space2), lexicon_, vocabulary_, lines_);
      if (space2 == value.npos || whole.labels.size() != 1 ||
          whole.elements.size() != 1) {
        lines_.fault(value, "want 'within @label:Type pattern'",
                     std::string(kHow));
        return;
      }
      rule_.whole = whole.labels[0];
      rule_.within = whole.elements[0].types;
      const std::string expanded = expand(trim(value.substr(space2)));
      rule_.pattern = read_pattern(expanded, lexicon_, vocabulary_, lines_);
    } else if (key == "unless" || key == "with") {
      for (std::string_view name : split(value, ' ')) {
        if (name.starts_with('%')) name.remove_prefix(1);
        if (name.empty()) continue;
        const auto id = lexicon_.list(name);
        if (!id)
          lines_.fault(name, "unknown word list '" + std::string(name) + "'",
                       "Lists are written in data/lexicon/*.txt.");
        else
          (key == "unless" ? rule_.unless : rule_.wants).push_back(*id);
      }
    } else if (key == "verb" || key == "noun") {
      rule_.kind = key == "verb" ? Rule::Kind::kVerb : Rule::Kind::kNoun;
      rule_.pattern_text = std::string(key) + " " + std::string(value);
      triggers(value);
    } else if (key == "yes" || key == "no" || key == "possible" ||
               key == "negated") {
      Example example;
      example.text = value;
      example.wanted = key != "no";
      if (key == "possible") example.factuality = Factuality::kPossible;
      if (key == "negated") example.factuality = Factuality::kNegated;
      example.line = lines_.number();
      rule_.examples.push_back(std::move(example));
    } else if (key == "note") {
      rule_.note += (rule_.note.empty() ? "" : " ") + std::string(value);
    } else if (key == "rank" || key == "sure") {
      int number = 0;
      std::from_chars(value.data(), value.data() + value.size(), number);
      if (number < 1 || number > 100)
        lines_.fault(value, "want a number from 1 to 100", std::string(kHow));
      (key == "rank" ? rule_.rank : rule_.sure) =
          static_cast<std::uint8_t>(number);
    } else if (key == "form") {
      if (value == "acronym")
        rule_.form = Form::kAcronym;
      else if (value == "partial")
        rule_.form = Form::kPartial;
      else if (value == "demonym")
        rule_.form = Form::kDemonym;
      else if (value == "metonym")
        rule_.form = Form::kMetonym;
      else
        lines_.fault(value, "unknown form", std::string(kHow));
    } else if (key == "says") {
      if (value == "possible")
        rule_.factuality = Factuality::kPossible;
      else if (value == "negated")
        rule_.factuality = Factuality::kNegated;
      else if (value == "asserted")
        rule_.presupposed = true;
      else
        lines_.fault(value, "want 'asserted', 'possible' or 'negated'",
                     std::string(kHow));
    } else if (key == rule_.subject || key == rule_.object) {
      slot(key, value);
    } else {
      std::vector<std::string> known{"makes", "match",    "within",  "verb",
                                     "noun",  "unless",   "with",    "yes",
                                     "no",    "possible", "negated", "note",
                                     "rank",  "sure",     "form",    "says"};
      const std::string near = nearest(key, known);
      lines_.fault(key, "unknown line '" + std::string(key) + "'",
                   near.empty()
                       ? std::string(kHow)
                       : "did you mean '" + near + "'? " + std::string(kHow));
    }
  }

  void makes(std::string_view value) {
    rule_.makes_text = value;
    const auto open = value.find('(');
    if (open == value.npos) {
      const auto type = vocabulary_.type(value);
      if (!type) {
        std::vector<std::string> known;
        for (const EntityType& t : vocabulary_.types()) known.push_back(t.name);
        const std::string near = nearest(value, known);
        lines_.fault(value, "unknown entity type '" + std::string(value) + "'",
                     (near.empty() ? "" : "did you mean '" + near + "'? ") +
                         "Types are listed in data/vocabulary.txt.");
        return;
      }
      rule_.type = *type;
      return;
    }
    rule_.kind = Rule::Kind::kPattern;
    const auto comma = value.find(',', open);
    const auto close = value.find(')', open);
    const std::string_view name = value.substr(0, open);
    const auto predicate = vocabulary_.predicate(name);
    if (!predicate) {
      std::vector<std::string> known;
      for (const Predicate& p : vocabulary_.predicates())
        known.push_back(p.name);
      const std::string near = nearest(name, known);
      lines_.fault(name, "unknown predicate '" + std::string(name) + "'",
                   (near.empty() ? "" : "did you mean '" + near + "'? ") +
                       "Predicates are listed in data/vocabulary.txt.");
      return;
    }
    if (comma == value.npos || close == value.npos || close < comma) {
      lines_.fault(value, "want 'predicate(subject, object)'",
                   std::string(kHow));
      return;
    }
    rule_.predicate = *predicate;
    rule_.subject = trim(value.substr(open + 1, comma - open - 1));
    rule_.object = trim(value.substr(comma + 1, close - comma - 1));
  }

  void triggers(std::string_view value) {
    for (std::string_view word : split(value, ' ')) {
      if (word.empty() || word == "|") continue;
      if (word.front() == '%') {
        for (std::string_view name : split(word, '|')) {
          if (name.starts_with('%')) name.remove_prefix(1);
          const auto id = lexicon_.list(name);
          if (!id) {
            std::vector<std::string> known;
            for (const WordList& l : lexicon_.lists()) known.push_back(l.name);
            const std::string near = nearest(name, known);
            lines_.fault(name, "unknown word list '" + std::string(name) + "'",
                         near.empty()
                             ? "Lists are written in data/lexicon/*.txt."
                             : "did you mean '" + near + "'?");
            continue;
          }
          rule_.triggers.push_back(*id);
        }
      } else {
        for (const std::string_view w : split(word, '|'))
          rule_.trigger_words.push_back(lexicon_.mutable_words().add(w));
      }
    }
  }

  void slot(std::string_view name, std::string_view value) {
    if (std::ranges::find(rule_.slots, name, &Slot::name) !=
        rule_.slots.end()) {
      lines_.fault(name, "slot '" + std::string(name) + "' stands twice",
                   "Write all its roles on one line, '|' between them.");
      return;
    }
    Slot made = read_slot(name, value, lexicon_, vocabulary_, lines_);
    rule_.slots.push_back(std::move(made));
  }

  /// Checks what only the whole rule shows.
  void finish() {
    if (!open_) return;
    open_ = false;
    const auto fault = [&](std::string message, std::string fix) {
      lines_.fault_at(rule_.line, "rule   " + rule_.name, std::move(message),
                      std::move(fix));
    };
    if (rule_.makes_text.empty())
      return fault("rule '" + rule_.name + "' makes nothing",
                   "Add 'makes TYPE' or 'makes predicate(subject, object)'.");
    bool yes = false;
    bool no = false;
    for (const Example& e : rule_.examples) (e.wanted ? yes : no) = true;
    if (!yes || !no)
      fault("rule '" + rule_.name + "' needs a 'yes' and a 'no' example",
            "Add a sentence that it must read and one that it must not.");
    const bool clause =
        rule_.kind == Rule::Kind::kVerb || rule_.kind == Rule::Kind::kNoun;
    if ((said_ >> kPattern & 1U) == 0)
      return fault("rule '" + rule_.name + "' has no pattern",
                   "Add 'match ...', 'verb ...' or 'noun ...'.");
    const auto has = [&](std::string_view name) {
      if (is_special(name))
        return name.find('/') == name.npos || lexicon_.is_draft() ||
               lexicon_.entry(name).has_value();
      if (clause)
        return std::ranges::find(rule_.slots, name, &Slot::name) !=
               rule_.slots.end();
      return (!rule_.whole.empty() && name == rule_.whole) ||
             std::ranges::find(rule_.pattern.labels, name) !=
                 rule_.pattern.labels.end();
    };
    if (rule_.kind == Rule::Kind::kMention) {
      if (!has(kMentionLabel))
        fault("rule '" + rule_.name + "' marks no mention",
              "Put [ ] around the words of the pattern that are the name.");
    } else {
      for (const std::string& name : {rule_.subject, rule_.object})
        if (!name.empty() && !has(name))
          fault("rule '" + rule_.name + "' never says what '" + name + "' is",
                clause ? "Add a line '" + name + " subject|object|...'."
                       : "Write @" + name + ":Type in its pattern.");
    }
    for (Slot& slot : rule_.slots) {
      slot.is_subject = slot.name == rule_.subject;
      slot.is_object = slot.name == rule_.object;
    }
    rule_.needs_home = is_by_home(rule_.subject) || is_by_home(rule_.object);
    out_.push_back(std::move(rule_));
  }

  Lexicon& lexicon_;
  const Vocabulary& vocabulary_;
  Names& names_;
  std::map<std::string, std::string, std::less<>>& seen_;
  std::vector<Rule>& out_;
  TextFile lines_;
  std::map<std::string, std::string, std::less<>> pieces_;
  Rule rule_;
  unsigned said_ = 0;  // Bit i: kOnce[i] stands in it.
  bool open_ = false;
};

}  // namespace

Result<RuleSet> RuleSet::compile(std::span<const File> files, Lexicon& lexicon,
                                 const Vocabulary& vocabulary, Names& names) {
  RuleSet set;
  Diagnostics faults;
  std::map<std::string, std::string, std::less<>> seen;
  for (const File& file : files) {
    const Diagnostics more =
        RuleReader(file, lexicon, vocabulary, names, seen, set.rules_).run();
    faults.insert(faults.end(), more.begin(), more.end());
  }
  if (!faults.empty()) return faults;
  return set;
}

}  // namespace entente
