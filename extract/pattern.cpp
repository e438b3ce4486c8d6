#include "extract/pattern.h"

#include <algorithm>

#include "extract/pattern_program.h"
#include "extract/word_lines.h"

namespace entente {
namespace {

constexpr TokenClass kClasses[] = {
    {"Cap",
     "a capitalised word that is no function word, with what is "
     "hyphened to it"},
    {"Caps", "a word in capitals: UNHCR, U.S."},
    {"Initial", "one capital and a full stop: J."},
    {"Num", "a number"},
    {"Year", "a year"},
    {"Ordinal", "20th"},
    {"Roman", "a Roman number in capitals"},
    {"Lower", "a word in lower case"},
    {"Word", "any word"},
    {"New", "a capitalised word that no list of common words has"},
    {"Noun", "a noun or name"},
    {"Adj", "an adjective or participle"},
    {"Adv", "an adverb"},
    {"Verb", "a verb"},
    {"Det", "a, an, the, this, its ..."},
    {"Possessive", "its, his, their, our"},
    {"Poss", "'s or '"},
    {"Start", "a word that starts its sentence"},
    {"Any", "any token"},
    {"Quote", "a quotation mark"},
};

constexpr std::string_view kSyntax =
    "docs/RULES.md lists what a pattern may say.";

class Reader {
 public:
  Reader(std::string_view text, Lexicon& lexicon, const Vocabulary& vocabulary,
         TextFile& lines)
      : rest_(text),
        lexicon_(lexicon),
        vocabulary_(vocabulary),
        lines_(lines) {}

  Pattern run() {
    PatternTree tree = sequence(false);
    if (!rest_.empty()) fault(rest_.substr(0, 1), "nothing is open here");
    if (!compile(std::move(tree), pattern_, lexicon_) &&
        lines_.faults().empty())
      fault({}, "nothing in this pattern must be there in every match");
    return std::move(pattern_);
  }

 private:
  void fault(std::string_view where, std::string message) {
    lines_.fault(where, std::move(message), std::string(kSyntax));
  }

  void blanks() {
    while (!rest_.empty() && rest_.front() == ' ') rest_.remove_prefix(1);
  }

  PatternTree sequence(bool inside) {
    PatternTree tree;
    std::vector<PatternTree> branches;
    while (true) {
      blanks();
      if (rest_.empty() || rest_.front() == ')' ||
          (rest_.front() == ']' && inside))
        break;
      if (rest_.starts_with("| ") || rest_ == "|") {
        rest_.remove_prefix(1);
        branches.push_back(std::move(tree));
        tree = {};
        continue;
      }
      tree.children.push_back(item());
    }
    if (branches.empty()) return tree;
    branches.push_back(std::move(tree));
    PatternTree choice;
    choice.kind = PatternTree::Kind::kChoice;
    choice.children = std::move(branches);
    return choice;
  }

  PatternTree item() {
    if (rest_.front() == '!') {
      rest_.remove_prefix(1);
      PatternTree tree;
      tree.kind = PatternTree::Kind::kNot;
      if (rest_.starts_with("<") && rest_.size() > 1 && rest_[1] != '<' &&
          (rest_[1] == '%' || rest_[1] == '@' || rest_[1] == '$' ||
           rest_[1] == '^' || rest_[1] == '(')) {
        rest_.remove_prefix(1);
        tree.least = 0;  // Looks back.
      }
      tree.children.push_back(item());
      return tree;
    }
    PatternTree tree;
    if (rest_.front() == '[') {
      const std::string_view open = rest_.substr(0, 1);
      rest_.remove_prefix(1);
      tree.kind = PatternTree::Kind::kLabel;
      tree.label = label(kMentionLabel);
      tree.children.push_back(sequence(true));
      close(']', open);
      return tree;
    }
    if (rest_.front() == '(') {
      const std::string_view open = rest_.substr(0, 1);
      rest_.remove_prefix(1);
      tree = sequence(false);
      close(')', open);
    } else if (const auto eq = name_before_paren(); eq != 0) {
      const std::string_view open = rest_.substr(0, eq);
      tree.kind = PatternTree::Kind::kLabel;
      tree.label = label(rest_.substr(0, eq));
      rest_.remove_prefix(eq + 2);
      tree.children.push_back(sequence(false));
      close(')', open);
    } else {
      tree = element();
    }
    return repeat(std::move(tree));
  }

  /// Length of NAME in "NAME=(", or 0.
  std::size_t name_before_paren() const {
    std::size_t n = 0;
    while (n < rest_.size() && rest_[n] >= 'a' && rest_[n] <= 'z') ++n;
    return n > 0 && rest_.substr(n, 2) == "=(" ? n : 0;
  }

  void close(char mark, std::string_view open) {
    if (rest_.empty() || rest_.front() != mark) {
      fault(open, std::string("what opens here has no '") + mark + "'");
      return;
    }
    rest_.remove_prefix(1);
  }

  PatternTree repeat(PatternTree tree) {
    if (rest_.empty()) return tree;
    PatternTree outer;
    outer.kind = PatternTree::Kind::kRepeat;
    const char c = rest_.front();
    if (c == '?') {
      outer.least = 0;
      outer.most = 1;
    } else if (c == '*') {
      outer.least = 0;
      outer.most = 12;
    } else if (c == '+') {
      outer.least = 1;
      outer.most = 12;
    } else if (c == '{') {
      const auto end = rest_.find('}');
      const auto comma = rest_.find(',');
      if (end == rest_.npos || comma == rest_.npos || comma > end) {
        fault(rest_.substr(0, 1), "want a repetition like {1,3}");
        rest_ = {};
        return tree;
      }
      outer.least = std::atoi(std::string(rest_.substr(1, comma - 1)).c_str());
      outer.most = std::atoi(
          std::string(rest_.substr(comma + 1, end - comma - 1)).c_str());
      if (outer.most < outer.least || outer.most > 40 || outer.least < 0)
        fault(rest_.substr(0, end + 1), "a repetition goes from 0 to 40");
      rest_.remove_prefix(end);
    } else {
      return tree;
    }
    rest_.remove_prefix(1);
    outer.children.push_back(std::move(tree));
    return outer;
  }

  PatternTree element() {
    PatternTree tree;
    tree.kind = PatternTree::Kind::kElement;
    Element e;
    std::string_view text;
    if (rest_.front() == '"') {
      const auto end = rest_.find('"', 1);
      text = rest_.substr(0, end == rest_.npos ? end : end + 1);
      if (end == rest_.npos) fault(text, "a quoted mark has no second quote");
      rest_.remove_prefix(text.size());
      e.words.push_back(
          word(text.substr(1, text.size() > 1 ? text.size() - 2 : 0)));
    } else {
      constexpr std::string_view kEnd = " ()?*+{]";
      const auto end = rest_.find_first_of(kEnd);
      text = rest_.substr(0, end);
      if (text.empty()) {
        fault(rest_.substr(0, 1), "a pattern cannot have this here");
        text = rest_.substr(0, 1);
      }
      rest_.remove_prefix(text.size());
      if (text.front() == '^' && text.size() > 1) {
        e.capital = true;
        text.remove_prefix(1);
      }
      const char c = text.front();
      if (c == '%')
        lists(text, e);
      else if (c == '$')
        token_class(text, e);
      else if (c == '@')
        type(text, e, tree);
      else if (c == '<')
        lemmas(text, e);
      else
        for (const std::string_view w : split(text, '|')) {
          if (w.size() > 1 &&
              std::string_view("@$%<").find(w.front()) != w.npos)
            lines_.fault(
                w, "a word and '" + std::string(w) + "' in one element",
                "Write rows to choose from: ( a | b ), blanks around the bar.");
          e.words.push_back(word(w));
        }
    }
    std::ranges::sort(e.words);
    const auto id = static_cast<std::uint16_t>(pattern_.elements.size());
    pattern_.elements.push_back(std::move(e));
    if (tree.kind == PatternTree::Kind::kElement) {
      tree.element = id;
    } else {
      PatternTree inner;
      inner.kind = PatternTree::Kind::kElement;
      inner.element = id;
      tree.children.push_back(std::move(inner));
    }
    return tree;
  }

  WordId word(std::string_view text) {
    if (text.empty()) fault(text, "an empty word");
    return add_folded(text, lexicon_.mutable_words());
  }

  void lists(std::string_view text, Element& e) {
    e.kind = Element::Kind::kLists;
    for (std::string_view name : split(text, '|')) {
      if (name.starts_with('%')) name.remove_prefix(1);
      const auto id = lexicon_.list(name);
      if (!id) {
        std::vector<std::string> known;
        for (const WordList& list : lexicon_.lists())
          known.push_back(list.name);
        const std::string near = nearest(name, known);
        lines_.fault(name, "unknown word list '" + std::string(name) + "'",
                     near.empty() ? "Lists are written in data/lexicon/*.txt."
                                  : "did you mean '" + near +
                                        "'? Lists are "
                                        "written in data/lexicon/*.txt.");
        continue;
      }
      e.lists.push_back(*id);
    }
  }

  void token_class(std::string_view text, Element& e) {
    e.kind = Element::Kind::kClass;
    for (std::size_t i = 0; i < std::size(kClasses); ++i) {
      if (kClasses[i].name == text.substr(1)) {
        e.token_class = static_cast<std::uint8_t>(i);
        return;
      }
    }
    fault(text, "unknown class '" + std::string(text) + "'");
  }

  void lemmas(std::string_view text, Element& e) {
    e.kind = Element::Kind::kLemmas;
    for (std::string_view w : split(text, '|')) {
      if (w.size() < 3 || w.front() != '<' || w.back() != '>') {
        fault(w, "want <lemma>");
        continue;
      }
      e.words.push_back(word(w.substr(1, w.size() - 2)));
    }
  }

  void type(std::string_view text, Element& e, PatternTree& tree) {
    e.kind = Element::Kind::kType;
    std::string_view spec = text.substr(1);
    if (spec.ends_with('&')) {
      e.kind = Element::Kind::kCoordination;
      spec.remove_suffix(1);
    }
    if (const auto colon = spec.find(':'); colon != spec.npos) {
      tree.kind = PatternTree::Kind::kLabel;
      tree.label = label(spec.substr(0, colon));
      spec.remove_prefix(colon + 1);
    }
    std::uint8_t forms = 0;
    for (std::string_view name : split(spec, '|')) {
      std::string_view form;
      if (const auto dot = name.find('.'); dot != name.npos) {
        form = name.substr(dot + 1);
        name = name.substr(0, dot);
      }
      if (name == "Actor" || name == "Any") {
        for (std::size_t i = 0; i < vocabulary_.types().size(); ++i) {
          const std::string& t = vocabulary_.types()[i].name;
          if (name == "Any" || t == "Person" || t == "Country" ||
              t == "Institution")
            e.types = static_cast<std::uint8_t>(e.types | (1U << i));
        }
        continue;
      }
      const auto id = vocabulary_.type(name);
      if (!id) {
        std::vector<std::string> known{"Actor", "Any"};
        for (const EntityType& t : vocabulary_.types()) known.push_back(t.name);
        const std::string near = nearest(name, known);
        lines_.fault(name, "unknown entity type '" + std::string(name) + "'",
                     (near.empty() ? "" : "did you mean '" + near + "'? ") +
                         "Types are listed in data/vocabulary.txt.");
        continue;
      }
      e.types = static_cast<std::uint8_t>(e.types | (1U << index(*id)));
      constexpr std::string_view kForms[] = {"name", "acronym", "demonym",
                                             "metonym", "partial"};
      if (!form.empty()) {
        const auto at = std::ranges::find(kForms, form);
        if (at == std::end(kForms)) {
          fault(form, "unknown form '" + std::string(form) + "'");
        } else {
          forms = static_cast<std::uint8_t>(forms |
                                            (1U << (at - std::begin(kForms))));
        }
      }
    }
    if (forms != 0) e.forms = forms;
  }

  std::uint16_t label(std::string_view name) {
    const auto at = std::ranges::find(pattern_.labels, name);
    if (at != pattern_.labels.end())
      return static_cast<std::uint16_t>(at - pattern_.labels.begin());
    if (pattern_.labels.size() == kMostLabels) {
      fault(name, "a pattern has at most 8 labels");
      return 0;
    }
    pattern_.labels.emplace_back(name);
    return static_cast<std::uint16_t>(pattern_.labels.size() - 1);
  }

  std::string_view rest_;
  Lexicon& lexicon_;
  const Vocabulary& vocabulary_;
  TextFile& lines_;
  Pattern pattern_;
};

}  // namespace

const TokenClass* token_classes() { return kClasses; }

Pattern read_pattern(std::string_view text, Lexicon& lexicon,
                     const Vocabulary& vocabulary, TextFile& lines) {
  return Reader(text, lexicon, vocabulary, lines).run();
}

}  // namespace entente
