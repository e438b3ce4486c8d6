#include "graph/name_search.h"

#include <algorithm>
#include <optional>
#include <string>
#include <tuple>

#include "base/hash.h"
#include "extract/text_file.h"
#include "graph/fold.h"

namespace entente {
namespace {

void sort_matches(const KnowledgeGraph& graph,
                  std::vector<NameMatch>& matches) {
  std::ranges::sort(matches, {}, [&](const NameMatch& match) {
    return std::tuple(match.distance, ~graph[match.entity].mentions,
                      match.entity);
  });
}

/// Calls `use` with each name of an entity: first its name, then the others.
template <class Use>
void each_name(const KnowledgeGraph& graph, NodeId id, Use use) {
  use(graph[id].name);
  for (const TextId alias : graph.aliases(id)) use(alias);
}

/// Calls `use` with what else one may call an entity.
template <class Use>
void each_key(const KnowledgeGraph& graph, NodeId id, Use use) {
  const Entity& entity = graph[id];
  for (const TextId text : {entity.key, entity.bare_key, entity.wikidata})
    use(text);
}

std::vector<NodeId> all_entities(const KnowledgeGraph& graph) {
  std::vector<NodeId> all(graph.entities().size());
  for (std::uint32_t i = 0; i < all.size(); ++i) all[i] = NodeId{i};
  return all;
}

std::uint32_t hash_folded(std::string_view folded) {
  return static_cast<std::uint32_t>(hash_bytes(folded));
}

/// The entities that something folded like that may name, sorted: all of those
/// that it does, and by chance another.
std::vector<NodeId> candidates(const KnowledgeGraph& graph,
                               std::string_view folded) {
  if (graph.name_hashes().empty()) return all_entities(graph);
  std::vector<NodeId> found;
  for (const NameHash& name : std::ranges::equal_range(
           graph.name_hashes(), hash_folded(folded), {}, &NameHash::hash))
    found.push_back(name.entity);
  return found;
}

/// Edit distance in bytes (insert, delete, replace, swap of neighbours), or
/// nothing beyond `limit`. O(length of a * length of b), less when far apart.
class EditDistance {
 public:
  std::optional<std::uint32_t> operator()(std::string_view a,
                                          std::string_view b,
                                          std::uint32_t limit) {
    const auto difference =
        a.size() > b.size() ? a.size() - b.size() : b.size() - a.size();
    if (difference > limit) return std::nullopt;
    two_above_.assign(b.size() + 1, 0);
    above_.resize(b.size() + 1);
    row_.resize(b.size() + 1);
    for (std::uint32_t j = 0; j <= b.size(); ++j) above_[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
      row_[0] = static_cast<std::uint32_t>(i);
      std::uint32_t least = row_[0];
      for (std::size_t j = 1; j <= b.size(); ++j) {
        const std::uint32_t replace =
            above_[j - 1] + (a[i - 1] == b[j - 1] ? 0U : 1U);
        row_[j] = std::min({replace, above_[j] + 1, row_[j - 1] + 1});
        if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
          row_[j] = std::min(row_[j], two_above_[j - 2] + 1);
        least = std::min(least, row_[j]);
      }
      if (least > limit) return std::nullopt;
      std::swap(two_above_, above_);
      std::swap(above_, row_);
    }
    if (above_[b.size()] > limit) return std::nullopt;
    return above_[b.size()];
  }

 private:
  std::vector<std::uint32_t> two_above_, above_, row_;
};

/// True if `name` has `word` as a whole word; both folded.
bool has_word(std::string_view name, std::string_view word) {
  for (std::size_t at = name.find(word); at != name.npos;
       at = name.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    if ((at == 0 || name[at - 1] == ' ') &&
        (end == name.size() || name[end] == ' '))
      return true;
  }
  return false;
}

}  // namespace

std::vector<NameMatch> find_by_name(const KnowledgeGraph& graph,
                                    std::string_view name) {
  const NodeId by_key = graph.find_key(name);
  if (by_key != KnowledgeGraph::kNoNode)
    return {{by_key, graph[by_key].key, 0}};
  std::vector<NameMatch> matches;
  const std::string wanted = fold_name(name);
  if (wanted.empty()) return matches;
  const auto note = [&](NodeId entity, TextId text) {
    if (matches.empty() || matches.back().entity != entity)
      matches.push_back({entity, text, 0});
  };
  std::string folded;
  const std::vector<NodeId> entities = candidates(graph, wanted);
  const auto compare = [&](NodeId entity, TextId text) {
    fold_name(graph[text], folded);
    if (folded == wanted) note(entity, text);
  };
  for (const NodeId id : entities)
    each_name(graph, id, [&](TextId text) { compare(id, text); });
  if (matches.empty())
    for (const NodeId id : entities)
      each_key(graph, id, [&](TextId text) { compare(id, text); });
  sort_matches(graph, matches);
  return matches;
}

std::vector<NameHash> hash_names(const KnowledgeGraph& graph) {
  std::vector<NameHash> hashes;
  std::string folded;
  for (const NodeId id : all_entities(graph)) {
    const auto note = [&](TextId text) {
      fold_name(graph[text], folded);
      if (!folded.empty()) hashes.push_back({hash_folded(folded), id});
    };
    each_name(graph, id, note);
    each_key(graph, id, note);
  }
  std::ranges::sort(hashes);
  const auto repeated = std::ranges::unique(hashes);
  hashes.erase(repeated.begin(), repeated.end());
  return hashes;
}

std::vector<NameMatch> nearest_names(const KnowledgeGraph& graph,
                                     std::string_view name, std::size_t limit) {
  std::vector<NameMatch> matches;
  const std::string wanted = fold_name(name);
  if (wanted.empty()) return matches;
  const std::vector<std::string_view> words = split(wanted, ' ');
  const auto furthest =
      static_cast<std::uint32_t>(std::max<std::size_t>(wanted.size() / 3, 1));
  EditDistance edit_distance;
  std::string folded;
  const auto compare = [&](NodeId entity, TextId text) {
    fold_name(graph[text], folded);
    std::uint32_t distance = 1;
    if (!std::ranges::all_of(
            words, [&](auto word) { return has_word(folded, word); })) {
      const auto edits = edit_distance(wanted, folded, furthest);
      if (!edits) return;
      distance = 1 + std::max(*edits, 1U);
    }
    if (matches.empty() || matches.back().entity != entity) {
      matches.push_back({entity, text, distance});
    } else if (distance < matches.back().distance) {
      matches.back() = {entity, text, distance};
    }
  };
  for (const NodeId id : all_entities(graph))
    each_name(graph, id, [&](TextId text) { compare(id, text); });
  sort_matches(graph, matches);
  if (matches.size() > limit) matches.resize(limit);
  return matches;
}

}  // namespace entente
