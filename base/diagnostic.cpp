#include "base/diagnostic.h"

#include <ostream>

namespace entente {

std::ostream& operator<<(std::ostream& out, const Diagnostic& fault) {
  out << fault.file;
  if (fault.line > 0) out << ':' << fault.line << ':' << fault.column;
  out << ": error: " << fault.message << '\n';
  if (!fault.source_line.empty()) {
    // Tabs are kept in the indent, so that the caret stands under its column.
    std::string indent;
    for (std::size_t i = 0; i + 1 < static_cast<std::size_t>(fault.column); ++i)
      indent += i < fault.source_line.size() && fault.source_line[i] == '\t'
                    ? '\t'
                    : ' ';
    out << "  " << fault.source_line << '\n' << "  " << indent << "^\n";
  }
  if (!fault.fix.empty()) out << "  fix: " << fault.fix << '\n';
  return out;
}

}  // namespace entente
