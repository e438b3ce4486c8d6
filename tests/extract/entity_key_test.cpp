// Keys of what no lexicon has: what may be two things in two documents has two.
#include "tests/extract/sample.h"

namespace entente {
namespace {

struct Case {
  const char* name;
  const char* text;
  const char* words;  ///< A mention of the entity.
  const char* key;
  const char* full;  ///< The entity's name.
};

void PrintTo(const Case& c, std::ostream* out) { *out << c.name; }

constexpr Case kCases[] = {
    {"Named", "The Mossbay Civic Front met.", "Mossbay Civic Front",
     "institution/mossbay-civic-front", "Mossbay Civic Front"},
    {"PostInPlace", "The American Legation in Lima closed.",
     "American Legation", "institution/us-legation-in-lima",
     "American Legation (Lima)"},
    {"PostByItsPlace", "Embassy Lima opened.", "Embassy Lima",
     "institution/embassy-in-lima", "Embassy Lima"},
    {"PostOfState", "The Embassy of Peru in Oslo closed.", "Embassy of Peru",
     "institution/pe-embassy-in-oslo", "Embassy of Peru (Oslo)"},
    {"PostWithoutPlace", "The U.S. Embassy closed.", "U.S. Embassy",
     "institution/us-embassy-in-brief-1", "U.S. Embassy"},
    {"OrganOfPossessor", "Peru's Supreme Court ruled.", "Supreme Court",
     "institution/pe-supreme-court", "Supreme Court (Peru)"},
    {"OrganOfItsName",
     "The Peruvian Harbour Ministry spoke to the Peruvian "
     "Finance Ministry.",
     "Peruvian Finance Ministry", "institution/pe-ministry-of-finance",
     "Peruvian Finance Ministry"},
    {"OrganOfNobody", "The Constitutional Court ruled.", "Constitutional Court",
     "institution/constitutional-court-in-brief-1", "Constitutional Court"},
    {"TreatyOfNobody", "They signed a Treaty of Commerce and Navigation.",
     "Treaty of Commerce and Navigation",
     "agreement/treaty-of-commerce-and-navigation-in-brief-1",
     "Treaty of Commerce and Navigation"},
    {"PersonWithInitial", "Rosa T. Velinko spoke.", "Rosa T. Velinko",
     "person/rosa-velinko", "Rosa T. Velinko"},
    {"PersonOfInitials", "J. P. Velinko spoke.", "J. P. Velinko",
     "person/j-p-velinko", "J. P. Velinko"},
    {"TwoByTheirInitials", "Rosa T. Velinko met Rosa B. Velinko.",
     "Rosa T. Velinko", "person/rosa-t-velinko", "Rosa T. Velinko"},
    {"LowerCase", "Peru signed a trade agreement.", "trade agreement",
     "agreement/trade-agreement-in-brief-1", "trade agreement"},
};

class EntityKey : public testing::TestWithParam<Case> {};

TEST_P(EntityKey, IsToldApart) {
  Facts facts;
  facts.id = "brief-1";
  facts.text = GetParam().text;
  Worker worker(sample_extractor());
  worker.extract(facts);
  const FactEntity* found = nullptr;
  for (const FactMention& m : facts.mentions)
    if (text_of(facts.text, m.span) == GetParam().words)
      found = &facts.entities[index(m.entity)];
  ASSERT_NE(found, nullptr);
  EXPECT_EQ(found->key, GetParam().key);
  EXPECT_EQ(found->name, GetParam().full);
}

INSTANTIATE_TEST_SUITE_P(All, EntityKey, testing::ValuesIn(kCases),
                         [](const testing::TestParamInfo<Case>& test) {
                           return test.param.name;
                         });

}  // namespace
}  // namespace entente
