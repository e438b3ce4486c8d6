#pragma once

#include <cstddef>
#include <cstdint>
#include <type_traits>

namespace entente {

/// Strong ids. An id is an index into the one vector that owns its kind;
/// two kinds never mix, and printing one needs no map.
enum class TypeId : std::uint8_t {};       ///< Vocabulary::types()
enum class PredicateId : std::uint8_t {};  ///< Vocabulary::predicates()
enum class RuleId : std::uint32_t {};      ///< Names of rules
enum class EntityId : std::uint32_t {};    ///< Facts::entities

template <class Id>
requires std::is_enum_v<Id>
constexpr std::size_t index(Id id) { return static_cast<std::size_t>(id); }

}  // namespace entente
