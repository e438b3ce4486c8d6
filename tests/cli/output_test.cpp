// Outputs are whole or not there.

#include <gtest/gtest.h>

#include "tests/cli/program.h"

namespace entente {
namespace {

TEST(Output, BuildWritesSixFilesAndNoMore) {
  const Sandbox box;
  box.write("a.txt", kKorea);
  const Ran ran = box.run("build a.txt -o made/here");
  EXPECT_EQ(ran.status, 0) << ran.err;
  EXPECT_EQ(ran.out, "");
  for (const char* file : {"facts.jsonl", "graph.jsonld", "graph.entente",
                           "graph.dot", "graph.svg"})
    EXPECT_TRUE(box.exists(std::string("made/here/") + file)) << file;
  EXPECT_EQ(box.count_files("made"), 6);
}

TEST(Output, AFailedRunLeavesTheOldFile) {
  const Sandbox box;
  box.write("a.txt", kKorea);
  box.write("facts.jsonl", "old");
  EXPECT_EQ(box.run("extract no.txt -o facts.jsonl").status, 1);
  EXPECT_EQ(box.run("merge a.txt -o facts.jsonl").status, 1);
  EXPECT_EQ(box.read("facts.jsonl"), "old");
  EXPECT_EQ(box.count_files(), 2);
}

TEST(Output, AGoodRunReplacesItAndKeepsItsMode) {
  const Sandbox box;
  box.write("a.txt", kKorea);
  box.write("facts.jsonl", "old");
  const Ran ran = box.shell(
      "chmod 640 facts.jsonl; entente extract a.txt -o facts.jsonl && "
      "stat -c %a facts.jsonl");
  EXPECT_EQ(ran.out, "640\n");
  EXPECT_EQ(box.read("facts.jsonl"), box.run("extract a.txt").out);
}

TEST(Output, ALinkStaysALink) {
  const Sandbox box;
  box.write("a.txt", kKorea);
  box.write("real/facts.jsonl", "old");
  box.shell("ln -s real/facts.jsonl link; entente extract a.txt -o link");
  EXPECT_EQ(box.read("real/facts.jsonl"), box.run("extract a.txt").out);
  EXPECT_EQ(box.count_files(), 3);
}

TEST(Output, AClosedPipeEndsQuietly) {
  const Sandbox box;
  const Ran ran = box.shell(
      "for i in $(seq 5000); do echo '{\"id\":\"'$i'\",\"text\":\"NATO and "
      "Norway agreed. NATO and Norway agreed.\"}'; done >many.jsonl\n"
      "entente extract many.jsonl | head -n 1 | wc -l; "
      "echo ${PIPESTATUS[0]}");
  EXPECT_EQ(ran.out, "1\n0\n");
  EXPECT_EQ(ran.err, "");
}

TEST(Output, InterruptionLeavesNoFile) {
  const Sandbox box;
  // The input never ends: it waits on a pipe that stays open.
  const Ran ran = box.shell(
      "mkfifo pipe; exec 3<>pipe\n"
      "echo '{\"id\":\"a\",\"text\":\"Norway joined NATO.\"}' >&3\n"
      "\"" ENTENTE_PROGRAM
      "\" build - -o made <pipe & child=$!\n"
      "for i in $(seq 100); do ls made/.facts* >/dev/null 2>&1 && break; "
      "sleep 0.1; done\n"
      "kill -TERM $child; sleep 0.2; kill -TERM $child\n"
      "wait $child; echo $?");
  EXPECT_EQ(ran.out, "143\n");
  EXPECT_EQ(box.count_files("made"), 0);
}

}  // namespace
}  // namespace entente
