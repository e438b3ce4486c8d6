#include "extract/rule_slot.h"

#include <string>
#include <utility>

namespace entente {

Slot read_slot(std::string_view name, std::string_view value, Lexicon& lexicon,
               const Vocabulary& vocabulary, TextFile& lines) {
  Slot made;
  made.name = name;
  const auto colon = value.find(':');
  for (std::string_view word : split(value.substr(0, colon), ' ')) {
    for (std::string_view role : split(word, '|')) {
      role = trim(role);
      if (role.empty()) continue;
      Role r;
      if (role == "subject")
        r.kind = RoleKind::kSubject;
      else if (role == "object")
        r.kind = RoleKind::kObject;
      else if (role == "possessor")
        r.kind = RoleKind::kPossessor;
      else if (role == "apposition")
        r.kind = RoleKind::kApposition;
      else if (role == "complement")
        r.kind = RoleKind::kComplement;
      else {
        r.kind = RoleKind::kPreposition;
        r.preposition = lexicon.mutable_words().add(role);
      }
      made.roles.push_back(r);
    }
  }
  if (colon != value.npos) {
    made.types = 0;
    for (const std::string_view word : split(value.substr(colon + 1), '|')) {
      const std::string_view t = trim(word);
      if (t == "Actor") {
        for (const std::string_view n : {"Person", "Country", "Institution"})
          if (const auto id = vocabulary.type(n))
            made.types =
                static_cast<std::uint8_t>(made.types | (1U << index(*id)));
      } else if (const auto id = vocabulary.type(t)) {
        made.types = static_cast<std::uint8_t>(made.types | (1U << index(*id)));
      } else {
        lines.fault(t, "unknown entity type '" + std::string(t) + "'",
                    "Types are listed in data/vocabulary.txt.");
      }
    }
  }
  return made;
}

}  // namespace entente
