#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "export/jsonld_terms.h"

namespace entente {

/// One node of a "@graph" as the reader sees it: its id, its types, and the
/// texts and whole numbers under the keys of kTerms. All else is left out.
/// Views hold until the next node. Private to export/jsonld*.cpp.
class JsonLdRecord {
 public:
  std::size_t offset() const { return offset_; }  ///< Byte of its '{'.
  std::string_view id() const { return first(kId); }
  bool has_type(std::string_view type) const;
  /// The types, as written.
  std::vector<std::string_view> types() const;
  /// The first text under that key; "" if there is none.
  std::string_view text(Term term) const { return first(slot(term)); }
  std::optional<std::uint32_t> number(Term term) const;
  /// Calls `use(text)` for each text under that key.
  template <class Use>
  void each(Term term, Use use) const {
    for (const Field& field : fields_)
      if (field.slot == slot(term) && !field.is_number) use(view(field));
  }

  // For the one that reads.
  static constexpr std::uint8_t kId = 254;
  static constexpr std::uint8_t kType = 255;
  static constexpr std::uint8_t slot(Term term) {
    return static_cast<std::uint8_t>(term);
  }
  void clear(std::size_t offset);
  void add(std::uint8_t slot, std::string_view text);
  void add(std::uint8_t slot, std::uint32_t number);

 private:
  struct Field {
    std::uint8_t slot;
    bool is_number;
    std::uint32_t begin;  // Or the number itself.
    std::uint32_t end;
  };
  std::string_view view(const Field& field) const {
    return std::string_view(bytes_).substr(field.begin,
                                           field.end - field.begin);
  }
  std::string_view first(std::uint8_t slot) const;

  std::size_t offset_ = 0;
  std::string bytes_;
  std::vector<Field> fields_;
};

/// Reads JSON-LD text node by node, in constant memory and without recursion.
/// Calls `use` for each; stops early where it returns false. The result is
/// empty, or says why the text is no JSON or no graph, and where.
Diagnostics read_records(std::string_view file, std::string_view text,
                         const std::function<bool(const JsonLdRecord&)>& use);

/// A fault at a byte of `text`, with its line and column.
Diagnostic fault_at(std::string_view file, std::string_view text,
                    std::size_t offset, std::string message, std::string fix);

}  // namespace entente
