// The cases of mention_cases.txt. Written as a test of coverage, not after the
// program: not all pass yet, but never fewer than today.

#include <iostream>

#include "extract/text_file.h"
#include "tests/extract/sample.h"

namespace entente {
namespace {

/// How many passed when this was last raised.
constexpr int kPassing = 344;

TEST(MentionCases, NoFewerThanBefore) {
  const std::string file =
      read_file(ENTENTE_ROOT "/tests/extract/mention_cases.txt");
  TextFile lines("mention_cases.txt", file);
  Worker worker(sample_extractor());
  std::string failing;
  int passing = 0;
  int cases = 0;
  while (lines.next()) {
    const auto bar = lines.line().find(" | ");
    ASSERT_NE(bar, std::string_view::npos) << lines.number();
    const std::string_view wanted = trim(lines.line().substr(bar + 3));
    const MarkedText read = strip_marks(wanted);
    ASSERT_EQ(read.fault, "") << lines.number();
    Facts facts;
    facts.text = read.text;
    worker.extract(facts);
    const std::string found = marked(sample_extractor(), facts);
    ++cases;
    if (found == wanted) {
      ++passing;
    } else {
      failing += std::string(trim(lines.line().substr(0, bar))) +
                 "\n  wanted " + std::string(wanted) + "\n  found  " + found +
                 '\n';
    }
  }
  EXPECT_GE(passing, kPassing) << failing;
  std::cout << passing << " of " << cases << " cases pass; these do not:\n"
            << failing;
}

}  // namespace
}  // namespace entente
