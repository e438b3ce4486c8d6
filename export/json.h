#pragma once

// Sixteen bytes at once where strings are scanned in place: see JsonLine.
#if defined(__SSE2__)
#define RAPIDJSON_SSE2
#elif defined(__ARM_NEON)
#define RAPIDJSON_NEON
#endif
#include <rapidjson/document.h>
#include <rapidjson/error/en.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <string_view>

namespace entente {

/// RapidJSON as we use it, and the only header that includes it. Private to
/// export/*.cpp.
///
/// Its default writer lets broken UTF-8 through: ours refuses (a member then
/// returns false). Beware `value == 1`: under C++20 that recurses until the
/// stack is gone (upstream #1846). Ask `IsInt() && GetInt() == 1`.
using JsonBuffer = rapidjson::StringBuffer;
using JsonWriter = rapidjson::Writer<JsonBuffer, rapidjson::UTF8<>,
                                     rapidjson::UTF8<>, rapidjson::CrtAllocator,
                                     rapidjson::kWriteValidateEncodingFlag>;

/// Flags for text from outside that is known to be UTF-8: nesting may not eat
/// the stack.
constexpr unsigned kJsonOfUtf8 = rapidjson::kParseIterativeFlag;
/// ... and strings must be UTF-8.
constexpr unsigned kJsonFromOutside =
    kJsonOfUtf8 | rapidjson::kParseValidateEncodingFlag;

inline bool put(JsonWriter& json, std::string_view text) {
  return json.String(text.data(),
                     static_cast<rapidjson::SizeType>(text.size()));
}

/// Writes a member's name and its text.
inline bool put(JsonWriter& json, std::string_view name,
                std::string_view text) {
  return put(json, name) && put(json, text);
}

inline std::string_view text_of(const rapidjson::Value& string) {
  return {string.GetString(), string.GetStringLength()};
}

}  // namespace entente
