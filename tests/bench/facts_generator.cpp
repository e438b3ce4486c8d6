// Writes facts that nobody extracted, in any number, for figures at a scale
// that no set of texts here has:
//
//   facts_generator RELATIONS [SEED [ENTITIES]]   > facts.jsonl
//
// Equal arguments give equal bytes on every machine. What is skewed in real
// facts (those of 566 documents were counted) is skewed alike:
//
// - entities after Zipf: the n-th is named 1/n as often as the first, so a
//   few states stand in most documents and half of all entities in one alone;
// - predicates after Zipf, too, each between types that the vocabulary allows;
// - a document says 8 relations on average in 5 sentences of some 170
//   characters, gives people a country now and then (and some people two),
//   entities other names and reasons, relations times and posts.
//
// A document holds these sentences and no others, so a relation comes with
// some 700 bytes of JSON where real ones come with 1500.
#include <algorithm>
#include <charconv>
#include <cstdint>
#include <fstream>
#include <iostream>
#include <map>
#include <optional>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "base/names.h"
#include "export/facts_json.h"
#include "extract/facts.h"
#include "extract/vocabulary.h"

namespace entente {
namespace {

/// SplitMix64 (Sebastiano Vigna, public domain): one stream a seed, the same
/// everywhere, which std::distributions are not.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next() {
    std::uint64_t z = (state_ += 0x9E3779B97F4A7C15ULL);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
    return z ^ (z >> 31);
  }
  /// From 0 to below `size`.
  std::uint32_t below(std::uint32_t size) {
    return static_cast<std::uint32_t>(((next() >> 32) * size) >> 32);
  }
  bool one_in(std::uint32_t times) { return below(times) == 0; }
  /// A rank below `size`, after Zipf: rank r comes 1 / (r + 1) as often as 0.
  /// Draws an octave, then a place in it, then rejects the late ones more
  /// often.
  std::uint32_t zipf(std::uint32_t size) {
    const std::uint32_t octaves = 32U - leading_zeros(size);
    while (true) {
      const std::uint32_t low = 1U << below(octaves);
      const std::uint32_t rank = low + below(low);
      if (rank <= size && below(rank) < low) return rank - 1;
    }
  }

 private:
  static std::uint32_t leading_zeros(std::uint32_t x) {
    return static_cast<std::uint32_t>(__builtin_clz(x));
  }
  std::uint64_t state_;
};

/// A word that no other `number` gives: "Kalo", "Tuveri".
std::string word(std::uint32_t number) {
  static constexpr std::string_view kFirst = "bdfghklmnprstvz";
  static constexpr std::string_view kSecond = "aeiou";
  std::string text;
  for (std::uint32_t rest = number + 75; rest > 0; rest /= 75) {
    text += kFirst[rest % 75 / 5];
    text += kSecond[rest % 5];
  }
  text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}

/// One entity of the world that the facts speak of, made from its rank alone.
struct Actor {
  std::string_view type;
  std::string name;
  std::string key;
  std::string other;  // Another name.
};

Actor actor(std::uint32_t rank) {
  const std::string base = word(rank);
  Dice dice(rank);
  const std::uint32_t share = dice.below(100);
  const auto make = [&](std::string_view type, std::string_view folder,
                        std::string name, std::string other) {
    std::string key(folder);
    for (const char c : name)
      key += c == ' '               ? '-'
             : c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a')
                                    : c;
    return Actor{type, std::move(name), std::move(key), std::move(other)};
  };
  if (rank < 400 && rank % 2 == 0)
    return make("Country", "country/", base, "Republic of " + base);
  if (share < 35)
    return make("Person", "person/", word(dice.below(75 * 75)) + ' ' + base,
                base);
  if (share < 65)
    return make("Institution", "institution/", base + " Commission",
                "Commission for " + base);
  if (share < 80) return make("Place", "place/", base, "City of " + base);
  if (share < 90)
    return make("Document", "document/", "Report on " + base, base + " Report");
  if (share < 95)
    return make("Event", "event/", base + " Summit", "Summit of " + base);
  return make("Agreement", "agreement/", base + " Treaty", "Treaty of " + base);
}

class Generator {
 public:
  Generator(const Vocabulary& vocabulary, std::uint32_t entities,
            std::uint64_t seed)
      : vocabulary_(vocabulary), entities_(entities), dice_(seed) {}

  /// The next document, of at most `most` relations.
  Facts document(std::uint32_t most) {
    Facts facts;
    facts.id = "generated-" + std::to_string(++documents_);
    facts.source = "https://example.org/" + facts.id;
    known_.clear();
    said_.clear();
    const std::uint32_t wanted = std::min(most, 1 + dice_.below(15));
    while (facts.relations.size() < wanted) sentence(facts, wanted);
    std::ranges::sort(facts.relations);
    return facts;
  }
  const Names& rules() const { return rules_; }

 private:
  EntityId entity(Facts& facts, std::uint32_t rank) {
    const auto [at, is_new] = known_.try_emplace(
        rank, EntityId{static_cast<std::uint32_t>(facts.entities.size())});
    if (!is_new) return at->second;
    const Actor it = actor(rank);
    FactEntity& entity = facts.entities.emplace_back();
    entity.type = *vocabulary_.type(it.type);
    entity.name = it.name;
    entity.key = it.key;
    if (rank < 2000) entity.wikidata = "Q" + std::to_string(rank + 100);
    if (dice_.one_in(3)) {
      entity.aliases = {it.other};
      entity.why = {{it.other, it.type == "Person" ? "surname" : "lexicon",
                     static_cast<std::uint32_t>(facts.text.size())}};
    }
    // Their country, and for one in fifty another one in half of the texts.
    if (it.type == "Person" && dice_.one_in(3))
      entity.context =
          actor(2 * ((rank + (rank % 50 == 0 ? dice_.below(2) : 0)) % 200)).key;
    return at->second;
  }

  /// Names an entity at the end of the text.
  EntityId name(Facts& facts, std::uint32_t rank) {
    const EntityId id = entity(facts, rank);
    const auto begin = static_cast<std::uint32_t>(facts.text.size());
    facts.text += facts.entities[index(id)].name;
    const Span span{begin, static_cast<std::uint32_t>(facts.text.size())};
    facts.mentions.push_back({span, id, Form::kName, rule("name-rule-", 40)});
    return id;
  }

  /// "A <verb> B and C, ...": one relation for each object.
  void sentence(Facts& facts, std::uint32_t wanted) {
    const auto begin = static_cast<std::uint32_t>(facts.text.size());
    const std::size_t first = facts.relations.size();
    const std::uint32_t subject = dice_.zipf(entities_);
    const auto predicate = predicate_of(actor(subject));
    if (!predicate) return;
    const EntityId from = name(facts, subject);
    facts.text += ' ' + vocabulary_[*predicate].label + ' ';
    for (std::uint32_t i = 0; i == 0 || (i < 3 && dice_.one_in(3)); ++i) {
      if (i > 0) facts.text += " and ";
      add_object(facts, from, *predicate);
      if (facts.relations.size() == wanted) break;
    }
    const std::size_t goal = begin + 120 + dice_.below(100);
    while (facts.text.size() < goal)
      (facts.text += ' ') += kWords[dice_.below(8)];
    facts.text += ".";
    const Span place{begin, static_cast<std::uint32_t>(facts.text.size())};
    for (std::size_t i = first; i < facts.relations.size(); ++i)
      facts.relations[i].evidence = place;
    facts.text += dice_.one_in(4) ? "\n\n" : " ";
  }

  std::optional<PredicateId> predicate_of(const Actor& subject) {
    const TypeId type = *vocabulary_.type(subject.type);
    const auto size =
        static_cast<std::uint32_t>(vocabulary_.predicates().size());
    for (int tries = 0; tries < 20; ++tries) {
      const auto id = static_cast<PredicateId>(dice_.zipf(size));
      if ((vocabulary_[id].domain >> index(type) & 1) != 0) return id;
    }
    return std::nullopt;
  }

  void add_object(Facts& facts, EntityId from, PredicateId predicate) {
    const TypeId type = facts.entities[index(from)].type;
    for (int tries = 0; tries < 40; ++tries) {
      const std::uint32_t rank = dice_.zipf(entities_);
      const TypeId other = *vocabulary_.type(actor(rank).type);
      if (!vocabulary_.allows(predicate, type, other)) continue;
      const auto known = known_.find(rank);
      if (known != known_.end() && known->second == from) continue;
      if (!said_.emplace(from, predicate, rank).second) continue;
      const EntityId to = name(facts, rank);
      relation(facts, from, predicate, to);
      return;
    }
  }

  void relation(Facts& facts, EntityId from, PredicateId predicate,
                EntityId to) {
    FactRelation& relation = facts.relations.emplace_back();
    relation.subject = from;
    relation.predicate = predicate;
    relation.object = to;
    relation.factuality = dice_.one_in(8)    ? Factuality::kPossible
                          : dice_.one_in(12) ? Factuality::kNegated
                                             : Factuality::kAsserted;
    relation.confidence = static_cast<std::uint8_t>(50 + dice_.below(49));
    relation.rule = rule("relation-rule-", 200);
    if (dice_.one_in(3)) relation.time = std::to_string(1945 + dice_.below(80));
    if (dice_.one_in(8))
      relation.position = "Minister of " + word(dice_.below(40));
  }

  RuleId rule(std::string_view kind, std::uint32_t size) {
    return RuleId{
        rules_.intern(std::string(kind) + std::to_string(dice_.zipf(size)))};
  }

  static constexpr std::string_view kWords[] = {
      "while",  "the",      "talks on",   "trade",
      "before", "security", "of the sea", "went on that week"};

  const Vocabulary& vocabulary_;
  std::uint32_t entities_;
  Dice dice_;
  Names rules_;
  std::uint64_t documents_ = 0;
  std::map<std::uint32_t, EntityId> known_;  // Of this document, by rank.
  std::set<std::tuple<EntityId, PredicateId, std::uint32_t>> said_;
};

bool parse(const char* text, std::uint64_t& value) {
  const std::string_view digits = text;
  const auto read =
      std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return read.ec == std::errc() && read.ptr == digits.data() + digits.size();
}

int generate(int count, char** arguments) {
  std::uint64_t relations = 0;
  std::uint64_t seed = 1;
  std::uint64_t entities = 0;
  if (count < 2 || count > 4 || !parse(arguments[1], relations) ||
      (count > 2 && !parse(arguments[2], seed)) ||
      (count > 3 && !parse(arguments[3], entities))) {
    std::cerr << "Usage: facts_generator RELATIONS [SEED [ENTITIES]]\n";
    return 2;
  }
  entities =
      std::max<std::uint64_t>(entities == 0 ? relations / 5 : entities, 400);
  std::ifstream file(ENTENTE_ROOT "/data/vocabulary.txt", std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  const auto vocabulary = read_vocabulary("data/vocabulary.txt", text.view());
  if (!vocabulary) {
    for (const Diagnostic& fault : vocabulary.error()) std::cerr << fault;
    return 1;
  }
  Generator generator(*vocabulary, static_cast<std::uint32_t>(entities), seed);
  FactsWriter writer(*vocabulary, generator.rules());
  std::ios::sync_with_stdio(false);
  while (relations > 0) {
    const auto most = static_cast<std::uint32_t>(
        std::min<std::uint64_t>(relations, 1U << 30));
    const Facts facts = generator.document(most);
    relations -= facts.relations.size();
    std::cout << writer.write(facts) << '\n';
  }
  std::cout.flush();
  return std::cout ? 0 : 1;
}

}  // namespace
}  // namespace entente

int main(int count, char** arguments) {
  return entente::generate(count, arguments);
}
