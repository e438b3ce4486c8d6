#include "cli/facts_stream.h"

#include <tbb/parallel_pipeline.h>
#include <tbb/task_arena.h>

#include <algorithm>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "base/names.h"
#include "base/utf8.h"
#include "cli/batch_reader.h"
#include "export/facts_reader.h"

namespace entente {
namespace {

/// What came of one block. Each has rule names of its own: nothing is shared
/// between threads.
struct Read {
  Names rules;
  std::vector<Facts> facts;
  Diagnostics faults;
};

Read read_batch(Batch batch, const Vocabulary& vocabulary) {
  Read read;
  read.faults = std::move(batch.faults);
  if (!read.faults.empty()) return read;
  FactsReader reader(vocabulary, read.rules);
  repair_utf8(batch.bytes);
  std::string_view rest = batch.bytes;
  for (int number = batch.first_line; !rest.empty(); ++number) {
    const std::size_t end = std::min(rest.find('\n'), rest.size() - 1);
    const std::string_view line = rest.substr(0, end + 1);
    rest.remove_prefix(end + 1);
    const std::size_t last = line.find_last_not_of(" \t\r\n");
    if (last == std::string_view::npos) continue;
    Result<Facts> facts =
        reader.read(batch.place, number, line.substr(0, last + 1));
    if (facts) {
      read.facts.push_back(std::move(*facts));
    } else {
      const Diagnostics& more = facts.error();
      read.faults.insert(read.faults.end(), more.begin(), more.end());
    }
  }
  return read;
}

}  // namespace

Diagnostics add_facts(const std::string& path, const Vocabulary& vocabulary,
                      GraphBuilder& builder) {
  const std::vector<Input> inputs = {{Input::Kind::kJsonLines, path, "", 0}};
  BatchReader reader(inputs);
  Diagnostics faults;

  const auto next = [&](tbb::flow_control& control) {
    std::optional<Batch> batch = reader.next();
    if (!batch) {
      control.stop();
      return std::shared_ptr<Batch>();
    }
    return std::make_shared<Batch>(std::move(*batch));
  };
  const auto read = [&](const std::shared_ptr<Batch>& batch) {
    return std::make_shared<Read>(read_batch(std::move(*batch), vocabulary));
  };
  const auto add = [&](const std::shared_ptr<Read>& part) {
    for (const Facts& facts : part->facts) builder.add(facts, part->rules);
    faults.insert(faults.end(), part->faults.begin(), part->faults.end());
  };

  using tbb::filter_mode;
  const auto threads =
      static_cast<std::size_t>(tbb::this_task_arena::max_concurrency());
  tbb::parallel_pipeline(
      2 * threads,
      tbb::make_filter<void, std::shared_ptr<Batch>>(
          filter_mode::serial_in_order, next) &
          tbb::make_filter<std::shared_ptr<Batch>, std::shared_ptr<Read>>(
              filter_mode::parallel, read) &
          tbb::make_filter<std::shared_ptr<Read>, void>(
              filter_mode::serial_in_order, add));
  return faults;
}

}  // namespace entente
