#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"

namespace entente {

/// A file to read documents from.
struct Input {
  enum class Kind : std::uint8_t {
    kText,       ///< One document.
    kMarkdown,   ///< One document, under markup.
    kJsonLines,  ///< A document a line.
    kUnknown,    ///< Standard input: its first character decides.
  };
  Kind kind = Kind::kText;
  std::string path;        ///< "-" is standard input.
  std::string id;          ///< Of the document, where there is one.
  std::uint64_t size = 0;  ///< Bytes, if known.

  friend bool operator==(const Input&, const Input&) = default;
};

/// What `arguments` name: files in their order, and of folders all .txt and
/// .md below, sorted by path. A file that is named twice is read once.
///
/// A document's id is its path's stem. Where several have one, as many folders
/// are put before it as tell them apart ("2023/brief", "2024/brief"), whatever
/// the order of the arguments.
///
/// Reports all arguments that are no texts, at once.
Result<std::vector<Input>> find_inputs(std::span<const std::string> arguments);

}  // namespace entente
