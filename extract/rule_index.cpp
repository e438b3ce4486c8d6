#include "extract/rule_index.h"

#include <algorithm>
#include <bit>

#include "extract/first_tests.h"

namespace entente {
std::vector<WordId> sort_words(const std::vector<Rule>& rules,
                               WordTable& words) {
  // Bit 0: a rule names the word; bit 1: ... all forms of the lemma.
  std::vector<std::uint8_t> named(words.size(), 0);
  for (const Rule& rule : rules) {
    for (const WordId w : rule.trigger_words)
      named[static_cast<std::size_t>(w)] |= 2;
    for (const Element& e : rule.pattern.elements)
      for (const WordId w : e.words)
        named[static_cast<std::size_t>(w)] |=
            e.kind == Element::Kind::kLemmas ? 2 : 1;
  }
  std::vector<WordId> kinds{kUnknownWord};
  std::vector<std::uint32_t> of_set{0};  // Kind of words that no rule names.
  for (std::size_t i = 1; i < words.size(); ++i) {
    const auto id = static_cast<WordId>(i);
    Word& word = words[id];
    const bool own = (named[i] & 1) != 0 ||
                     (named[static_cast<std::size_t>(word.lemma)] & 2) != 0;
    if (of_set.size() <= word.list_set) of_set.resize(word.list_set + 1, 0);
    if (!own && (word.list_set == 0 || of_set[word.list_set] != 0)) {
      word.kind = of_set[word.list_set];
      continue;
    }
    word.kind = static_cast<std::uint32_t>(kinds.size());
    if (!own) of_set[word.list_set] = word.kind;
    kinds.push_back(id);
  }
  return kinds;
}

/// Fills a RuleIndex; what is only needed for that lives here.
class RuleIndexer {
 public:
  RuleIndexer(const std::vector<Rule>& rules, Rule::Kind kind, Lexicon& lexicon,
              std::span<const WordId> kinds, const RuleNeeds& needs,
              RuleIndex& out)
      : rules_(rules),
        kind_(kind),
        names_(kind == Rule::Kind::kMention),
        words_(lexicon.words()),
        tests_(lexicon.mutable_tests()),
        kinds_(kinds),
        needs_(needs),
        out_(out),
        lists_(lexicon.lists().size()) {}

  void run() {
    for (std::uint32_t i = 0; i < rules_.size(); ++i)
      if (rules_[i].kind == kind_) out_.rules_.push_back(i);
    out_.gates_.resize(out_.rules_.size());
    out_.sides_.resize(out_.rules_.size());
    wants_.resize(out_.rules_.size());
    for (std::uint32_t i = 0; i < out_.rules_.size(); ++i) rule(i);
    out_.live_ = LiveRules(wants_);
    words();
    out_.by_list_.resize(lists_.size());
    for (std::size_t l = 0; l < lists_.size(); ++l)
      out_.by_list_[l] = add(lists_[l]);
    for (std::size_t t = 0; t < 8; ++t) {
      out_.by_type_[t] = add(types_[t]);
      out_.knows_types_ = out_.knows_types_ || !types_[t].empty();
    }
    for (std::size_t c = 0; c < classes_.size(); ++c) {
      out_.by_class_[c] = add(classes_[c]);
      if (!classes_[c].empty()) out_.class_bits_ |= 1U << c;
    }
  }

 private:
  /// Takes in rule number `i` of the index.
  void rule(std::uint32_t i) {
    const Rule& rule = rules_[out_.rules_[i]];
    if (kind_ == Rule::Kind::kVerb || kind_ == Rule::Kind::kNoun) {
      for (const ListId l : rule.triggers) list(l).push_back(i);
      for (const WordId w : rule.trigger_words) lemmas_.push_back({w, i});
      return;
    }
    const Pattern& p = rule.pattern;
    const Element& e = p.elements[p.anchor];
    switch (e.kind) {
      case Element::Kind::kWords:
        for (const WordId w : e.words) direct_.push_back({w, i});
        break;
      case Element::Kind::kLemmas:
        for (const WordId w : e.words) lemmas_.push_back({w, i});
        break;
      case Element::Kind::kLists:
        for (const ListId l : e.lists) list(l).push_back(i);
        break;
      case Element::Kind::kType:
      case Element::Kind::kCoordination:
        for (std::size_t t = 0; t < 8; ++t)
          if (((e.types >> t) & 1) != 0) types_[t].push_back(i);
        break;
      case Element::Kind::kClass:
        classes_[e.token_class].push_back(i);
        break;
    }
    RuleIndex::Gate& gate = out_.gates_[i];
    RuleIndex::Sides& sides = out_.sides_[i];
    gate.capital = e.capital;
    gate.first = (p.left_first ? p.left : p.right).data();
    wants_[i] = {p.types, needs_.of(out_.rules_[i])};
    // The right program begins with the anchor itself.
    if (e.kind != Element::Kind::kCoordination)
      side(p, p.right, 1, false, gate.right, sides.right);
    side(p, p.left, 0, true, gate.left, sides.left);
  }

  std::vector<std::uint32_t>& list(ListId id) {
    return lists_[static_cast<std::size_t>(id)];
  }

  /// What the first tokens that `program` reads from `start` on may be.
  void side(const Pattern& p, const std::vector<Step>& program,
            std::size_t start, bool back, RuleIndex::Beside& nearest,
            RuleIndex::Beyond& beyond) {
    std::vector<std::size_t> from{start};
    for (RuleIndex::Beside* const token : {&nearest, &beyond[0], &beyond[1]}) {
      const FirstTests tests = first_tests(program, std::move(from));
      *token = beside(p, program, tests, back);
      // A mention is of more than one token, as a rule.
      if (token->open || token->types != 0) break;
      from.clear();
      for (const std::size_t test : tests.tests) from.push_back(test + 1);
    }
  }

  RuleIndex::Beside beside(const Pattern& p, const std::vector<Step>& program,
                           const FirstTests& first, bool back) {
    RuleIndex::Beside out;
    if (first.end) return out;
    std::vector<WordId> plain;
    std::vector<WordId> lemmas;
    std::vector<ListId> lists;
    for (const std::size_t test : first.tests) {
      const Element& e = p.elements[program[test].a];
      switch (e.kind) {
        case Element::Kind::kWords:
          plain.insert(plain.end(), e.words.begin(), e.words.end());
          break;
        case Element::Kind::kLemmas:
          lemmas.insert(lemmas.end(), e.words.begin(), e.words.end());
          break;
        case Element::Kind::kLists:
          lists.insert(lists.end(), e.lists.begin(), e.lists.end());
          out.longer |= back ? kEndsPhrase : kStartsPhrase;
          break;
        case Element::Kind::kClass: {
          const auto id = static_cast<ClassId>(e.token_class);
          out.looks |= bit(id);
          if (id == ClassId::kCap || id == ClassId::kNew)  // "Ki-moon"
            out.longer |= back ? kAfterDash : kBeforeDash;
          break;
        }
        case Element::Kind::kCoordination:
          if (names_) return out;  // Open: it looks at mentions.
          [[fallthrough]];
        case Element::Kind::kType:
          if (names_)
            out.longer |= back ? kEndsName : kStartsName;
          else
            out.types = static_cast<std::uint8_t>(out.types | e.types);
          break;
      }
    }
    out.looks |= out.longer & ~kBeforeDash;  // A dash comes after the token.
    out.open = false;
    out.words =
        tests_.add(std::move(plain), std::move(lemmas), std::move(lists));
    return out;
  }

  template <class T>
  static void tidy(std::vector<T>& ids) {
    std::ranges::sort(ids);
    ids.erase(std::ranges::unique(ids).begin(), ids.end());
  }

  /// What stands for a word alone, or for all forms of a lemma.
  struct Bound {
    WordId word{};
    std::uint32_t rule = 0;
    friend auto operator<=>(const Bound&, const Bound&) = default;
  };

  /// A word's rules: its own, those of its lemma, those of its lists. Most
  /// words have only the last, and share them with many.
  void words() {
    tidy(direct_);
    tidy(lemmas_);
    ListSet telling;  // Lists that anchor any rule.
    for (std::size_t l = 0; l < lists_.size(); ++l)
      if (!lists_[l].empty()) telling.add(static_cast<ListId>(l));
    out_.by_word_.resize(kinds_.size());
    std::vector<std::uint32_t> all;
    for (std::size_t kind = 1; kind < kinds_.size(); ++kind) {
      const WordId id = kinds_[kind];
      all.clear();
      bring(direct_, id, all);
      bring(lemmas_, words_[id].lemma, all);
      if (words_[id].list_set != 0) {
        const ListSet& set = words_.lists(id);
        for (std::size_t part = 0; part < set.bits.size(); ++part)
          for (std::uint64_t bits = set.bits[part] & telling.bits[part];
               bits != 0; bits &= bits - 1) {
            const auto& rules = lists_[part * 64 + static_cast<std::size_t>(
                                                       std::countr_zero(bits))];
            all.insert(all.end(), rules.begin(), rules.end());
          }
      }
      tidy(all);
      out_.by_word_[kind] = add(all);
    }
  }

  static void bring(const std::vector<Bound>& from, WordId word,
                    std::vector<std::uint32_t>& to) {
    for (auto b = std::ranges::lower_bound(from, word, {}, &Bound::word);
         b != from.end() && b->word == word; ++b)
      to.push_back(b->rule);
  }

  /// Adds a slice of `rules`, sorted.
  RuleIndex::Slice add(const std::vector<std::uint32_t>& rules) {
    RuleIndex::Slice slice;
    slice.begin = static_cast<std::uint32_t>(out_.parts_.size());
    RuleIndex::Part part;
    const auto close = [&](bool first) {
      if (first) {
        slice.rules = part.rules;
        slice.at = static_cast<std::uint16_t>(part.at);
      } else {
        out_.parts_.push_back(part);
      }
    };
    bool first = true;
    for (const std::uint32_t rule : rules) {
      if (part.rules != 0 && part.at != rule / 64) {
        close(first);
        first = false;
        part.rules = 0;
      }
      part.at = rule / 64;
      part.rules |= std::uint64_t{1} << (rule % 64);
    }
    close(first);
    slice.more = static_cast<std::uint16_t>(out_.parts_.size() - slice.begin);
    return slice;
  }

  const std::vector<Rule>& rules_;
  Rule::Kind kind_;
  bool names_;  // Types are those of names, not of mentions.
  const WordTable& words_;
  TokenTests& tests_;
  std::span<const WordId> kinds_;
  const RuleNeeds& needs_;
  RuleIndex& out_;
  std::vector<LiveRules::Wants> wants_;  // By number in the index.
  std::vector<Bound> direct_;
  std::vector<Bound> lemmas_;
  std::vector<std::vector<std::uint32_t>> lists_;
  std::array<std::vector<std::uint32_t>, 8> types_;
  std::array<std::vector<std::uint32_t>,
             static_cast<std::size_t>(ClassId::kCount)>
      classes_;
};

RuleIndex::RuleIndex(const std::vector<Rule>& rules, Rule::Kind kind,
                     Lexicon& lexicon, std::span<const WordId> kinds,
                     const RuleNeeds& needs) {
  RuleIndexer(rules, kind, lexicon, kinds, needs, *this).run();
}

bool RuleIndex::typed(const Beside& wanted, const Analysis& a,
                      std::uint32_t t) {
  const std::uint32_t m = a.mention_at[t];
  return m != kNone && ((wanted.types >> index(a.mentions[m].type)) & 1) != 0;
}

}  // namespace entente
