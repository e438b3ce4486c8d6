#include "export/json_text.h"

#include <gtest/gtest.h>

#include <string>

#include "export/json.h"

namespace entente {
namespace {

std::string written(std::string_view text) {
  JsonText json;
  json.string(text);
  return std::string(json.view());
}

TEST(JsonText, EscapesWhatJsonCannotHold) {
  EXPECT_EQ(written("plain"), R"("plain")");
  EXPECT_EQ(written("a \"b\" \\c"), R"("a \"b\" \\c")");
  EXPECT_EQ(written("\b\f\n\r\t"), R"("\b\f\n\r\t")");
  EXPECT_EQ(written(std::string_view("\0\x1F", 2)), R"("\u0000\u001F")");
  EXPECT_EQ(written("/ \x7F é — 😀"), "\"/ \x7F é — 😀\"");
}

/// Every byte of ASCII at every place of a block of eight, as RapidJSON does.
TEST(JsonText, WritesWhatRapidJsonWrites) {
  for (int c = 0; c < 128; ++c) {
    for (std::size_t at = 0; at < 20; ++at) {
      std::string text(20, 'x');
      text[at] = static_cast<char>(c);
      JsonBuffer buffer;
      JsonWriter json(buffer);
      put(json, text);
      EXPECT_EQ(written(text), buffer.GetString()) << c << " at " << at;
    }
  }
}

TEST(JsonText, KeepsWhatStandsWhenItGrows) {
  JsonText json;
  std::string wanted;
  for (std::uint32_t i = 0; i < 5000; ++i) {
    json.raw("[");
    json.number(i);
    json.raw(std::string_view("]"));
    wanted += '[' + std::to_string(i) + ']';
  }
  EXPECT_EQ(json.view(), wanted);
  json.clear();
  json.number(4294967295U);
  EXPECT_EQ(json.view(), "4294967295");
}

}  // namespace
}  // namespace entente
