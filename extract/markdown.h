#pragma once

#include <string>
#include <string_view>

namespace entente {

/// The words of a Markdown text (CommonMark, and GitHub's tables), without its
/// markup.
///
/// Each paragraph, heading, list item and cell of a table becomes one line
/// between blank lines: what stands in two cells is not one sentence. Links
/// and pictures keep their words and lose their address; code keeps its text;
/// HTML tags, HTML comments and YAML front matter go. Any text is valid. Takes
/// O(length).
/// REQUIRES: `markdown` is well-formed UTF-8 of less than 4 GiB.
std::string markdown_to_text(std::string_view markdown);

}  // namespace entente
