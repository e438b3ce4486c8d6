#include "extract/pattern_text.h"

#include "extract/fact_names.h"
#include "extract/text_file.h"

namespace entente {
namespace {

void add(std::string& out, std::string_view part) {
  if (!out.empty()) out += '|';
  out += part;
}

std::string_view role_name(const Role& role, const Lexicon& lexicon) {
  switch (role.kind) {
    case RoleKind::kSubject:
      return "subject";
    case RoleKind::kObject:
      return "object";
    case RoleKind::kPossessor:
      return "possessor";
    case RoleKind::kApposition:
      return "apposition";
    case RoleKind::kComplement:
      return "complement";
    case RoleKind::kPreposition:
      break;
  }
  return lexicon.words().text(role.preposition);
}

/// True where `word` would be read as something else without quotes.
bool needs_quotes(std::string_view word) {
  return word.find_first_of(" ()?*+{}[]!|^%$@<\",.-&:;") == 0;
}

}  // namespace

std::string types_text(std::uint8_t types, const Vocabulary& vocabulary) {
  std::string out;
  for (std::size_t i = 0; i < vocabulary.types().size(); ++i)
    if (((types >> i) & 1) != 0) add(out, vocabulary.types()[i].name);
  return out;
}

std::string to_text(const Element& e, const Lexicon& lexicon,
                    const Vocabulary& vocabulary) {
  std::string out;
  switch (e.kind) {
    case Element::Kind::kWords:
      for (const WordId w : e.words) {
        const std::string_view word = lexicon.words().text(w);
        add(out, needs_quotes(word) ? '"' + std::string(word) + '"'
                                    : std::string(word));
      }
      break;
    case Element::Kind::kLemmas:
      for (const WordId w : e.words)
        add(out, '<' + std::string(lexicon.words().text(w)) + '>');
      break;
    case Element::Kind::kLists:
      for (const ListId l : e.lists)
        add(out, '%' + lexicon.lists()[static_cast<std::size_t>(l)].name);
      break;
    case Element::Kind::kClass:
      out = '$' + std::string(token_classes()[e.token_class].name);
      break;
    case Element::Kind::kType:
    case Element::Kind::kCoordination:
      out = '@' + types_text(e.types, vocabulary);
      for (std::size_t f = 0; f < kFormNames.size(); ++f)
        if (e.forms == 1U << f) out += '.' + std::string(kFormNames[f]);
      if (e.kind == Element::Kind::kCoordination) out += '&';
      break;
  }
  return e.capital ? '^' + out : out;
}

std::string elements_text(std::span<const std::uint16_t> elements,
                          const Pattern& pattern, const Lexicon& lexicon,
                          const Vocabulary& vocabulary) {
  std::string out;
  for (const std::uint16_t e : elements) {
    if (!out.empty()) out += ' ';
    out += to_text(pattern.elements[e], lexicon, vocabulary);
  }
  return out;
}

std::string to_text(const Slot& slot, const Lexicon& lexicon,
                    const Vocabulary& vocabulary) {
  std::string out;
  for (const Role& role : slot.roles) add(out, role_name(role, lexicon));
  if (slot.types != 0xFF) out += " : " + types_text(slot.types, vocabulary);
  return out;
}

std::string_view pattern_key(const Rule& rule) {
  switch (rule.kind) {
    case Rule::Kind::kWithin:
      return "within";
    case Rule::Kind::kVerb:
      return "verb";
    case Rule::Kind::kNoun:
      return "noun";
    case Rule::Kind::kMention:
    case Rule::Kind::kPattern:
      break;
  }
  return "match";
}

std::string_view pattern_text(const Rule& rule) {
  const std::string_view text = rule.pattern_text;
  const std::string_view key = pattern_key(rule);
  return key != "match" && text.starts_with(key) ? trim(text.substr(key.size()))
                                                 : text;
}

}  // namespace entente
