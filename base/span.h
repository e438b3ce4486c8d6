#pragma once

#include <compare>
#include <cstdint>
#include <string_view>

namespace entente {

/// A half-open range of bytes [begin, end) in one document.
///
/// Text is never copied to say where it is: a Span is eight bytes, and
/// text_of() gives the words back while the document lives. Documents are
/// therefore limited to 4 GiB - 1; the program refuses longer ones.
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  std::uint32_t size() const { return end - begin; }
  bool contains(Span inner) const {
    return begin <= inner.begin && inner.end <= end;
  }
  bool overlaps(Span other) const {
    return begin < other.end && other.begin < end;
  }
  friend auto operator<=>(const Span&, const Span&) = default;
};

inline std::string_view text_of(std::string_view document, Span span) {
  return document.substr(span.begin, span.size());
}

}  // namespace entente
