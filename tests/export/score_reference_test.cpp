#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "export/facts_reader.h"
#include "extract/score.h"
#include "tests/export/sample_facts.h"

// Compares our figures with those of the reference scorer, a script that lies
// beside the project where its gold documents do. Without it, skips.

namespace entente {
namespace {

namespace fs = std::filesystem;

fs::path gold_folder() {
  const char* set = std::getenv("ENTENTE_GOLD");
  return set != nullptr ? fs::path(set)
                        : fs::path(ENTENTE_ROOT) / ".." / "shared" / "gold";
}

std::string output_of(const std::string& command) {
  std::string out;
  FILE* pipe = popen(command.c_str(), "r");
  if (pipe == nullptr) return out;
  std::array<char, 65536> block{};
  while (const std::size_t n = fread(block.data(), 1, block.size(), pipe))
    out.append(block.data(), n);
  return pclose(pipe) == 0 ? out : "failed: " + command;
}

std::vector<ScoreDocument> documents_of(const std::string& lines) {
  std::vector<ScoreDocument> documents;
  std::istringstream in(lines);
  std::string line;
  for (int number = 1; std::getline(in, line); ++number) {
    auto document = read_for_scoring("lines", number, line);
    EXPECT_TRUE(document);
    if (document) documents.push_back(*std::move(document));
  }
  return documents;
}

/// A system that makes every kind of mistake.
class Spoiler {
 public:
  explicit Spoiler(unsigned seed) : random_(seed) {}

  std::vector<ScoreDocument> spoil(std::vector<ScoreDocument> documents) {
    std::vector<ScoreDocument> kept;
    for (ScoreDocument& document : documents) {
      if (one_in(20)) continue;
      spoil(document);
      kept.push_back(std::move(document));
    }
    std::shuffle(kept.begin(), kept.end(), random_);
    return kept;
  }

 private:
  bool one_in(unsigned n) { return random_() % n == 0; }
  std::uint32_t below(std::size_t n) {
    return static_cast<std::uint32_t>(random_() % n);
  }

  void spoil(ScoreDocument& d) {
    const std::array<std::string, 7> types = {
        "Person", "Country", "Institution", "Agreement",
        "Place",  "Event",   "Document"};
    for (std::size_t i = 0; i < d.entities.size(); ++i) {
      d.entities[i].id = "e" + std::to_string(i + 1);
      if (one_in(10)) d.entities[i].type = types[below(types.size())];
    }
    if (d.entities.empty()) return;
    const std::size_t split = d.entities.size();
    for (std::size_t i = 0; i < split; ++i) {
      if (!one_in(6)) continue;
      d.entities.push_back(d.entities[i]);
      d.entities.back().id = "e" + std::to_string(d.entities.size());
      for (auto& m : d.mentions)
        if (m.entity == i && one_in(2))
          m.entity = static_cast<std::uint32_t>(d.entities.size() - 1);
    }
    std::vector<ScoreDocument::Mention> mentions;
    for (auto m : d.mentions) {
      if (one_in(8)) continue;
      if (one_in(8)) m.entity = below(d.entities.size());
      if (one_in(10)) m.end += below(3);
      if (one_in(10) && m.start > 0) --m.start;
      m.demonym = one_in(9);
      mentions.push_back(m);
      if (one_in(15)) {
        m.entity = below(d.entities.size());
        mentions.push_back(m);
      }
    }
    d.mentions = std::move(mentions);
    std::vector<ScoreDocument::Relation> relations;
    for (auto r : d.relations) {
      r.optional = one_in(30);
      if (one_in(5)) continue;
      if (one_in(6)) std::swap(r.subject, r.object);
      if (one_in(8)) r.subject = below(d.entities.size());
      if (one_in(8))
        r.predicate = vocabulary()
                          .predicates()[below(vocabulary().predicates().size())]
                          .name;
      if (one_in(40)) r.predicate = "unheardOf";
      relations.push_back(r);
      if (one_in(20)) relations.push_back(r);
    }
    d.relations = std::move(relations);
  }

  std::mt19937 random_;
};

std::string quoted(const std::string& words) {
  std::string out = "\"";
  for (const char c : words) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + '"';
}

std::string line_of(const ScoreDocument& d) {
  std::string out = "{\"id\":" + quoted(d.id) + ",\"entities\":[";
  const auto comma = [&] {
    if (out.back() != '[') out += ',';
  };
  for (const auto& e : d.entities) {
    comma();
    out += "{\"id\":" + quoted(e.id) + ",\"type\":" + quoted(e.type) +
           ",\"name\":" + quoted(e.name) + "}";
  }
  out += "],\"mentions\":[";
  for (const auto& m : d.mentions) {
    comma();
    out += "{\"start\":" + std::to_string(m.start) +
           ",\"end\":" + std::to_string(m.end) +
           ",\"entity\":" + quoted(d.entities[m.entity].id) +
           ",\"form\":" + (m.demonym ? "\"demonym\"" : "\"name\"") + "}";
  }
  out += "],\"relations\":[";
  for (const auto& r : d.relations) {
    comma();
    out += "{\"subject\":" + quoted(d.entities[r.subject].id) +
           ",\"predicate\":" + quoted(r.predicate) +
           ",\"object\":" + quoted(d.entities[r.object].id) +
           ",\"evidence\":[0,1],\"qualifiers\":{\"factuality\":\"asserted\"" +
           (r.optional ? ",\"optional\":\"yes\"" : "") + "}}";
  }
  return out + "]}\n";
}

/// The table, and the lists of errors by kind: the reference lists the kinds
/// in the order in which it meets them.
struct Report {
  std::string figures;
  std::map<std::string, std::vector<std::string>> errors;
};

Report report_of(const std::string& text) {
  Report report;
  std::istringstream in(text);
  std::string line;
  std::string kind;
  while (std::getline(in, line)) {
    const bool starts =
        line.starts_with("spurious ") || line.starts_with("missed ");
    if (starts) kind = line;
    if (kind.empty()) {
      report.figures += line + '\n';
    } else {
      report.errors[kind].push_back(line);
    }
  }
  return report;
}

void compare(const std::string& gold_lines, unsigned seed, bool names) {
  const fs::path folder = fs::temp_directory_path() /
                          ("entente-score-" + std::to_string(::getpid()));
  fs::create_directories(folder);
  const std::vector<ScoreDocument> gold = documents_of(gold_lines);
  const std::vector<ScoreDocument> said = Spoiler(seed).spoil(gold);
  std::ofstream(folder / "gold.jsonl") << gold_lines;
  {
    std::ofstream facts(folder / "facts.jsonl");
    for (const ScoreDocument& document : said) facts << line_of(document);
  }
  const std::string reference =
      output_of("python3 '" + (gold_folder() / "score.py").string() + "' '" +
                (folder / "gold.jsonl").string() + "' '" +
                (folder / "facts.jsonl").string() + "' --errors 1000000" +
                (names ? " --names" : ""));
  const Report want = report_of(reference);
  const Report have = report_of(
      to_text(score(gold, said, vocabulary(), {.names_only = names}), 1000000));
  EXPECT_EQ(have.figures, want.figures) << "seed " << seed;
  EXPECT_EQ(have.errors, want.errors) << "seed " << seed;
  fs::remove_all(folder);
}

TEST(ScoreReference, EqualFiguresOnSpoiltGold) {
  const fs::path folder = gold_folder();
  if (!fs::exists(folder / "score.py"))
    GTEST_SKIP() << "no " << folder << ": set ENTENTE_GOLD to compare";
  const std::string gold = output_of(
      "python3 '" + (folder / "marked.py").string() + "' jsonl '" +
      folder.string() + "'/seeds/*.gold '" + folder.string() + "'/dev/*.gold");
  for (const unsigned seed : {1U, 2U, 3U, 4U}) compare(gold, seed, false);
  compare(gold, 5, true);
}

TEST(ScoreReference, EqualFiguresOnNames) {
  const fs::path file =
      gold_folder() / "external" / "crossner-politics-dev.jsonl";
  if (!fs::exists(file))
    GTEST_SKIP() << "no " << file << ": set ENTENTE_GOLD to compare";
  compare(read_file(file.string()), 6, true);
}

}  // namespace
}  // namespace entente
