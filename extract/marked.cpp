#include "extract/marked.h"

namespace entente {

MarkedText strip_marks(std::string_view marked) {
  MarkedText out;
  bool open = false;
  for (std::size_t i = 0; i < marked.size(); ++i) {
    const char c = marked[i];
    if (c == ']' && open) {
      open = false;
      Mark& mark = out.marks.back();
      mark.span.end = static_cast<std::uint32_t>(out.text.size());
      if (mark.span.size() == 0) out.fault = "a mark has no words";
      continue;
    }
    if (c != '[') {
      out.text += c;
      continue;
    }
    if (marked.substr(i).starts_with("[[")) {
      out.text += c;
      ++i;
      continue;
    }
    const auto blank = marked.find_first_of(" []", i + 1);
    if (open || blank == marked.npos || marked[blank] != ' ' ||
        blank == i + 1) {
      out.fault = "a mark is written [label words]; a bracket of the text, [[";
      out.text += c;
      continue;
    }
    open = true;
    const auto here = static_cast<std::uint32_t>(out.text.size());
    out.marks.push_back(
        {{here, here}, std::string(marked.substr(i + 1, blank - i - 1))});
    i = blank;
  }
  if (open) {
    out.fault = "a mark is not closed: ']' is missing";
    out.marks.pop_back();
  }
  return out;
}

std::string put_marks(std::string_view text, Span part,
                      std::span<const Mark> marks) {
  std::string out;
  std::uint32_t done = part.begin;
  const auto copy = [&](std::uint32_t end) {
    for (; done < end; ++done) {
      if (text[done] == '[') out += '[';
      out += text[done];
    }
  };
  for (const Mark& mark : marks) {
    if (!part.contains(mark.span)) continue;
    copy(mark.span.begin);
    out += '[' + mark.label + ' ';
    copy(mark.span.end);
    out += ']';
  }
  copy(part.end);
  return out;
}

}  // namespace entente
