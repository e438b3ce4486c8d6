#include "extract/entity.h"

#include <algorithm>
#include <array>
#include <tuple>
#include <unordered_map>

#include "base/hash.h"
#include "extract/mention.h"

namespace entente {
namespace {

std::uint64_t hash_token(const Analysis& a, std::uint32_t t) {
  char low[96];
  const std::string_view w = a.word(t);
  std::size_t n = fold_case(w, low, sizeof low);
  // "U.S." and "US" are one name.
  std::size_t kept = 0;
  for (std::size_t i = 0; i < n; ++i)
    if (low[i] != '.') low[kept++] = low[i];
  return hash_bytes({low, kept});
}

std::uint64_t hash_tokens(const Analysis& a, std::uint32_t begin,
                          std::uint32_t end) {
  std::uint64_t hash = 17;
  for (std::uint32_t t = begin; t < end; ++t) {
    if (a.tokens[t].tag == Tag::kDash) continue;
    hash = hash * 0x9E3779B97F4A7C15ULL + hash_token(a, t);
  }
  return hash;
}

/// A name that the document taught: what it stands for when it comes alone.
struct Learned {
  std::uint64_t hash = 0;  ///< Of its first token.
  std::uint64_t all = 0;   ///< Of all its tokens.
  std::uint32_t tokens = 0;
  std::uint32_t mention = 0;  ///< The mention that taught it.
  Form form = Form::kPartial;
  bool the_before = false;  ///< Only after "the" or a possessive.
  bool person = false;      ///< A person whom an administration is named for.
  std::uint32_t order = 0;  ///< In which it was taught.
  std::uint32_t next = 0;   ///< End of those that differ in the teacher alone.
};

class Learner {
 public:
  Learner(const Knowledge& k, Analysis& a) : k_(k), words_(k.words()), a_(a) {
    the_ = words_.find("the");
    or_ = words_.find("or");
    of_ = words_.find("of");
  }

  void run() {
    brackets();
    for (std::uint32_t m = 0; m < a_.mentions.size(); ++m) teach(m);
    sort_learned();
    scan();
    keep_best(a_, found_);
  }

 private:
  bool covered(std::uint32_t t) const { return a_.mention_at[t] != kNone; }

  /// "Long Name (LN)" and "(the “Treaty”)".
  void brackets() {
    const auto n = static_cast<std::uint32_t>(a_.mentions.size());
    for (std::uint32_t i = 0; i < n; ++i) {
      const Mention m = a_.mentions[i];
      if (m.type == k_.types.person) continue;
      const Sentence& s = a_.sentences[a_.sentence_of[m.begin]];
      std::uint32_t t = m.end;
      if (t >= s.end || a_.tokens[t].tag != Tag::kOpen) continue;
      ++t;
      const auto skip = [&] {
        while (t < s.end &&
               (a_.tokens[t].tag == Tag::kQuote || a_.tokens[t].word == the_ ||
                a_.tokens[t].word == or_))
          ++t;
      };
      while (true) {
        skip();
        std::uint32_t end = t;
        while (end < s.end && a_.tokens[end].tag != Tag::kClose &&
               a_.tokens[end].tag != Tag::kComma &&
               a_.tokens[end].tag != Tag::kColon &&
               a_.tokens[end].tag != Tag::kQuote &&
               a_.tokens[end].word != or_ && end < t + 6)
          ++end;
        if (end == t || end >= s.end) break;
        const std::uint32_t there = a_.mention_at[t];
        if (there != kNone && there != i && a_.mentions[there].begin == t &&
            a_.mentions[there].end == end &&
            a_.mentions[there].entry != m.entry && spells(t, m)) {
          rename(there, m);  // "(CPA)" after another name than the lexicon's.
        } else if (!covered(t) && acronym_of(t, end, m)) {
          Mention made = m;
          made.begin = t;
          made.end = end;
          made.form = Form::kAcronym;
          made.rank = 90;
          made.rule = k_.learned;
          found_.push_back(made);
        }
        t = end;
        if (a_.tokens[t].tag != Tag::kComma && a_.tokens[t].word != or_ &&
            a_.tokens[t].tag != Tag::kQuote)
          break;
        ++t;
      }
    }
    if (!found_.empty()) {
      keep_best(a_, found_);
      found_.clear();
    }
  }

  /// Whether the capitals of token t are the first letters of m's words.
  bool spells(std::uint32_t t, const Mention& m) const {
    std::uint32_t at = m.begin;
    std::size_t hit = 0;
    std::size_t letters = 0;
    for (const char c : a_.word(t)) {
      if (c < 'A' || c > 'Z') continue;
      ++letters;
      for (std::uint32_t w = at; w < m.end; ++w) {
        const char first = a_.word(w)[0];
        if (first != c && first != c + 32) continue;
        ++hit;
        at = w + 1;
        break;
      }
    }
    return letters >= 2 && hit == letters;
  }

  /// All mentions spelled like `there` are short for m in this document.
  void rename(std::uint32_t there, const Mention& m) {
    const std::string_view word =
        a_.words(a_.mentions[there].begin, a_.mentions[there].end);
    for (Mention& other : a_.mentions) {
      if (a_.words(other.begin, other.end) != word) continue;
      other.type = m.type;
      other.entry = m.entry;
      other.form = Form::kAcronym;
      other.rule = k_.learned;
    }
  }

  /// Whether [begin, end) can be short for mention m: capitals, the first of
  /// them a letter that starts a word of the name.
  bool acronym_of(std::uint32_t begin, std::uint32_t end,
                  const Mention& m) const {
    if (end - begin > 4) return false;
    std::size_t upper = 0;
    std::size_t letters = 0;
    for (const char c : a_.words(begin, end)) {
      if (c >= 'A' && c <= 'Z') ++upper;
      if ((c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z')) ++letters;
    }
    if (upper < 2 || letters > 12 || !a_.tokens[begin].is(kCapital))
      return false;
    if (upper * 2 < letters) return false;
    const char first = a_.word(begin)[0];
    bool starts = false;
    for (std::uint32_t t = m.begin; t < m.end && !starts; ++t) {
      const char c = a_.word(t)[0];
      starts = c == first || c == first + 32;
    }
    return starts && m.end - m.begin >= 2;
  }

  void teach(std::uint32_t i) {
    const Mention& m = a_.mentions[i];
    const std::uint32_t size = m.end - m.begin;
    const auto add = [&](std::uint32_t begin, std::uint32_t end, Form form,
                         bool the) {
      learned_.push_back({hash_token(a_, begin), hash_tokens(a_, begin, end),
                          end - begin, i, form, the, false});
    };
    if (m.form == Form::kAcronym && m.rule == k_.learned) {
      add(m.begin, m.end, Form::kAcronym, false);
      return;
    }
    if (m.type == k_.types.person) {
      const auto [begin, end] = surname_of(k_, a_, m);
      if (begin < end && (size > 1 || m.rank >= 50))
        add(begin, end, Form::kPartial, false);
      if (size > 1) {
        add(m.begin, m.end, Form::kName, false);
        // A particle may be left out or kept: "de Gaulle", "Gaulle".
        if (end - begin > 1) add(end - 1, end, Form::kPartial, false);
      }
      return;
    }
    if (m.type == k_.types.country || m.type == k_.types.place) return;
    if (size < 2) return;
    // "Truman administration": Truman is a person, too.
    if (m.type == k_.types.institution && a_.tokens[m.end - 1].is(kLower) &&
        words_.in_list(a_.tokens[m.end - 1].word,
                       k_.lists.person_institution)) {
      for (std::uint32_t t = m.begin; t + 1 < m.end; ++t) {
        const bool last = t + 2 == m.end || !a_.tokens[t + 1].is(kCapital);
        if (a_.tokens[t].is(kCapital) && last)
          learned_.push_back({hash_token(a_, t), hash_tokens(a_, t, t + 1), 1,
                              i, Form::kPartial, false, true});
      }
      return;
    }
    // A name found by its shape stands again without help.
    if (m.entry == kNoEntry && a_.tokens[m.begin].is(kCapital) &&
        a_.tokens[m.end - 1].is(kCapital))
      add(m.begin, m.end, m.form, false);
    // The capitalised head alone: "the Center", "the Treaty".
    for (std::uint32_t t = m.begin; t < m.end; ++t) {
      const Token& token = a_.tokens[t];
      if (!token.is(kCapital)) continue;
      const ListId list = m.type == k_.types.institution ? k_.lists.inst_head
                          : m.type == k_.types.agreement
                              ? k_.lists.agreement_head
                          : m.type == k_.types.event ? k_.lists.event_head
                                                     : k_.lists.document_head;
      if (words_.in_list(token.word, list)) add(t, t + 1, Form::kPartial, true);
    }
  }

  /// What decides whether a teaching fits somewhere; only who is nearest may
  /// differ within one kind of teaching.
  auto kind(const Learned& l) const {
    const Mention& m = a_.mentions[l.mention];
    return std::tuple(
        l.hash, l.all, l.tokens, l.form, l.the_before, l.person, m.type,
        l.form == Form::kAcronym ? a_.word(m.begin) : std::string_view());
  }

  void sort_learned() {
    for (std::uint32_t i = 0; i < learned_.size(); ++i) learned_[i].order = i;
    std::ranges::sort(learned_, [&](const Learned& x, const Learned& y) {
      if (x.hash != y.hash) return x.hash < y.hash;
      const auto kx = kind(x);
      const auto ky = kind(y);
      return kx != ky ? kx < ky : x.order < y.order;
    });
    for (std::size_t i = learned_.size(); i-- > 0;) {
      const bool last = i + 1 == learned_.size() ||
                        kind(learned_[i]) != kind(learned_[i + 1]);
      learned_[i].next =
          last ? static_cast<std::uint32_t>(i + 1) : learned_[i + 1].next;
    }
    for (std::uint32_t i = 0; i < a_.mentions.size(); ++i)
      if (a_.mentions[i].entry != kNoEntry &&
          a_.mentions[i].form != Form::kPartial)
        full_.try_emplace(a_.mentions[i].entry, i);
  }

  void scan() {
    for (const Sentence& s : a_.sentences) {
      for (std::uint32_t t = s.begin; t < s.end; ++t) {
        const Token& token = a_.tokens[t];
        if (covered(t)) continue;
        if (!token.is(kCapital) &&
            !words_.in_list(token.word, k_.lists.name_particle))
          continue;
        if (try_short(s, t)) continue;
        const std::uint64_t hash = hash_token(a_, t);
        const auto range =
            std::ranges::equal_range(learned_, hash, {}, &Learned::hash);
        const Learned* best = nullptr;
        for (auto l = range.begin(); l != range.end();) {
          const auto next = learned_.begin() + l->next;
          if (t + l->tokens <= s.end && fits(s, t, *l)) {
            // Of one kind the latest teacher before t, else the first.
            const auto after =
                std::partition_point(l, next, [&](const Learned& x) {
                  return a_.mentions[x.mention].begin < t;
                });
            const Learned& nearest = after == l ? *l : *(after - 1);
            if (best == nullptr || nearest.tokens > best->tokens ||
                (nearest.tokens == best->tokens && better(nearest, *best, t)))
              best = &nearest;
          }
          l = next;
        }
        if (best == nullptr) continue;
        Mention made = a_.mentions[best->mention];
        made.begin = t;
        made.end = t + best->tokens;
        made.form = best->form;
        made.rank = 70;
        made.rule = k_.learned;
        if (best->person) {
          made.type = k_.types.person;
          made.entry = kNoEntry;
        }
        if (made.entry == kNoEntry || made.form == Form::kPartial)
          made.entity = best->mention;
        found_.push_back(made);
        t = made.end - 1;
      }
    }
  }

  /// Of two teachers the latest before t, else the first.
  bool better(const Learned& x, const Learned& y, std::uint32_t t) const {
    const std::uint32_t bx = a_.mentions[x.mention].begin;
    const std::uint32_t by = a_.mentions[y.mention].begin;
    if (bx == by) return x.order < y.order;
    if ((bx < t) != (by < t)) return bx < t;
    return bx < t ? bx > by : bx < by;
  }

  /// A capitalised short form of a lexicon ("Alliance" for NATO), where the
  /// full name stands in this document.
  bool try_short(const Sentence& s, std::uint32_t t) {
    for (const Hit& hit : a_.hits_from(t)) {
      const TrieValue& v = *hit.value;
      if (v.kind != TrieValue::Kind::kName || (v.flags & kShortForm) == 0)
        continue;
      if (!determined(s, t) || capital_follows(s, hit.end)) continue;
      const auto entry = static_cast<EntryId>(v.id);
      const auto full = full_.find(entry);
      if (full == full_.end()) continue;
      Mention made = a_.mentions[full->second];
      made.begin = t;
      made.end = hit.end;
      made.form = Form::kPartial;
      made.rank = 71;
      made.rule = k_.learned;
      found_.push_back(made);
      return true;
    }
    return false;
  }

  bool determined(const Sentence& s, std::uint32_t t) const {
    if (t == s.begin) return false;
    const Tag prev = a_.tokens[t - 1].tag;
    return prev == Tag::kDT || prev == Tag::kPRPS;
  }

  bool capital_follows(const Sentence& s, std::uint32_t end) const {
    return end < s.end && a_.tokens[end].is(kCapital);
  }

  bool fits(const Sentence& s, std::uint32_t t, const Learned& l) const {
    if (hash_tokens(a_, t, t + l.tokens) != l.all) return false;
    for (std::uint32_t i = t; i < t + l.tokens; ++i)
      if (covered(i)) return false;
    const std::uint32_t end = t + l.tokens;
    const Mention& m = a_.mentions[l.mention];
    if (l.the_before) {
      if (!determined(s, t) || capital_follows(s, end)) return false;
      if (end < s.end && a_.tokens[end].word == of_) return false;
      return true;
    }
    if (l.form == Form::kAcronym)
      return a_.tokens[t].is(kAllCapitals) || l.tokens > 1 ||
             a_.tokens[t].is(kMixed) || a_.word(t) == a_.word(m.begin);
    if ((m.type == k_.types.person || l.person) && l.form == Form::kPartial) {
      // A surname that is also a word must not start a sentence in doubt, and
      // must not be part of a longer capitalised name.
      const Token& token = a_.tokens[t];
      const Word& word = words_[token.word];
      const bool common = (word.tags & ~bit(Tag::kNNP)) != 0 && word.count > 3;
      if (common && l.tokens == 1 && token.is(kSentenceStart)) {
        const bool verb_follows =
            end < s.end && (any(a_.tokens[end].tag, kFiniteTags) ||
                            a_.tokens[end].tag == Tag::kPOS);
        if (!verb_follows) return false;
      }
      if (capital_follows(s, end) && !a_.tokens[end].is(kJoined) &&
          !covered(end) &&
          !words_.in_list(a_.tokens[end].word, k_.lists.month) && !s.heading)
        return false;
      if (t > s.begin && a_.tokens[t - 1].is(kCapital) && !covered(t - 1) &&
          a_.tokens[t - 1].tag == Tag::kNNP &&
          !a_.tokens[t - 1].is(kSentenceStart) &&
          !words_.in_list(a_.tokens[t - 1].word, k_.lists.title) &&
          !words_.in_list(a_.tokens[t - 1].word, k_.lists.title_prefix))
        return false;
    }
    return true;
  }

  const Knowledge& k_;
  const WordTable& words_;
  Analysis& a_;
  WordId the_{}, or_{}, of_{};
  std::vector<Learned> learned_;
  std::unordered_map<EntryId, std::uint32_t> full_;  // First mention by a name.
  std::vector<Mention> found_;
};

class Resolver {
 public:
  Resolver(const Knowledge& k, Analysis& a) : k_(k), words_(k.words()), a_(a) {}

  void run() {
    a_.entities.clear();
    a_.merges.clear();
    for (Mention& m : a_.mentions) m.entity = kNone;
    const auto n = static_cast<std::uint32_t>(a_.mentions.size());
    // First what is known or full: entries, then names by their words.
    for (std::uint32_t i = 0; i < n; ++i) {
      const Mention& m = a_.mentions[i];
      if (m.entry != kNoEntry) by_entry(i);
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
          a_.mentions[i].rule != k_.learned)
        by_words(i);
    for (std::uint32_t i = 0; i < n; ++i) {
      const Mention& m = a_.mentions[i];
      if (m.entity != kNone) continue;
      if (m.type == k_.types.person)
        surname(i);
      else if (m.rule == k_.learned)
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
    if (weight(mine) > weight(best)) e.best = i;
    if (!reason.empty()) a_.merges.push_back({i, reason});
  }

  /// The words of a name; a country in it counts as itself, however it is
  /// spelled: "American Legation" is "U.S. Legation".
  std::uint64_t whole(const Mention& m) const {
    std::uint64_t hash = 17;
    std::uint32_t t = m.begin;
    while (t < m.end) {
      const Hit* country = nullptr;
      for (const Hit& hit : a_.hits_from(t)) {
        if (hit.end <= m.end && hit.end - hit.begin < m.end - m.begin &&
            hit.value->kind == TrieValue::Kind::kName &&
            (hit.value->flags & kCapitalCity) == 0 &&
            k_.lexicon[static_cast<EntryId>(hit.value->id)].type ==
                k_.types.country) {
          country = &hit;
          break;
        }
      }
      if (country != nullptr) {
        hash = hash * 0x9E3779B97F4A7C15ULL + country->value->id;
        t = country->end;
      } else {
        if (a_.tokens[t].tag != Tag::kDash)
          hash = hash * 0x9E3779B97F4A7C15ULL + hash_token(a_, t);
        ++t;
      }
    }
    return hash ^ (index(m.type) * 0x51ED270B27ULL);
  }

  void by_entry(std::uint32_t i) {
    const auto id = static_cast<std::uint32_t>(a_.mentions[i].entry);
    if (const auto known = by_entry_.find(id); known != by_entry_.end())
      return join(i, known->second, "lexicon");
    const std::uint32_t e = make(i);
    by_entry_.emplace(id, e);
    join(i, e, "");
  }

  void by_words(std::uint32_t i) {
    const Mention& m = a_.mentions[i];
    const std::uint64_t hash = whole(m);
    if (const auto known = by_hash_.find(hash); known != by_hash_.end())
      return join(i, known->second, "same name");
    const std::uint32_t e = make(i);
    by_hash_.emplace(hash, e);
    join(i, e, "");
  }

  /// Finds, for a short form or acronym, the mention that taught it.
  void learned(std::uint32_t i) {
    const Mention& m = a_.mentions[i];
    // An acronym in brackets stands right after its name.
    if (m.form == Form::kAcronym) {
      const std::uint64_t hash = whole(m);
      if (const auto known = by_hash_.find(hash); known != by_hash_.end())
        return join(i, known->second, "acronym");
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
    if (const std::uint32_t j = nearest(words_index(), first, i, longer);
        j != kNone)
      return join(i, a_.mentions[j].entity, "short form");
    by_words(i);
  }

  // -- Embassies and the like ------------------------------------------------

  /// A diplomatic post: what it is, whose, and where, as far as the text says.
  struct Post {
    WordId head{};
    std::uint32_t country = kNone;  ///< EntryId.
    std::uint64_t site = 0;         ///< Hash of the place's words.
    std::uint32_t entity = 0;
  };

  /// "the U.S. Legation in Havana", "the American Legation", "the Legation":
  /// one post while neither country nor place disagrees.
  void post(std::uint32_t i) {
    const Mention& m = a_.mentions[i];
    Post mine;
    std::uint32_t head = kNone;
    for (std::uint32_t t = m.begin; t < m.end && head == kNone; ++t)
      if (words_.in_list(a_.tokens[t].word, k_.lists.embassy_head) &&
          a_.tokens[t].is(kCapital))
        head = t;
    if (head == kNone) return;
    mine.head = words_[a_.tokens[head].word].lemma;
    for (std::uint32_t t = m.begin; t < head; ++t) {
      if (const Hit* hit = country_at(t, head)) {
        mine.country = hit->value->id;
        t = hit->end - 1;
      } else if (a_.tokens[t].is(kCapital) && t + 1 < head) {
        return;  // Another name: "Anglican Mission".
      }
    }
    std::uint32_t in = head + 1;
    while (in < a_.tokens.size() && in < head + 3 && a_.tokens[in].is(kCapital))
      ++in;  // General
    const Sentence& s = a_.sentences[a_.sentence_of[head]];
    if (in + 1 < s.end) {
      const std::string_view w = words_.text(a_.tokens[in].word);
      if (w == "in" || w == "at") {
        std::uint32_t end = in + 1;
        const std::uint32_t place = a_.mention_at[in + 1];
        if (place != kNone && place != i) {
          if (a_.mentions[place].type == k_.types.place)
            end = a_.mentions[place].end;
        } else if (place == i && country_at(in + 1, m.end) == nullptr) {
          end = m.end;
        }
        if (end > in + 1) mine.site = hash_tokens(a_, in + 1, end);
      }
    }
    for (std::size_t p = posts_.size(); p-- > 0;) {
      Post& other = posts_[p];
      if (other.head != mine.head) continue;
      if (other.country != kNone && mine.country != kNone &&
          other.country != mine.country)
        continue;
      if (other.site != 0 && mine.site != 0 && other.site != mine.site)
        continue;
      if (other.country == kNone) other.country = mine.country;
      if (other.site == 0) other.site = mine.site;
      join(i, other.entity, "same post");
      return;
    }
    mine.entity = make(i);
    posts_.push_back(mine);
    join(i, mine.entity, "");
  }

  /// A country's name that stands at t and ends by `end`, or null.
  const Hit* country_at(std::uint32_t t, std::uint32_t end) const {
    for (const Hit& hit : a_.hits_from(t))
      if (hit.end <= end && hit.value->kind == TrieValue::Kind::kName &&
          (hit.value->flags & kCapitalCity) == 0 &&
          k_.lexicon[static_cast<EntryId>(hit.value->id)].type ==
              k_.types.country)
        return &hit;
    return nullptr;
  }

  // -- People --------------------------------------------------------------

  std::uint32_t person_tokens(const Mention& m) const {
    std::uint32_t n = 0;
    for (std::uint32_t t = m.begin; t < m.end; ++t)
      if ((a_.tokens[t].shape & (kCapital | kLower)) != 0) ++n;
    return n;
  }

  /// "Joseph R. Biden", "Joe Biden": surnames equal and given names equal, one
  /// an initial of the other, or one without middle names.
  bool compatible(const Mention& x, const Mention& y) const {
    const auto sx = surname_of(k_, a_, x);
    const auto sy = surname_of(k_, a_, y);
    if (hash_tokens(a_, sx.first, sx.second) !=
        hash_tokens(a_, sy.first, sy.second))
      return false;
    if (hash_tokens(a_, x.begin, x.end) == hash_tokens(a_, y.begin, y.end))
      return true;
    if (sx.first == x.begin || sy.first == y.begin)
      return false;  // Family first.
    const std::uint32_t gx = x.begin;
    const std::uint32_t gy = y.begin;
    if (hash_token(a_, gx) == hash_token(a_, gy)) {
      // Middle initials must not disagree: George W., George H.W.
      const std::uint32_t mx = sx.first - x.begin;
      const std::uint32_t my = sy.first - y.begin;
      if (mx < 2 || my < 2) return true;
      return a_.word(gx + 1)[0] == a_.word(gy + 1)[0];
    }
    const bool initial =
        a_.tokens[gx].is(kInitial) || a_.tokens[gy].is(kInitial);
    return initial && a_.word(gx)[0] == a_.word(gy)[0];
  }

  void person(std::uint32_t i) {
    const Mention& m = a_.mentions[i];
    const auto [begin, end] = surname_of(k_, a_, m);
    std::vector<std::uint32_t>& family = people_[hash_tokens(a_, begin, end)];
    for (const std::uint32_t e : family) {
      if (compatible(a_.mentions[a_.entities[e].best], m)) {
        join(i, e, "full name");
        return;
      }
    }
    const std::uint32_t e = make(i);
    family.push_back(e);
    join(i, e, "");
  }

  /// A bare surname: the latest person before it who has it, else the first
  /// after it.
  void surname(std::uint32_t i) {
    const Mention& m = a_.mentions[i];
    const std::uint64_t hash = hash_tokens(a_, m.begin, m.end);
    const auto known = [](const Mention& other) {
      return other.entity != kNone;
    };
    if (surnames_.empty()) index_people();
    if (const std::uint32_t j = nearest(surnames_, hash, i, known); j != kNone)
      return join(i, a_.mentions[j].entity, "surname");
    // One who goes by a given or single name: "Saddam" after "Saddam Hussein".
    if (const std::uint32_t j = before(given_names_, hash, i, known);
        j != kNone)
      return join(i, a_.mentions[j].entity, "given name");
    join(i, make(i), "");
  }

  // -- Mentions by the hash of a word, so that none is looked for in all ------

  using Index =
      std::vector<std::pair<std::uint64_t, std::uint32_t>>;  // Sorted.

  /// The latest mention before i under `hash` that is wanted, or kNone.
  template <class Wanted>
  std::uint32_t before(const Index& all, std::uint64_t hash, std::uint32_t i,
                       Wanted wanted) const {
    auto at = std::ranges::lower_bound(all, std::pair{hash, i});
    while (at != all.begin() && (--at)->first == hash)
      if (wanted(a_.mentions[at->second])) return at->second;
    return kNone;
  }
  /// The same, or else the first one after i.
  template <class Wanted>
  std::uint32_t nearest(const Index& all, std::uint64_t hash, std::uint32_t i,
                        Wanted wanted) const {
    if (const std::uint32_t j = before(all, hash, i, wanted); j != kNone)
      return j;
    for (auto at = std::ranges::upper_bound(all, std::pair{hash, i});
         at != all.end() && at->first == hash; ++at)
      if (wanted(a_.mentions[at->second])) return at->second;
    return kNone;
  }

  void index_people() {
    for (std::uint32_t i = 0; i < a_.mentions.size(); ++i) {
      const Mention& m = a_.mentions[i];
      if (m.type != k_.types.person) continue;
      const auto [begin, end] = surname_of(k_, a_, m);
      surnames_.emplace_back(hash_tokens(a_, begin, end), i);
      surnames_.emplace_back(hash_tokens(a_, end - 1, end), i);
      surnames_.emplace_back(hash_tokens(a_, m.begin, m.end), i);
      given_names_.emplace_back(hash_tokens(a_, m.begin, m.begin + 1), i);
    }
    std::ranges::sort(surnames_);
    std::ranges::sort(given_names_);
  }

  /// Mentions of several words, by each of them.
  const Index& words_index() {
    if (!by_word_.empty()) return by_word_;
    for (std::uint32_t i = 0; i < a_.mentions.size(); ++i) {
      const Mention& m = a_.mentions[i];
      for (std::uint32_t t = m.begin; t < m.end && m.end - m.begin > 1; ++t)
        by_word_.emplace_back(hash_token(a_, t), i);
    }
    by_word_.emplace_back(~std::uint64_t{0},
                          kNone);  // So that it is not empty.
    std::ranges::sort(by_word_);
    return by_word_;
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
  const WordTable& words_;
  Analysis& a_;
  std::unordered_map<std::uint32_t, std::uint32_t> by_entry_;
  std::unordered_map<std::uint64_t, std::uint32_t> by_hash_;
  std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> people_;
  Index surnames_;
  Index given_names_;
  Index by_word_;
  std::vector<Post> posts_;
};

}  // namespace

std::pair<std::uint32_t, std::uint32_t> surname_of(const Knowledge& k,
                                                   const Analysis& a,
                                                   const Mention& m) {
  const WordTable& words = k.words();
  std::uint32_t end = m.end;
  // Jr., III and the like are no surnames.
  while (end > m.begin + 1 &&
         (words.in_list(a.tokens[end - 1].word, k.lists.name_suffix) ||
          a.tokens[end - 1].is(kRoman) || a.tokens[end - 1].tag == Tag::kComma))
    --end;
  if (end - m.begin == 1) return {m.begin, end};
  const Token& first = a.tokens[m.begin];
  const bool given = words.in_list(first.word, k.lists.given_name);
  const bool family = words.in_list(first.word, k.lists.family_name_first) ||
                      words.in_list(first.word, k.lists.family_name_first_word);
  if (words.in_list(first.word, k.lists.family_name_first) && !given &&
      end - m.begin >= 2)
    return {m.begin, m.begin + 1};
  // Kim Jong Un, Moon Jae-in: a family name first even if it is a given name,
  // too, where a hyphened second part in lower case follows.
  if (family && end >= m.begin + 4 && a.tokens[m.begin + 2].tag == Tag::kDash &&
      a.tokens[end - 1].is(kLower))
    return {m.begin, m.begin + 1};
  std::uint32_t begin = end - 1;
  while (begin >= m.begin + 2 && a.tokens[begin - 1].tag == Tag::kDash)
    begin -= 2;
  while (begin > m.begin + 1 &&
         (words.in_list(a.tokens[begin - 1].word, k.lists.name_particle) ||
          a.tokens[begin - 1].is(kLower)))
    --begin;
  return {begin, end};
}

void learn_names(const Knowledge& knowledge, Analysis& a) {
  Learner(knowledge, a).run();
}

void resolve_entities(const Knowledge& knowledge, Analysis& a) {
  Resolver(knowledge, a).run();
}

}  // namespace entente
