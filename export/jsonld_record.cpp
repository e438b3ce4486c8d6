#include "export/jsonld_record.h"

#include <rapidjson/memorystream.h>
#include <rapidjson/reader.h>

#include <algorithm>

#include "export/json.h"

namespace entente {
namespace {

constexpr std::uint8_t kUnknown = 253;
// A longer line is not shown with its fault: the column says enough.
constexpr std::size_t kLongestShown = 160;
constexpr std::string_view kCutOff =
    "Was the file cut off? Write it again with 'entente merge' or 'entente "
    "build'.";
constexpr std::string_view kNotOurs =
    "Graphs are read from JSON-LD that entente wrote: {\"@context\":{..},"
    "\"@graph\":[..]}.";

std::uint8_t slot_of(std::string_view key) {
  if (key == "@id") return JsonLdRecord::kId;
  if (key == "@type") return JsonLdRecord::kType;
  const auto at = std::ranges::find(kTerms, key, &TermRow::name);
  return at == kTerms.end() ? kUnknown
                            : static_cast<std::uint8_t>(at - kTerms.begin());
}

/// Takes RapidJSON's events. Depth counts open brackets: 1 within the root
/// object, 2 within "@graph", 3 within a node, 4 within a node's array.
class Handler
    : public rapidjson::BaseReaderHandler<rapidjson::UTF8<>, Handler> {
 public:
  Handler(const rapidjson::MemoryStream& stream,
          const std::function<bool(const JsonLdRecord&)>& use)
      : stream_(stream), use_(use) {}

  bool has_graph() const { return has_graph_; }

  bool Default() { return depth_ > 0; }
  bool Key(const char* text, rapidjson::SizeType size, bool) {
    const std::string_view key(text, size);
    if (ignored_ > 0) return true;
    if (depth_ == 1) in_graph_ = key == "@graph";
    if (depth_ == 3) slot_ = slot_of(key);
    return true;
  }
  bool String(const char* text, rapidjson::SizeType size, bool) {
    if (depth_ == 0) return false;
    if (takes_value()) record_.add(slot_, std::string_view(text, size));
    return true;
  }
  bool Uint(unsigned number) {
    if (depth_ == 0) return false;
    if (takes_value()) record_.add(slot_, std::uint32_t{number});
    return true;
  }
  bool StartObject() {
    if (ignored_ > 0 || depth_ >= 3 || (depth_ == 1 && !in_graph_)) {
      ++ignored_;
    } else {
      ++depth_;
      if (depth_ == 3) record_.clear(stream_.Tell());
    }
    return true;
  }
  bool EndObject(rapidjson::SizeType) {
    if (ignored_ > 0) {
      --ignored_;
      return true;
    }
    return depth_-- != 3 || use_(record_);
  }
  bool StartArray() {
    if (depth_ == 0) return false;
    const bool is_graph = depth_ == 1 && in_graph_;
    if (ignored_ > 0 || (depth_ != 3 && !is_graph)) {
      ++ignored_;
    } else {
      ++depth_;
      has_graph_ |= is_graph;
    }
    return true;
  }
  bool EndArray(rapidjson::SizeType) {
    if (ignored_ > 0) {
      --ignored_;
    } else {
      --depth_;
    }
    return true;
  }

 private:
  bool takes_value() const {
    return ignored_ == 0 && depth_ >= 3 && slot_ != kUnknown;
  }

  const rapidjson::MemoryStream& stream_;
  const std::function<bool(const JsonLdRecord&)>& use_;
  JsonLdRecord record_;
  std::size_t depth_ = 0;
  std::size_t ignored_ = 0;  // Open brackets within what we do not read.
  std::uint8_t slot_ = kUnknown;
  bool in_graph_ = false;
  bool has_graph_ = false;
};

}  // namespace

bool JsonLdRecord::has_type(std::string_view type) const {
  return std::ranges::any_of(fields_, [&](const Field& field) {
    return field.slot == kType && !field.is_number && view(field) == type;
  });
}

std::vector<std::string_view> JsonLdRecord::types() const {
  std::vector<std::string_view> result;
  for (const Field& field : fields_)
    if (field.slot == kType && !field.is_number) result.push_back(view(field));
  return result;
}

std::optional<std::uint32_t> JsonLdRecord::number(Term term) const {
  for (const Field& field : fields_)
    if (field.slot == slot(term) && field.is_number) return field.begin;
  return std::nullopt;
}

void JsonLdRecord::clear(std::size_t offset) {
  offset_ = offset;
  bytes_.clear();
  fields_.clear();
}

void JsonLdRecord::add(std::uint8_t slot, std::string_view text) {
  const auto begin = static_cast<std::uint32_t>(bytes_.size());
  bytes_ += text;
  fields_.push_back(
      {slot, false, begin, static_cast<std::uint32_t>(bytes_.size())});
}

void JsonLdRecord::add(std::uint8_t slot, std::uint32_t number) {
  fields_.push_back({slot, true, number, 0});
}

std::string_view JsonLdRecord::first(std::uint8_t slot) const {
  for (const Field& field : fields_)
    if (field.slot == slot && !field.is_number) return view(field);
  return {};
}

Diagnostic fault_at(std::string_view file, std::string_view text,
                    std::size_t offset, std::string message, std::string fix) {
  offset = std::min(offset, text.size());
  const std::string_view before = text.substr(0, offset);
  const std::size_t begin =
      before.rfind('\n') == before.npos ? 0 : before.rfind('\n') + 1;
  const std::size_t end = std::min(text.find('\n', offset), text.size());
  Diagnostic fault;
  fault.file = file;
  fault.line = static_cast<int>(std::ranges::count(before, '\n')) + 1;
  fault.column = static_cast<int>(offset - begin) + 1;
  if (end - begin <= kLongestShown)
    fault.source_line = text.substr(begin, end - begin);
  fault.message = std::move(message);
  fault.fix = std::move(fix);
  return fault;
}

Diagnostics read_records(std::string_view file, std::string_view text,
                         const std::function<bool(const JsonLdRecord&)>& use) {
  rapidjson::MemoryStream stream(text.data(), text.size());
  rapidjson::Reader reader;
  Handler handler(stream, use);
  reader.Parse<kJsonFromOutside>(stream, handler);
  const auto refuse = [&](std::size_t offset, std::string message,
                          std::string_view fix) {
    return Diagnostics{
        fault_at(file, text, offset, std::move(message), std::string(fix))};
  };
  if (reader.GetParseErrorCode() == rapidjson::kParseErrorTermination) {
    // Our handler stopped: at the root, or because `use` had enough.
    if (!handler.has_graph()) return refuse(0, "not a JSON object", kNotOurs);
    return {};
  }
  if (reader.HasParseError())
    return refuse(reader.GetErrorOffset(),
                  std::string("not JSON: ") +
                      rapidjson::GetParseError_En(reader.GetParseErrorCode()),
                  kCutOff);
  if (stream.Tell() != text.size())
    return refuse(stream.Tell(), "not JSON: a zero byte", kCutOff);
  if (!handler.has_graph())
    return refuse(0, "no array \"@graph\" at the top", kNotOurs);
  return {};
}

}  // namespace entente
