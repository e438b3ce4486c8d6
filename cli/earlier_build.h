#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "cli/file.h"
#include "extract/facts.h"

namespace entente {

/// What the last build into a folder made of its documents: lines of its
/// facts.jsonl, known by what they were made from.
///
/// Beside facts.jsonl lies build.state. Its first line is a stamp: who made the
/// facts, by which rules. The others stand for the lines of facts.jsonl, in
/// their order: the digest of the document, the line's size and its hash.
/// Nothing is taken on trust: where the stamp differs, or the sizes do not add
/// up to the file, no document is known; a line whose hash differs is not
/// known either. Reading is safe from many threads.
class EarlierBuild {
 public:
  /// What was built in `folder` under that stamp, perhaps nothing.
  EarlierBuild(const std::string& folder, std::string_view stamp);

  /// The line, with its end, that a document of that digest became; or "".
  /// O(log documents + length).
  std::string_view line_of(std::string_view digest) const;

 private:
  struct Row {
    std::string_view digest;
    std::uint64_t begin = 0;
    std::uint64_t size = 0;
    std::string_view hash;
  };
  bool read(std::string_view stamp);

  MappedFile facts_;
  MappedFile state_;
  std::vector<Row> rows_;  // Views into state_, sorted by digest.
};

/// Names all that facts are made from: id, source and text.
std::string digest_of(const Facts& document);

/// The line of build.state for a document and its line of facts.
std::string state_line(std::string_view digest, std::string_view line);

/// The first line of build.state.
std::string state_head(std::string_view stamp);

}  // namespace entente
