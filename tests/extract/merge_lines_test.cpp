// A line of a lexicon forbids a merge (apart=) or forces one (alias=).
#include <algorithm>

#include "tests/extract/sample.h"

namespace entente {
namespace {

constexpr const char* kText =
    "Oduya Nkemelu of the Coral League spoke. The Coral League (CL) agreed. "
    "Then the League left, and the Reef Assembly of Nations came.";

const FactEntity* named(const Facts& facts, std::string_view words) {
  for (const FactMention& m : facts.mentions)
    if (text_of(facts.text, m.span) == words)
      return &facts.entities[index(m.entity)];
  return nullptr;
}

Facts read_with(std::string line) {
  std::vector<DataFile> files = sample_data();
  files.push_back({"lexicon/zz-test.txt", std::move(line)});
  const auto made = Extractor::compile(files);
  if (!made) ADD_FAILURE() << printed(made.error());
  return read_text(*made, kText);
}

TEST(MergeLines, AcronymsAndShortFormsMergeUnlessForbidden) {
  const Facts free = read_with("institution/coral-league | Coral League\n");
  ASSERT_NE(named(free, "CL"), nullptr);
  EXPECT_EQ(named(free, "CL"), named(free, "Coral League"));
  const Facts apart =
      read_with("institution/coral-league | Coral League | apart=CL\n");
  ASSERT_NE(named(apart, "CL"), nullptr);
  EXPECT_NE(named(apart, "CL"), named(apart, "Coral League"));
}

TEST(MergeLines, AnAliasForcesOne) {
  const Facts forced = read_with(
      "institution/coral-league | Coral League | alias=Reef Assembly of "
      "Nations\n");
  ASSERT_NE(named(forced, "Reef Assembly of Nations"), nullptr);
  EXPECT_EQ(named(forced, "Reef Assembly of Nations"),
            named(forced, "Coral League"));
}

}  // namespace
}  // namespace entente
