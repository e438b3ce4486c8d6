#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <span>
#include <utility>
#include <vector>

namespace entente {

// How rows by the million are put into order without a second copy of them.
// Private to graph/*.cpp.

/// The indices of `size` rows by bucket_of(index), which is below `buckets`;
/// rows of one bucket stay in their order. O(size + buckets).
template <class BucketOf>
std::vector<std::uint32_t> order_by_bucket(std::size_t size,
                                           std::size_t buckets,
                                           BucketOf bucket_of) {
  std::vector<std::uint32_t> next(buckets + 1, 0);
  for (std::uint32_t i = 0; i < size; ++i) ++next[bucket_of(i) + 1];
  std::partial_sum(next.begin(), next.end(), next.begin());
  std::vector<std::uint32_t> order(size);
  for (std::uint32_t i = 0; i < size; ++i) order[next[bucket_of(i)]++] = i;
  return order;
}

/// The inverse of an order: where each row goes.
template <class Id>
std::vector<Id> places(const std::vector<std::uint32_t>& order) {
  std::vector<Id> place(order.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) place[order[i]] = Id{i};
  return place;
}

/// Puts rows[order[i]] at i, in place: along the cycles of the permutation.
/// Uses `order` up.
template <class Row>
void permute(std::vector<Row>& rows, std::vector<std::uint32_t>& order) {
  for (std::uint32_t first = 0; first < order.size(); ++first) {
    if (order[first] == first) continue;
    const Row saved = rows[first];
    std::uint32_t to = first;
    while (order[to] != first) {
      const std::uint32_t from = order[to];
      rows[to] = rows[from];
      order[to] = to;
      to = from;
    }
    rows[to] = saved;
    order[to] = to;
  }
}

/// Sorts rows in place by number_of(row), which is below `numbers`, and rows of
/// one number by `less`. By parts that fit into the cache: at millions of rows
/// a sort that looks all over them waits for memory at each step.
template <class Row, class NumberOf, class Less>
void sort_by_number(std::vector<Row>& rows, std::size_t numbers,
                    NumberOf number_of, Less less) {
  constexpr std::size_t kParts = 1024;
  const auto shift = static_cast<unsigned>(std::bit_width(numbers / kParts));
  const auto part_of = [&](const Row& row) { return number_of(row) >> shift; };
  std::vector<std::size_t> next((numbers >> shift) + 2, 0);
  for (const Row& row : rows) ++next[part_of(row) + 1];
  std::partial_sum(next.begin(), next.end(), next.begin());
  const std::vector<std::size_t> first = next;
  for (std::size_t part = 0; part + 1 < first.size(); ++part) {
    while (next[part] < first[part + 1]) {
      Row& row = rows[next[part]];
      const std::size_t own = part_of(row);
      if (own == part) {
        ++next[part];
      } else {
        std::swap(row, rows[next[own]++]);
      }
    }
    std::ranges::sort(
        std::span(rows).subspan(first[part], first[part + 1] - first[part]),
        [&](const Row& a, const Row& b) {
          const auto x = number_of(a);
          const auto y = number_of(b);
          return x != y ? x < y : less(a, b);
        });
  }
}

}  // namespace entente
