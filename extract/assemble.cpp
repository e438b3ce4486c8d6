#include "extract/assemble.h"

#include <algorithm>
#include <tuple>

#include "extract/dating.h"

namespace entente {
namespace {

/// Latin letters with accents from U+00C0 to U+017F, without them.
constexpr std::string_view kPlain[] = {
    "a", "a", "a",  "a",  "a", "a", "ae", "c",  "e", "e", "e",  "e", "i", "i",
    "i", "i", "d",  "n",  "o", "o", "o",  "o",  "o", "",  "o",  "u", "u", "u",
    "u", "y", "th", "ss", "a", "a", "a",  "a",  "a", "a", "ae", "c", "e", "e",
    "e", "e", "i",  "i",  "i", "i", "d",  "n",  "o", "o", "o",  "o", "o", "",
    "o", "u", "u",  "u",  "u", "y", "th", "y",  "a", "a", "a",  "a", "a", "a",
    "c", "c", "c",  "c",  "c", "c", "c",  "c",  "d", "d", "d",  "d", "e", "e",
    "e", "e", "e",  "e",  "e", "e", "e",  "e",  "g", "g", "g",  "g", "g", "g",
    "g", "g", "h",  "h",  "h", "h", "i",  "i",  "i", "i", "i",  "i", "i", "i",
    "i", "i", "ij", "ij", "j", "j", "k",  "k",  "k", "l", "l",  "l", "l", "l",
    "l", "l", "l",  "l",  "l", "n", "n",  "n",  "n", "n", "n",  "n", "n", "n",
    "o", "o", "o",  "o",  "o", "o", "oe", "oe", "r", "r", "r",  "r", "r", "r",
    "s", "s", "s",  "s",  "s", "s", "s",  "s",  "t", "t", "t",  "t", "t", "t",
    "u", "u", "u",  "u",  "u", "u", "u",  "u",  "u", "u", "u",  "u", "w", "w",
    "y", "y", "y",  "z",  "z", "z", "z",  "z",  "z", "s"};

/// Whether a name is only common nouns, without a capital or digit.
bool common(std::string_view name) {
  return std::ranges::all_of(name, [](char c) {
    return c == ' ' || c == '-' || (c >= 'a' && c <= 'z');
  });
}

}  // namespace

std::string slug(std::string_view name) {
  std::string out;
  for (std::size_t i = 0; i < name.size(); ++i) {
    const auto c = static_cast<unsigned char>(name[i]);
    if (c < 0x80) {
      if (c >= 'A' && c <= 'Z')
        out += static_cast<char>(c + 32);
      else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
        out += static_cast<char>(c);
      else if (c != '.' && c != '\'' && !out.empty() && out.back() != '-')
        out += '-';
    } else if (c >= 0xC3 && c <= 0xC5 && i + 1 < name.size()) {
      const unsigned point =
          ((c & 0x1FU) << 6) | (static_cast<unsigned char>(name[++i]) & 0x3FU);
      if (point >= 0xC0 && point - 0xC0 < std::size(kPlain))
        out += kPlain[point - 0xC0];
    } else if (name.compare(i, 3, "\xE2\x80\x99") == 0) {
      i += 2;
    } else if (name.compare(i, 2, "\xE2\x80") == 0) {
      i += 2;
      if (!out.empty() && out.back() != '-') out += '-';
    } else {
      out += static_cast<char>(c);  // Other scripts stay as they are.
    }
  }
  while (!out.empty() && out.back() == '-') out.pop_back();
  return out.empty() ? "x" : out;
}

namespace {

/// A mention's words on one line, with plain blanks.
std::string name_text(const Analysis& a, const Mention& m) {
  const std::string_view words = a.words(m.begin, m.end);
  char last = 0;
  bool plain = true;
  for (const char c : words) {
    plain = plain && c != '\n' && c != '\t' && c != '\r' &&
            (c != ' ' || last != ' ');
    last = c;
  }
  if (plain) return std::string(words);
  std::string out;
  bool blank = false;
  for (const char c : words) {
    if (c == ' ' || c == '\n' || c == '\t' || c == '\r') {
      blank = !out.empty();
      continue;
    }
    if (blank) out += ' ';
    blank = false;
    out += c;
  }
  return out;
}

/// The people's contexts: the country they are citizens of, else lead, else
/// serve. Of several the one with the least key. Bodies are no contexts: posts
/// in two of them do not contradict each other.
void contexts(const Knowledge& k, const Analysis& a, Facts& facts) {
  const auto weight = [&](const FactRelation& r) {
    const std::string& p = k.vocabulary[r.predicate].name;
    if (r.factuality == Factuality::kNegated) return 0;
    if (a.entities[index(r.object)].type != k.types.country) return 0;
    return p == "citizenOf"        ? 3
           : p == "leaderOf"       ? 2
           : p == "affiliatedWith" ? 1
                                   : 0;
  };
  std::vector<int> best(facts.entities.size(), 0);
  for (const FactRelation& r : facts.relations) {
    FactEntity& e = facts.entities[index(r.subject)];
    if (e.type != k.types.person) continue;
    const std::string& key = facts.entities[index(r.object)].key;
    const int w = weight(r);
    if (w > best[index(r.subject)] ||
        (w > 0 && w == best[index(r.subject)] && key < e.context)) {
      best[index(r.subject)] = w;
      e.context = key;
    }
  }
}

}  // namespace

void assemble(const Knowledge& k, const Analysis& a,
              const std::vector<Reading>& relations, Facts& facts) {
  facts.entities.clear();
  facts.mentions.clear();
  facts.relations.clear();
  facts.entities.resize(a.entities.size());
  for (std::size_t i = 0; i < a.entities.size(); ++i) {
    const Referent& from = a.entities[i];
    FactEntity& to = facts.entities[i];
    to.type = from.type;
    if (from.entry != kNoEntry) {
      const Entry& entry = k.lexicon[from.entry];
      to.key = entry.key;
      to.name = entry.name;
      to.wikidata = entry.wikidata;
    } else {
      to.name = name_text(a, a.mentions[from.best]);
      std::string type = k.vocabulary[from.type].name;
      type[0] = static_cast<char>(type[0] + 32);
      to.key = type + "/" + slug(to.name);
      // "the trade agreement" is another in another text.
      if (common(to.name)) to.key += "-in-" + slug(facts.id);
    }
  }
  facts.mentions.reserve(a.mentions.size());
  for (const Mention& m : a.mentions) {
    FactMention to;
    to.span = a.span(m.begin, m.end);
    to.entity = static_cast<EntityId>(m.entity);
    to.form = m.form;
    to.rule = m.rule;
    facts.mentions.push_back(to);
    FactEntity& e = facts.entities[m.entity];
    if (m.form == Form::kDemonym || m.form == Form::kMetonym) continue;
    if (a.words(m.begin, m.end) == e.name) continue;
    std::string name = name_text(a, m);
    if (name != e.name) e.aliases.push_back(std::move(name));
  }
  for (const Merge& merge : a.merges) {
    const Mention& m = a.mentions[merge.mention];
    FactEntity& e = facts.entities[m.entity];
    std::string name = name_text(a, m);
    if (name == e.name) continue;
    MergeReason why{std::move(name), std::string(merge.reason),
                    a.tokens[m.begin].span.begin};
    const auto known = std::ranges::find_if(e.why, [&](const MergeReason& w) {
      return w.name == why.name && w.reason == why.reason;
    });
    if (known == e.why.end()) e.why.push_back(std::move(why));
  }
  for (FactEntity& e : facts.entities) {
    std::ranges::sort(e.aliases);
    e.aliases.erase(std::ranges::unique(e.aliases).begin(), e.aliases.end());
    std::ranges::sort(e.why);
  }
  Dating dating(k, a);
  std::vector<std::uint32_t> order(relations.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  std::ranges::sort(order, [&](std::uint32_t x, std::uint32_t y) {
    return std::tuple(relations[x].sentence, x) <
           std::tuple(relations[y].sentence, y);
  });
  for (const std::uint32_t i : order) {
    const Reading& r = relations[i];
    FactRelation to;
    to.subject = static_cast<EntityId>(r.subject);
    to.predicate = r.predicate;
    to.object = static_cast<EntityId>(r.object);
    to.factuality = r.factuality;
    to.confidence = r.confidence;
    to.rule = r.rule;
    const Sentence& s = a.sentences[r.sentence];
    to.evidence = a.span(s.begin, s.end);
    if (r.position_begin < r.position_end)
      to.position = a.words(r.position_begin, r.position_end);
    to.time = dating.of(r);
    facts.relations.push_back(std::move(to));
  }
  std::ranges::sort(facts.relations,
                    [](const FactRelation& x, const FactRelation& y) {
                      return std::tuple(x.subject, x.predicate, x.object) <
                             std::tuple(y.subject, y.predicate, y.object);
                    });
  contexts(k, a, facts);
}

}  // namespace entente
