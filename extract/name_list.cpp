#include "extract/name_list.h"

#include <algorithm>

#include "extract/mention.h"

namespace entente {
namespace {

/// Mentions below this rank are guesses.
constexpr std::uint8_t kStrong = 40;
/// Items of more words are more than a name.
constexpr std::uint32_t kLongestItem = 6;

/// One item: its name as tokens, and the mention that is just that, if any.
struct Item {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t mention = kNone;
};

class Lists {
 public:
  Lists(const Knowledge& k, Analysis& a) : k_(k), words_(k.words()), a_(a) {}

  void run() {
    for (const Sentence& s : a_.sentences)
      for (std::uint32_t t = s.begin; t < s.end;)
        t = may_start(t) ? list_from(s, t) : t + 1;
    if (found_.empty()) return;
    drop_weak();
    keep_best(a_, found_);
  }

 private:
  bool may_start(std::uint32_t t) const {
    return a_.tokens[t].is(kCapital) || a_.tokens[t].word == the_;
  }

  /// Reads the list that starts at token t; gives where to go on.
  std::uint32_t list_from(const Sentence& s, std::uint32_t t) {
    std::vector<Item>& items = items_;
    items.clear();
    std::uint32_t at = t;
    while (at < s.end) {
      const Item item = item_at(s, at);
      if (item.begin == item.end) break;
      items.push_back(item);
      at = after_bracket(s, item.end);
      const std::uint32_t next = after_separator(s, at);
      if (next == at) break;
      at = next;
    }
    if (items.size() >= 2 && called_places(s, items))
      decide(items, k_.types.place, 2);
    else if (items.size() >= 3)
      decide(items, TypeId{}, 0);
    return std::max(t + 1, items.empty() ? t + 1 : items.back().end);
  }

  /// "the" and then a mention or capitalised words that none has.
  Item item_at(const Sentence& s, std::uint32_t t) const {
    Item item{t, t};
    if (t < s.end && a_.tokens[t].tag == Tag::kDT && a_.tokens[t].word == the_)
      item.begin = item.end = ++t;
    if (t >= s.end || !a_.tokens[t].is(kCapital)) return item;
    const std::uint32_t m = a_.mention_at[t];
    if (m != kNone) {
      if (a_.mentions[m].begin != t) return item;
      item.end = a_.mentions[m].end;
      item.mention = m;
      // "Kenya Air": more than the mention.
      if (item.end < s.end && a_.tokens[item.end].is(kCapital)) item.end = t;
      return item;
    }
    std::uint32_t end = t;
    while (end < s.end && end - t < kLongestItem &&
           a_.mention_at[end] == kNone && part_of_name(end))
      ++end;
    if (end < s.end && a_.mention_at[end] != kNone) return item;
    if (end < s.end && a_.tokens[end].is(kLower) &&
        a_.tokens[end].word != and_ && a_.tokens[end].word != or_)
      return Item{t, end};  // The last one may go on in lower case.
    item.end = end;
    return item;
  }

  bool part_of_name(std::uint32_t t) const {
    const Token& token = a_.tokens[t];
    if (token.is(kCapital)) return true;
    return token.tag == Tag::kDash && token.is(kJoined);
  }

  /// Past "(ABC)", if it stands at t.
  std::uint32_t after_bracket(const Sentence& s, std::uint32_t t) const {
    if (t >= s.end || a_.tokens[t].tag != Tag::kOpen) return t;
    for (std::uint32_t end = t + 1; end < s.end && end < t + 5; ++end)
      if (a_.tokens[end].tag == Tag::kClose) return end + 1;
    return t;
  }

  std::uint32_t after_separator(const Sentence& s, std::uint32_t t) const {
    std::uint32_t at = t;
    if (at < s.end && a_.tokens[at].tag == Tag::kComma) ++at;
    if (at < s.end && (a_.tokens[at].word == and_ || a_.tokens[at].word == or_))
      ++at;
    return at;
  }

  /// Whether a mention's type may be given to its neighbours.
  bool gives(const Mention& m) const {
    return m.rank >= kStrong &&
           (m.type == k_.types.person || m.type == k_.types.institution ||
            m.type == k_.types.place);
  }

  /// "The towns of A, B and C", "the A, B and C provinces".
  bool called_places(const Sentence& s, const std::vector<Item>& items) const {
    const auto kind = [&](std::uint32_t t) {
      return a_.tokens[t].is(kLower) &&
             words_.in_list(a_.tokens[t].word, k_.lists.place_kind);
    };
    const std::uint32_t end = items.back().end;
    if (end < s.end && kind(end)) return true;
    std::uint32_t t = items.front().begin;
    if (t > s.begin && a_.tokens[t - 1].word == the_) --t;
    return t > s.begin + 1 && a_.tokens[t - 1].word == of_ && kind(t - 2);
  }

  /// Gives the items their type: that of those which have one, to begin with
  /// `type`, of which `agree` are.
  void decide(const std::vector<Item>& items, TypeId type,
              std::uint32_t agree) {
    for (const Item& item : items) {
      if (item.mention == kNone) continue;
      const Mention& m = a_.mentions[item.mention];
      if (m.rank < kStrong) continue;
      if (!gives(m) || (agree > 0 && m.type != type)) return;
      type = m.type;
      ++agree;
    }
    if (agree < 2) return;
    for (const Item& item : items) {
      if (item.mention != kNone && a_.mentions[item.mention].rank >= kStrong)
        continue;
      if (item.mention == kNone && !may_be_name(item, type, agree)) continue;
      if (type == k_.types.person && a_.tokens[item.begin].is(kAllCapitals) &&
          item.end - item.begin == 1)
        continue;
      Mention m;
      m.begin = item.begin;
      m.end = item.end;
      m.type = type;
      m.rank = kStrong;
      m.rule = k_.in_list;
      found_.push_back(m);
      if (item.mention != kNone) weak_.push_back(item.mention);
    }
  }

  /// Common words with a capital are none: "Internet", "President"; several
  /// of them are, where the rest of the list is certain: "Public Citizen".
  bool may_be_name(const Item& item, TypeId type, std::uint32_t agree) const {
    bool unknown = false;
    for (std::uint32_t t = item.begin; t < item.end; ++t) {
      const Token& token = a_.tokens[t];
      for (const ListId list : {k_.lists.not_a_name, k_.lists.title,
                                k_.lists.month, k_.lists.not_in_name})
        if (words_.in_list(token.word, list)) return false;
      const bool acronym = token.is(kAllCapitals) && token.length > 1;
      if (acronym && type != k_.types.institution) return false;
      unknown = unknown || acronym ||
                (words_[token.word].tags & ~bit(Tag::kNNP)) == 0;
    }
    return unknown || (type == k_.types.institution && agree >= 3 &&
                       item.end - item.begin >= 2);
  }

  void drop_weak() {
    for (auto m = weak_.rbegin(); m != weak_.rend(); ++m)
      a_.mentions.erase(a_.mentions.begin() + *m);
    std::ranges::fill(a_.mention_at, kNone);
    for (std::uint32_t i = 0; i < a_.mentions.size(); ++i)
      for (std::uint32_t t = a_.mentions[i].begin; t < a_.mentions[i].end; ++t)
        a_.mention_at[t] = i;
  }

  const Knowledge& k_;
  const WordTable& words_;
  Analysis& a_;
  WordId the_ = k_.known.the;
  WordId and_ = k_.known.and_;
  WordId or_ = words_.find("or");
  WordId of_ = k_.known.of;
  std::vector<Item> items_;  // Of the list that is read.
  std::vector<Mention> found_;
  std::vector<std::uint32_t> weak_;
};

}  // namespace

void type_lists(const Knowledge& knowledge, Analysis& a) {
  Lists(knowledge, a).run();
}

}  // namespace entente
