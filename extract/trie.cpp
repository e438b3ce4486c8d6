#include "extract/trie.h"

#include <bit>
#include <utility>

namespace entente {

void Trie::reserve(std::size_t count) {
  added_.reserve(count);
  blooms_.reserve(count);
  nodes_.reserve(count);
  values_.reserve(count);
  if (const std::size_t edges = std::bit_ceil((count + 1) * 2);
      edges > edges_.size())
    resize_edges(edges);
}

std::uint32_t Trie::add_node() {
  blooms_.push_back(0);
  return static_cast<std::uint32_t>(blooms_.size() - 1);
}

std::uint32_t Trie::add_child(std::uint32_t node, WordId word) {
  const std::uint64_t key = key_of(node, word);
  std::size_t at = place_of(key);
  if (edges_[at].key != 0) return edges_[at].child;
  if (++edges_used_ * 2 > edges_.size()) {
    resize_edges(edges_.size() * 2);
    at = place_of(key);
  }
  blooms_[node] |= bloom(word);
  edges_[at] = {key, add_node()};
  return edges_[at].child;
}

void Trie::resize_edges(std::size_t count) {
  const std::vector<Edge> old = std::exchange(edges_, std::vector<Edge>(count));
  for (const Edge& edge : old)
    if (edge.key != 0) edges_[place_of(edge.key)] = edge;
}

void Trie::finish() {
  nodes_.assign(blooms_.size() + 1, {});
  for (const Added& added : added_) ++nodes_[added.node + 1].values;
  for (std::size_t i = 1; i < nodes_.size(); ++i) {
    nodes_[i].values += nodes_[i - 1].values;
    nodes_[i - 1].children = blooms_[i - 1];
  }
  values_.resize(added_.size());
  for (const Added& added : added_)  // nodes_[i].values runs to its end,
    values_[nodes_[added.node].values++] = added.value;
  for (std::size_t i = nodes_.size() - 1; i > 0; --i)  // ... and is set back.
    nodes_[i].values = nodes_[i - 1].values;
  nodes_[0].values = 0;
  added_ = {};
  blooms_ = {};
}

}  // namespace entente
