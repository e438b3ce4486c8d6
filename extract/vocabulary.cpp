#include "extract/vocabulary.h"

#include <algorithm>
#include <cctype>

#include "extract/text_file.h"

namespace entente {
namespace {

constexpr std::string_view kWhere =
    "The head of data/vocabulary.txt lists the keys.";

template <class Row, class Id>
std::optional<Id> find(const std::vector<Row>& rows, std::string_view name) {
  const auto at = std::ranges::find(rows, name, &Row::name);
  if (at == rows.end()) return std::nullopt;
  return static_cast<Id>(at - rows.begin());
}

}  // namespace

std::optional<TypeId> Vocabulary::type(std::string_view name) const {
  return find<EntityType, TypeId>(types_, name);
}

std::optional<PredicateId> Vocabulary::predicate(std::string_view name) const {
  return find<Predicate, PredicateId>(predicates_, name);
}

bool Vocabulary::allows(PredicateId predicate, TypeId subject,
                        TypeId object) const {
  const Predicate& p = predicates_[index(predicate)];
  return ((p.domain >> index(subject)) & 1) != 0 &&
         ((p.range >> index(object)) & 1) != 0;
}

Result<Vocabulary> read_vocabulary(std::string_view file,
                                   std::string_view text) {
  Vocabulary vocabulary;
  TextFile lines(file, text);
  const auto mask = [&](std::string_view value) {
    std::uint8_t bits = 0;
    for (const std::string_view word : split(value, ' ')) {
      if (word.empty()) continue;
      const auto type = vocabulary.type(word);
      if (!type) {
        lines.fault(word, "unknown entity type '" + std::string(word) + "'",
                    "Types must stand above the predicates that use them.");
      } else {
        bits = static_cast<std::uint8_t>(bits | (1U << index(*type)));
      }
    }
    return bits;
  };
  while (lines.next()) {
    const auto fields = split(lines.line(), '|');
    const auto head = split(trim(fields[0]), ' ');
    const std::string_view name = trim(head.back());
    const bool is_type = head[0] == "type";
    if (head.size() < 2 || (!is_type && head[0] != "predicate")) {
      lines.fault(fields[0], "want 'type NAME' or 'predicate NAME'",
                  std::string(kWhere));
      continue;
    }
    if (vocabulary.type(name) || vocabulary.predicate(name)) {
      lines.fault(name, "'" + std::string(name) + "' stands twice",
                  "Delete one of the two lines.");
      continue;
    }
    if (is_type && vocabulary.types_.size() == 8) {
      lines.fault(name, "more than 8 types", "Fold two types into one.");
      continue;
    }
    EntityType type;
    Predicate predicate;
    type.name = predicate.name = name;
    for (std::size_t i = 1; i < fields.size(); ++i) {
      const std::string_view field = trim(fields[i]);
      const auto equals = field.find('=');
      const std::string_view key = field.substr(0, equals);
      const std::string_view value =
          equals == field.npos ? "" : field.substr(equals + 1);
      std::vector<std::string> words;
      for (const std::string_view word : split(value, ' '))
        if (!word.empty()) words.emplace_back(word);
      if (is_type && key == "plural")
        type.plural = value;
      else if (is_type && key == "core")
        type.core = value == "yes";
      else if (is_type && key == "same-as")
        type.same_as = words;
      else if (is_type && key == "shape")
        type.shape = value;
      else if (is_type && key == "color")
        type.color = value;
      else if (!is_type && key == "label")
        predicate.label = value;
      else if (!is_type && key == "inverse")
        predicate.inverse = value;
      else if (!is_type && key == "from")
        predicate.domain = mask(value);
      else if (!is_type && key == "to")
        predicate.range = mask(value);
      else if (!is_type && key == "symmetric")
        predicate.symmetric = value == "yes";
      else if (!is_type && key == "dated")
        predicate.dated = value == "no" ? 0 : mask(value);
      else if (!is_type && key == "quad")
        predicate.quad = value;
      else if (!is_type && key == "near")
        predicate.near = words;
      else if (!is_type && key == "says")
        predicate.says = value;
      else
        lines.fault(field, "unknown key '" + std::string(key) + "'",
                    std::string(kWhere));
    }
    if (is_type) {
      vocabulary.types_.push_back(std::move(type));
    } else {
      vocabulary.predicates_.push_back(std::move(predicate));
    }
  }
  if (!lines.faults().empty()) return lines.faults();
  return vocabulary;
}

}  // namespace entente
