#include "export/json_line.h"

#include <algorithm>
#include <functional>

#include "base/utf8.h"

namespace entente {
namespace {

// A longer line is not shown with its fault: the column says enough.
constexpr std::size_t kLongestShown = 160;

// RapidJSON may read that far past the end: whole blocks of 16 bytes.
constexpr std::size_t kReadBeyond = 32;

}  // namespace

bool JsonLine::parse(std::string_view file, int number, std::string_view line) {
  file_ = file;
  number_ = number;
  line_ = line;
  faults_.clear();
  buffer_.reserve(line.size() + kReadBeyond);
  buffer_.assign(line);
  document_.emplace();
  // One pass of our own costs a tenth of RapidJSON's look at each code point.
  if (is_utf8(line))
    document_->ParseInsitu<kJsonOfUtf8>(buffer_.data());
  else
    document_->ParseInsitu<kJsonFromOutside>(buffer_.data());
  if (document_->HasParseError()) {
    const std::size_t at = document_->GetErrorOffset();
    note(buffer_.data() + std::min(at, buffer_.size()),
         std::string("not JSON: ") +
             rapidjson::GetParseError_En(document_->GetParseError()),
         "Each line must be one whole JSON object. Was it cut off?");
    return false;
  }
  if (!document_->IsObject()) {
    note(buffer_.data(), "not a JSON object",
         "Each line must be one object: {\"id\":..,\"text\":..}.");
    return false;
  }
  return true;
}

const JsonLine::Value* JsonLine::member(const Value& object,
                                        std::string_view name) {
  for (const auto& m : object.GetObject())
    if (text_of(m.name) == name) return &m.value;
  return nullptr;
}

std::string_view JsonLine::text(const Value& object, std::string_view name,
                                std::string_view what) {
  const Value* value = member(object, name);
  if (value == nullptr) {
    if (!what.empty())
      fault(object, std::string(what) + " has no " + quoted(name),
            "Add " + quoted(name) + ":\"..\".");
    return {};
  }
  if (value->IsString()) return text_of(*value);
  fault(object, name, quoted(name) + " is not a string",
        "Write " + quoted(name) + ":\"..\".");
  return {};
}

std::string JsonLine::id(const Value& object, std::string_view name,
                         std::string_view what) {
  const Value* value = member(object, name);
  if (value != nullptr && value->IsInt64())
    return std::to_string(value->GetInt64());
  return std::string(text(object, name, what));
}

std::optional<std::uint32_t> JsonLine::number(const Value& object,
                                              std::string_view name,
                                              std::string_view what) {
  const Value* value = member(object, name);
  if (value != nullptr && value->IsUint()) return value->GetUint();
  if (value == nullptr) {
    fault(object, std::string(what) + " has no " + quoted(name),
          "Add " + quoted(name) + ":0, a count of code points.");
  } else {
    fault(object, name, quoted(name) + " is not a whole number",
          "Offsets count Unicode code points from 0.");
  }
  return std::nullopt;
}

void JsonLine::fault(const Value& at, std::string message, std::string fix) {
  const char* place = buffer_.data();
  if (at.IsString()) {
    place = at.GetString() - 1;  // The quote.
  } else if (at.IsObject() && at.MemberCount() > 0) {
    place = at.MemberBegin()->name.GetString() - 1;
  }
  note(place, std::move(message), std::move(fix));
}

void JsonLine::fault(const Value& object, std::string_view name,
                     std::string message, std::string fix) {
  for (const auto& m : object.GetObject()) {
    if (text_of(m.name) != name) continue;
    fault(m.value.IsString() ? m.value : m.name, std::move(message),
          std::move(fix));
    return;
  }
  fault(object, std::move(message), std::move(fix));
}

void JsonLine::note(const char* at, std::string message, std::string fix) {
  // An empty string may be kept outside of the line.
  const char* const begin = buffer_.data();
  const bool inside = std::less_equal<>{}(begin, at) &&
                      std::less_equal<>{}(at, begin + buffer_.size());
  Diagnostic fault;
  fault.file = file_;
  fault.line = number_;
  fault.column = inside ? static_cast<int>(at - begin) + 1 : 1;
  if (line_.size() <= kLongestShown) fault.source_line = line_;
  fault.message = std::move(message);
  fault.fix = std::move(fix);
  faults_.push_back(std::move(fault));
}

Diagnostics JsonLine::take_faults() {
  std::ranges::stable_sort(faults_, {}, &Diagnostic::column);
  return std::move(faults_);
}

}  // namespace entente
