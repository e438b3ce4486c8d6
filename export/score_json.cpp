#include "export/score_json.h"

#include <ostream>

#include "export/json.h"

namespace entente {
namespace {

void put_figure(JsonWriter& json, std::string_view name, double percent) {
  put(json, name);
  json.Double(percent);
}

void put_count(JsonWriter& json, std::string_view name, std::size_t count) {
  put(json, name);
  json.Uint64(count);
}

void put_tallies(JsonWriter& json, std::string_view name,
                 const std::vector<NamedTally>& tallies) {
  put(json, name);
  json.StartObject();
  for (const NamedTally& row : tallies) {
    put(json, row.name);
    json.StartObject();
    put_figure(json, "P", row.tally.precision());
    put_figure(json, "R", row.tally.recall());
    put_figure(json, "F1", row.tally.f1());
    put_count(json, "hit", row.tally.hit);
    put_count(json, "said", row.tally.said);
    put_count(json, "gold", row.tally.gold);
    json.EndObject();
  }
  json.EndObject();
}

}  // namespace

void write_score_json(std::ostream& out, const Score& score) {
  JsonBuffer buffer;
  JsonWriter json(buffer);
  json.StartObject();
  put_tallies(json, "mention", score.mentions);
  put(json, "mention core, overlapping");
  json.StartObject();
  put_figure(json, "R", score.overlapping.recall());
  json.EndObject();
  put(json, "entity B-cubed, core");
  json.StartObject();
  put_figure(json, "P", score.b_cubed_precision);
  put_figure(json, "R", score.b_cubed_recall);
  put_figure(json, "F1", score.b_cubed_f1);
  json.EndObject();
  put_tallies(json, "relation", score.relations);
  put_tallies(json, "predicate", score.predicates);
  json.EndObject();
  out << std::string_view(buffer.GetString(), buffer.GetSize()) << '\n';
}

}  // namespace entente
