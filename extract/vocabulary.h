#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/ids.h"
#include "base/result.h"

namespace entente {

/// A type of entity, from data/vocabulary.txt.
struct EntityType {
  std::string name;    ///< "Institution"
  std::string plural;  ///< "institutions"
  bool core = false;   ///< One of the four that are scored on their own.
  std::vector<std::string>
      same_as;        ///< Outside classes: "schema:Organization".
  std::string shape;  ///< Graphviz shape in pictures.
  std::string color;  ///< Fill colour in pictures, "#rrggbb".
};

/// A type of relation.
struct Predicate {
  std::string name;     ///< "leaderOf"
  std::string label;    ///< "leader of"
  std::string inverse;  ///< "led by"
  std::string says;     ///< One line for people.
  std::string quad;  ///< PLOVER quad for events: "verbal-conflict"; else empty.
  bool symmetric = false;
  std::uint8_t dated = 0xFF;      ///< Bit i: of a TypeId i it has a time.
  std::uint8_t domain = 0;        ///< Bit i: TypeId i may be the subject,
  std::uint8_t range = 0;         ///< ... the object.
  std::vector<std::string> near;  ///< Outside properties: "wdt:P463".

  bool is_event() const { return !quad.empty(); }
};

/// The types and predicates of the graph: the one list that code, help,
/// exports and checks read.
///
/// Const after reading; all threads share it. At most 8 types.
class Vocabulary {
 public:
  const std::vector<EntityType>& types() const { return types_; }
  const std::vector<Predicate>& predicates() const { return predicates_; }
  const EntityType& operator[](TypeId id) const { return types_[index(id)]; }
  const Predicate& operator[](PredicateId id) const {
    return predicates_[index(id)];
  }
  std::optional<TypeId> type(std::string_view name) const;
  std::optional<PredicateId> predicate(std::string_view name) const;
  /// True if `predicate` may hold from a `subject` type to an `object` type.
  bool allows(PredicateId predicate, TypeId subject, TypeId object) const;

 private:
  friend Result<Vocabulary> read_vocabulary(std::string_view, std::string_view);
  std::vector<EntityType> types_;
  std::vector<Predicate> predicates_;
};

/// Reads data/vocabulary.txt; its head comment explains the format. `file` is
/// used only in messages.
Result<Vocabulary> read_vocabulary(std::string_view file,
                                   std::string_view text);

}  // namespace entente
