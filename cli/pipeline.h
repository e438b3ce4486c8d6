#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "cli/batch_reader.h"
#include "cli/earlier_build.h"
#include "cli/options.h"
#include "cli/repeated_ids.h"
#include "export/facts_json.h"
#include "extract/extract.h"

namespace entente {

/// What came of one batch.
struct Extracted {
  std::vector<Facts> facts;  ///< Left empty if only lines are wanted.
  std::string lines;         ///< One JSON line a document.
  std::string state;         ///< Lines of build.state, if `earlier` is set.
  std::size_t documents = 0;
  std::size_t reused = 0;       ///< Documents that an earlier build had read.
  std::size_t bytes = 0;        ///< Of input.
  Diagnostics faults;           ///< Documents that could not be read.
  Diagnostics repairs;          ///< Documents that were mended, or share an id.
  std::string place;            ///< Of the batch, for messages.
  std::vector<TextMark> marks;  ///< One a document.
};

struct PipelineOptions {
  std::uint32_t threads = 1;
  TextMode text = TextMode::kKeep;
  bool keep_facts = false;
  /// Where to add what rules cost; may be null. With one thread only.
  RuleCosts* costs = nullptr;
  /// Called after each document, on the thread that read it; may be empty.
  std::function<void(const Facts&)> look;
  /// Documents that it knows are not read again; may be null.
  const EarlierBuild* earlier = nullptr;
};

/// Declares `--threads N`; the default is one for each processor.
void add_threads_option(Options& options, std::uint32_t& threads);

/// Reads `inputs`, extracts on `threads` threads and hands what came of it to
/// `take` in the order of the input, one at a time: the result is the same for
/// any number of threads. At most 2 * threads batches are in memory.
///
/// Ends early when `take` says false, or on Ctrl-C.
void extract_all(const std::vector<Input>& inputs, const Extractor& extractor,
                 const PipelineOptions& options,
                 const std::function<bool(Extracted&&)>& take);

}  // namespace entente
