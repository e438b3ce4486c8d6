#include "extract/entity.h"

#include <algorithm>
#include <unordered_map>

#include "extract/body_name.h"
#include "extract/mention_index.h"
#include "extract/name_ties.h"
#include "extract/name_words.h"
#include "extract/post.h"

namespace entente {
namespace {

/// Why "Y" of "X, also known as Y" joins X, whose own name stays the first.
constexpr std::string_view kOtherName = "also known as";
constexpr std::string_view kNumbered = "title and number";

class Resolver {
 public:
  Resolver(const Knowledge& k, Analysis& a)
      : k_(k), a_(a), index_(k, a), explained_(a) {}

  void run() {
    a_.entities.clear();
    a_.merges.clear();
    for (Mention& m : a_.mentions) m.entity = kNone;
    const auto n = static_cast<std::uint32_t>(a_.mentions.size());
    // First what is known or full: entries, then names by their words.
    for (std::uint32_t i = 0; i < n; ++i) {
      Mention& m = a_.mentions[i];
      if (m.entry == kNoEntry) continue;
      if (named_after_another(i))
        m.entry = kNoEntry;
      else
        by_entry(i);
    }
    for (std::uint32_t i = 0; i < n; ++i) {
      const Mention& m = a_.mentions[i];
      if (m.entity == kNone && m.type == k_.types.person &&
          person_tokens(m) > 1)
        person(i);
    }
    for (std::uint32_t i = 0; i < n; ++i)
      if (a_.mentions[i].entity == kNone &&
          a_.mentions[i].type == k_.types.institution)
        post(i);
    for (std::uint32_t i = 0; i < n; ++i)
      if (a_.mentions[i].entity == kNone &&
          a_.mentions[i].type != k_.types.person &&
          a_.mentions[i].rule != k_.learned &&
          a_.mentions[i].form != Form::kPartial)
        by_words(i);
    for (std::uint32_t i = 0; i < n; ++i) {
      const Mention& m = a_.mentions[i];
      if (m.entity != kNone) continue;
      if (m.type == k_.types.person)
        surname(i);
      else if (m.rule == k_.learned || m.form == Form::kPartial)
        learned(i);
      else
        by_words(i);
    }
    renumber();
  }

 private:
  std::uint32_t make(std::uint32_t i) {
    Referent e;
    e.type = a_.mentions[i].type;
    e.entry = a_.mentions[i].entry;
    e.first = e.best = i;
    a_.entities.push_back(e);
    return static_cast<std::uint32_t>(a_.entities.size() - 1);
  }

  /// Whether a line of a lexicon forbids that mention i be this entity.
  bool kept_apart(std::uint32_t i, const Referent& e) const {
    if (e.entry == kNoEntry) return false;
    const Mention& m = a_.mentions[i];
    const std::vector<std::string>& apart = k_.lexicon[e.entry].apart;
    return !apart.empty() &&
           std::ranges::find(apart, a_.words(m.begin, m.end)) != apart.end();
  }

  void join(std::uint32_t i, std::uint32_t entity, std::string_view reason) {
    if (!reason.empty() && kept_apart(i, a_.entities[entity])) {
      a_.mentions[i].entry = kNoEntry;
      entity = make(i);
      reason = "";
    }
    a_.mentions[i].entity = entity;
    Referent& e = a_.entities[entity];
    e.first = std::min(e.first, i);
    const Mention& best = a_.mentions[e.best];
    const Mention& mine = a_.mentions[i];
    const auto weight = [](const Mention& m) {
      return (m.form == Form::kName ? 1000U : 0U) + (m.end - m.begin);
    };
    if (weight(mine) > weight(best) && reason != kOtherName &&
        reason != kNumbered)
      e.best = i;
    if (!reason.empty()) a_.merges.push_back({i, reason});
  }

  /// Whether mention i is a surname that a lexicon gives to one person and
  /// that another has who is fully named before: "Bhutto" after "Benazir
  /// Bhutto". Not after a title, nor where the lexicon's person is named, too.
  bool named_after_another(std::uint32_t i) {
    const Mention& m = a_.mentions[i];
    if (m.type != k_.types.person || m.end - m.begin > 1) return false;
    if (m.begin > 0 &&
        k_.words().in_list(a_.tokens[m.begin - 1].word, k_.lists.title))
      return false;
    const std::uint64_t hash = hash_tokens(a_, m.begin, m.end);
    const auto full = [](const Mention& other) {
      return other.end - other.begin > 1;
    };
    const bool known =
        index_.before(index_.surnames(), hash, i, [&](const Mention& other) {
          return full(other) && other.entry == m.entry &&
                 !is_kin(k_, a_, other);
        }) != kNone;
    return !known && index_.before(index_.surnames(), hash, i, full) != kNone;
  }

  void by_entry(std::uint32_t i) {
    const auto id = static_cast<std::uint32_t>(a_.mentions[i].entry);
    if (const auto known = by_entry_.find(id); known != by_entry_.end())
      return join(i, known->second, "lexicon");
    const std::uint32_t e = make(i);
    by_entry_.emplace(id, e);
    join(i, e, "");
    const Mention& m = a_.mentions[i];
    if (m.type == k_.types.person) return known_person(e);
    if (m.type == k_.types.institution && m.form == Form::kName &&
        m.end - m.begin > 1)
      if (const BodyName n = read_body_name(k_, a_, m); n.state != kNoEntry)
        bodies_.add(n, e);
  }

  /// A person of a lexicon, of whom the text may give fuller names.
  void known_person(std::uint32_t e) {
    const std::string_view name = k_.lexicon[a_.entities[e].entry].name;
    const std::size_t blank = name.rfind(' ');
    if (blank == name.npos) return;
    known_people_[hash_word(name.substr(blank + 1))].push_back(e);
  }

  /// The person of a lexicon of whom mention m is another full name:
  /// "Victoria J. Nuland".
  std::uint32_t known_as(const Mention& m) const {
    const auto [begin, end] = surname_of(k_, a_, m);
    if (end - begin != 1 || begin == m.begin) return kNone;
    const auto family = known_people_.find(hash_token(a_, begin));
    if (family == known_people_.end()) return kNone;
    for (const std::uint32_t e : family->second) {
      const std::string_view name = k_.lexicon[a_.entities[e].entry].name;
      if (hash_word(name.substr(0, name.find(' '))) == hash_token(a_, m.begin))
        return e;
    }
    return kNone;
  }

  void by_words(std::uint32_t i) {
    const Mention& m = a_.mentions[i];
    const std::uint64_t number = hash_number(k_, a_, m);
    const std::uint64_t hash = number != 0 ? number : hash_name(k_, a_, m);
    const bool body = m.type == k_.types.institution &&
                      m.form != Form::kAcronym && m.end - m.begin > 1;
    const BodyName name = body ? read_body_name(k_, a_, m) : BodyName{};
    if (body) {
      if (const std::uint32_t e = bodies_.find(name); e != kNone)
        return join(i, e, "same name");
    } else if (const auto known = by_hash_.find(hash);
               known != by_hash_.end()) {
      return join(i, known->second, "same name");
    }
    if (const std::uint32_t j = other_name(k_, a_, i); j != kNone) {
      by_hash_.emplace(hash, a_.mentions[j].entity);
      return join(i, a_.mentions[j].entity, kOtherName);
    }
    if (const std::uint32_t j = numbered_text(k_, a_, i); j != kNone) {
      by_hash_.emplace(hash, a_.mentions[j].entity);
      return join(i, a_.mentions[j].entity, kNumbered);
    }
    if (const std::uint32_t j = longer_name(i, name); j != kNone)
      return join(i, a_.mentions[j].entity, "end of a longer name");
    if (acronym(i, hash)) return;
    const std::uint32_t e = make(i);
    by_hash_.emplace(hash, e);
    if (body) bodies_.add(name, e);
    join(i, e, "");
  }

  /// Joins an acronym with the name that it spells, or before its bracket.
  bool acronym(std::uint32_t i, std::uint64_t hash) {
    const std::uint32_t spelled = spelled_name(a_, i);
    const std::uint32_t j = spelled != kNone ? spelled : explained_.of(i);
    if (j == kNone) return false;
    by_hash_.emplace(hash, a_.mentions[j].entity);
    join(i, a_.mentions[j].entity,
         spelled != kNone ? "acronym" : "acronym in brackets");
    return true;
  }

  /// The mention of the one entity whose name ends with that of mention i:
  /// "Presidential Leadership Council" for "Leadership Council". None, where
  /// two do, or one only later, or that of another state.
  std::uint32_t longer_name(std::uint32_t i, const BodyName& name) {
    const Mention& m = a_.mentions[i];
    const std::uint32_t size = m.end - m.begin;
    if (size < 2 || m.type == k_.types.person || m.type == k_.types.country ||
        m.type == k_.types.place)
      return kNone;
    const std::uint64_t all = hash_tokens(a_, m.begin, m.end);
    const MentionIndex::Index& index = index_.words();
    const std::uint64_t first = hash_token(a_, m.begin);
    std::uint32_t found = kNone;
    for (auto at = std::ranges::lower_bound(index, std::pair{first, 0U});
         at != index.end() && at->first == first && at->second < i; ++at) {
      const Mention& other = a_.mentions[at->second];
      if (other.type != m.type || other.entity == kNone ||
          other.end - other.begin <= size ||
          hash_tokens(a_, other.end - size, other.end) != all ||
          (name.state != kNoEntry &&
           read_body_name(k_, a_, other).state != name.state))
        continue;
      if (found != kNone && a_.mentions[found].entity != other.entity)
        return kNone;
      found = at->second;
    }
    return found;
  }

  /// Finds, for a short form or acronym, the mention that taught it.
  void learned(std::uint32_t i) {
    const Mention& m = a_.mentions[i];
    // An acronym in brackets stands right after its name.
    if (m.form == Form::kAcronym) {
      const std::uint64_t hash = hash_name(k_, a_, m);
      if (const auto known = by_hash_.find(hash); known != by_hash_.end())
        return join(i, known->second, "acronym");
      if (acronym(i, hash)) return;
      for (std::uint32_t j = i; j-- > 0;) {
        const Mention& prev = a_.mentions[j];
        if (prev.type != m.type || prev.entity == kNone) continue;
        by_hash_.emplace(hash, prev.entity);
        join(i, prev.entity, "acronym in brackets");
        return;
      }
    }
    // A short form: the latest mention of its type that contains the word.
    const std::uint64_t first = hash_token(a_, m.begin);
    const auto longer = [&](const Mention& other) {
      return other.type == m.type && other.entity != kNone &&
             other.end - other.begin > m.end - m.begin;
    };
    if (const std::uint32_t j =
            index_.nearest(index_.words(), first, i, longer);
        j != kNone)
      return join(i, a_.mentions[j].entity, "short form");
    by_words(i);
  }

  /// An embassy or the like: the latest one that it can be.
  void post(std::uint32_t i) {
    std::optional<Post> mine = read_post(k_, a_, i);
    if (!mine) return;
    for (std::size_t p = posts_.size(); p-- > 0;) {
      Post& other = posts_[p];
      if (!may_be_one(other, *mine)) continue;
      if (other.country == kNone) other.country = mine->country;
      if (other.site == 0) other.site = mine->site;
      join(i, other.entity, "same post");
      // The one spoken of last is looked for first.
      std::rotate(posts_.begin() + static_cast<std::ptrdiff_t>(p),
                  posts_.begin() + static_cast<std::ptrdiff_t>(p) + 1,
                  posts_.end());
      return;
    }
    mine->entity = make(i);
    posts_.push_back(*mine);
    join(i, mine->entity, "");
  }

  // -- People --------------------------------------------------------------

  std::uint32_t person_tokens(const Mention& m) const {
    std::uint32_t n = 0;
    for (std::uint32_t t = m.begin; t < m.end; ++t)
      if ((a_.tokens[t].shape & (kCapital | kLower)) != 0) ++n;
    return n;
  }

  void person(std::uint32_t i) {
    const Mention& m = a_.mentions[i];
    if (m.form == Form::kPartial) return;  // "de Gaulle": a surname.
    const auto [begin, end] = surname_of(k_, a_, m);
    std::vector<std::uint32_t>& family = people_[hash_tokens(a_, begin, end)];
    if (const std::uint32_t j = other_name(k_, a_, i); j != kNone) {
      family.push_back(a_.mentions[j].entity);
      return join(i, a_.mentions[j].entity, kOtherName);
    }
    for (const std::uint32_t e : family) {
      if (may_name_one(k_, a_, a_.mentions[a_.entities[e].best], m)) {
        join(i, e, "full name");
        return;
      }
    }
    if (const std::uint32_t known = known_as(m); known != kNone)
      return join(i, known, "full name");
    if (const std::uint32_t j = fuller_name(i); j != kNone)
      return join(i, a_.mentions[j].entity, "full name");
    const std::uint32_t e = make(i);
    family.push_back(e);
    join(i, e, "");
  }

  /// The mention before i whose longer name begins so: "Hassan Sheikh Mohamud"
  /// for "Hassan Sheikh"; or kNone.
  std::uint32_t fuller_name(std::uint32_t i) {
    const Mention& m = a_.mentions[i];
    const std::uint32_t size = m.end - m.begin;
    const std::uint64_t all = hash_tokens(a_, m.begin, m.end);
    const std::uint64_t first = hash_tokens(a_, m.begin, m.begin + 1);
    return index_.before(
        index_.given_names(), first, i, [&](const Mention& other) {
          return other.entity != kNone && other.end - other.begin > size &&
                 hash_tokens(a_, other.begin, other.begin + size) == all;
        });
  }

  /// A bare surname: the latest person before it who has it, else the first
  /// after it. In "Eva, the wife of Juan Perón, died. Perón", she is meant.
  void surname(std::uint32_t i) {
    const Mention& m = a_.mentions[i];
    const std::uint64_t hash = hash_tokens(a_, m.begin, m.end);
    const auto known = [](const Mention& o) { return o.entity != kNone; };
    const auto no_kin = [&](const Mention& other) {
      return known(other) && !is_kin(k_, a_, other);
    };
    const auto titled = [&](const Mention& other) {
      return known(other) && same_title(k_, a_, m, other);
    };
    const auto found = [&](std::uint32_t j, std::string_view reason) {
      if (j != kNone) join(i, a_.mentions[j].entity, reason);
      return j != kNone;
    };
    const MentionIndex::Index& surnames = index_.surnames();
    const MentionIndex::Index& given = index_.given_names();
    // One who goes by a given or single name: "Saddam" after "Saddam Hussein".
    if (found(index_.before(surnames, hash, i, titled), "surname") ||
        found(index_.before(surnames, hash, i, no_kin), "surname") ||
        found(index_.before(given, hash, i, no_kin), "given name") ||
        found(index_.nearest(surnames, hash, i, known), "surname") ||
        found(index_.before(given, hash, i, known), "given name"))
      return;
    join(i, make(i), "");
  }

  /// Entities in the order of their first mention.
  void renumber() {
    std::vector<std::uint32_t> order(a_.entities.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
    for (Referent& e : a_.entities) e.first = kNone;
    for (std::uint32_t i = 0; i < a_.mentions.size(); ++i) {
      Referent& e = a_.entities[a_.mentions[i].entity];
      e.first = std::min(e.first, i);
    }
    std::ranges::sort(order, {},
                      [&](std::uint32_t i) { return a_.entities[i].first; });
    std::vector<std::uint32_t> to(order.size());
    std::vector<Referent> sorted;
    for (std::uint32_t i = 0; i < order.size(); ++i) {
      to[order[i]] = i;
      sorted.push_back(a_.entities[order[i]]);
    }
    a_.entities = std::move(sorted);
    for (Mention& m : a_.mentions) m.entity = to[m.entity];
  }

  const Knowledge& k_;
  Analysis& a_;
  std::unordered_map<std::uint32_t, std::uint32_t> by_entry_;
  std::unordered_map<std::uint64_t, std::uint32_t> by_hash_;
  std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> people_;
  std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> known_people_;
  MentionIndex index_;
  ExplainedNames explained_;
  std::vector<Post> posts_;
  BodyNames bodies_;
};

}  // namespace

void resolve_entities(const Knowledge& knowledge, Analysis& a) {
  Resolver(knowledge, a).run();
}

}  // namespace entente
