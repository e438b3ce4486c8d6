#include "extract/score_match.h"

#include <algorithm>
#include <unordered_map>

namespace entente {

PlacedMentions::PlacedMentions(const ScoreDocument& document) {
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::size_t> position;
  for (const ScoreDocument::Mention& m : document.mentions) {
    const auto [at, fresh] =
        position.try_emplace({m.start, m.end}, list.size());
    if (fresh) {
      list.push_back({m.start, m.end, m.entity});
    } else {
      list[at->second].entity = m.entity;
    }
  }
  index();
}

PlacedMentions::PlacedMentions(const PlacedMentions& all,
                               const std::vector<bool>& core) {
  for (const PlacedMention& m : all.list)
    if (core[m.entity]) list.push_back(m);
  index();
}

std::uint32_t PlacedMentions::entity(const PlacedMention& m) const {
  const auto found = entity_at_.find({m.start, m.end});
  return found == entity_at_.end() ? kUnmatched : found->second;
}

void PlacedMentions::index() {
  for (const PlacedMention& m : list) entity_at_[{m.start, m.end}] = m.entity;
}

std::vector<std::uint32_t> align(const ScoreDocument& said,
                                 const PlacedMentions& said_mentions,
                                 const ScoreDocument& gold,
                                 const PlacedMentions& gold_mentions) {
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::size_t> shared;
  for (const PlacedMention& m : said_mentions.list) {
    const std::uint32_t g = gold_mentions.entity(m);
    if (g != kUnmatched &&
        said.entities[m.entity].type == gold.entities[g].type)
      ++shared[{m.entity, g}];
  }
  struct Pair {
    std::size_t count;
    std::uint32_t s;
    std::uint32_t g;
  };
  std::vector<Pair> pairs;
  pairs.reserve(shared.size());
  for (const auto& [pair, count] : shared)
    pairs.push_back({count, pair.first, pair.second});
  std::ranges::sort(pairs, [&](const Pair& a, const Pair& b) {
    if (a.count != b.count) return a.count > b.count;
    if (a.s != b.s) return said.entities[a.s].id < said.entities[b.s].id;
    return gold.entities[a.g].id < gold.entities[b.g].id;
  });
  std::vector<std::uint32_t> gold_of(said.entities.size(), kUnmatched);
  std::vector<bool> taken(gold.entities.size(), false);
  for (const Pair& pair : pairs) {
    if (gold_of[pair.s] != kUnmatched || taken[pair.g]) continue;
    gold_of[pair.s] = pair.g;
    taken[pair.g] = true;
  }
  return gold_of;
}

double b_cubed(const PlacedMentions& mine, const PlacedMentions& theirs) {
  std::unordered_map<std::uint32_t, std::size_t> size;
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::size_t> joint;
  for (const PlacedMention& m : mine.list) {
    ++size[m.entity];
    const std::uint32_t other = theirs.entity(m);
    if (other != kUnmatched) ++joint[{m.entity, other}];
  }
  double total = 0;
  for (const PlacedMention& m : mine.list) {
    const std::uint32_t other = theirs.entity(m);
    if (other != kUnmatched)
      total += static_cast<double>(joint[{m.entity, other}]) /
               static_cast<double>(size[m.entity]);
  }
  return total;
}

}  // namespace entente
