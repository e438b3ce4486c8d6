#include "extract/pattern_need.h"

#include <algorithm>
#include <optional>

namespace entente {
namespace {

/// More than that is nearly always there.
constexpr std::size_t kMostCommon = 150;

struct Need {
  std::size_t cost = 0;  // How common the elements are, together.
  std::vector<std::uint16_t> elements;
};

class NeedFinder {
 public:
  NeedFinder(const Pattern& pattern, const Lexicon& lexicon)
      : pattern_(pattern), lexicon_(lexicon) {}

  std::optional<Need> of(const PatternTree& tree) const {
    switch (tree.kind) {
      case PatternTree::Kind::kElement:
        return of_element(tree.element);
      case PatternTree::Kind::kSequence:
      case PatternTree::Kind::kLabel:
        return of_one(tree);
      case PatternTree::Kind::kRepeat:
        return tree.least > 0 ? of(tree.children[0]) : std::nullopt;
      case PatternTree::Kind::kChoice:
        return of_each(tree);
      case PatternTree::Kind::kNot:
        break;
    }
    return std::nullopt;
  }

 private:
  std::optional<Need> of_element(std::uint16_t id) const {
    const Element& e = pattern_.elements[id];
    if (id == pattern_.anchor) return std::nullopt;
    Need need{0, {id}};
    switch (e.kind) {
      case Element::Kind::kWords:
      case Element::Kind::kLemmas:
        for (const WordId w : e.words)
          need.cost += lexicon_.words()[w].count >= kCommonWord ? 40 : 2;
        return need;
      case Element::Kind::kLists:
        for (const ListId l : e.lists)
          need.cost +=
              10 +
              lexicon_.lists()[static_cast<std::size_t>(l)].words.size() / 50;
        return need;
      case Element::Kind::kClass:
      case Element::Kind::kType:
      case Element::Kind::kCoordination:
        break;
    }
    return std::nullopt;
  }

  /// The rarest that one of the children needs.
  std::optional<Need> of_one(const PatternTree& tree) const {
    std::optional<Need> best;
    for (const PatternTree& child : tree.children)
      if (auto need = of(child); need && (!best || need->cost < best->cost))
        best = std::move(need);
    return best;
  }

  /// What all of the children need, together.
  std::optional<Need> of_each(const PatternTree& tree) const {
    Need all;
    for (const PatternTree& child : tree.children) {
      const auto need = of(child);
      if (!need) return std::nullopt;
      all.cost += need->cost;
      all.elements.insert(all.elements.end(), need->elements.begin(),
                          need->elements.end());
    }
    return all;
  }

  const Pattern& pattern_;
  const Lexicon& lexicon_;
};

}  // namespace

std::vector<std::uint16_t> rarest_need(const PatternTree& tree,
                                       const Pattern& pattern,
                                       const Lexicon& lexicon) {
  auto need = NeedFinder(pattern, lexicon).of(tree);
  if (!need || need->cost > kMostCommon) return {};
  return std::move(need->elements);
}

}  // namespace entente
