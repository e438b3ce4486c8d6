// Files, folders, lines and standard input; ids of documents.

#include <gtest/gtest.h>

#include <algorithm>
#include <ostream>

#include "tests/cli/program.h"

namespace entente {
namespace {

struct Case {
  const char* name;
  const char* command;
  const char* ids;
};
std::ostream& operator<<(std::ostream& out, const Case& test) {
  return out << test.name;
}

constexpr Case kCases[] = {
    {"File", "entente extract b.txt", "b "},
    {"FilesInTheirOrder", "entente extract b.txt a.md", "b a "},
    {"FolderSortedAndDeep", "entente extract texts", "z 1 2 x "},
    {"FolderWithSlash", "entente extract texts/", "z 1 2 x "},
    {"HiddenFilesAreNoTexts", "entente extract hidden", "seen "},
    {"SameFileOnce", "entente extract b.txt ./b.txt", "b "},
    {"SameStem", "entente extract 2023/brief.txt 2024/brief.txt b.txt",
     "2023/brief 2024/brief b "},
    {"SameStemOtherOrder", "entente extract 2024/brief.txt 2023/brief.txt",
     "2024/brief 2023/brief "},
    {"SameStemTwoKinds", "entente extract b.txt b.md", "b.txt b.md "},
    {"Lines", "entente extract lines.jsonl", "one 2 "},
    {"LinesOnStandardInput", "entente extract - <lines.jsonl", "one 2 "},
    {"TextOnStandardInput", "echo NATO | entente extract -", "stdin "},
    {"NoByteAtAll", "entente extract none.txt", "none "},
    {"WindowsLineEnds", "entente extract crlf.jsonl", "a b "},
};

class Inputs : public testing::TestWithParam<Case> {};

TEST_P(Inputs, GiveTheseDocuments) {
  const Sandbox box;
  box.write("b.txt", kNato);
  box.write("a.md", "# NATO\n");
  box.write("b.md", "# NATO\n");
  box.write("none.txt", "");
  box.write("texts/sub/2.md", "x");
  box.write("texts/sub/1.txt", "x");
  box.write("texts/z.txt", "x");
  box.write("texts/a/z.html", "x");
  box.write("texts/x.txt", "x");
  box.shell("mv texts/z.txt texts/a/z.txt");
  box.write("hidden/.git/a.txt", "x");
  box.write("hidden/.b.txt", "x");
  box.write("hidden/seen.txt", "x");
  box.write("2023/brief.txt", "x");
  box.write("2024/brief.txt", "x");
  box.write("lines.jsonl",
            "{\"id\":\"one\",\"text\":\"x\"}\n\n{\"id\":2,\"text\":\"\"}\n");
  box.write(
      "crlf.jsonl",
      "{\"id\":\"a\",\"text\":\"x\"}\r\n{\"id\":\"b\",\"text\":\"\"}\r\n");
  const Ran ran = box.shell(std::string(GetParam().command) +
                            " | sed 's/^{\"id\":\"\\([^\"]*\\).*/\\1/' | tr "
                            "'\\n' ' '");
  EXPECT_EQ(ran.out, GetParam().ids);
  EXPECT_EQ(ran.err, "");
}

INSTANTIATE_TEST_SUITE_P(Program, Inputs, testing::ValuesIn(kCases),
                         [](const auto& test) {
                           return std::string(test.param.name);
                         });

TEST(Inputs, MarkdownLosesItsMarkup) {
  const Sandbox box;
  box.write("a.md", "# The [NATO](https://nato.int) *summit*\n");
  const std::string out = box.run("extract a.md").out;
  EXPECT_NE(out.find("\"text\":\"The NATO summit\\n\""), std::string::npos)
      << out;
}

TEST(Inputs, AByteOrderMarkIsNoText) {
  const Sandbox box;
  box.write("a.txt", "\xEF\xBB\xBFNATO met.");
  const std::string out = box.run("extract a.txt").out;
  EXPECT_NE(out.find("\"text\":\"NATO met.\""), std::string::npos) << out;
}

TEST(Inputs, WithoutTextTheHashStandsForIt) {
  const Sandbox box;
  box.write("a.txt", kNato);
  const Ran ran = box.shell(
      "entente extract --no-text a.txt | grep -o 'text_sha256\":\"[0-9a-f]*' | "
      "cut -d'\"' -f3; sha256sum <a.txt | cut -d' ' -f1");
  const std::size_t half = ran.out.size() / 2;
  EXPECT_EQ(ran.out.size(), 130U);
  EXPECT_EQ(ran.out.substr(0, half), ran.out.substr(half));
}

TEST(Inputs, BadLinesAreLeftOutAndTheRestIsRead) {
  const Sandbox box;
  box.write("bad.jsonl",
            "{\"id\":\"a\",\"text\":\"NATO met.\"}\nnot json\n"
            "{\"id\":\"c\",\"text\":\"NATO met.\"}\n");
  const Ran ran = box.run("extract --no-text bad.jsonl");
  EXPECT_EQ(ran.status, 1);
  EXPECT_EQ(std::count(ran.out.begin(), ran.out.end(), '\n'), 2);
}

TEST(Inputs, TwoTextsOfOneIdAreToldAndRead) {
  const Sandbox box;
  box.write("one.jsonl",
            "{\"id\":\"a\",\"text\":\"NATO met.\"}\n"
            "{\"id\":\"b\",\"text\":\"NATO met.\"}\n");
  box.write("two.jsonl", "\n{\"id\":\"a\",\"text\":\"Kenya met.\"}\n");
  box.write("c.txt", kNato);
  for (const char* command :
       {"extract one.jsonl two.jsonl c.txt",
        "build one.jsonl two.jsonl c.txt --no-picture 2>&1 >/dev/null | head "
        "-2 >&2"}) {
    const Ran ran = box.run(command);
    EXPECT_EQ(ran.err,
              "two.jsonl:2: warning: another text had the id 'a': in a graph "
              "the two are one document\n"
              "  fix: Give each text an id of its own.\n");
    EXPECT_EQ(ran.status, 0);
  }
  EXPECT_EQ(std::ranges::count(box.read("out/facts.jsonl"), '\n'), 4);
}

TEST(Inputs, TheSameTextTwiceIsNoFault) {
  const Sandbox box;
  box.write("one.jsonl", "{\"id\":\"a\",\"text\":\"NATO met.\"}\n");
  box.write("two.jsonl", "{\"id\":\"a\",\"text\":\"NATO met.\"}\n");
  EXPECT_EQ(box.run("extract one.jsonl two.jsonl").err, "");
}

TEST(Inputs, OfManyTextsOfOneIdFewAreTold) {
  const Sandbox box;
  box.shell(
      "for i in $(seq 300); do echo \"{'id':'a','text':'$i'}\"; done | "
      "tr \"'\" '\"' >many.jsonl");
  const std::string err = box.run("extract many.jsonl").err;
  EXPECT_EQ(std::ranges::count(err, '\n'), 10) << err;
  EXPECT_NE(err.find("many.jsonl:6: warning: another text had the id 'a': in a "
                     "graph the two are one document; more of the kind are not "
                     "named\n"),
            std::string::npos)
      << err;
}

}  // namespace
}  // namespace entente
