#include "cli/line_reader.h"

#include "base/utf8.h"
#include "cli/batch_reader.h"

namespace entente {

Diagnostics for_each_line(
    const std::string& path,
    const std::function<bool(int, std::string_view)>& use) {
  const std::vector<Input> inputs = {{Input::Kind::kJsonLines, path, "", 0}};
  BatchReader reader(inputs);
  while (std::optional<Batch> batch = reader.next()) {
    if (!batch->faults.empty()) return batch->faults;
    repair_utf8(batch->bytes);
    std::string_view rest = batch->bytes;
    for (int number = batch->first_line; !rest.empty(); ++number) {
      const std::size_t end = std::min(rest.find('\n'), rest.size() - 1);
      std::string_view line = rest.substr(0, end + 1);
      rest.remove_prefix(end + 1);
      const std::size_t last = line.find_last_not_of(" \t\r\n");
      if (last == std::string_view::npos) continue;
      if (!use(number, line.substr(0, last + 1))) return {};
    }
  }
  return {};
}

}  // namespace entente
