#include "graph/text_order.h"

#include <algorithm>
#include <cstddef>

namespace entente {
namespace {

/// A text by eight of its bytes, which stand in the key as in a number, so that
/// most comparisons need not look at the text.
struct Keyed {
  std::uint64_t key = 0;
  std::uint32_t text = 0;
};

constexpr std::size_t kFew = 16;
constexpr std::size_t kDeepest = 256;

std::uint64_t key_of(std::string_view text, std::size_t depth) {
  std::uint64_t key = 0;
  for (std::size_t i = depth; i < depth + 8; ++i)
    key =
        key << 8 | (i < text.size() ? static_cast<unsigned char>(text[i]) : 0);
  return key;
}

/// Sorts texts that agree in their first `depth` bytes.
void sort(std::span<Keyed> rows, std::span<const std::string_view> texts,
          std::size_t depth) {
  if (rows.size() <= kFew || depth >= kDeepest) {
    std::ranges::sort(rows, [&](const Keyed& a, const Keyed& b) {
      const int order = texts[a.text].compare(texts[b.text]);
      return order != 0 ? order < 0 : a.text < b.text;
    });
    return;
  }
  for (Keyed& row : rows) row.key = key_of(texts[row.text], depth);
  std::ranges::sort(rows, {}, &Keyed::key);
  for (std::size_t first = 0; first < rows.size();) {
    std::size_t last = first + 1;
    while (last < rows.size() && rows[last].key == rows[first].key) ++last;
    if (last - first > 1)
      sort(rows.subspan(first, last - first), texts, depth + 8);
    first = last;
  }
}

}  // namespace

std::vector<std::uint32_t> order_of(std::span<const std::string_view> texts) {
  std::vector<Keyed> rows(texts.size());
  for (std::uint32_t i = 0; i < rows.size(); ++i) rows[i].text = i;
  sort(rows, texts, 0);
  std::vector<std::uint32_t> order;
  order.reserve(rows.size());
  for (const Keyed& row : rows) order.push_back(row.text);
  return order;
}

}  // namespace entente
