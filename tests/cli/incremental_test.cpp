// `entente build` into the same place reads only what is new, and gives what a
// build from nothing gives.

#include <gtest/gtest.h>

#include <map>
#include <random>
#include <sstream>

#include "base/hash.h"
#include "tests/cli/program.h"

namespace entente {
namespace {

constexpr const char* kFiles[] = {"facts.jsonl", "graph.jsonld",
                                  "graph.entente", "graph.dot", "build.state"};

/// How many documents the run did not read again.
int reused(const Ran& ran) {
  const std::size_t at = ran.err.find(" unchanged since the last build");
  if (at == std::string::npos) return 0;
  return std::stoi(ran.err.substr(ran.err.rfind('\n', at) + 1));
}

/// Builds `in` into out again and into another folder afresh, and compares.
/// Gives how many documents were not read again.
int build_both(const Sandbox& box, const std::string& inputs,
               const std::string& options = "") {
  const std::string rest = inputs + " --no-picture " + options + " -o ";
  const Ran again = box.run("build " + rest + "out");
  EXPECT_EQ(again.status, 0) << again.err;
  box.shell("rm -rf fresh");
  const Ran fresh = box.run("build " + rest + "fresh");
  EXPECT_EQ(reused(fresh), 0);
  for (const char* file : kFiles)
    EXPECT_EQ(box.read(std::string("out/") + file),
              box.read(std::string("fresh/") + file))
        << file;
  return reused(again);
}

std::string text_of(std::mt19937& random) {
  constexpr const char* kSentences[] = {
      "Finland joined the North Atlantic Treaty Organization (NATO) in 2023.",
      "Norway is a member of NATO.",
      "President Yoon Suk Yeol of South Korea met President Joe Biden.",
      "\xC3\x85land \xE2\x80\x94 an island \xE2\x80\x94 is part of Finland.",
      "Kim Min-ho of South Korea visited Norway.",
      "Kim Min-ho of Canada criticized *Denmark*.",
      "Sweden and Denmark have not signed the Kalmar Treaty."};
  std::string text;
  for (std::size_t n = random() % 4; n > 0; --n)
    text += std::string(kSentences[random() % std::size(kSentences)]) + "\n";
  return text;
}

TEST(Incremental, GivesWhatABuildFromNothingGives) {
  const Sandbox box;
  std::mt19937 random(20);
  std::map<std::string, std::string> files;  // Document and text.
  std::map<std::string, std::string> before;
  for (int round = 0; round < 12; ++round) {
    for (std::size_t n = random() % 4 + 1; n > 0; --n) {
      const std::string name = "d" + std::to_string(random() % 9) +
                               (random() % 2 == 0 ? ".txt" : ".md");
      if (random() % 4 == 0) {
        files.erase(name);
      } else {
        files[name] = text_of(random);
      }
    }
    files["always.txt"] = kNato;
    box.shell("rm -rf in; mkdir in");
    int same = 0;
    for (const auto& [name, text] : files) {
      box.write("in/" + name, text);
      const auto old = before.find(name);
      same += old != before.end() && old->second == text ? 1 : 0;
    }
    before = files;
    // A document's id grows when another of the same stem appears, so that
    // fewer are the same than have the same text.
    const int read_not_again = build_both(box, "in");
    EXPECT_LE(read_not_again, same) << round;
    EXPECT_GE(read_not_again, round > 0 ? 1 : 0) << round;
  }
}

TEST(Incremental, LinesAreDocuments) {
  const Sandbox box;
  std::mt19937 random(7);
  std::string lines[20];
  for (int round = 0; round < 6; ++round) {
    int changed = 0;
    std::string all;
    for (int i = 0; i < 20; ++i) {
      if (round == 0 || random() % 5 == 0) {
        lines[i] = R"({"id":")" + std::to_string(i) + R"(","text":"Norway )" +
                   "and Sweden met in " +
                   std::to_string(1000 + random() % 900) +
                   R"(. Norway joined NATO."})" + "\n";
        ++changed;
      }
      all += lines[i];
    }
    box.write("all.jsonl", all);
    const std::string options = round % 3 == 2 ? "--threads 3" : "";
    EXPECT_EQ(build_both(box, "all.jsonl", options), 20 - changed) << round;
  }
}

TEST(Incremental, WithoutTexts) {
  const Sandbox box;
  box.write("a.txt", kKorea);
  box.write("b.txt", "\xC3\x85land is in Finland. Norway joined NATO.");
  EXPECT_EQ(build_both(box, "a.txt b.txt", "--no-text"), 0);
  EXPECT_EQ(build_both(box, "a.txt b.txt", "--no-text"), 2);
  EXPECT_EQ(build_both(box, "a.txt b.txt"), 0);
  EXPECT_EQ(build_both(box, "b.txt"), 1);
}

TEST(Incremental, UnchangedDocumentsAreNotExtracted) {
  const Sandbox box;
  box.write("a.txt", kNato);
  box.run("build a.txt --no-picture");
  // A lie that extraction would not tell, sealed as if it had.
  std::string line = box.read("out/facts.jsonl");
  line.replace(line.find("\"confidence\":0."), 16, "\"confidence\":0.1");
  box.write("out/facts.jsonl", line);
  std::string state = box.read("out/build.state");
  std::ostringstream hash;
  hash << std::hex << hash_bytes(line);
  state.resize(state.rfind(' ') + 1);
  box.write("out/build.state", state + hash.str() + "\n");
  const Ran ran = box.run("build a.txt --no-picture");
  EXPECT_EQ(reused(ran), 1) << ran.err;
  EXPECT_EQ(box.read("out/facts.jsonl"), line);
  EXPECT_NE(box.read("out/graph.jsonld").find("\"0.1"), std::string::npos);
}

TEST(Incremental, WhatIsBrokenIsNotTrusted) {
  const Sandbox box;
  box.write("a.txt", kKorea);
  box.write("b.txt", kNato);
  EXPECT_EQ(build_both(box, "a.txt b.txt"), 0);
  const auto after = [&](const std::string& damage) {
    box.shell("cp fresh/* out; " + damage);
    return build_both(box, "a.txt b.txt");
  };
  EXPECT_EQ(after(":"), 2);
  EXPECT_EQ(after("sed -i '2s/Finland/Fimland/' out/facts.jsonl"), 1);
  EXPECT_EQ(after("sed -i 1d out/facts.jsonl"), 0);
  EXPECT_EQ(after("echo '{}' >>out/facts.jsonl"), 0);
  EXPECT_EQ(after("rm out/facts.jsonl"), 0);
  EXPECT_EQ(after("rm out/build.state"), 0);
  EXPECT_EQ(after("head -c 200 fresh/build.state >out/build.state"), 0);
  EXPECT_EQ(after("sed -i 1d out/build.state"), 0);
  EXPECT_EQ(after("sed -i '2s/ [0-9]* / 99999999999999999999 /' "
                  "out/build.state"),
            0);
  EXPECT_EQ(after("sed -i 's/ [0-9]* / x /' out/build.state"), 0);
  EXPECT_EQ(after("head -c 5000 /dev/urandom >out/build.state"), 0);
  EXPECT_EQ(after("rm out/build.state; mkdir out/build.state; rmdir "
                  "out/build.state"),
            0);
}

TEST(Incremental, OtherRulesReadAllAgain) {
  const Sandbox box;
  box.write("a.txt", "Kenya is twinned with Uganda.");
  box.shell("cp -r \"$ENTENTE_DATA\" mine");
  EXPECT_EQ(build_both(box, "a.txt", "--data mine"), 0);
  EXPECT_EQ(build_both(box, "a.txt", "--data mine"), 1);
  EXPECT_EQ(box.read("out/graph.jsonld").find("twinned-with"),
            std::string::npos);
  box.write("mine/rules/mine.rules",
            "rule   twinned-with\n"
            "makes  cooperate(a, b)\n"
            "sure   70\n"
            "match  @a:Country|Institution <be> twinned with the? "
            "@b:Country|Institution\n"
            "yes    [a Kenya] is twinned with [b Uganda].\n"
            "no     Kenya is twinned with the town.\n");
  EXPECT_EQ(build_both(box, "a.txt", "--data mine"), 0);
  EXPECT_NE(box.read("out/graph.jsonld").find("twinned-with"),
            std::string::npos);
}

TEST(Incremental, RemovedDocumentsGo) {
  const Sandbox box;
  box.write("a.txt", kKorea);
  box.write("b.txt", kNato);
  build_both(box, "a.txt b.txt");
  EXPECT_EQ(build_both(box, "a.txt"), 1);
  EXPECT_EQ(box.read("out/facts.jsonl").find("Finland"), std::string::npos);
  EXPECT_EQ(box.run("show Finland").status, 1);
}

}  // namespace
}  // namespace entente
