#include <algorithm>
#include <bit>
#include <future>

#include "extract/lexicon.h"
#include "extract/lexicon_lists.h"
#include "extract/name_paths.h"
#include "extract/text_file.h"
#include "extract/word_lines.h"

namespace entente {
namespace {

bool plain_word(std::string_view s) {
  return std::ranges::all_of(s, [](char c) { return c >= 'a' && c <= 'z'; });
}

constexpr std::string_view kFields =
    "Fields: alias, acronym, short, home, demonym, people, capital, wikidata, "
    "iso, country, in, kind, ambiguous, apart.";

bool has_list(std::string_view text) {
  return text.starts_with("list ") || text.find("\nlist ") != text.npos;
}

/// The part of `rest` before `separator`; `rest` becomes what is after it.
std::string_view cut(std::string_view& rest, char separator) {
  const std::size_t end = std::min(rest.find(separator), rest.size());
  const std::string_view part = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  return part;
}

/// Calls use(part) for the parts of a value between semicolons.
template <class Use>
void each_part(std::string_view value, Use use) {
  while (!value.empty())
    if (const std::string_view part = trim(cut(value, ';')); !part.empty())
      use(part);
}

}  // namespace

/// Fills a Lexicon from files; what is only needed while reading lives here.
class LexiconReader {
 public:
  LexiconReader(const Vocabulary& vocabulary, Names& rules)
      : vocabulary_(vocabulary),
        rules_(rules),
        paths_(words(), lexicon_.trie_, need_list("abbreviation")),
        lines_("", "") {
    for (const EntityType& type : vocabulary.types()) {
      std::string& name = type_names_.emplace_back(type.name);
      name[0] = static_cast<char>(name[0] + ('a' - 'A'));
    }
  }

  Result<Lexicon> run(std::span<const Lexicon::File> files,
                      const std::function<void(Lexicon)>& meanwhile) {
    reserve(files);
    // Words and abbreviations first: names are cut into tokens with them.
    for (const Lexicon::File& file : files) {
      if (!file.name.ends_with("/words.txt")) continue;
      lines_ = TextFile(file.name, file.text);
      read_word_lines(lines_, words());
      add(lines_.faults());
    }
    for (const Lexicon::File& file : files)
      if (file.name.ends_with("/abbreviations.txt")) read_file(file);
    const std::size_t before = faults_.size();
    std::vector<const Lexicon::File*> names;
    for (const Lexicon::File& file : files) {
      if (file.name.ends_with("/words.txt") ||
          file.name.ends_with("/abbreviations.txt"))
        continue;
      if (has_list(file.text))
        read_file(file);
      else
        names.push_back(&file);
    }
    const bool good = faults_.empty() && meanwhile;
    Lexicon draft = good ? lexicon_.draft() : Lexicon();
    // The reader is that thread's until it is done. Where no thread is to be
    // had, get() does the work.
    std::future<void> rest =
        std::async(std::launch::async | std::launch::deferred, [&] {
          for (const Lexicon::File* file : names) read_file(*file);
          std::ranges::stable_sort(std::span(faults_).subspan(before), {},
                                   &Diagnostic::file);
          resolve_references();
          finish_lists(lexicon_.lists_, drafts_, words(), lexicon_.trie_);
          lexicon_.trie_.finish();
        });
    if (good) meanwhile(std::move(draft));
    rest.get();
    if (!faults_.empty()) return std::move(faults_);
    return std::move(lexicon_);
  }

 private:
  WordTable& words() { return lexicon_.words_; }

  /// Makes room for what files of that size usually hold: what grows is
  /// copied, and new memory costs as much as reading does.
  void reserve(std::span<const Lexicon::File> files) {
    constexpr std::size_t kBytesOfAWord = 24;
    constexpr std::size_t kBytesOfAName = 48;
    constexpr std::size_t kBytesOfAnEntry = 160;
    std::size_t bytes = 0;
    for (const Lexicon::File& file : files) bytes += file.text.size();
    words().reserve(bytes / kBytesOfAWord);
    lexicon_.trie_.reserve(bytes / kBytesOfAName);
    lexicon_.entries_.reserve(bytes / kBytesOfAnEntry);
    lexicon_.keys_.resize(2 * std::bit_ceil(bytes / kBytesOfAnEntry + 1));
    references_.reserve(bytes / kBytesOfAnEntry);
    // What entries keep are parts of the files, no two the same.
    lexicon_.text_ = std::make_unique_for_overwrite<char[]>(bytes);
    text_end_ = lexicon_.text_.get();
  }

  /// A part of a file as the lexicon's own text.
  std::string_view keep(std::string_view part) {
    char* const begin = text_end_;
    text_end_ = std::ranges::copy(part, begin).out;
    return {begin, part.size()};
  }

  ListId need_list(std::string_view name) {
    const ListId id = lexicon_.need_list(name);
    drafts_.resize(lexicon_.lists_.size());
    return id;
  }

  void read_file(const Lexicon::File& file) {
    lines_ = TextFile(file.name, file.text);
    std::string rule(file.name);
    if (rule.ends_with(".txt")) rule.resize(rule.size() - 4);
    rule_ = static_cast<RuleId>(rules_.intern(rule));
    std::optional<ListId> list;
    while (lines_.next()) {
      const std::string_view line = lines_.line();
      if (list) {
        // Most lines, by far, are one plain word.
        if (const LetterKey key = LetterKey::of(line); key.is_word()) {
          if (waiting_.size() == kTogether) read_waiting(*list);
          waiting_.push_back({line, key, key.hash()});
          words().prefetch(waiting_.back().hash);
          continue;
        }
        read_waiting(*list);
      }
      if (line.starts_with("list ")) {
        list = read_list_head(line);
        if (!list) break;
      } else if (line.find('|') != line.npos || !list) {
        read_entry();
      } else {
        read_list_entry(trim(line), *list);
      }
    }
    if (list) read_waiting(*list);
    paths_.finish();
    add(lines_.faults());
  }

  /// Reads the words that wait for it. Some are read together, since most of
  /// the time of a long list is waiting for memory: for their places in the
  /// table, which were asked for before, then for what is known of them.
  void read_waiting(ListId list) {
    for (Waiting& word : waiting_) {
      word.id = words().add(word.text, word.key, word.hash);
      words().prefetch(word.id);
    }
    for (const Waiting& word : waiting_) read_list_word(word.id, list);
    waiting_.clear();
  }

  /// Reads "list NAME exact | note"; none where there are too many.
  std::optional<ListId> read_list_head(std::string_view line) {
    const auto bar = line.find('|');
    std::string_view head =
        trim(line.substr(5, bar == line.npos ? bar : bar - 5));
    const bool exact = head.ends_with(" exact");
    if (exact) head = trim(head.substr(0, head.size() - 6));
    if (head.empty() || head.find(' ') != head.npos)
      lines_.fault(head, "a list name is one word",
                   "Write 'list NAME | note' or 'list NAME exact | note'.");
    const ListId list = need_list(head);
    if (lexicon_.lists_.size() > 500) {
      lines_.fault(head, "more than 500 word lists", "Fold lists together.");
      return std::nullopt;
    }
    const auto i = static_cast<std::size_t>(list);
    if (bar != line.npos) lexicon_.lists_[i].note = trim(line.substr(bar + 1));
    drafts_[i].exact = exact;
    return list;
  }

  void read_list_word(WordId id, ListId list) {
    words().add_to_list(id, list);
    lexicon_.lists_[static_cast<std::size_t>(list)].words.push_back(id);
  }

  void read_list_entry(std::string_view text, ListId list) {
    if (plain_word(text)) return read_list_word(words().add(text), list);
    const std::span<const WordId> path = paths_.words_of(text);
    if (path.empty()) return;
    if (path.size() == 1) return read_list_word(path[0], list);
    ListDraft& draft = drafts_[static_cast<std::size_t>(list)];
    draft.words.insert(draft.words.end(), path.begin(), path.end());
    draft.ends.push_back(static_cast<std::uint32_t>(draft.words.size()));
  }

  std::optional<TypeId> type_of(std::string_view name) const {
    for (std::size_t i = 0; i < type_names_.size(); ++i)
      if (type_names_[i] == name) return static_cast<TypeId>(i);
    return std::nullopt;
  }

  /// Reads "type/id | Name | field=value ...".
  void read_entry() {
    std::string_view rest = lines_.line();
    const bool has_name = rest.find('|') != rest.npos;
    const std::string_view key = trim(cut(rest, '|'));
    const auto slash = key.find('/');
    const auto type = type_of(key.substr(0, slash));
    if (slash == key.npos || !type || !has_name) {
      lines_.fault(key, "want 'type/id | Name | field=value ...'",
                   "The type is one of data/vocabulary.txt in lower case, as "
                   "in country/KR.");
      return;
    }
    if (!add_key(key)) {
      lines_.fault(key, "'" + std::string(key) + "' stands twice",
                   "Merge the two lines.");
      return;
    }
    Entry& entry = lexicon_.entries_.emplace_back();
    entry.type = *type;
    entry.key = keep(key);
    entry.name = keep(trim(cut(rest, '|')));
    entry.rule = rule_;
    names_.assign({{entry.name, Form::kName, 0}});
    ambiguous_.clear();
    while (!rest.empty()) {
      const std::string_view field = trim(cut(rest, '|'));
      if (!field.empty()) read_field(field, entry);
    }
    add_names();
  }

  void read_field(std::string_view field, Entry& entry) {
    std::string_view value = field;
    const std::string_view name = cut(value, '=');
    value = trim(value);
    for (const NameField& kind : kNameFields) {
      if (kind.name != name) continue;
      each_part(value, [&](std::string_view part) {
        names_.push_back({part, kind.form, kind.flags});
      });
      return;
    }
    if (name == "wikidata") {
      entry.wikidata = keep(value);
    } else if (name == "apart") {
      each_part(value,
                [&](std::string_view part) { entry.apart.emplace_back(part); });
    } else if (name == "kind") {
      entry.kind = keep(value);
    } else if (name == "country" || name == "in") {
      references_.push_back({lexicon_.entries_.size() - 1, name == "country",
                             value, lines_.number(), lines_.file()});
    } else if (name == "ambiguous") {
      each_part(value,
                [&](std::string_view part) { ambiguous_.push_back(part); });
    } else if (name != "iso") {
      lines_.fault(field, "unknown field '" + std::string(name) + "'",
                   std::string(kFields));
    }
  }

  /// False if an entry has that key; else the next entry is the key's.
  bool add_key(std::string_view key) {
    auto& keys = lexicon_.keys_;
    const auto used = static_cast<std::uint32_t>(lexicon_.entries_.size());
    if (std::size_t{used + 1} * 2 > keys.size()) {
      const auto old = std::move(keys);
      keys.assign(old.size() * 2, {});
      for (const Lexicon::Key& k : old)
        if (k.hash != 0)
          keys[lexicon_.place_of(lexicon_.entries_[k.entry].key, k.hash)] = k;
    }
    const std::uint32_t hash = Lexicon::hash_of(key);
    Lexicon::Key& place = keys[lexicon_.place_of(key, hash)];
    const bool is_new = place.hash == 0;
    if (is_new) place = {hash, used};
    return is_new;
  }

  /// Puts names_, those of the latest entry, into the trie.
  void add_names() {
    const std::size_t id = lexicon_.entries_.size() - 1;
    // Articles stay outside names, but for places: "The Hague".
    const bool place = vocabulary_[lexicon_.entries_[id].type].name == "Place";
    for (const Name& name : names_) {
      TrieValue value;
      value.form = name.form;
      value.flags = name.flags;
      value.id = static_cast<std::uint32_t>(id);
      if (std::ranges::find(ambiguous_, name.text) != ambiguous_.end())
        value.flags |= kAmbiguous;
      std::string_view text = name.text;
      if (!place && text.starts_with("The ")) text.remove_prefix(4);
      paths_.add(text, value);
    }
  }

  void resolve_references() {
    for (const Reference& reference : references_) {
      const auto target = lexicon_.entry(reference.key);
      if (!target) {
        faults_.push_back({std::string(reference.file), reference.line, 1, "",
                           "no entity '" + std::string(reference.key) + "'",
                           "Name a key that a line of data/lexicon defines."});
        continue;
      }
      Entry& entry = lexicon_.entries_[reference.from];
      (reference.is_country ? entry.country : entry.container) = *target;
    }
  }

  void add(const Diagnostics& more) {
    faults_.insert(faults_.end(), more.begin(), more.end());
  }

  /// A field that holds names, and how they are bound.
  struct NameField {
    std::string_view name;
    Form form;
    std::uint8_t flags;
  };
  static constexpr NameField kNameFields[] = {
      {"alias", Form::kName, 0},
      {"acronym", Form::kAcronym, 0},
      {"short", Form::kPartial, kShortForm},
      {"home", Form::kPartial, kHomeForm},
      {"demonym", Form::kDemonym, 0},
      {"people", Form::kDemonym, kPeople},
      {"capital", Form::kMetonym, kCapitalCity}};

  struct Name {
    std::string_view text;
    Form form;
    std::uint8_t flags;
  };
  /// A line of a list that is one word of letters.
  struct Waiting {
    std::string_view text;
    LetterKey key;
    std::uint64_t hash = 0;
    WordId id{};
  };
  static constexpr std::size_t kTogether = 16;

  struct Reference {
    std::size_t from;
    bool is_country;
    std::string_view key;
    int line;
    std::string_view file;
  };

  const Vocabulary& vocabulary_;
  Names& rules_;
  Lexicon lexicon_;
  Diagnostics faults_;
  std::vector<std::string> type_names_;  // In lower case, by TypeId.
  std::vector<ListDraft> drafts_;        // By list.
  NamePaths paths_;
  std::vector<Reference> references_;
  char* text_end_ = nullptr;  // Of what is kept in lexicon_.text_.
  // Of the file that is read,
  TextFile lines_;
  RuleId rule_{};
  std::vector<Waiting> waiting_;  // At most kTogether.
  // ... and its line.
  std::vector<Name> names_;
  std::vector<std::string_view> ambiguous_;
};

Result<Lexicon> Lexicon::compile(
    std::span<const File> files, const Vocabulary& vocabulary, Names& rules,
    const std::function<void(Lexicon)>& meanwhile) {
  return LexiconReader(vocabulary, rules).run(files, meanwhile);
}

}  // namespace entente
