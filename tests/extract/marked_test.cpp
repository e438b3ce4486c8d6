#include "extract/marked.h"

#include <gtest/gtest.h>

namespace entente {
namespace {

TEST(Marked, TakesMarksOut) {
  const MarkedText read = strip_marks("The [Agency EPA] met [[sic].");
  EXPECT_EQ(read.text, "The EPA met [sic].");
  EXPECT_EQ(read.marks, (std::vector<Mark>{{{4, 7}, "Agency"}}));
  EXPECT_EQ(read.fault, "");
}

TEST(Marked, PutsThemBack) {
  for (const char* marked :
       {"", "plain", "The [Agency EPA] met [[sic].", "[a x][b y]", "a ] b"}) {
    const MarkedText read = strip_marks(marked);
    const auto size = static_cast<std::uint32_t>(read.text.size());
    EXPECT_EQ(put_marks(read.text, {0, size}, read.marks), marked);
  }
}

TEST(Marked, ShowsAPart) {
  const MarkedText read = strip_marks("[a one] two [b three]");
  EXPECT_EQ(put_marks(read.text, {4, 13}, read.marks), "two [b three]");
}

TEST(Marked, SaysWhatIsWrong) {
  EXPECT_EQ(strip_marks("[a one").fault,
            "a mark is not closed: ']' is missing");
  EXPECT_EQ(strip_marks("[a ]").fault, "a mark has no words");
  EXPECT_EQ(strip_marks("[one]").fault,
            "a mark is written [label words]; a bracket of the text, [[");
}

}  // namespace
}  // namespace entente
