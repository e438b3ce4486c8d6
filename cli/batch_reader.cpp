#include "cli/batch_reader.h"

#include <algorithm>

namespace entente {
namespace {

/// Standard input is JSON lines if its first character says so.
Input::Kind kind_of(std::string_view start) {
  const std::size_t first = start.find_first_not_of(" \t\r\n");
  return first != std::string_view::npos && start[first] == '{'
             ? Input::Kind::kJsonLines
             : Input::Kind::kText;
}

std::string place_of(const Input& input) {
  return input.path == "-" ? "standard input" : input.path;
}

/// Lines of JSON are long, so that to search is quicker than to count.
int count_lines(std::string_view bytes) {
  int lines = 0;
  for (std::size_t at = bytes.find('\n'); at != std::string_view::npos;
       at = bytes.find('\n', at + 1))
    ++lines;
  return lines;
}

}  // namespace

std::optional<Batch> BatchReader::next() {
  while (at_ < inputs_.size()) {
    const Input& input = inputs_[at_];
    if (!open_) {
      Result<InputFile> file = InputFile::open(input.path);
      if (!file) {
        ++at_;
        Batch batch;
        batch.place = place_of(input);
        batch.faults = file.error();
        return batch;
      }
      open_.emplace(std::move(*file));
      rest_.clear();
      line_ = 1;
      kind_ = input.kind;
      if (kind_ == Input::Kind::kUnknown) {
        open_->read(kBlock, rest_);
        kind_ = kind_of(rest_);
      }
    }
    if (kind_ != Input::Kind::kJsonLines) return whole_file(input);
    Batch batch = lines(input);
    if (!batch.bytes.empty() || !batch.faults.empty()) return batch;
  }
  return std::nullopt;
}

Batch BatchReader::whole_file(const Input& input) {
  Batch batch{kind_, place_of(input), input.id, 1, std::move(rest_), {}};
  // One byte more than there are finds the end without a second block.
  const std::size_t block = std::max<std::size_t>(input.size + 1, 4096);
  while (!open_->at_end()) {
    if (open_->read(block, batch.bytes)) continue;
    batch.faults.push_back(open_->fault());
    break;
  }
  open_.reset();
  ++at_;
  return batch;
}

/// Whole lines, at least one; empty at the end of the file.
Batch BatchReader::lines(const Input& input) {
  Batch batch{kind_, place_of(input), "", line_, std::move(rest_), {}};
  rest_.clear();
  std::size_t end = std::string::npos;
  while (end == std::string::npos && !open_->at_end()) {
    if (!open_->read(kBlock, batch.bytes)) {
      batch.faults.push_back(open_->fault());
      break;
    }
    end = batch.bytes.rfind('\n');
  }
  if (open_->at_end() || !batch.faults.empty()) {
    open_.reset();
    ++at_;
  } else {
    rest_ = batch.bytes.substr(end + 1);
    batch.bytes.resize(end + 1);
  }
  line_ += count_lines(batch.bytes);
  return batch;
}

}  // namespace entente
