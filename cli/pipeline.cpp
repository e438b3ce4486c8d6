#include "cli/pipeline.h"

#include <tbb/enumerable_thread_specific.h>
#include <tbb/global_control.h>
#include <tbb/parallel_pipeline.h>
#include <tbb/task_arena.h>

#include <algorithm>
#include <atomic>
#include <limits>
#include <memory>
#include <thread>

#include "base/hash.h"
#include "base/utf8.h"
#include "cli/handover.h"
#include "cli/interrupt.h"
#include "cli/messages.h"
#include "export/facts_reader.h"
#include "export/text_line.h"
#include "extract/markdown.h"

namespace entente {
namespace {

constexpr std::size_t kLongest = std::numeric_limits<std::uint32_t>::max();

/// What a thread needs to make batches into facts.
class BatchWorker {
 public:
  BatchWorker(const Extractor& extractor, const PipelineOptions& options)
      : worker_(extractor),
        writer_(extractor.vocabulary(), extractor.rules(), options.text),
        rules_(extractor.rules().size()),
        facts_reader_(extractor.vocabulary(), rule_names_),
        options_(options) {
    worker_.measure(options.costs);
    // So that facts that are read back have the RuleIds of those extracted.
    for (std::uint32_t i = 0; i < rules_; ++i)
      rule_names_.intern(extractor.rules()[i]);
  }

  Extracted work(Batch batch) {
    Extracted result;
    result.bytes = batch.bytes.size();
    result.faults = std::move(batch.faults);
    result.place = batch.place;
    if (batch.kind == Input::Kind::kJsonLines) {
      read_lines(batch, result);
    } else if (result.faults.empty()) {
      read_text(batch, result);
    }
    return result;
  }

 private:
  void read_text(Batch& batch, Extracted& result) {
    if (batch.bytes.starts_with("\xEF\xBB\xBF")) batch.bytes.erase(0, 3);
    mend(batch.bytes, batch.place, 0, result);
    Facts facts;
    facts.id = std::move(batch.id);
    facts.source = batch.place;
    facts.text = batch.kind == Input::Kind::kMarkdown && fits(batch.bytes)
                     ? markdown_to_text(batch.bytes)
                     : std::move(batch.bytes);
    extract(std::move(facts), batch.place, 0, result);
  }

  void read_lines(const Batch& batch, Extracted& result) {
    std::string_view rest = batch.bytes;
    for (int number = batch.first_line; !rest.empty(); ++number) {
      const std::size_t end = std::min(rest.find('\n'), rest.size() - 1);
      std::string_view line = rest.substr(0, end + 1);
      rest.remove_prefix(end + 1);
      while (line.ends_with('\n') || line.ends_with('\r'))
        line.remove_suffix(1);
      if (line.find_first_not_of(" \t") == std::string_view::npos) continue;
      read_line(batch.place, number, line, result);
    }
  }

  void read_line(const std::string& place, int number, std::string_view line,
                 Extracted& result) {
    if (!is_utf8(line)) {
      mended_.assign(line);
      mend(mended_, place, number, result);
      line = mended_;
    }
    Facts facts;
    Diagnostics faults = reader_.read(place, number, line, facts);
    if (faults.empty()) {
      extract(std::move(facts), place, number, result);
    } else {
      result.faults.insert(result.faults.end(), faults.begin(), faults.end());
    }
  }

  static bool fits(const std::string& text) { return text.size() < kLongest; }

  void extract(Facts facts, const std::string& place, int number,
               Extracted& result) {
    if (!fits(facts.text)) {
      result.faults.push_back(
          fault_of(place, "a document of more than 4 GiB",
                   "Cut it into documents, one a line of a .jsonl file."));
      return;
    }
    ++result.documents;
    result.marks.push_back({facts.id, hash_bytes(facts.text), number});
    if (options_.earlier == nullptr) {
      worker_.extract(facts);
      (result.lines += writer_.write(facts)) += '\n';
    } else {
      const std::string digest = digest_of(facts);
      std::string_view line = options_.earlier->line_of(digest);
      const bool known = !line.empty() && take_from(line, facts);
      if (!known) line = extract_line(facts);
      result.reused += known ? 1 : 0;
      result.lines += line;
      result.state += state_line(digest, line);
    }
    if (options_.look) options_.look(facts);
    if (options_.keep_facts) result.facts.push_back(std::move(facts));
  }

  /// Extracts; the line of the facts, with its end, until the next call.
  std::string_view extract_line(Facts& facts) {
    worker_.extract(facts);
    line_.assign(writer_.write(facts)) += '\n';
    return line_;
  }

  /// Fills `facts` with what a line of an earlier build says. False where that
  /// is nothing that this program wrote.
  bool take_from(std::string_view line, Facts& facts) {
    if (!options_.keep_facts) return true;
    Result<Facts> known =
        facts_reader_.read("", 0, line.substr(0, line.size() - 1), facts.text);
    if (!known || rule_names_.size() != rules_) return false;
    facts = *std::move(known);
    return true;
  }

  static void mend(std::string& bytes, const std::string& place, int line,
                   Extracted& result) {
    const bool utf16 =
        bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF");
    const Utf8Repair repair = repair_utf8(bytes);
    if (repair.replaced == 0) return;
    const std::string first = std::to_string(repair.first + 1);
    result.repairs.push_back(fault_of(
        line > 0 ? place + ':' + std::to_string(line) + ':' + first : place,
        counted(repair.replaced, "place is", "places are") +
            " not UTF-8 (the first at byte " + first +
            "); read as U+FFFD, the sign for an unknown character",
        std::string("Convert it first: iconv -f ") +
            (utf16 ? "UTF-16" : "WINDOWS-1252") + " -t UTF-8."));
  }

  Worker worker_;
  FactsWriter writer_;
  TextLineReader reader_;
  std::size_t rules_;
  Names rule_names_;
  FactsReader facts_reader_;
  std::string line_;
  std::string mended_;
  const PipelineOptions& options_;
};

}  // namespace

void add_threads_option(Options& options, std::uint32_t& threads) {
  threads = std::max(1U, std::thread::hardware_concurrency());
  options.number("--threads", "N", "Use N threads (default: all processors)",
                 threads, 1, 1024);
}

void extract_all(const std::vector<Input>& inputs, const Extractor& extractor,
                 const PipelineOptions& options,
                 const std::function<bool(Extracted&&)>& take) {
  const StopsWhenAsked stops;
  BatchReader reader(inputs);
  std::atomic<bool> stop{false};
  RepeatedIds ids;
  tbb::enumerable_thread_specific<BatchWorker> workers(
      [&] { return BatchWorker(extractor, options); });

  const auto read = [&](tbb::flow_control& control) -> Handed<Batch> {
    const FilterCall call;
    const SerialCall serial(&reader);
    std::optional<Batch> batch;
    if (!stop && !interrupted()) batch = reader.next();
    if (!batch) {
      control.stop();
      return {};
    }
    return std::make_shared<Batch>(std::move(*batch));
  };
  const auto work = [&](Handed<Batch> batch) -> Handed<Extracted> {
    const FilterCall call;
    return std::make_shared<Extracted>(workers.local().work(std::move(*batch)));
  };
  const auto give = [&](Handed<Extracted> extracted) {
    const FilterCall call;
    const SerialCall serial(&take);
    if (stop) return;
    const Diagnostics repeated = ids.see(extracted->place, extracted->marks);
    extracted->repairs.insert(extracted->repairs.end(), repeated.begin(),
                              repeated.end());
    if (!take(std::move(*extracted))) stop = true;
  };

  using tbb::filter_mode;
  const tbb::global_control control(
      tbb::global_control::max_allowed_parallelism, options.threads);
  tbb::task_arena arena(static_cast<int>(options.threads));
  const auto filters = tbb::make_filter<void, Handed<Batch>>(
                           filter_mode::serial_in_order, read) &
                       tbb::make_filter<Handed<Batch>, Handed<Extracted>>(
                           filter_mode::parallel, work) &
                       tbb::make_filter<Handed<Extracted>, void>(
                           filter_mode::serial_in_order, give);
  const PipelineRun run;
  arena.execute([&] {
    tbb::parallel_pipeline(2 * std::size_t{options.threads}, filters);
  });
}

}  // namespace entente
