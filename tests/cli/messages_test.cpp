// What the program says of faults, word for word, and its exit status.

#include <gtest/gtest.h>

#include <algorithm>
#include <ostream>

#include "tests/cli/program.h"

namespace entente {
namespace {

struct Case {
  const char* name;
  const char* arguments;
  int status;
  const char* err;
};
std::ostream& operator<<(std::ostream& out, const Case& test) {
  return out << test.name;
}

constexpr Case kCases[] = {
    {"UnknownCommand", "buidl", 2,
     "entente: error: unknown command 'buidl'\n"
     "  fix: Did you mean 'build'? 'entente --help' lists all commands.\n"},
    {"HalfACommand", "rules", 2,
     "entente: error: 'rules' wants a second word\n"
     "  fix: Say one of\n"
     "    entente rules check     Read every lexicon and rule; report all "
     "faults\n"
     "    entente rules test      Run the examples of all rules\n"
     "    entente rules list      List the rules and what they make\n"
     "    entente rules coverage  Count how often rules fire on texts, and "
     "which never\n"},
    {"GraphForFacts", "diff g.jsonld g.jsonld", 1,
     "g.jsonld: error: a graph in JSON-LD, where facts are wanted\n"
     "  fix: Name facts, as 'entente extract' writes them, or gold: one JSON "
     "object a line, with \"id\", \"text\", \"entities\", \"mentions\" and "
     "\"relations\".\n"},
    {"UnknownOption", "extract a.txt --thread 2", 2,
     "entente extract: error: unknown option '--thread'\n"
     "  fix: Did you mean '--threads'? 'entente extract --help' shows all.\n"},
    {"OptionWithoutValue", "extract a.txt --threads", 2,
     "entente extract: error: --threads needs a value\n"
     "  fix: 'entente extract --help' shows all.\n"},
    {"NoNumber", "extract a.txt --threads none", 2,
     "entente extract: error: 'none' is no number for --threads\n"
     "  fix: Give a whole number from 1 to 1024.\n"},
    {"NumberOutOfRange", "extract a.txt --threads 0", 2,
     "entente extract: error: '0' is no number for --threads\n"
     "  fix: Give a whole number from 1 to 1024.\n"},
    {"MissingArgument", "extract", 2,
     "entente extract: error: INPUT is missing\n"
     "  fix: Say 'entente extract INPUT...'. 'entente extract --help' shows "
     "all.\n"},
    {"TooManyArguments", "path A B C", 2,
     "entente path: error: unexpected argument 'C'\n"
     "  fix: 'entente path --help' shows all.\n"},
    {"UnknownChoice", "neighbors NATO --format jsno", 2,
     "entente neighbors: error: 'jsno' is no choice for --format\n"
     "  fix: Did you mean 'json'? Choose one of text, json, dot, jsonld.\n"},
    {"UnknownPredicate",
     "neighbors NATO --graph g.jsonld --predicate "
     "memberof --type Contry",
     2,
     "--type: error: unknown type 'Contry'\n"
     "  fix: Did you mean 'Country'? There are: Person, Country, Institution, "
     "Agreement, Place, Event, Document.\n"
     "--predicate: error: unknown predicate 'memberof'\n"
     "  fix: Did you mean 'memberOf'? There are: leaderOf, affiliatedWith, "
     "citizenOf, authorOf, memberOf, partOf, partyTo, alliedWith, locatedIn, "
     "participatesIn, founderOf, succeeds, agree, consult, support, concede, "
     "cooperate, aid, retreat, request, accuse, reject, threaten, protest, "
     "sanction, mobilize, coerce, assault.\n"},
    {"AllMissingFiles", "build no.txt neither.md", 1,
     "no.txt: error: no such file or folder\n"
     "  fix: Check the name; 'ls' shows what is there.\n"
     "neither.md: error: no such file or folder\n"
     "  fix: Check the name; 'ls' shows what is there.\n"},
    {"FolderWithoutTexts", "extract empty", 1,
     "empty: error: the folder holds no .txt and no .md file\n"
     "  fix: Name a folder of texts, or the files.\n"},
    {"FolderOfLines", "extract lines", 1,
     "lines: error: the folder holds no .txt and no .md file\n"
     "  fix: Name its .jsonl files one by one: lines/*.jsonl.\n"},
    {"ForeignFile", "extract brief.pdf", 1,
     "brief.pdf: error: a .pdf file is no text that entente reads\n"
     "  fix: Turn it into text first: pdftotext FILE.pdf FILE.txt.\n"},
    {"BadLine", "extract bad.jsonl", 1,
     "bad.jsonl:2:12: error: not JSON: Missing a comma or '}' after an object "
     "member.\n"
     "  {\"id\": \"b\" \"text\": \"x\"}\n"
     "             ^\n"
     "  fix: Each line must be one whole JSON object. Was it cut off?\n"
     "bad.jsonl:3:2: error: a document has no \"text\"\n"
     "  {\"id\": \"c\"}\n"
     "   ^\n"
     "  fix: Add \"text\":\"..\".\n"},
    {"BrokenUtf8", "extract broken.txt", 0,
     "broken.txt: warning: 2 places are not UTF-8 (the first at byte 4); read "
     "as U+FFFD, the sign for an unknown character\n"
     "  fix: Convert it first: iconv -f WINDOWS-1252 -t UTF-8.\n"},
    {"NoGraph", "stats", 1,
     "entente: error: found no graph: no graph.entente and no graph.jsonld is "
     "here or in out\n"
     "  fix: Make one with 'entente build INPUT...', or name one with --graph "
     "FILE.\n"},
    {"MissingGraph", "stats --graph no.jsonld", 1,
     "no.jsonld: error: cannot read: No such file or directory\n"
     "  fix: Check the name; 'ls' shows what is there.\n"},
    {"GraphIsFolder", "stats --graph empty", 1,
     "empty: error: cannot read: Is a directory\n"
     "  fix: Name a file, not a folder.\n"},
    {"NoData", "extract a.txt --data empty", 1,
     "empty: error: no data folder: it holds no vocabulary.txt (from --data)\n"
     "  fix: Name the folder that holds vocabulary.txt, lexicon/ and "
     "rules/.\n"},
    {"NoEntity", "show Nowhere --graph g.jsonld", 1,
     "g.jsonld: error: no entity is called 'Nowhere'\n"
     "  fix: 'entente stats' shows the most central ones.\n"},
    {"NearestEntity", "show Norwey --graph g.jsonld", 1,
     "g.jsonld: error: no entity is called 'Norwey'\n"
     "  fix: The nearest names are:\n"
     "    Norway (Country, country/NO)\n"},
    {"WriteError", "extract a.txt -o /dev/full", 1,
     "/dev/full: error: cannot write: No space left on device\n"
     "  fix: Make room there, or write elsewhere with -o.\n"},
    {"StandardOutputFull", "extract a.txt >/dev/full", 1,
     "standard output: error: cannot write: No space left on device\n"
     "  fix: Make room there, or write elsewhere with -o.\n"},
    {"NoFolderToWriteIn", "extract a.txt -o no/facts.jsonl", 1,
     "no/facts.jsonl: error: cannot write: No such file or directory\n"
     "  fix: Make the folder first with mkdir -p, or write elsewhere with "
     "-o.\n"},
    {"OutputFolderIsFile", "build a.txt -o a.txt", 1,
     "a.txt: error: cannot make the folder: Not a directory\n"
     "  fix: Choose another place with -o.\n"},
    {"WhichFormat", "export -o graph.foo", 2,
     "entente export: error: which format?\n"
     "  fix: Say --to with one of those that 'entente export --help' "
     "lists.\n"},
};

class Messages : public testing::TestWithParam<Case> {};

TEST_P(Messages, NamePlaceCauseAndCure) {
  const Sandbox box;
  box.write("a.txt", kNato);
  box.write("brief.pdf", "%PDF-1.4");
  box.write("empty/notes.xyz", "");
  box.write("lines/a.jsonl", "");
  box.write("broken.txt", "caf\xE9 \xFF");
  box.write("bad.jsonl",
            "{\"id\": \"a\", \"text\": \"x\"}\n{\"id\": \"b\" \"text\": "
            "\"x\"}\n{\"id\": \"c\"}\n");
  if (std::string_view(GetParam().arguments).find("g.jsonld") !=
      std::string_view::npos)
    box.shell("entente extract a.txt | entente merge - >g.jsonld");
  const Ran ran = box.run(GetParam().arguments);
  EXPECT_EQ(ran.err, GetParam().err);
  EXPECT_EQ(ran.status, GetParam().status);
}

INSTANTIATE_TEST_SUITE_P(Program, Messages, testing::ValuesIn(kCases),
                         [](const auto& test) {
                           return std::string(test.param.name);
                         });

TEST(Messages, SeveralEntitiesOfOneName) {
  const Sandbox box;
  box.write("facts.jsonl",
            R"({"id":"a","text":"Jordan met Jordan.","entities":[)"
            R"({"id":"e1","type":"Person","name":"Jordan"},)"
            R"({"id":"e2","type":"Country","name":"Jordan"}],"mentions":[)"
            R"({"start":0,"end":6,"entity":"e1"},)"
            R"({"start":11,"end":17,"entity":"e2"}]})");
  box.run("merge facts.jsonl -o graph.jsonld");
  const Ran ran = box.run("show JORDAN");
  EXPECT_EQ(ran.status, 1);
  EXPECT_EQ(ran.err,
            "graph.jsonld: error: 2 entities are called 'JORDAN':\n"
            "    Jordan (Country, country/jordan)\n"
            "    Jordan (Person, person/jordan)\n"
            "  fix: Name one by its key: 'country/jordan'.\n");
}

TEST(Messages, OfAWrongFileFewLinesAreTold) {
  const Sandbox box;
  box.shell("yes 'no JSON' | head -1000 >notes.txt");
  for (const char* command :
       {"diff notes.txt notes.txt", "eval notes.txt", "merge notes.txt"}) {
    const Ran ran = box.run(command);
    EXPECT_EQ(ran.status, 1) << command;
    EXPECT_EQ(std::count(ran.err.begin(), ran.err.end(), '\n'), 22) << ran.err;
    EXPECT_NE(ran.err.find("notes.txt: error: too many faults: read no further"
                           "\n  fix: Name facts, as 'entente extract' writes"),
              std::string::npos)
        << ran.err;
  }
}

TEST(Messages, TruncatedGraph) {
  const Sandbox box;
  box.write("a.txt", kNato);
  box.run("build a.txt --no-picture");
  const Ran ran = box.shell(
      "head -c 2000 out/graph.jsonld >cut.jsonld; entente stats --graph "
      "cut.jsonld");
  EXPECT_EQ(ran.status, 1);
  EXPECT_TRUE(ran.err.starts_with("cut.jsonld:")) << ran.err;
  EXPECT_NE(ran.err.find("  fix: Was the file cut off?"), std::string::npos)
      << ran.err;
}

TEST(Messages, AFaultInTheRulesHasItsPlace) {
  const Sandbox box;
  box.shell("cp -r \"$ENTENTE_DATA\" mine; echo 'rulle x' >mine/rules/x.rules");
  const Ran ran = box.run("rules check --data mine");
  EXPECT_EQ(ran.status, 1);
  EXPECT_TRUE(ran.err.starts_with("mine/rules/x.rules:1:1: error: "))
      << ran.err;
}

}  // namespace
}  // namespace entente
