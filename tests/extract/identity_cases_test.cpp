// The cases of identity_cases.txt: which mentions of a text are one thing.

#include <map>

#include "extract/text_file.h"
#include "tests/extract/sample.h"

namespace entente {
namespace {

/// A text without its marks, and the number that each marked span has.
struct Numbered {
  std::string text;
  std::map<std::string, std::vector<std::pair<std::size_t, std::size_t>>> spans;
};

Numbered read_numbers(std::string_view s) {
  Numbered read;
  for (std::size_t i = 0; i < s.size(); ++i) {
    if (s[i] != '[') {
      read.text += s[i];
      continue;
    }
    const std::size_t blank = s.find(' ', i);
    const std::size_t close = s.find(']', i);
    const std::size_t begin = read.text.size();
    read.text += s.substr(blank + 1, close - blank - 1);
    read.spans[std::string(s.substr(i + 1, blank - i - 1))].emplace_back(
        begin, read.text.size());
    i = close;
  }
  return read;
}

/// What is wrong with the entities of `facts`, or "".
std::string faults(const Numbered& wanted, const Facts& facts) {
  std::string all;
  std::map<std::size_t, std::string> number_of;  // By entity.
  for (const auto& [number, spans] : wanted.spans) {
    std::size_t first = facts.entities.size();
    for (const auto& [begin, end] : spans) {
      std::size_t entity = facts.entities.size();
      for (const auto& m : facts.mentions)
        if (m.span.begin == begin && m.span.end == end)
          entity = index(m.entity);
      const std::string words = wanted.text.substr(begin, end - begin);
      if (entity == facts.entities.size()) {
        all += "  no mention '" + words + "'\n";
        continue;
      }
      if (first == facts.entities.size()) first = entity;
      if (entity != first) all += "  '" + words + "' is another thing\n";
      const auto [known, added] = number_of.try_emplace(entity, number);
      if (!added && known->second != number)
        all += "  '" + words + "' is the same as " + known->second + '\n';
    }
  }
  return all;
}

TEST(IdentityCases, AllPass) {
  const std::string file =
      read_file(ENTENTE_ROOT "/tests/extract/identity_cases.txt");
  TextFile lines("identity_cases.txt", file);
  Worker worker(sample_extractor());
  int cases = 0;
  while (lines.next()) {
    const auto bar = lines.line().find(" | ");
    ASSERT_NE(bar, std::string_view::npos) << lines.number();
    const Numbered wanted = read_numbers(trim(lines.line().substr(bar + 3)));
    Facts facts;
    facts.text = wanted.text;
    worker.extract(facts);
    EXPECT_EQ(faults(wanted, facts), "") << lines.line();
    ++cases;
  }
  EXPECT_GE(cases, 16);
}

}  // namespace
}  // namespace entente
