#include "extract/text_file.h"

#include <algorithm>
#include <numeric>

namespace entente {
namespace {

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r'; }

std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::size_t diagonal = i;
    row[0] = i + 1;
    for (std::size_t j = 0; j < b.size(); ++j) {
      const std::size_t change = diagonal + (a[i] == b[j] ? 0 : 1);
      diagonal = row[j + 1];
      row[j + 1] = std::min({change, row[j] + 1, row[j + 1] + 1});
    }
  }
  return row.back();
}

}  // namespace

std::string_view trim(std::string_view text) {
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  return text;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  while (true) {
    const auto at = text.find(separator);
    parts.push_back(text.substr(0, at));
    if (at == text.npos) return parts;
    text.remove_prefix(at + 1);
  }
}

std::string nearest(std::string_view name,
                    const std::vector<std::string>& known) {
  std::string best;
  std::size_t least = name.size() / 3 + 2;
  for (const std::string& candidate : known) {
    const std::size_t distance = edit_distance(name, candidate);
    if (distance < least) {
      least = distance;
      best = candidate;
    }
  }
  return best;
}

bool TextFile::next() {
  while (!rest_.empty()) {
    const auto end = std::min(rest_.find('\n'), rest_.size());
    line_ = rest_.substr(0, end);
    rest_.remove_prefix(std::min(end + 1, rest_.size()));
    ++number_;
    while (!line_.empty() && is_blank(line_.back())) line_.remove_suffix(1);
    std::size_t first = 0;
    while (first < line_.size() && is_blank(line_[first])) ++first;
    if (first < line_.size() && line_[first] != '#') return true;
  }
  return false;
}

void TextFile::fault(std::string_view where, std::string message,
                     std::string fix) {
  const bool inside = where.data() >= line_.data() &&
                      where.data() <= line_.data() + line_.size();
  const int column =
      inside ? static_cast<int>(where.data() - line_.data()) + 1 : 1;
  faults_.push_back({std::string(file_), number_, column, std::string(line_),
                     std::move(message), std::move(fix)});
}

void TextFile::fault_at(int line, std::string source, std::string message,
                        std::string fix) {
  faults_.push_back({std::string(file_), line, 1, std::move(source),
                     std::move(message), std::move(fix)});
}

}  // namespace entente
