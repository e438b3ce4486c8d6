#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "export/json.h"

namespace entente {

/// One line that should be a JSON object, read so that faults have a column.
///
/// RapidJSON keeps no positions, but when it parses in place its strings point
/// into our copy of the line: a fault is shown at the nearest string. Members
/// are looked up one by one, unknown ones ignored. Reused for many lines.
/// Private to export/*.cpp.
class JsonLine {
 public:
  using Value = rapidjson::Value;

  /// False, and a fault is noted, if the line is not one JSON object. All
  /// views must live until the faults are taken.
  bool parse(std::string_view file, int number, std::string_view line);
  const Value& root() const { return *document_; }

  /// The member of `object`, or null.
  static const Value* member(const Value& object, std::string_view name);

  /// The member's text; empty if there is none. A fault if it is not a
  /// string, or missing although `what` (say, "entity e1") needs it.
  std::string_view text(const Value& object, std::string_view name,
                        std::string_view what = {});
  /// A string or a whole number, as text: how ids may be written.
  std::string id(const Value& object, std::string_view name,
                 std::string_view what);
  /// A number from 0 to 2^32 - 1, or none and a fault.
  std::optional<std::uint32_t> number(const Value& object,
                                      std::string_view name,
                                      std::string_view what);

  /// Calls `use(element)` for each object in the array `object[name]`; a fault
  /// if that is no array of objects.
  template <class Use>
  void each(const Value& object, std::string_view name, Use use) {
    const Value* list = member(object, name);
    if (list == nullptr) return;
    if (!list->IsArray()) {
      fault(object, quoted(name) + " is not an array",
            "Write " + quoted(name) + ":[...].");
      return;
    }
    for (const Value& element : list->GetArray()) {
      if (element.IsObject()) {
        use(element);
      } else {
        fault(object, quoted(name) + " holds something that is no object",
              "Write " + quoted(name) + ":[{...},{...}].");
      }
    }
  }

  /// Notes a fault at the first member of `at`, or at `at` if it is a string.
  void fault(const Value& at, std::string message, std::string fix);
  /// Notes a fault at the value of a member if it is a string, else at its
  /// name.
  void fault(const Value& object, std::string_view name, std::string message,
             std::string fix);
  bool has_faults() const { return !faults_.empty(); }
  /// The faults, by column.
  Diagnostics take_faults();

  static std::string quoted(std::string_view name) {
    return '"' + std::string(name) + '"';
  }

 private:
  void note(const char* at, std::string message, std::string fix);

  std::string_view file_;
  int number_ = 0;
  std::string_view line_;
  std::string buffer_;
  std::optional<rapidjson::Document> document_;
  Diagnostics faults_;
};

}  // namespace entente
