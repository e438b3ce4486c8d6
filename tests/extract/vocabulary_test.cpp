#include "extract/vocabulary.h"

#include "tests/extract/sample.h"

namespace entente {
namespace {

TEST(Vocabulary, HasSevenTypesAndTwentyEightPredicates) {
  const Vocabulary& v = sample_extractor().vocabulary();
  EXPECT_EQ(v.types().size(), 7U);
  EXPECT_EQ(v.predicates().size(), 28U);
  std::size_t core = 0;
  for (const EntityType& t : v.types()) core += t.core ? 1 : 0;
  EXPECT_EQ(core, 4U);
  std::size_t events = 0;
  for (const Predicate& p : v.predicates()) {
    events += p.is_event() ? 1 : 0;
    EXPECT_NE(p.label, "") << p.name;
    EXPECT_NE(p.inverse, "") << p.name;
    EXPECT_NE(p.says, "") << p.name;
    EXPECT_NE(p.domain, 0) << p.name;
    EXPECT_NE(p.range, 0) << p.name;
  }
  EXPECT_EQ(events, 16U);
}

TEST(Vocabulary, KnowsWhatARelationMayTie) {
  const Vocabulary& v = sample_extractor().vocabulary();
  const auto leads = *v.predicate("leaderOf");
  const auto person = *v.type("Person");
  const auto country = *v.type("Country");
  EXPECT_TRUE(v.allows(leads, person, country));
  EXPECT_FALSE(v.allows(leads, country, person));
  EXPECT_TRUE(v[*v.predicate("consult")].symmetric);
  EXPECT_FALSE(v[*v.predicate("accuse")].symmetric);
  EXPECT_FALSE(v.predicate("LeaderOf"));
}

TEST(VocabularyFault, AreSaidVerbatim) {
  const auto read =
      read_vocabulary("v.txt",
                      "type Person | plural=people | colour=#fff\n"
                      "type Person\n"
                      "predicate leads | from=Person | to=Ship\n"
                      "kind Ship\n");
  ASSERT_FALSE(read);
  EXPECT_EQ(printed(read.error()),
            "v.txt:1:31: error: unknown key 'colour'\n"
            "  type Person | plural=people | colour=#fff\n"
            "                                ^\n"
            "  fix: The head of data/vocabulary.txt lists the keys.\n"
            "v.txt:2:6: error: 'Person' stands twice\n"
            "  type Person\n"
            "       ^\n"
            "  fix: Delete one of the two lines.\n"
            "v.txt:3:36: error: unknown entity type 'Ship'\n"
            "  predicate leads | from=Person | to=Ship\n"
            "                                     ^\n"
            "  fix: Types must stand above the predicates that use them.\n"
            "v.txt:4:1: error: want 'type NAME' or 'predicate NAME'\n"
            "  kind Ship\n"
            "  ^\n"
            "  fix: The head of data/vocabulary.txt lists the keys.\n");
}

}  // namespace
}  // namespace entente
