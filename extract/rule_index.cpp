#include "extract/rule_index.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace entente {
namespace {

constexpr std::uint64_t kFunctionTags =
    bit(Tag::kDT) | bit(Tag::kIN) | bit(Tag::kPRP) | bit(Tag::kPRPS) |
    bit(Tag::kCC) | bit(Tag::kTO) | bit(Tag::kMD) | bit(Tag::kWDT) |
    bit(Tag::kWP) | bit(Tag::kWRB) | bit(Tag::kEX) | bit(Tag::kPDT);

constexpr std::uint32_t bit_of(ClassId id) {
  return 1U << static_cast<unsigned>(id);
}

}  // namespace

bool fits_class(ClassId id, const Analysis& a, const WordTable& words,
                std::uint32_t t) {
  const Token& token = a.tokens[t];
  switch (id) {
    case ClassId::kCap:
      return token.is(kCapital) &&
             (token.is(kAllCapitals) ||
              (bit(words[token.word].tag) & kFunctionTags) == 0);
    case ClassId::kCaps:
      return token.is(kAllCapitals);
    case ClassId::kInitial:
      return token.is(kInitial);
    case ClassId::kNum:
      return token.tag == Tag::kCD || token.is(kDigits);
    case ClassId::kYear:
      return token.is(kYear);
    case ClassId::kOrdinal:
      return token.is(kOrdinal);
    case ClassId::kRoman:
      return token.is(kRoman);
    case ClassId::kLower:
      return token.is(kLower) && token.tag != Tag::kPOS;
    case ClassId::kWord:
      return (token.shape & (kCapital | kLower)) != 0 && token.tag != Tag::kPOS;
    case ClassId::kNew:
      return token.is(kCapital) && !token.is(kAllCapitals) &&
             !token.is(kInitial) &&
             (words[token.word].tags & ~bit(Tag::kNNP)) == 0;
    case ClassId::kNoun:
      return any(token.tag, kNounTags);
    case ClassId::kAdj:
      return any(token.tag, kAdjectiveTags | bit(Tag::kVBN) | bit(Tag::kVBG));
    case ClassId::kAdv:
      return token.tag == Tag::kRB;
    case ClassId::kVerb:
      return any(token.tag, kVerbTags);
    case ClassId::kDet:
      return token.tag == Tag::kDT || token.tag == Tag::kPRPS;
    case ClassId::kPossessive:
      return token.tag == Tag::kPRPS;
    case ClassId::kPoss:
      return token.tag == Tag::kPOS;
    case ClassId::kStart:
      return token.is(kSentenceStart);
    case ClassId::kAny:
      return true;
    case ClassId::kQuote:
      return token.tag == Tag::kQuote;
    case ClassId::kCount:
      break;
  }
  return false;
}

void classify(const WordTable& words, Analysis& a) {
  // What follows from the tag alone is looked up.
  static const auto by_tag = [] {
    std::array<std::uint32_t, static_cast<std::size_t>(Tag::kCount)> bits{};
    for (std::size_t i = 0; i < bits.size(); ++i) {
      const auto tag = static_cast<Tag>(i);
      bits[i] = bit_of(ClassId::kAny);
      if (tag == Tag::kCD) bits[i] |= bit_of(ClassId::kNum);
      if (any(tag, kNounTags)) bits[i] |= bit_of(ClassId::kNoun);
      if (any(tag, kAdjectiveTags | bit(Tag::kVBN) | bit(Tag::kVBG)))
        bits[i] |= bit_of(ClassId::kAdj);
      if (tag == Tag::kRB) bits[i] |= bit_of(ClassId::kAdv);
      if (any(tag, kVerbTags)) bits[i] |= bit_of(ClassId::kVerb);
      if (tag == Tag::kDT || tag == Tag::kPRPS)
        bits[i] |= bit_of(ClassId::kDet);
      if (tag == Tag::kPRPS) bits[i] |= bit_of(ClassId::kPossessive);
      if (tag == Tag::kPOS) bits[i] |= bit_of(ClassId::kPoss);
      if (tag == Tag::kQuote) bits[i] |= bit_of(ClassId::kQuote);
    }
    return bits;
  }();
  constexpr std::uint16_t kTelling =
      kCapital | kAllCapitals | kInitial | kDigits | kOrdinal | kRoman | kYear;
  a.classes.resize(a.tokens.size());
  for (std::uint32_t t = 0; t < a.tokens.size(); ++t) {
    const Token& token = a.tokens[t];
    std::uint32_t bits = by_tag[static_cast<std::size_t>(token.tag)];
    if (token.is(kSentenceStart)) bits |= bit_of(ClassId::kStart);
    if (token.tag != Tag::kPOS) {
      if (token.is(kLower)) bits |= bit_of(ClassId::kLower);
      if ((token.shape & (kCapital | kLower)) != 0)
        bits |= bit_of(ClassId::kWord);
    }
    if ((token.shape & kTelling) != 0) {
      for (const ClassId id :
           {ClassId::kCap, ClassId::kCaps, ClassId::kInitial, ClassId::kNum,
            ClassId::kYear, ClassId::kOrdinal, ClassId::kRoman, ClassId::kNew})
        if (fits_class(id, a, words, t)) bits |= bit_of(id);
    }
    a.classes[t] = bits;
  }
}

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
  RuleIndexer(const std::vector<Rule>& rules, Rule::Kind kind,
              const Lexicon& lexicon, std::span<const WordId> kinds,
              RuleIndex& out)
      : rules_(rules),
        kind_(kind),
        words_(lexicon.words()),
        kinds_(kinds),
        out_(out),
        lists_(lexicon.lists().size()) {}

  void run() {
    out_.names_ = kind_ == Rule::Kind::kMention;
    out_.sides_.resize(rules_.size());
    for (std::uint32_t i = 0; i < rules_.size(); ++i)
      if (rules_[i].kind == kind_) rule(i);
    words();
    out_.by_list_.resize(lists_.size());
    for (std::size_t l = 0; l < lists_.size(); ++l)
      out_.by_list_[l] = add(lists_[l].rules);
    for (std::size_t t = 0; t < 8; ++t) out_.by_type_[t] = add(types_[t]);
    for (std::size_t c = 0; c < classes_.size(); ++c) {
      if (classes_[c].empty()) continue;
      out_.by_class_.push_back({1U << c, add(classes_[c])});
      out_.class_bits_ |= 1U << c;
    }
  }

 private:
  /// What a word brings along: rules that it anchors, sets that it is in.
  struct Brings {
    std::vector<std::uint32_t> rules;
    std::vector<std::uint16_t> sets;
    bool empty() const { return rules.empty() && sets.empty(); }
  };

  void rule(std::uint32_t i) {
    const Rule& rule = rules_[i];
    if (kind_ == Rule::Kind::kVerb || kind_ == Rule::Kind::kNoun) {
      for (const ListId l : rule.triggers) list(l).rules.push_back(i);
      for (const WordId w : rule.trigger_words) lemmas_.push_back({w, i, 0});
      return;
    }
    const Pattern& p = rule.pattern;
    const Element& e = p.elements[p.anchor];
    switch (e.kind) {
      case Element::Kind::kWords:
        for (const WordId w : e.words) direct_.push_back({w, i, 0});
        break;
      case Element::Kind::kLemmas:
        for (const WordId w : e.words) lemmas_.push_back({w, i, 0});
        break;
      case Element::Kind::kLists:
        for (const ListId l : e.lists) list(l).rules.push_back(i);
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
    RuleIndex::Sides& sides = out_.sides_[i];
    sides.capital = e.capital;
    // The right program begins with the anchor itself.
    if (e.kind != Element::Kind::kCoordination)
      sides.right = first(p, p.right, 1);
    sides.left = first(p, p.left, 0);
  }

  Brings& list(ListId id) { return lists_[static_cast<std::size_t>(id)]; }

  /// What the first token that `program` reads from `start` on may be.
  RuleIndex::First first(const Pattern& p, const std::vector<Step>& program,
                         std::size_t start) {
    RuleIndex::First out;
    std::vector<std::size_t> todo{start};
    std::vector<bool> seen(program.size(), false);
    std::vector<std::uint16_t> elements;
    while (!todo.empty()) {
      const std::size_t pc = todo.back();
      todo.pop_back();
      if (pc >= program.size() || seen[pc]) continue;
      seen[pc] = true;
      const Step& step = program[pc];
      switch (step.op) {
        case Step::Op::kDone:
          return out;  // Open.
        case Step::Op::kJump:
          todo.push_back(step.a);
          break;
        case Step::Op::kSave:
          todo.push_back(pc + 1);
          break;
        case Step::Op::kNot:
          todo.push_back(step.a);
          break;
        case Step::Op::kSplit:
          todo.push_back(step.a);
          todo.push_back(step.b);
          break;
        case Step::Op::kTest:
          elements.push_back(step.a);
          break;
      }
    }
    std::vector<WordId> plain;
    std::vector<WordId> lemmas;
    std::vector<ListId> lists;
    for (const std::uint16_t i : elements) {
      const Element& e = p.elements[i];
      switch (e.kind) {
        case Element::Kind::kWords:
          plain.insert(plain.end(), e.words.begin(), e.words.end());
          break;
        case Element::Kind::kLemmas:
          lemmas.insert(lemmas.end(), e.words.begin(), e.words.end());
          break;
        case Element::Kind::kLists:
          lists.insert(lists.end(), e.lists.begin(), e.lists.end());
          out.phrases = true;
          break;
        case Element::Kind::kClass:
          out.classes |= 1U << e.token_class;
          break;
        case Element::Kind::kCoordination:
          if (out_.names_) return out;  // Open: it looks at mentions.
          [[fallthrough]];
        case Element::Kind::kType:
          out.types = static_cast<std::uint8_t>(out.types | e.types);
          break;
      }
    }
    out.open = false;
    out.words = set_of(std::move(plain), std::move(lemmas), std::move(lists));
    return out;
  }

  template <class T>
  static void tidy(std::vector<T>& ids) {
    std::ranges::sort(ids);
    ids.erase(std::ranges::unique(ids).begin(), ids.end());
  }

  std::uint16_t set_of(std::vector<WordId> plain, std::vector<WordId> lemmas,
                       std::vector<ListId> lists) {
    if (plain.empty() && lemmas.empty() && lists.empty()) return 0;
    tidy(plain);
    tidy(lemmas);
    tidy(lists);
    const auto id = static_cast<std::uint16_t>(sets_.size() + 1);
    const auto [at, made] = sets_.try_emplace({plain, lemmas, lists}, id);
    if (!made) return at->second;
    for (const WordId w : plain) direct_.push_back({w, kNone, id});
    for (const WordId w : lemmas) lemmas_.push_back({w, kNone, id});
    for (const ListId l : lists) list(l).sets.push_back(id);
    return id;
  }

  /// What stands for a word alone, or for all forms of a lemma.
  struct Bound {
    WordId word{};
    std::uint32_t rule = kNone;
    std::uint16_t set = 0;
    friend auto operator<=>(const Bound&, const Bound&) = default;
  };

  /// A word's rules and sets: its own, those of its lemma, those of its lists.
  /// Most words have only the last, and share them with many.
  void words() {
    tidy(direct_);
    tidy(lemmas_);
    std::vector<std::uint16_t> telling;  // Lists that bring anything.
    for (std::size_t l = 0; l < lists_.size(); ++l)
      if (!lists_[l].empty()) telling.push_back(static_cast<std::uint16_t>(l));
    out_.by_word_.resize(kinds_.size());
    out_.word_sets_.resize(kinds_.size());
    stride_ = sets_.size() / 64 + 1;
    out_.set_bits_.assign(stride_, 0);
    Brings all;
    for (std::size_t kind = 1; kind < kinds_.size(); ++kind) {
      const WordId id = kinds_[kind];
      all.rules.clear();
      all.sets.clear();
      bring(direct_, id, all);
      bring(lemmas_, words_[id].lemma, all);
      if (words_[id].list_set != 0) {
        const ListSet& set = words_.lists(id);
        for (const std::uint16_t l : telling) {
          if (!set.has(static_cast<ListId>(l))) continue;
          all.rules.insert(all.rules.end(), lists_[l].rules.begin(),
                           lists_[l].rules.end());
          all.sets.insert(all.sets.end(), lists_[l].sets.begin(),
                          lists_[l].sets.end());
        }
      }
      tidy(all.rules);
      out_.by_word_[kind] = add(all.rules);
      if (all.sets.empty()) continue;
      const auto at = static_cast<std::uint32_t>(out_.set_bits_.size());
      out_.set_bits_.resize(at + stride_, 0);
      for (const std::uint16_t s : all.sets)
        out_.set_bits_[at + s / 64] |= std::uint64_t{1} << (s % 64);
      out_.word_sets_[kind] = at;
    }
  }

  static void bring(const std::vector<Bound>& from, WordId word, Brings& to) {
    for (auto b = std::ranges::lower_bound(from, word, {}, &Bound::word);
         b != from.end() && b->word == word; ++b) {
      if (b->rule != kNone)
        to.rules.push_back(b->rule);
      else
        to.sets.push_back(b->set);
    }
  }

  RuleIndex::Slice add(const std::vector<std::uint32_t>& rules) {
    RuleIndex::Slice slice;
    slice.begin = static_cast<std::uint32_t>(out_.rules_.size());
    out_.rules_.insert(out_.rules_.end(), rules.begin(), rules.end());
    slice.end = static_cast<std::uint32_t>(out_.rules_.size());
    return slice;
  }

  const std::vector<Rule>& rules_;
  Rule::Kind kind_;
  const WordTable& words_;
  std::span<const WordId> kinds_;
  RuleIndex& out_;
  std::vector<Bound> direct_;
  std::vector<Bound> lemmas_;
  std::vector<Brings> lists_;
  std::array<std::vector<std::uint32_t>, 8> types_;
  std::array<std::vector<std::uint32_t>,
             static_cast<std::size_t>(ClassId::kCount)>
      classes_;
  std::map<
      std::tuple<std::vector<WordId>, std::vector<WordId>, std::vector<ListId>>,
      std::uint16_t>
      sets_;
  std::size_t stride_ = 1;
};

RuleIndex::RuleIndex(const std::vector<Rule>& rules, Rule::Kind kind,
                     const Lexicon& lexicon, std::span<const WordId> kinds) {
  RuleIndexer(rules, kind, lexicon, kinds, *this).run();
}

bool RuleIndex::named(const First& first, const Analysis& a,
                      std::uint32_t place, bool forward) const {
  const auto hit_fits = [&](const Hit& hit) {
    if (hit.value->kind == TrieValue::Kind::kList) return first.phrases;
    return names_ && first.types != 0;
  };
  if (forward) {
    for (const Hit& hit : a.hits_from(place))
      if (hit_fits(hit)) return true;
  } else {
    for (const std::uint32_t i : a.hits_to(place))
      if (hit_fits(a.hits[i])) return true;
  }
  if (names_ || first.types == 0) return false;
  const std::uint32_t m = a.mention_at[forward ? place : place - 1];
  return m != kNone && ((first.types >> index(a.mentions[m].type)) & 1) != 0;
}

}  // namespace entente
