#include "extract/lexicon.h"

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>

#include "extract/tag_names.h"
#include "extract/text_file.h"
#include "extract/tokenizer.h"

namespace entente {
namespace {

/// A name of at most four letters as a number, so that one comparison does.
constexpr std::uint32_t packed(std::string_view name) {
  std::uint32_t n = 0;
  for (const char c : name.substr(0, 4))
    n = (n << 8) | static_cast<unsigned char>(c);
  return name.size() > 4 ? 0 : n;
}

Tag tag_of(std::string_view name) {
  if (name == "NNPS") return Tag::kNNP;
  if (name == "RBR" || name == "RBS") return Tag::kRB;
  if (name == "WP$") return Tag::kWP;
  static constexpr auto kPacked = [] {
    std::array<std::uint32_t, std::size(kTagNames)> all{};
    for (std::size_t i = 0; i < all.size(); ++i) all[i] = packed(kTagNames[i]);
    return all;
  }();
  const std::uint32_t wanted = packed(name);
  for (std::size_t i = 1; i < kPacked.size(); ++i)
    if (kPacked[i] == wanted) return static_cast<Tag>(i);
  return Tag::kNone;
}

bool vowel(char c) {
  return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u';
}

bool plain_word(std::string_view s) {
  return std::ranges::all_of(s, [](char c) { return c >= 'a' && c <= 'z'; });
}

constexpr std::string_view kFields =
    "Fields: alias, acronym, short, home, demonym, people, capital, wikidata, "
    "iso, country, in, kind, ambiguous, apart.";

}  // namespace

Inflections inflect(std::string_view lemma) {
  Inflections forms;
  const std::string s(lemma);
  const std::size_t n = s.size();
  if (n < 2) return {s + "s", s + "ed", s + "ing"};
  const char last = s[n - 1];
  const char before = s[n - 2];
  const bool sibilant = last == 's' || last == 'x' || last == 'z' ||
                        ((before == 's' || before == 'c') && last == 'h');
  if (last == 'y' && !vowel(before)) {
    forms = {s.substr(0, n - 1) + "ies", s.substr(0, n - 1) + "ied", s + "ing"};
  } else if (last == 'e') {
    const bool keep = before == 'e' || before == 'y' || before == 'o';
    forms = {s + "s", s + "d", (keep ? s : s.substr(0, n - 1)) + "ing"};
  } else {
    const bool one_vowel = n >= 3 && vowel(before) && !vowel(s[n - 3]);
    const std::string stem = one_vowel && n <= 4 && !vowel(last) &&
                                     last != 'w' && last != 'x' && last != 'y'
                                 ? s + last
                                 : s;
    forms = {s + (sibilant ? "es" : "s"), stem + "ed", stem + "ing"};
  }
  return forms;
}

std::optional<EntryId> Lexicon::entry(std::string_view key) const {
  const std::uint32_t id = keys_.find(key);
  if (id == Names::kNone) return std::nullopt;
  return static_cast<EntryId>(id);
}

std::optional<ListId> Lexicon::list(std::string_view name) const {
  const std::uint32_t id = list_names_.find(name);
  if (id == Names::kNone) return std::nullopt;
  return static_cast<ListId>(id);
}

ListId Lexicon::need_list(std::string_view name) {
  const std::uint32_t id = list_names_.intern(name);
  if (id == lists_.size()) lists_.push_back({std::string(name), "", {}, {}});
  return static_cast<ListId>(id);
}

std::uint32_t Lexicon::child(std::uint32_t node, WordId word) const {
  const std::uint64_t key =
      (std::uint64_t{node} << 32) | static_cast<std::uint32_t>(word);
  const std::size_t mask = edges_.size() - 1;
  std::size_t at = (key * 0x9E3779B97F4A7C15ULL) >> 40 & mask;
  while (edges_[at].key != 0) {
    if (edges_[at].key == key) return edges_[at].child;
    at = (at + 1) & mask;
  }
  return 0;
}

/// Fills a Lexicon from files; what is only needed while reading lives here.
class LexiconReader {
 public:
  LexiconReader(const Vocabulary& vocabulary, Names& rules)
      : vocabulary_(vocabulary), rules_(rules) {
    lexicon_.edges_.resize(1U << 16);
  }

  Result<Lexicon> run(std::span<const Lexicon::File> files) {
    // Words and abbreviations first: names are cut into tokens with them.
    for (const Lexicon::File& file : files)
      if (file.name.ends_with("/words.txt")) read_words(file);
    abbreviations_ = lexicon_.need_list("abbreviation");
    for (const Lexicon::File& file : files)
      if (file.name.ends_with("/abbreviations.txt")) read_file(file);
    for (const Lexicon::File& file : files)
      if (!file.name.ends_with("/words.txt") &&
          !file.name.ends_with("/abbreviations.txt"))
        read_file(file);
    resolve_references();
    finish_lists();
    finish_trie();
    if (!faults_.empty()) return std::move(faults_);
    return std::move(lexicon_);
  }

 private:
  WordTable& words() { return lexicon_.words_; }

  WordId word(std::string_view text) {
    char stack[96];
    if (text.size() + 4 <= sizeof stack)
      return words().add({stack, fold_case(text, stack, sizeof stack)});
    std::string folded(text.size() + 4, '\0');
    folded.resize(fold_case(text, folded.data(), folded.size()));
    return words().add(folded);
  }

  /// Gives the commonest words the first ids, so that what is known of them
  /// lies together in memory.
  void add_common_words(std::string_view text) {
    constexpr std::uint64_t kCommon = 8;
    while (!text.empty()) {
      const auto end = std::min(text.find('\n'), text.size());
      const std::string_view line = text.substr(0, end);
      text.remove_prefix(std::min(end + 1, text.size()));
      const auto space = line.find(' ');
      if (line.starts_with('#') || space == line.npos) continue;
      std::uint64_t count = 0;
      for (auto at = line.find('/', space); at != line.npos;
           at = line.find('/', at + 1)) {
        std::uint64_t n = 0;
        std::from_chars(line.data() + at + 1, line.data() + line.size(), n);
        count += n;
      }
      if (count >= kCommon) word(line.substr(0, space));
    }
  }

  void read_words(const Lexicon::File& file) {
    add_common_words(file.text);
    TextFile lines(file.name, file.text);
    while (lines.next()) {
      const std::string_view line = lines.line();
      const auto space = line.find(' ');
      if (space == line.npos) {
        lines.fault(line, "a word without tags", "Write 'form TAG/count'.");
        continue;
      }
      const WordId id = word(line.substr(0, space));
      std::size_t best = 0;
      std::size_t next = 0;
      std::size_t total = 0;
      Word entry;
      entry.lemma = id;
      bool lemma_set = false;
      std::string_view rest = line.substr(space + 1);
      while (!rest.empty()) {
        const auto blank = std::min(rest.find(' '), rest.size());
        const std::string_view field = rest.substr(0, blank);
        rest.remove_prefix(std::min(blank + 1, rest.size()));
        if (field.empty()) continue;
        const auto slash = field.find('/');
        const Tag tag = tag_of(field.substr(0, slash));
        if (slash == field.npos || tag == Tag::kNone) {
          lines.fault(field, "unknown tag '" + std::string(field) + "'",
                      "Write TAG/count=lemma with a Penn Treebank tag.");
          continue;
        }
        std::size_t count = 0;
        const auto equals = field.find('=');
        const std::string_view digits =
            field.substr(slash + 1, equals - slash - 1);
        std::from_chars(digits.data(), digits.data() + digits.size(), count);
        entry.tags |= bit(tag);
        total += count;
        if (equals != field.npos && !lemma_set) {
          entry.lemma = word(field.substr(equals + 1));
          lemma_set = true;
        }
        if (entry.tag == Tag::kNone || count > best) {
          if (entry.tag != Tag::kNone) {
            entry.second = entry.tag;
            next = best;
          }
          entry.tag = tag;
          best = count;
        } else if (entry.second == Tag::kNone || count > next) {
          entry.second = tag;
          next = count;
        }
      }
      // Regular forms serve as past and participle alike.
      constexpr std::uint64_t kPast = bit(Tag::kVBD) | bit(Tag::kVBN);
      if ((entry.tags & kPast) != 0 && line.substr(0, space).ends_with("ed"))
        entry.tags |= kPast;
      entry.count =
          static_cast<std::uint16_t>(std::min<std::size_t>(total, 65535));
      words()[id] = entry;
    }
    add(lines.faults());
  }

  void read_file(const Lexicon::File& file) {
    TextFile lines(file.name, file.text);
    std::string rule(file.name);
    if (rule.ends_with(".txt")) rule.resize(rule.size() - 4);
    const auto rule_id = static_cast<RuleId>(rules_.intern(rule));
    std::optional<ListId> list;
    while (lines.next()) {
      const std::string_view line = lines.line();
      if (line.starts_with("list ")) {
        const auto bar = line.find('|');
        std::string_view head =
            trim(line.substr(5, bar == line.npos ? bar : bar - 5));
        const bool is_exact = head.ends_with(" exact");
        if (is_exact) head = trim(head.substr(0, head.size() - 6));
        if (head.empty() || head.find(' ') != head.npos) {
          lines.fault(head, "a list name is one word",
                      "Write 'list NAME | note' or 'list NAME exact | note'.");
          continue;
        }
        list = lexicon_.need_list(head);
        if (lexicon_.lists_.size() > 500) {
          lines.fault(head, "more than 500 word lists", "Fold lists together.");
          break;
        }
        WordList& made = lexicon_.lists_[static_cast<std::size_t>(*list)];
        if (bar != line.npos) made.note = trim(line.substr(bar + 1));
        exact_.resize(lexicon_.lists_.size());
        exact_[static_cast<std::size_t>(*list)] = is_exact;
      } else if (line.find('|') != line.npos || !list) {
        read_entry(lines, rule_id);
      } else {
        read_list_entry(trim(line), *list);
      }
    }
    add(lines.faults());
  }

  void read_list_entry(std::string_view text, ListId list) {
    if (plain_word(text)) {
      const WordId id = words().add(text);
      words().add_to_list(id, list);
      lexicon_.lists_[static_cast<std::size_t>(list)].words.push_back(id);
      return;
    }
    const auto path = tokens_of(text);
    if (path.size() == 1) {
      words().add_to_list(path[0], list);
      lexicon_.lists_[static_cast<std::size_t>(list)].words.push_back(path[0]);
    } else if (!path.empty()) {
      lexicon_.lists_[static_cast<std::size_t>(list)].phrases.push_back(path);
    }
  }

  /// Words of `text`, all added to the table. Fills tokens_, too.
  std::vector<WordId> tokens_of(std::string_view text) {
    tokenize(text, words(), abbreviations_, tokens_);
    std::vector<WordId> path;
    path.reserve(tokens_.size());
    for (const Token& token : tokens_)
      path.push_back(token.word != kUnknownWord ? token.word
                     : token.tag == Tag::kDash
                         ? words().add("-")
                         : word(text_of(text, token.span)));
    return path;
  }

  void read_entry(TextFile& lines, RuleId rule) {
    const auto fields = split(lines.line(), '|');
    const std::string_view key = trim(fields[0]);
    const auto slash = key.find('/');
    std::optional<TypeId> type;
    for (std::size_t i = 0; i < vocabulary_.types().size(); ++i) {
      std::string low = vocabulary_.types()[i].name;
      low[0] = static_cast<char>(low[0] + 32);
      if (key.substr(0, slash) == low) type = static_cast<TypeId>(i);
    }
    if (slash == key.npos || !type || fields.size() < 2) {
      lines.fault(key, "want 'type/id | Name | field=value ...'",
                  "The type is one of data/vocabulary.txt in lower case, as in "
                  "country/KR.");
      return;
    }
    const std::size_t before = lexicon_.keys_.size();
    const auto id = static_cast<EntryId>(lexicon_.keys_.intern(key));
    if (static_cast<std::size_t>(id) < before) {
      lines.fault(key, "'" + std::string(key) + "' stands twice",
                  "Merge the two lines.");
      return;
    }
    Entry entry;
    entry.type = *type;
    entry.key = key;
    entry.name = trim(fields[1]);
    entry.rule = rule;
    std::vector<std::string_view> ambiguous;
    struct Value {
      std::string_view text;
      Form form;
      std::uint8_t flags;
    };
    std::vector<Value> names{{trim(fields[1]), Form::kName, 0}};
    for (std::size_t i = 2; i < fields.size(); ++i) {
      const std::string_view field = trim(fields[i]);
      if (field.empty()) continue;
      const auto equals = field.find('=');
      const std::string_view name = field.substr(0, equals);
      const std::string_view value =
          equals == field.npos ? "" : trim(field.substr(equals + 1));
      const auto each = [&](Form form, std::uint8_t flags) {
        for (const std::string_view v : split(value, ';'))
          if (!trim(v).empty()) names.push_back({trim(v), form, flags});
      };
      if (name == "alias")
        each(Form::kName, 0);
      else if (name == "acronym")
        each(Form::kAcronym, 0);
      else if (name == "short")
        each(Form::kPartial, kShortForm);
      else if (name == "home")
        each(Form::kPartial, kHomeForm);
      else if (name == "demonym")
        each(Form::kDemonym, 0);
      else if (name == "people")
        each(Form::kDemonym, kPeople);
      else if (name == "capital")
        each(Form::kMetonym, kCapitalCity);
      else if (name == "wikidata")
        entry.wikidata = value;
      else if (name == "apart") {
        for (const std::string_view v : split(value, ';'))
          if (!trim(v).empty()) entry.apart.emplace_back(trim(v));
      } else if (name == "kind")
        entry.kind = value;
      else if (name == "country")
        references_.push_back({id, true, std::string(value), lines.number(),
                               std::string(lines.file())});
      else if (name == "in")
        references_.push_back({id, false, std::string(value), lines.number(),
                               std::string(lines.file())});
      else if (name == "ambiguous") {
        for (const std::string_view v : split(value, ';'))
          ambiguous.push_back(trim(v));
      } else if (name != "iso")
        lines.fault(field, "unknown field '" + std::string(name) + "'",
                    std::string(kFields));
    }
    lexicon_.entries_.push_back(std::move(entry));
    for (const Value& value : names) {
      TrieValue v;
      v.form = value.form;
      v.flags = value.flags;
      v.id = static_cast<std::uint32_t>(id);
      if (std::ranges::find(ambiguous, value.text) != ambiguous.end())
        v.flags |= kAmbiguous;
      add_name(value.text, v);
    }
  }

  void add_name(std::string_view text, TrieValue value) {
    // Articles stay outside names, but for places: "The Hague".
    const TypeId type = lexicon_.entries_[value.id].type;
    if (text.starts_with("The ") && vocabulary_[type].name != "Place")
      text.remove_prefix(4);
    const auto path = tokens_of(text);
    if (path.empty() || path.size() > 31) return;
    value.tokens = static_cast<std::uint8_t>(path.size());
    for (std::size_t i = 0; i < path.size(); ++i) {
      if (tokens_[i].is(kCapital)) value.capitals |= 1U << i;
      if (tokens_[i].is(kAllCapitals)) value.all_capitals |= 1U << i;
    }
    add_path(path, value);
  }

  void add_path(std::span<const WordId> path, const TrieValue& value) {
    std::uint32_t node = words()[path[0]].node;
    if (node == 0) node = words()[path[0]].node = ++nodes_;
    for (const WordId id : path.subspan(1)) node = add_child(node, id);
    if (path.size() < 256) values_.push_back({node, value});
  }

  std::uint32_t add_child(std::uint32_t node, WordId word_id) {
    if (const std::uint32_t known = lexicon_.child(node, word_id)) return known;
    if (++edges_used_ * 2 > lexicon_.edges_.size()) {
      auto old = std::move(lexicon_.edges_);
      lexicon_.edges_.assign(old.size() * 4, {});
      for (const auto& edge : old)
        if (edge.key != 0) insert(edge.key, edge.child);
    }
    insert((std::uint64_t{node} << 32) | static_cast<std::uint32_t>(word_id),
           ++nodes_);
    return nodes_;
  }

  void insert(std::uint64_t key, std::uint32_t to) {
    const std::size_t mask = lexicon_.edges_.size() - 1;
    std::size_t at = (key * 0x9E3779B97F4A7C15ULL) >> 40 & mask;
    while (lexicon_.edges_[at].key != 0) at = (at + 1) & mask;
    lexicon_.edges_[at] = {key, to};
  }

  void resolve_references() {
    for (const Reference& reference : references_) {
      const auto target = lexicon_.entry(reference.key);
      if (!target) {
        faults_.push_back({reference.file, reference.line, 1, "",
                           "no entity '" + reference.key + "'",
                           "Name a key that a line of data/lexicon defines."});
        continue;
      }
      Entry& entry =
          lexicon_.entries_[static_cast<std::size_t>(reference.from)];
      (reference.is_country ? entry.country : entry.container) = *target;
    }
  }

  /// Gives each form the lists of its lemma, makes the regular forms of words
  /// that words.txt lacks, and puts phrases into the trie.
  void finish_lists() {
    exact_.resize(lexicon_.lists_.size());
    for (std::size_t i = 0; i < lexicon_.lists_.size(); ++i) {
      if (exact_[i]) continue;
      const WordList& list = lexicon_.lists_[i];
      const bool verbs = list.name.find("verb") != std::string::npos;
      for (const WordId id : list.words) add_forms(id, verbs);
      for (const auto& phrase : list.phrases)
        add_forms(verbs ? phrase.front() : phrase.back(), verbs);
    }
    ListSet exact;
    for (std::size_t i = 0; i < exact_.size(); ++i)
      if (exact_[i]) exact.add(static_cast<ListId>(i));
    std::vector<std::pair<WordId, WordId>> forms;  // Lemma, form.
    for (std::size_t i = 1; i < words().size(); ++i) {
      const auto id = static_cast<WordId>(i);
      const WordId lemma = words()[id].lemma;
      if (lemma == id) continue;
      forms.emplace_back(lemma, id);
      if (words()[lemma].list_set == 0) continue;
      const ListSet set = words().lists(lemma);
      for (std::size_t part = 0; part < set.bits.size(); ++part)
        for (std::uint64_t bits = set.bits[part] & ~exact.bits[part]; bits != 0;
             bits &= bits - 1)
          words().add_to_list(
              id, static_cast<ListId>(part * 64 + static_cast<std::size_t>(
                                                      std::countr_zero(bits))));
    }
    std::ranges::sort(forms);
    for (std::size_t i = 0; i < lexicon_.lists_.size(); ++i) {
      const WordList& list = lexicon_.lists_[i];
      const bool verbs = list.name.find("verb") != std::string::npos;
      for (auto phrase : list.phrases) {
        TrieValue value;
        value.kind = TrieValue::Kind::kList;
        value.id = static_cast<std::uint32_t>(i);
        value.tokens = static_cast<std::uint8_t>(
            std::min<std::size_t>(phrase.size(), 255));
        add_path(phrase, value);
        if (exact_[i]) continue;
        WordId& inflected = verbs ? phrase.front() : phrase.back();
        const WordId lemma = inflected;
        for (auto at =
                 std::ranges::lower_bound(forms, std::pair{lemma, WordId{}});
             at != forms.end() && at->first == lemma; ++at) {
          inflected = at->second;
          add_path(phrase, value);
        }
      }
    }
  }

  void add_forms(WordId id, bool verb) {
    const std::string lemma(words().text(id));
    if (lemma.size() < 3 || !plain_word(lemma)) return;
    const Word& known = words()[id];
    if (known.lemma != id) return;  // Listed as an inflected form.
    const auto form = [&](const std::string& text, std::uint64_t tags,
                          Tag tag) {
      const WordId made = words().add(text);
      Word& w = words()[made];
      if (w.tags != 0 || w.lemma != made || made == id) return;
      w.lemma = id;
      w.tags = tags;
      w.tag = tag;
    };
    const bool has_verb = any_tag(known.tags, bit(Tag::kVB) | bit(Tag::kVBP));
    const bool has_noun = any_tag(known.tags, bit(Tag::kNN));
    if (known.tags == 0) {
      words()[id].tags = verb ? bit(Tag::kVB) | bit(Tag::kVBP) : bit(Tag::kNN);
      words()[id].tag = verb ? Tag::kVB : Tag::kNN;
    }
    const Inflections forms = inflect(lemma);
    if (verb || has_verb) {
      if (!verb) return;
      form(forms.past, bit(Tag::kVBD) | bit(Tag::kVBN), Tag::kVBD);
      form(forms.gerund, bit(Tag::kVBG) | bit(Tag::kNN), Tag::kVBG);
      form(forms.plural, bit(Tag::kVBZ) | (has_noun ? bit(Tag::kNNS) : 0),
           Tag::kVBZ);
    } else {
      form(forms.plural, bit(Tag::kNNS), Tag::kNNS);
    }
  }

  static bool any_tag(std::uint64_t tags, std::uint64_t mask) {
    return (tags & mask) != 0;
  }

  void finish_trie() {
    auto& nodes = lexicon_.nodes_;
    nodes.assign(nodes_ + 2, {});
    for (const Located& v : values_) ++nodes[v.node + 1].values;
    for (std::size_t i = 1; i < nodes.size(); ++i)
      nodes[i].values += nodes[i - 1].values;
    for (const Lexicon::Edge& edge : lexicon_.edges_)
      if (edge.key != 0)
        nodes[edge.key >> 32].children |=
            Lexicon::bloom(static_cast<WordId>(edge.key & 0xFFFFFFFF));
    lexicon_.values_.resize(values_.size());
    for (const Located& v : values_)  // nodes[i].values runs to its end,
      lexicon_.values_[nodes[v.node].values++] = v.value;
    for (std::size_t i = nodes.size() - 1; i > 0; --i)  // ... and is set back.
      nodes[i].values = nodes[i - 1].values;
    nodes[0].values = 0;
  }

  void add(const Diagnostics& more) {
    faults_.insert(faults_.end(), more.begin(), more.end());
  }

  struct Located {
    std::uint32_t node;
    TrieValue value;
  };
  struct Reference {
    EntryId from;
    bool is_country;
    std::string key;
    int line;
    std::string file;
  };

  const Vocabulary& vocabulary_;
  Names& rules_;
  Lexicon lexicon_;
  Diagnostics faults_;
  ListId abbreviations_{};
  std::vector<bool> exact_;
  std::vector<Reference> references_;
  std::vector<Located> values_;
  std::uint32_t nodes_ = 0;
  std::size_t edges_used_ = 0;
  std::vector<Token> tokens_;
};

Result<Lexicon> Lexicon::compile(std::span<const File> files,
                                 const Vocabulary& vocabulary, Names& rules) {
  return LexiconReader(vocabulary, rules).run(files);
}

}  // namespace entente
