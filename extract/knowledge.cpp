#include "extract/knowledge.h"

#include <algorithm>
#include <optional>

#include "extract/extract.h"
#include "extract/rule_draft.h"

namespace entente {
namespace {

bool is_lexicon(std::string_view name) {
  return name.starts_with("lexicon/") && name.ends_with(".txt");
}
bool is_rules(std::string_view name) {
  return name.starts_with("rules/") && name.ends_with(".rules");
}

/// The states of known persons by their surname: "President Kennedy".
std::vector<std::pair<WordId, EntryId>> states_of_surnames(const Knowledge& k) {
  std::vector<std::pair<WordId, EntryId>> all;
  for (const Entry& entry : k.lexicon.entries()) {
    const std::size_t space = entry.name.rfind(' ');
    if (entry.type != k.types.person || entry.country == kNoEntry ||
        space == std::string::npos)
      continue;
    const std::string_view surname =
        std::string_view(entry.name).substr(space + 1);
    std::string folded(4 * surname.size(), ' ');
    folded.resize(fold_case(surname, folded.data(), folded.size()));
    const WordId word = k.words().find(folded);
    if (word != kUnknownWord) all.emplace_back(word, entry.country);
  }
  std::ranges::sort(all);
  std::size_t kept = 0;
  for (const auto& [word, state] : all) {
    if (kept == 0 || all[kept - 1].first != word)
      all[kept++] = {word, state};
    else if (all[kept - 1].second != state)
      all[kept - 1].second = kNoEntry;
  }
  all.resize(kept);
  return all;
}

/// The lists that the program itself reads; adds those that no file has.
KnownLists need_lists(Lexicon& lexicon) {
  KnownLists lists;
  for (const KnownList& known : kKnownLists)
    lists.*known.list = lexicon.need_list(known.name);
  return lists;
}

}  // namespace

Result<Extractor> Extractor::compile(std::span<const DataFile> given) {
  std::vector<const DataFile*> files;
  for (const DataFile& file : given) files.push_back(&file);
  std::ranges::sort(files, {}, [](const DataFile* f) { return f->name; });
  auto k = std::make_shared<Knowledge>();
  Diagnostics faults;
  const auto vocabulary = std::ranges::find(
      files, "vocabulary.txt", [](const DataFile* f) { return f->name; });
  if (vocabulary == files.end()) {
    return Diagnostics{
        {"vocabulary.txt", 0, 0, "", "the vocabulary is missing",
         "Give a data folder that has vocabulary.txt (--data DIR)."}};
  }
  auto read = read_vocabulary((*vocabulary)->name, (*vocabulary)->text);
  if (!read) return read.error();
  k->vocabulary = std::move(*read);
  struct Wanted {
    const char* name;
    TypeId KnownTypes::*type;
  };
  for (const Wanted& w : {Wanted{"Person", &KnownTypes::person},
                          {"Country", &KnownTypes::country},
                          {"Institution", &KnownTypes::institution},
                          {"Agreement", &KnownTypes::agreement},
                          {"Place", &KnownTypes::place},
                          {"Event", &KnownTypes::event},
                          {"Document", &KnownTypes::document}}) {
    const auto type = k->vocabulary.type(w.name);
    if (!type) {
      faults.push_back({(*vocabulary)->name, 0, 0, "",
                        std::string("no type '") + w.name + "'",
                        "The program needs it: add its line again."});
    } else {
      k->types.*w.type = *type;
    }
  }
  struct WantedPredicate {
    const char* name;
    PredicateId Knowledge::*id;
  };
  for (const WantedPredicate& w :
       {WantedPredicate{"partOf", &Knowledge::part_of},
        {"leaderOf", &Knowledge::leader_of},
        {"affiliatedWith", &Knowledge::affiliated_with}}) {
    const auto id = k->vocabulary.predicate(w.name);
    if (!id) {
      faults.push_back({(*vocabulary)->name, 0, 0, "",
                        std::string("no predicate '") + w.name + "'",
                        "The program needs it: add its line again."});
    } else {
      (*k).*w.id = *id;
    }
  }
  if (!faults.empty()) return faults;
  std::vector<Lexicon::File> lexicons;
  std::vector<RuleSet::File> rules;
  for (const DataFile* f : files) {
    if (is_lexicon(f->name)) lexicons.push_back({f->name, f->text});
    if (is_rules(f->name)) rules.push_back({f->name, f->text});
  }
  std::optional<RuleDraft> draft;
  auto lexicon =
      Lexicon::compile(lexicons, k->vocabulary, k->names, [&](Lexicon lists) {
        need_lists(lists);
        draft.emplace(rules, std::move(lists), k->vocabulary);
      });
  if (!lexicon) return lexicon.error();
  k->lexicon = std::move(*lexicon);
  k->lists = need_lists(k->lexicon);
  if (auto drafted = draft->finish(k->lexicon, k->names)) {
    k->rules = std::move(*drafted);
  } else {
    auto set = RuleSet::compile(rules, k->lexicon, k->vocabulary, k->names);
    if (!set) return set.error();
    k->rules = std::move(*set);
  }
  k->learned = static_cast<RuleId>(k->names.intern("learned-name"));
  k->in_list = static_cast<RuleId>(k->names.intern("name-in-list"));
  k->title_line = static_cast<RuleId>(k->names.intern("title-line"));
  k->administration =
      static_cast<RuleId>(k->names.intern("administration-of-leader"));
  k->lexicon_country = static_cast<RuleId>(k->names.intern("lexicon-country"));
  k->known = KnownWords(k->words());
  k->state_of_surname = states_of_surnames(*k);
  k->rule_index.assign(k->names.size(), 0);
  for (std::uint32_t i = 0; i < k->rules.rules().size(); ++i) {
    const Rule& rule = k->rules.rules()[i];
    k->rule_index[index(rule.id)] = i;
    if (rule.kind == Rule::Kind::kWithin) k->within_rules.push_back(i);
  }
  const std::vector<WordId> kinds =
      sort_words(k->rules.rules(), k->lexicon.mutable_words());
  k->needs = RuleNeeds(k->rules.rules(), k->words(), kinds);
  k->mention_rules = RuleIndex(k->rules.rules(), Rule::Kind::kMention,
                               k->lexicon, kinds, k->needs);
  k->pattern_rules = RuleIndex(k->rules.rules(), Rule::Kind::kPattern,
                               k->lexicon, kinds, k->needs);
  k->verb_rules = RuleIndex(k->rules.rules(), Rule::Kind::kVerb, k->lexicon,
                            kinds, k->needs);
  k->noun_rules = RuleIndex(k->rules.rules(), Rule::Kind::kNoun, k->lexicon,
                            kinds, k->needs);
  k->lexicon.mutable_tests().fill(kinds, k->words());
  return Extractor(std::move(k));
}

}  // namespace entente
