#include "cli/facts_stream.h"

#include <tbb/concurrent_queue.h>
#include <tbb/parallel_pipeline.h>
#include <tbb/task_arena.h>

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "base/names.h"
#include "base/utf8.h"
#include "cli/batch_reader.h"
#include "cli/fact_lines.h"
#include "cli/handover.h"
#include "cli/messages.h"
#include "export/facts_reader.h"

namespace entente {
namespace {

/// What came of one block, and what it was read with, which the next one
/// reuses. Nothing is shared between threads.
struct Part {
  explicit Part(const Vocabulary& vocabulary)
      : reader(vocabulary, rules), gathered(vocabulary) {}

  void read(Batch batch);

  Names rules;
  FactsReader reader;
  GraphBuilder gathered;
  Diagnostics faults;
};
using PartPointer = std::shared_ptr<Part>;

void Part::read(Batch batch) {
  faults = std::move(batch.faults);
  if (!faults.empty()) return;
  repair_utf8(batch.bytes);
  std::string_view rest = batch.bytes;
  for (int number = batch.first_line; !rest.empty(); ++number) {
    const std::size_t end = std::min(rest.find('\n'), rest.size() - 1);
    const std::string_view line = rest.substr(0, end + 1);
    rest.remove_prefix(end + 1);
    const std::size_t last = line.find_last_not_of(" \t\r\n");
    if (last == std::string_view::npos) continue;
    const Diagnostics more =
        reader.add(batch.place, number, line.substr(0, last + 1), gathered);
    faults.insert(faults.end(), more.begin(), more.end());
  }
}

}  // namespace

Diagnostics add_facts(const std::string& path, const Vocabulary& vocabulary,
                      GraphBuilder& builder) {
  const std::vector<Input> inputs = {{Input::Kind::kJsonLines, path, "", 0}};
  BatchReader batches(inputs);
  tbb::concurrent_queue<PartPointer> idle;
  Diagnostics faults;
  std::atomic<bool> stop{false};

  const auto next = [&](tbb::flow_control& control) -> Handed<Batch> {
    const FilterCall call;
    const SerialCall serial(&batches);
    std::optional<Batch> batch;
    if (!stop) batch = batches.next();
    if (!batch) {
      control.stop();
      return {};
    }
    return std::make_shared<Batch>(std::move(*batch));
  };
  const auto read = [&](Handed<Batch> batch) -> Handed<Part> {
    const FilterCall call;
    PartPointer part;
    if (!idle.try_pop(part)) part = std::make_shared<Part>(vocabulary);
    part->read(std::move(*batch));
    return part;
  };
  const auto add = [&](Handed<Part> part) {
    const FilterCall call;
    const SerialCall serial(&builder);
    builder.take(part->gathered);
    faults.insert(faults.end(), part->faults.begin(), part->faults.end());
    if (faults.size() >= kManyFaults) stop = true;
    idle.push(part.pointer());
  };

  using tbb::filter_mode;
  const auto threads =
      static_cast<std::size_t>(tbb::this_task_arena::max_concurrency());
  const auto filters =
      tbb::make_filter<void, Handed<Batch>>(filter_mode::serial_in_order,
                                            next) &
      tbb::make_filter<Handed<Batch>, Handed<Part>>(filter_mode::parallel,
                                                    read) &
      tbb::make_filter<Handed<Part>, void>(filter_mode::serial_in_order, add);
  {
    const PipelineRun run;
    tbb::parallel_pipeline(2 * threads, filters);
  }
  return first_of(std::move(faults), path == "-" ? "standard input" : path,
                  kWhatFactsAre);
}

}  // namespace entente
