#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "cli/file.h"
#include "cli/inputs.h"

namespace entente {

/// Raw bytes that one thread makes into documents: a file, or whole lines.
struct Batch {
  Input::Kind kind = Input::Kind::kText;
  std::string place;   ///< For messages.
  std::string id;      ///< Of the document, where it is one.
  int first_line = 1;  ///< Of JSON lines.
  std::string bytes;
  Diagnostics faults;  ///< Why bytes are missing.
};

/// Cuts inputs into batches, in order, and holds one at a time: JSON lines
/// stream through whatever their number, by about kBlock bytes.
class BatchReader {
 public:
  /// `inputs` must outlive the reader.
  explicit BatchReader(const std::vector<Input>& inputs) : inputs_(inputs) {}

  /// The next batch, or nothing at the end.
  std::optional<Batch> next();

  static constexpr std::size_t kBlock = 1 << 18;

 private:
  Batch whole_file(const Input& input);
  Batch lines(const Input& input);

  const std::vector<Input>& inputs_;
  std::size_t at_ = 0;
  std::optional<InputFile> open_;  // Of inputs_[at_], while in the midst.
  Input::Kind kind_ = Input::Kind::kText;  // Of the open one.
  std::string rest_;  // Of the open one: after the last line end.
  int line_ = 1;
};

}  // namespace entente
