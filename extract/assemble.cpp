#include "extract/assemble.h"

#include <algorithm>
#include <tuple>

#include "extract/dating.h"
#include "extract/entity_key.h"

namespace entente {
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
  const EntityKeys keys(k, a, relations, facts.id);
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
      keys.give(static_cast<std::uint32_t>(i), to);
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
    const std::string_view words = a.words(m.begin, m.end);
    if (words == e.name ||
        std::ranges::find(e.aliases, words) != e.aliases.end())
      continue;
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
