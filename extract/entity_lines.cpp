#include "extract/entity_lines.h"

#include <algorithm>
#include <bit>
#include <memory>

namespace entente {
namespace {

constexpr std::string_view kFields =
    "Fields: alias, acronym, short, home, demonym, people, capital, wikidata, "
    "iso, country, in, kind, ambiguous, apart.";

/// A field that holds names, and how they are bound.
struct NameField {
  std::string_view name;
  Form form;
  std::uint8_t flags;
};
constexpr NameField kNameFields[] = {{"alias", Form::kName, 0},
                                     {"acronym", Form::kAcronym, 0},
                                     {"short", Form::kPartial, kShortForm},
                                     {"home", Form::kPartial, kHomeForm},
                                     {"demonym", Form::kDemonym, 0},
                                     {"people", Form::kDemonym, kPeople},
                                     {"capital", Form::kMetonym, kCapitalCity}};

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

EntityReader::EntityReader(const Vocabulary& vocabulary, Lexicon& lexicon)
    : vocabulary_(vocabulary), lexicon_(lexicon), lines_("", "") {
  for (const EntityType& type : vocabulary.types()) {
    std::string& name = type_names_.emplace_back(type.name);
    name[0] = static_cast<char>(name[0] + ('a' - 'A'));
  }
}

void EntityReader::reserve(std::size_t bytes) {
  constexpr std::size_t kBytesOfAnEntry = 160;
  constexpr std::size_t kBytesOfAName = 80;
  const std::size_t entries = bytes / kBytesOfAnEntry;
  lexicon_.entries_.reserve(entries);
  lexicon_.keys_.resize(2 * std::bit_ceil(entries + 1));
  references_.reserve(entries);
  names_.reserve(bytes / kBytesOfAName);
  // What entries keep are parts of the files, no two the same.
  lexicon_.text_ = std::make_unique_for_overwrite<char[]>(bytes);
  text_end_ = lexicon_.text_.get();
}

void EntityReader::read(const File& file) {
  lines_ = TextFile(file.file->name, file.file->text);
  bool in_list = false;
  while (lines_.next()) {
    const std::string_view line = lines_.line();
    if (line.starts_with("list "))
      in_list = true;
    else if (!in_list || line.find('|') != line.npos)
      read_entry(file.rule);
  }
  faults_.insert(faults_.end(), lines_.faults().begin(), lines_.faults().end());
}

/// A part of a file as the lexicon's own text.
std::string_view EntityReader::keep(std::string_view part) {
  char* const begin = text_end_;
  text_end_ = std::ranges::copy(part, begin).out;
  return {begin, part.size()};
}

std::optional<TypeId> EntityReader::type_of(std::string_view name) const {
  for (std::size_t i = 0; i < type_names_.size(); ++i)
    if (type_names_[i] == name) return static_cast<TypeId>(i);
  return std::nullopt;
}

/// Reads "type/id | Name | field=value ...".
void EntityReader::read_entry(RuleId rule) {
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
  entry.rule = rule;
  drafts_.assign({{entry.name, Form::kName, 0}});
  ambiguous_.clear();
  while (!rest.empty()) {
    const std::string_view field = trim(cut(rest, '|'));
    if (!field.empty()) read_field(field, entry);
  }
  add_names();
}

void EntityReader::read_field(std::string_view field, Entry& entry) {
  std::string_view value = field;
  const std::string_view name = cut(value, '=');
  value = trim(value);
  for (const NameField& kind : kNameFields) {
    if (kind.name != name) continue;
    each_part(value, [&](std::string_view part) {
      drafts_.push_back({part, kind.form, kind.flags});
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
bool EntityReader::add_key(std::string_view key) {
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

/// Notes those of the latest entry.
void EntityReader::add_names() {
  const std::size_t id = lexicon_.entries_.size() - 1;
  // Articles stay outside names, but for places: "The Hague".
  const bool place = vocabulary_[lexicon_.entries_[id].type].name == "Place";
  for (const Draft& name : drafts_) {
    TrieValue value;
    value.form = name.form;
    value.flags = name.flags;
    value.id = static_cast<std::uint32_t>(id);
    if (std::ranges::find(ambiguous_, name.text) != ambiguous_.end())
      value.flags |= kAmbiguous;
    std::string_view text = name.text;
    if (!place && text.starts_with("The ")) text.remove_prefix(4);
    names_.push_back({text, value});
  }
}

Diagnostics EntityReader::resolve_references() {
  Diagnostics faults;
  for (const Reference& reference : references_) {
    const auto target = lexicon_.entry(reference.key);
    if (!target) {
      faults.push_back({std::string(reference.file), reference.line, 1, "",
                        "no entity '" + std::string(reference.key) + "'",
                        "Name a key that a line of data/lexicon defines."});
      continue;
    }
    Entry& entry = lexicon_.entries_[reference.from];
    (reference.is_country ? entry.country : entry.container) = *target;
  }
  return faults;
}

}  // namespace entente
