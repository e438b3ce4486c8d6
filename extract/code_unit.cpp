#include "extract/code_unit.h"

#include "extract/word_table.h"

namespace entente {

Unit wide_unit_at(std::string_view s, std::size_t i) {
  const auto c = static_cast<unsigned char>(s[i]);
  const auto at = [&](std::size_t k) {
    return i + k < s.size() ? static_cast<unsigned char>(s[i + k]) : 0U;
  };
  if (c < 0xE0) {
    const unsigned point = ((c & 0x1FU) << 6) | (at(1) & 0x3FU);
    if (point == 0xA0 || point == 0x85 || point == 0xAD)
      return {UnitKind::kBlank, 2};
    if (point < 0xC0 && point != 0xAA && point != 0xB5 && point != 0xBA)
      return {UnitKind::kMark, 2};
    if (point == 0xD7 || point == 0xF7) return {UnitKind::kMark, 2};
    char low[4];
    const std::size_t n = fold_case(s.substr(i, 2), low, sizeof low);
    const bool upper = std::string_view(low, n) != s.substr(i, 2);
    return {upper ? UnitKind::kUpper : UnitKind::kSmall, 2};
  }
  if (c < 0xF0) {
    const unsigned point =
        ((c & 0x0FU) << 12) | ((at(1) & 0x3FU) << 6) | (at(2) & 0x3FU);
    if ((point >= 0x2000 && point <= 0x200F) || point == 0x202F ||
        point == 0x205F || point == 0x2060 || point == 0x3000 ||
        point == 0xFEFF)
      return {UnitKind::kBlank, 3};
    if (point == 0x2028 || point == 0x2029) return {UnitKind::kNewline, 3};
    if (point >= 0x2010 && point <= 0x2BFF) return {UnitKind::kMark, 3};
    if (point >= 0x3001 && point <= 0x303F) return {UnitKind::kMark, 3};
    if (point == 0xFFFD) return {UnitKind::kMark, 3};
    if (point >= 0x1E00 && point <= 0x1EFF)
      return {(point & 1U) == 0 ? UnitKind::kUpper : UnitKind::kSmall, 3};
    return {UnitKind::kSmall, 3};
  }
  return {UnitKind::kMark, 4};
}

}  // namespace entente
