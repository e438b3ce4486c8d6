#pragma once

#include <cstdint>
#include <memory>
#include <string_view>

#include "base/names.h"
#include "extract/facts.h"
#include "extract/vocabulary.h"

namespace entente {

enum class TextMode : std::uint8_t {
  kKeep,  ///< The line carries the text that its offsets count in,
  kHash,  ///< or only its SHA-256.
};

/// Writes Facts as JSON, one line a document, in one shape:
///
///   {"id":..,"source":..,"text":..,
///    "entities":[{"id":"e1","type":..,"name":..,"key":..,"aliases":[..],
///                 "wikidata":..,"context":..,
///                 "why":[{"name":..,"reason":..,"at":..}]}],
///    "mentions":[{"start":..,"end":..,"entity":"e1","form":..,"rule":..}],
///    "relations":[{"subject":"e1","predicate":..,"object":"e2",
///                  "evidence":[..,..],"rule":..,"confidence":0.85,
///                  "qualifiers":{"position":..,"time":..,"factuality":..}}]}
///
/// Offsets are Unicode code points, end exclusive. source, wikidata, context,
/// why, position and time are left out where they are empty; "text_sha256"
/// stands for "text" where the text is left out. The line has no newline.
///
/// Reuses its memory: make one a thread. Equal facts give equal bytes.
class FactsWriter {
 public:
  /// `vocabulary` and `rules` must outlive the writer.
  FactsWriter(const Vocabulary& vocabulary, const Names& rules,
              TextMode text = TextMode::kKeep);
  ~FactsWriter();
  FactsWriter(FactsWriter&&) noexcept;
  FactsWriter& operator=(FactsWriter&&) noexcept;

  /// The line; valid until the next call.
  /// REQUIRES: every string in `facts` is well-formed UTF-8.
  std::string_view write(const Facts& facts);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace entente
