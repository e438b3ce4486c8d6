// Same input, same bytes: whatever the threads, the order and the parts.

#include <gtest/gtest.h>

#include "tests/cli/program.h"

namespace entente {
namespace {

TEST(Order, ThreadsDoNotMatter) {
  const Sandbox box;
  const std::string samples = ENTENTE_ROOT "/data/samples";
  const std::string one = box.run("extract --threads 1 " + samples).out;
  EXPECT_FALSE(one.empty());
  EXPECT_EQ(box.run("extract --threads 2 " + samples).out, one);
  EXPECT_EQ(box.run("extract --threads 7 " + samples).out, one);
}

TEST(Order, FilesDoNotMatterToTheGraph) {
  const Sandbox box;
  box.write("a.txt", kKorea);
  box.write("b.txt", kNato);
  box.write("c.txt", "Norway and South Korea agreed.\n");
  box.run("build a.txt b.txt c.txt -o one --no-picture");
  box.run("build c.txt a.txt b.txt -o two --no-picture");
  const std::string graph = box.read("one/graph.jsonld");
  EXPECT_FALSE(graph.empty());
  EXPECT_EQ(box.read("two/graph.jsonld"), graph);
  EXPECT_EQ(box.read("two/graph.dot"), box.read("one/graph.dot"));
}

TEST(Order, MergeIsAReducer) {
  const Sandbox box;
  box.write("a.txt", kKorea);
  box.write("b.txt", kNato);
  box.write("c.txt", "Norway and South Korea agreed.\n");
  const Ran ran = box.shell(
      "for i in a b c; do entente extract $i.txt -o $i.jsonl; done\n"
      "entente build a.txt b.txt c.txt --no-picture 2>/dev/null\n"
      "entente merge c.jsonl a.jsonl b.jsonl | cmp - out/graph.jsonld\n"
      "entente merge a.jsonl b.jsonl >ab.jsonld\n"
      "entente merge c.jsonl ab.jsonld | cmp - out/graph.jsonld\n"
      "cat a.jsonl b.jsonl c.jsonl | entente merge - a.jsonl |\n"
      "  cmp - out/graph.jsonld\n"
      "entente merge ab.jsonld <(cat c.jsonl) | cmp - out/graph.jsonld");
  EXPECT_EQ(ran.status, 0);
  EXPECT_EQ(ran.out + ran.err, "");
}

TEST(Order, LinesCrossBlocksWhole) {
  const Sandbox box;
  // Longer than a block, blank lines between, no end of line at the end.
  const Ran ran = box.shell(
      "{ printf '{\"id\":\"long\",\"text\":\"'; head -c 700000 /dev/zero | tr "
      "'\\0' 'x'; printf '\"}\\n\\n'\n"
      "  for i in $(seq 3000); do printf '{\"id\":\"%s\",\"text\":\"Norway "
      "joined NATO.\"}\\n' $i; done\n"
      "  printf '{\"id\":\"last\",\"text\":\"\"}'; } >many.jsonl\n"
      "entente extract --no-text many.jsonl | grep -o '^{\"id\":\"[^\"]*' | "
      "cut -c8- | tr '\\n' ' ' | md5sum\n"
      "echo \"long $(seq -s ' ' 3000) last \" | tr -d '\\n' | md5sum");
  const std::size_t half = ran.out.size() / 2;
  EXPECT_EQ(ran.out.substr(0, half), ran.out.substr(half));
}

}  // namespace
}  // namespace entente
