#include "extract/markdown.h"

#include <gtest/gtest.h>

#include <ostream>
#include <string>

namespace entente {
namespace {

struct Case {
  const char* name;
  const char* markdown;
  const char* text;
};
std::ostream& operator<<(std::ostream& out, const Case& test) {
  return out << test.name;
}

constexpr Case kCases[] = {
    {"Empty", "", ""},
    {"Plain", "NATO met.", "NATO met.\n"},
    {"Heading", "# NATO\nIt met.", "NATO\n\nIt met.\n"},
    {"UnderlinedHeading", "NATO\n====\n\nIt met.", "NATO\n\nIt met.\n"},
    {"Emphasis", "**NATO** _met_ ~~today~~.", "NATO met today.\n"},
    {"WrappedLines", "NATO\nmet.", "NATO met.\n"},
    {"HardBreak", "NATO  \nmet.", "NATO\nmet.\n"},
    {"Link", "[NATO](https://nato.int \"home\") met.", "NATO met.\n"},
    {"ReferenceLink", "[NATO][1] met.\n\n[1]: https://nato.int", "NATO met.\n"},
    {"Picture", "![A map of Norway](map.png)", "A map of Norway\n"},
    {"List", "- Norway\n- Finland\n  1. Sweden",
     "Norway\n\nFinland\n\nSweden\n"},
    {"Quote", "> NATO met.\n> It agreed.", "NATO met. It agreed.\n"},
    {"Table", "| State | Since |\n|---|---|\n| **Norway** | 1949 |",
     "State\n\nSince\n\nNorway\n\n1949\n"},
    {"Code", "`NATO` met.\n\n```\nNorway\n```", "NATO met.\n\nNorway\n"},
    {"Indented", "    Norway joined.", "Norway joined.\n"},
    {"Entities", "A&amp;B &eacute; &#8211; &#x2013; &unknown;",
     "A&B é – – &unknown;\n"},
    {"Escapes", "\\*Norway\\*", "*Norway*\n"},
    {"InlineHtml", "<b>NATO</b><br/> met.<!-- not -->", "NATO met.\n"},
    {"HtmlBlock", "<div class=\"a\">\nNATO met.\n</div>\n\nIt agreed.",
     "NATO met.\n\nIt agreed.\n"},
    {"Comment", "<!-- a\n\nb -->\n\nNATO met.", "NATO met.\n"},
    {"FrontMatter", "---\ntitle: Brief\ntags:\n  - x\n---\nNATO met.",
     "NATO met.\n"},
    {"RuleIsNoFrontMatter", "---\nNATO met\n\nIt agreed.\n---\n",
     "NATO met\n\nIt agreed.\n"},
    {"Rule", "NATO\n\n---\n\nmet.", "NATO\n\nmet.\n"},
    {"Unicode", "# Türkiye’s “role”", "Türkiye’s “role”\n"},
};

class Markdown : public testing::TestWithParam<Case> {};

TEST_P(Markdown, LosesItsMarkup) {
  EXPECT_EQ(markdown_to_text(GetParam().markdown), GetParam().text);
}

INSTANTIATE_TEST_SUITE_P(Texts, Markdown, testing::ValuesIn(kCases),
                         [](const auto& test) {
                           return std::string(test.param.name);
                         });

TEST(Markdown, TakesAnything) {
  for (const char* piece :
       {"[", "![", "<", "*", "`", "> ", "|", "&#0;", "- "}) {
    std::string text;
    for (int i = 0; i < 20000; ++i) text += piece;
    markdown_to_text(text);
  }
}

}  // namespace
}  // namespace entente
