#include "extract/rule_draft.h"

#include "extract/knowledge.h"
#include "tests/extract/sample.h"

namespace entente {
namespace {

/// Rules and their lexicon, compiled one after the other or side by side.
class Compiled {
 public:
  Compiled(const std::vector<DataFile>& data, bool side_by_side) {
    std::vector<Lexicon::File> lexicons;
    std::vector<RuleSet::File> files;
    for (const DataFile& file : data) {
      if (file.name.starts_with("lexicon/"))
        lexicons.push_back({file.name, file.text});
      if (file.name.starts_with("rules/"))
        files.push_back({file.name, file.text});
    }
    const Vocabulary& vocabulary = sample_extractor().vocabulary();
    std::optional<RuleDraft> draft;
    std::function<void(Lexicon)> meanwhile;
    if (side_by_side)
      meanwhile = [&](Lexicon lists) {
        draft.emplace(files, std::move(lists), vocabulary);
      };
    lexicon = *Lexicon::compile(lexicons, vocabulary, names, meanwhile);
    if (draft) {
      rules = draft->finish(lexicon, names);
    } else if (auto set = RuleSet::compile(files, lexicon, vocabulary, names)) {
      rules = *std::move(set);
    }
  }

  Names names;
  Lexicon lexicon;
  std::optional<RuleSet> rules;
};

std::string shown(const std::vector<Step>& program) {
  std::ostringstream out;
  for (const Step& step : program)
    out << static_cast<int>(step.op) << ' ' << step.back << ' ' << step.a << ' '
        << step.b << ' ' << step.test << '\n';
  return std::move(out).str();
}

void expect_equal(const Rule& one, const Rule& two) {
  EXPECT_EQ(one.name, two.name);
  EXPECT_EQ(one.id, two.id);
  EXPECT_EQ(one.trigger_words, two.trigger_words);
  ASSERT_EQ(one.pattern.elements.size(), two.pattern.elements.size());
  for (std::size_t i = 0; i < one.pattern.elements.size(); ++i) {
    EXPECT_EQ(one.pattern.elements[i].words, two.pattern.elements[i].words);
    EXPECT_EQ(one.pattern.elements[i].lists, two.pattern.elements[i].lists);
  }
  EXPECT_EQ(one.pattern.anchor, two.pattern.anchor);
  EXPECT_EQ(one.pattern.anchor_test, two.pattern.anchor_test);
  EXPECT_EQ(one.pattern.needs, two.pattern.needs);
  EXPECT_EQ(shown(one.pattern.right), shown(two.pattern.right));
  EXPECT_EQ(shown(one.pattern.left), shown(two.pattern.left));
  ASSERT_EQ(one.slots.size(), two.slots.size());
  for (std::size_t i = 0; i < one.slots.size(); ++i)
    for (std::size_t r = 0; r < one.slots[i].roles.size(); ++r)
      EXPECT_EQ(one.slots[i].roles[r].preposition,
                two.slots[i].roles[r].preposition);
}

TEST(RuleDraft, MakesWhatComesOfOneAfterTheOther) {
  std::vector<DataFile> data = sample_data();
  std::ranges::sort(data, {}, &DataFile::name);
  const Compiled one(data, false);
  const Compiled two(data, true);
  ASSERT_TRUE(one.rules && two.rules);
  EXPECT_EQ(one.lexicon.words().size(), two.lexicon.words().size());
  ASSERT_EQ(one.rules->rules().size(), two.rules->rules().size());
  std::size_t last = 0;
  for (std::size_t i = 0; i < one.rules->rules().size(); ++i) {
    expect_equal(one.rules->rules()[i], two.rules->rules()[i]);
    last =
        std::max<std::size_t>(last, two.rules->rules()[i].pattern.anchor_test);
  }
  for (std::size_t i = 0; i <= last; ++i) {
    const auto test = static_cast<TokenTestId>(i);
    EXPECT_EQ(one.lexicon.tests()[test], two.lexicon.tests()[test]);
  }
}

constexpr std::string_view kFaulty[] = {
    // A list that no file has,
    "rule x\nmakes Event\nmatch [ $Cap %nothing ]\nyes [Event A].\nno A.\n",
    // ... an entity, which the draft cannot know,
    "rule x\nmakes memberOf(who, country/ZZ)\nmatch @who:Country signed\n"
    "yes [who Kenya] signed.\nno Kenya.\n",
    // ... and a name that stands twice.
    "rule x\nmakes Event\nmatch [ $Cap pact ]\nyes The [Event A pact].\n"
    "no A.\n"
    "rule x\nmakes Event\nmatch [ $Cap treaty ]\n"
    "yes The [Event A treaty].\nno A.\n"};

TEST(RuleDraft, ChangesNothingWhereThereIsAFault) {
  for (const std::string_view rules : kFaulty) {
    std::vector<DataFile> data = tiny_data();
    const Compiled before(data, false);
    data.push_back({"rules/x.rules", std::string(rules)});
    const Compiled made(data, true);
    EXPECT_FALSE(made.rules) << rules;
    EXPECT_EQ(made.lexicon.words().size(), before.lexicon.words().size());
    EXPECT_EQ(made.names.size(), before.names.size());
    EXPECT_FALSE(Extractor::compile(data)) << rules;
  }
}

TEST(RuleDraft, FaultsAreToldOnceAndInOrder) {
  std::vector<DataFile> data = tiny_data();
  data.push_back({"rules/x.rules", std::string(kFaulty[1])});
  const auto extractor = Extractor::compile(data);
  ASSERT_FALSE(extractor);
  EXPECT_EQ(printed(extractor.error()),
            "rules/x.rules:1:1: error: rule 'x' never says what 'country/ZZ' "
            "is\n  rule   x\n  ^\n  fix: Write @country/ZZ:Type in its "
            "pattern.\n");
}

}  // namespace
}  // namespace entente
