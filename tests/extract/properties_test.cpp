// What holds for the facts of any text, whatever it says.

#include <algorithm>
#include <filesystem>
#include <random>

#include "base/utf8.h"
#include "tests/extract/sample.h"

namespace entente {
namespace {

void expect_sound(const Facts& facts) {
  const auto size = static_cast<std::uint32_t>(facts.text.size());
  std::vector<bool> mentioned(facts.entities.size(), false);
  std::uint32_t end = 0;
  for (const FactMention& m : facts.mentions) {
    ASSERT_GE(m.span.begin, end) << "sorted, without overlap";
    ASSERT_LT(m.span.begin, m.span.end);
    ASSERT_LE(m.span.end, size);
    ASSERT_LT(index(m.entity), facts.entities.size());
    ASSERT_LT(index(m.rule), sample_extractor().rules().size());
    // Whole characters: no span starts or ends inside one.
    ASSERT_TRUE(is_utf8(text_of(facts.text, m.span)));
    mentioned[index(m.entity)] = true;
    end = m.span.end;
  }
  ASSERT_TRUE(std::ranges::all_of(mentioned, [](bool is) { return is; }));
  for (const FactEntity& e : facts.entities) {
    ASSERT_FALSE(e.name.empty());
    ASSERT_FALSE(e.key.empty());
    ASSERT_TRUE(std::ranges::is_sorted(e.aliases));
    ASSERT_TRUE(std::ranges::is_sorted(e.why));
  }
  for (std::size_t i = 0; i < facts.relations.size(); ++i) {
    const FactRelation& r = facts.relations[i];
    ASSERT_LT(index(r.subject), facts.entities.size());
    ASSERT_LT(index(r.object), facts.entities.size());
    ASSERT_NE(r.subject, r.object);
    ASSERT_TRUE(sample_extractor().vocabulary().allows(
        r.predicate, facts.entities[index(r.subject)].type,
        facts.entities[index(r.object)].type));
    ASSERT_GT(r.confidence, 0);
    ASSERT_LE(r.confidence, 100);
    ASSERT_LE(r.evidence.end, size);
    ASSERT_LT(r.evidence.begin, r.evidence.end);
    if (i == 0) continue;
    const FactRelation& before = facts.relations[i - 1];
    ASSERT_LT(std::tuple(before.subject, before.predicate, before.object),
              std::tuple(r.subject, r.predicate, r.object));
  }
}

std::vector<std::string> texts_in(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> files;
  for (const auto& entry :
       std::filesystem::recursive_directory_iterator(folder))
    if (entry.path().extension() == ".txt" || entry.path().extension() == ".md")
      files.push_back(entry.path());
  std::ranges::sort(files);
  std::vector<std::string> texts;
  for (const auto& file : files) {
    texts.push_back(read_file(file));
    repair_utf8(texts.back());
  }
  return texts;
}

std::vector<std::string> samples() {
  return texts_in(ENTENTE_ROOT "/data/samples");
}

TEST(Properties, HoldForTheSamples) {
  Worker worker(sample_extractor());
  for (std::string& text : samples()) {
    Facts facts;
    facts.text = std::move(text);
    worker.extract(facts);
    ASSERT_NO_FATAL_FAILURE(expect_sound(facts));
    EXPECT_GT(facts.entities.size(), 5U);
  }
}

/// The "text" of a line of JSON. Escapes that are not plain become blanks: any
/// text will do.
std::string text_of_json(std::string_view line) {
  std::string text;
  const auto key = line.find("\"text\": \"");
  if (key == line.npos) return text;
  for (std::size_t i = key + 9; i < line.size() && line[i] != '"'; ++i) {
    if (line[i] != '\\') {
      text += line[i];
      continue;
    }
    const char escape = line[++i];
    if (escape == 'u') i += 4;
    text += escape == 'n'                                      ? '\n'
            : escape == '"' || escape == '\\' || escape == '/' ? escape
                                                               : ' ';
  }
  return text;
}

TEST(Properties, HoldForManyTexts) {
  const std::filesystem::path folder = ENTENTE_ROOT "/../shared/texts";
  if (!std::filesystem::is_directory(folder))
    GTEST_SKIP() << "no folder " << folder;
  Worker worker(sample_extractor());
  std::size_t mentions = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() != ".jsonl") continue;
    std::ifstream file(entry.path(), std::ios::binary);
    for (std::string line; std::getline(file, line);) {
      Facts facts;
      facts.text = text_of_json(line);
      repair_utf8(facts.text);
      worker.extract(facts);
      mentions += facts.mentions.size();
      ASSERT_NO_FATAL_FAILURE(expect_sound(facts)) << line.substr(0, 80);
    }
  }
  EXPECT_GT(mentions, 0U);
}

TEST(Properties, SameTextGivesSameFacts) {
  Worker used(sample_extractor());
  for (const std::string& text : samples()) {
    Facts first;
    first.text = text;
    used.extract(first);  // With what other texts left behind.
    EXPECT_EQ(first, read_text(sample_extractor(), text));
  }
}

TEST(Properties, HoldForBrokenText) {
  // Pieces of samples, cut and joined anywhere, with noise between.
  const std::vector<std::string> texts = samples();
  std::mt19937 random(7);
  const auto below = [&random](std::size_t n) { return random() % n; };
  Worker worker(sample_extractor());
  for (int round = 0; round < 300; ++round) {
    Facts facts;
    for (int piece = 0; piece < 6; ++piece) {
      const std::string& text = texts[below(texts.size())];
      facts.text += text.substr(below(text.size()), below(120));
      constexpr std::string_view kNoise[] = {"\n", "\n\n", "[", "]", "\"",
                                             "—",  "-",    "(", ")", "\0",
                                             "'",  "’",    ".", ",", "\xFF"};
      facts.text += kNoise[below(std::size(kNoise))];
    }
    repair_utf8(facts.text);
    worker.extract(facts);
    ASSERT_NO_FATAL_FAILURE(expect_sound(facts)) << facts.text;
  }
}

TEST(Properties, HoldForStrangeText) {
  Worker worker(sample_extractor());
  const std::string brackets(5000, '[');
  std::string one_word(20000, 'a');
  std::string names;
  for (int i = 0; i < 3000; ++i) names += "Kenya, ";
  std::string capitals;
  for (int i = 0; i < 3000; ++i) capitals += "Mossbay ";
  for (const std::string& text :
       {std::string(), std::string(" "), std::string("."), std::string("\n"),
        std::string("'s"), std::string("-"), brackets, one_word, names,
        capitals}) {
    Facts facts;
    facts.text = text;
    worker.extract(facts);
    ASSERT_NO_FATAL_FAILURE(expect_sound(facts)) << text.substr(0, 40);
  }
}

}  // namespace
}  // namespace entente
