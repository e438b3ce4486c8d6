#pragma once

#include <cstddef>
#include <cstdint>
#include <numeric>
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

}  // namespace entente
