#pragma once

#include <string>
#include <string_view>

namespace entente {

/// The words of a Markdown text (CommonMark, and GitHub's tables), without its
/// markup.
///
/// Each paragraph, heading and list item becomes one line between blank lines;
/// a row of a table one line, its cells apart by tabs. Links and pictures keep
/// their words and lose their address; code keeps its text; HTML tags, HTML
/// comments and YAML front matter go. Any text is valid. Takes O(length).
/// REQUIRES: `markdown` is well-formed UTF-8 of less than 4 GiB.
std::string markdown_to_text(std::string_view markdown);

}  // namespace entente
