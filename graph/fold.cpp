#include "graph/fold.h"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <cstdint>

namespace entente {
namespace {

/// What becomes of a code point after case folding and without marks.
enum class Role : std::uint8_t { kKeep, kSpace, kDrop };

Role role_of(utf8proc_int32_t c) {
  if (c == '.' || c == '\'' || c == '"' || c == '`') return Role::kDrop;
  switch (utf8proc_category(c)) {
    case UTF8PROC_CATEGORY_PD:
    case UTF8PROC_CATEGORY_ZS:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
    case UTF8PROC_CATEGORY_CC:
      return Role::kSpace;
    case UTF8PROC_CATEGORY_PI:  // Opening and closing quotes,
    case UTF8PROC_CATEGORY_PF:
    case UTF8PROC_CATEGORY_CF:  // zero-width joiners, soft hyphens.
      return Role::kDrop;
    default:
      return Role::kKeep;
  }
}

/// Letters that Unicode does not take apart but people write plainly.
std::string_view plain(utf8proc_int32_t c) {
  switch (c) {
    case 0x00E6:
      return "ae";  // æ
    case 0x00F0:
      return "d";  // ð
    case 0x00F8:
      return "o";  // ø
    case 0x00FE:
      return "th";  // þ
    case 0x0111:
      return "d";  // đ
    case 0x0127:
      return "h";  // ħ
    case 0x0131:
      return "i";  // ı
    case 0x0142:
      return "l";  // ł
    case 0x0153:
      return "oe";  // œ
    default:
      return {};
  }
}

class Folder {
 public:
  explicit Folder(std::string& folded) : folded_(folded) { folded_.clear(); }

  void add(Role role, const char* bytes, std::size_t size) {
    if (role == Role::kSpace) space_ = !folded_.empty();
    if (role != Role::kKeep) return;
    if (space_) folded_ += ' ';
    space_ = false;
    folded_.append(bytes, size);
  }

 private:
  std::string& folded_;
  bool space_ = false;  // One is due before the next letter.
};

void fold_ascii(std::string_view name, std::string& folded) {
  Folder folder(folded);
  for (const char c : name) {
    const char lower =
        c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    const bool is_space = c == '-' || (c >= 0 && c <= ' ') || c == 0x7F;
    const bool is_dropped = c == '.' || c == '\'' || c == '"' || c == '`';
    folder.add(is_space     ? Role::kSpace
               : is_dropped ? Role::kDrop
                            : Role::kKeep,
               &lower, 1);
  }
}

}  // namespace

void fold_name(std::string_view name, std::string& folded) {
  const bool ascii = std::ranges::all_of(
      name, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  if (ascii) return fold_ascii(name, folded);
  constexpr auto kOptions =
      static_cast<utf8proc_option_t>(UTF8PROC_COMPAT | UTF8PROC_CASEFOLD |
                                     UTF8PROC_DECOMPOSE | UTF8PROC_STRIPMARK);
  const auto size = static_cast<utf8proc_ssize_t>(name.size());
  const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(name.data());
  // A short name fits on the stack; a code point folds to 18 at most.
  std::array<utf8proc_int32_t, 256> few;
  std::u32string many;
  utf8proc_int32_t* points = few.data();
  utf8proc_ssize_t count = utf8proc_decompose(
      bytes, size, points, static_cast<utf8proc_ssize_t>(few.size()), kOptions);
  if (count > static_cast<utf8proc_ssize_t>(few.size())) {
    many.resize(static_cast<std::size_t>(count));
    static_assert(sizeof(char32_t) == sizeof(utf8proc_int32_t));
    points = reinterpret_cast<utf8proc_int32_t*>(many.data());
    count = utf8proc_decompose(bytes, size, points, count, kOptions);
  }
  if (count < 0) return fold_ascii(name, folded);
  Folder folder(folded);
  for (utf8proc_ssize_t i = 0; i < count; ++i) {
    if (const auto letters = plain(points[i]); !letters.empty()) {
      folder.add(Role::kKeep, letters.data(), letters.size());
      continue;
    }
    std::array<utf8proc_uint8_t, 4> utf8;
    const auto length = utf8proc_encode_char(points[i], utf8.data());
    folder.add(role_of(points[i]), reinterpret_cast<const char*>(utf8.data()),
               static_cast<std::size_t>(length));
  }
}

std::string fold_name(std::string_view name) {
  std::string folded;
  fold_name(name, folded);
  return folded;
}

}  // namespace entente
