#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "base/names.h"
#include "base/result.h"
#include "extract/facts.h"
#include "extract/rule_cost.h"
#include "extract/vocabulary.h"

namespace entente {

/// A file of data/ in memory: "lexicon/countries.txt" and its text.
struct DataFile {
  std::string name;
  std::string text;
};

struct Knowledge;  // Everything compiled: extract/knowledge.h.

/// Lexicons and rules, read and compiled: what a program needs to know to
/// read text.
///
/// Compiled once, then const: any number of threads may share one. Copies are
/// cheap and share the same tables.
class Extractor {
 public:
  /// Reads "vocabulary.txt", "lexicon/*.txt" and "rules/*.rules" among
  /// `given`, in the order of their names, and reports all faults in them.
  static Result<Extractor> compile(std::span<const DataFile> given);

  const Vocabulary& vocabulary() const;
  /// The names of rules and lexicons that RuleIds in facts stand for.
  const Names& rules() const;
  const Knowledge& knowledge() const { return *knowledge_; }

 private:
  explicit Extractor(std::shared_ptr<const Knowledge> knowledge)
      : knowledge_(std::move(knowledge)) {}
  std::shared_ptr<const Knowledge> knowledge_;
};

/// Reads documents, one after the other, and reuses its scratch memory.
/// One thread at a time; make one worker a thread.
class Worker {
 public:
  /// `extractor` must outlive the worker.
  explicit Worker(const Extractor& extractor);
  ~Worker();
  Worker(Worker&&) noexcept;
  Worker& operator=(Worker&&) noexcept;

  /// Fills `facts` with what `text` says. Any well-formed UTF-8 is valid
  /// input; text that names nothing gives empty facts. Takes O(length).
  /// Clears `facts` first, except for its id, source and text.
  /// REQUIRES: facts.text is well-formed UTF-8 of less than 4 GiB.
  void extract(Facts& facts);

  /// Adds to `costs`, which has a place for each of Extractor::rules() and must
  /// outlive the worker, what rules cost from now on; a clock is read for each
  /// try. Null, as at first: no longer.
  void measure(RuleCosts* costs);

  struct Scratch;
  /// The arrays of the last document, for `entente explain`.
  const Scratch& last() const { return *scratch_; }

 private:
  const Extractor* extractor_;
  std::unique_ptr<Scratch> scratch_;
};

}  // namespace entente
