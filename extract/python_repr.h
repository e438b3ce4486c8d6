#pragma once

#include <string>
#include <string_view>

namespace entente {

/// `utf8` in quotes on one line, as Python's repr() shows it: line ends, tabs
/// and what is invisible become escapes. So lists of errors can be compared
/// with those of other scorers, and two kinds of blank be told apart.
std::string python_repr(std::string_view utf8);

}  // namespace entente
