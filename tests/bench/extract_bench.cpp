// How long each stage of extraction takes, and how rules tell on it.
//
//   cmake -B build -DCMAKE_BUILD_TYPE=Release -DENTENTE_BENCH=ON
//   build/tests/bench/extract_bench [--benchmark_filter=Stage]
//
// Reads the texts of ENTENTE_TEXTS (a folder of *.txt or *.jsonl, default
// data/samples). docs/PERFORMANCE.md says what the figures mean.
#include <benchmark/benchmark.h>

#include <array>
#include <chrono>
#include <cstdlib>
#include <map>

#include "base/names.h"
#include "export/facts_json.h"
#include "export/facts_reader.h"
#include "extract/assemble.h"
#include "extract/classify.h"
#include "extract/common_acronym.h"
#include "extract/entity.h"
#include "extract/hits.h"
#include "extract/knowledge.h"
#include "extract/learn.h"
#include "extract/mention.h"
#include "extract/name_list.h"
#include "extract/namesake.h"
#include "extract/phrase.h"
#include "extract/relation.h"
#include "extract/tag_finite.h"
#include "extract/tagger.h"
#include "extract/tokenizer.h"
#include "tests/extract/sample.h"

namespace entente {
namespace {

/// Documents of at least a megabyte in all, repeated if there are fewer.
const std::vector<std::string>& texts() {
  static const std::vector<std::string> kTexts = [] {
    const char* given = std::getenv("ENTENTE_TEXTS");
    const std::filesystem::path folder =
        given != nullptr ? given : ENTENTE_ROOT "/data/samples";
    Names names;
    FactsReader reader(sample_extractor().vocabulary(), names);
    std::map<std::string, std::vector<std::string>> by_file;  // In order.
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
      const std::string name = entry.path().filename().string();
      if (name.ends_with(".txt")) {
        by_file[name].push_back(read_file(entry.path()));
      } else if (name.ends_with(".jsonl")) {
        std::ifstream file(entry.path());
        std::string line;
        for (int n = 1; std::getline(file, line); ++n) {
          // Bare texts become facts of nothing.
          if (line.find("\"mentions\"") == line.npos && line.ends_with('}'))
            line.replace(line.size() - 1, 1,
                         ",\"entities\":[],\"mentions\":[],\"relations\":[]}");
          if (auto facts = reader.read(name, n, line))
            by_file[name].push_back(std::move(facts->text));
        }
      }
    }
    std::vector<std::string> distinct;
    for (auto& [name, some] : by_file)
      distinct.insert(distinct.end(), some.begin(), some.end());
    std::vector<std::string> all;
    for (std::size_t size = 0; size < 1'000'000 && !distinct.empty();)
      for (const std::string& text : distinct) {
        all.push_back(text);
        size += text.size();
      }
    return all;
  }();
  return kTexts;
}

std::int64_t bytes() {
  std::size_t size = 0;
  for (const std::string& text : texts()) size += text.size();
  return static_cast<std::int64_t>(size);
}

constexpr std::array<const char*, 10> kStages = {
    "tokenize", "hits",    "tag",       "mentions", "learn",
    "resolve",  "phrases", "relations", "assemble", "write"};

using Times = std::array<double, kStages.size()>;

/// Runs all stages over all texts and adds the seconds of each to `times`.
void run_stages(Times& times) {
  const Extractor& extractor = sample_extractor();
  const Knowledge& k = extractor.knowledge();
  static FactsWriter writer(extractor.vocabulary(), extractor.rules());
  static Analysis a;
  for (const std::string& text : texts()) {
    Facts facts;
    facts.text = text;
    a.text = facts.text;
    auto last = std::chrono::steady_clock::now();
    std::size_t stage = 0;
    const auto lap = [&] {
      const auto now = std::chrono::steady_clock::now();
      times[stage++] += std::chrono::duration<double>(now - last).count();
      last = now;
    };
    tokenize(a.text, k.words(), k.lists.abbreviation, a.tokens, a.sentences);
    lap();
    find_hits(k.lexicon, a);
    lap();
    tag(k, a);
    find_finite_verbs(k, a);
    classify(k.words(), a);
    lap();
    find_mentions(k, a);
    lap();
    type_lists(k, a);
    claim_namesakes(k, a);
    prefer_named_states(k, a);
    drop_common_acronyms(k, a);
    learn_names(k, a);
    lap();
    resolve_entities(k, a);
    lap();
    find_phrases(k, a);
    lap();
    const std::vector<Reading> relations = find_relations(k, a);
    lap();
    assemble(k, a, relations, facts);
    lap();
    benchmark::DoNotOptimize(writer.write(facts));
    lap();
  }
}

/// One stage's own time; stages before it run, but are not counted.
void stage(benchmark::State& state) {
  const auto wanted = static_cast<std::size_t>(state.range(0));
  for (auto _ : state) {
    Times times{};
    run_stages(times);
    state.SetIterationTime(times[wanted]);
  }
  state.SetLabel(kStages[wanted]);
  state.SetBytesProcessed(state.iterations() * bytes());
}
BENCHMARK(stage)
    ->Name("Stage")
    ->DenseRange(0, kStages.size() - 1)
    ->UseManualTime();

/// All of extraction against its first two stages, in one run.
void ratio(benchmark::State& state) {
  Times times{};
  for (auto _ : state) run_stages(times);
  double all = 0;
  for (std::size_t i = 0; i + 1 < times.size(); ++i) all += times[i];
  state.counters["times_lookup"] = all / (times[0] + times[1]);
}
BENCHMARK(ratio)->Name("AllToLookup")->MinTime(2);

void extract_with(benchmark::State& state, const Extractor& extractor) {
  Worker worker(extractor);
  for (auto _ : state) {
    for (const std::string& text : texts()) {
      Facts facts;
      facts.text = text;
      worker.extract(facts);
      benchmark::DoNotOptimize(facts);
    }
  }
  state.counters["rules"] =
      static_cast<double>(extractor.knowledge().rules.rules().size());
  state.SetBytesProcessed(state.iterations() * bytes());
}

void whole(benchmark::State& state) { extract_with(state, sample_extractor()); }
BENCHMARK(whole)->Name("Extract")->MinTime(2);

/// The same rules and nine times as many with words of their own, of each
/// kind: half of those words are common ones, so that the rules are tried.
const Extractor& ten_times() {
  static const Extractor kExtractor = [] {
    std::vector<DataFile> files = sample_data();
    const std::size_t more =
        9 * sample_extractor().knowledge().rules.rules().size();
    const WordTable& words = sample_extractor().knowledge().words();
    DataFile made{"rules/made.rules", {}};
    for (std::size_t i = 0; i < more; ++i) {
      const std::string number = std::to_string(i);
      std::string word = "zorb";
      for (std::size_t n = i; n > 0; n /= 10)
        word += static_cast<char>('a' + n % 10);
      if (i % 2 == 0) {
        const std::string_view known =
            words.text(static_cast<WordId>(1 + i * 7 % 20'000));
        if (known.find_first_not_of("abcdefghijklmnopqrstuvwxyz") ==
                known.npos &&
            known.size() > 4)
          word = known;
      }
      constexpr std::string_view kBodies[] = {
          "makes  Institution\nmatch  [ $Cap{1,3} ^%w ]\n",
          "makes  agree(a, b)\nmatch  @a:Country %w with|by the? @b:Country\n",
          "makes  agree(a, b)\nverb   <%w>\na      subject\nb      object\n"};
      std::string body(kBodies[i % 3]);
      body.replace(body.find("%w"), 2, word);
      made.text +=
          "rule   made-" + number + "\n" + body +
          "yes    An example.\nno     Another example.\nnote   Made up.\n\n";
    }
    files.push_back(std::move(made));
    auto extractor = Extractor::compile(files);
    if (!extractor) {
      for (const Diagnostic& fault : extractor.error()) std::cerr << fault;
      std::exit(1);
    }
    return *std::move(extractor);
  }();
  return kExtractor;
}

void ten(benchmark::State& state) { extract_with(state, ten_times()); }
BENCHMARK(ten)->Name("ExtractTenTimesTheRules")->MinTime(2);

void compile(benchmark::State& state) {
  const std::vector<DataFile> files = sample_data();
  for (auto _ : state) benchmark::DoNotOptimize(Extractor::compile(files));
}
BENCHMARK(compile)->Name("Compile")->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace entente

BENCHMARK_MAIN();
