#include "cli/earlier_build.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <filesystem>

#include "base/hash.h"
#include "base/sha256.h"

namespace entente {
namespace {

namespace fs = std::filesystem;

std::string hash_of(std::string_view line) {
  std::array<char, 16> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(),
                                 hash_bytes(line), 16)
                       .ptr;
  return {digits.data(), end};
}

/// Cuts what stands before `end` off the front of `text`; "" if it is not
/// there.
std::string_view cut(std::string_view& text, char end) {
  const std::size_t at = text.find(end);
  if (at == std::string_view::npos) return text = {};
  const std::string_view part = text.substr(0, at);
  text.remove_prefix(at + 1);
  return part;
}

MappedFile open_if_there(const fs::path& path) {
  std::error_code no;
  if (!fs::is_regular_file(path, no)) return {};
  Result<MappedFile> file = MappedFile::open(path.string());
  return file ? *std::move(file) : MappedFile();
}

}  // namespace

EarlierBuild::EarlierBuild(const std::string& folder, std::string_view stamp)
    : facts_(open_if_there(fs::path(folder) / "facts.jsonl")),
      state_(open_if_there(fs::path(folder) / "build.state")) {
  if (!read(stamp)) rows_.clear();
}

bool EarlierBuild::read(std::string_view stamp) {
  std::string_view rest = state_.bytes();
  const std::string head = state_head(stamp);
  if (!rest.starts_with(head)) return false;
  rest.remove_prefix(head.size());
  std::uint64_t begin = 0;
  while (!rest.empty()) {
    Row row{cut(rest, ' '), begin, 0, {}};
    const std::string_view size = cut(rest, ' ');
    row.hash = cut(rest, '\n');
    const auto end =
        std::from_chars(size.data(), size.data() + size.size(), row.size);
    const std::uint64_t left = facts_.bytes().size() - begin;
    if (row.hash.empty() || end.ec != std::errc() || row.size == 0 ||
        row.size > left)
      return false;
    begin += row.size;
    rows_.push_back(row);
  }
  std::ranges::sort(rows_, {}, &Row::digest);
  return begin == facts_.bytes().size();
}

std::string_view EarlierBuild::line_of(std::string_view digest) const {
  const auto at = std::ranges::lower_bound(rows_, digest, {}, &Row::digest);
  if (at == rows_.end() || at->digest != digest) return {};
  const std::string_view line = facts_.bytes().substr(at->begin, at->size);
  return hash_of(line) == at->hash ? line : std::string_view();
}

std::string digest_of(const Facts& document) {
  return sha256(sha256(document.text) + std::to_string(document.id.size()) +
                ' ' + document.id + document.source);
}

std::string state_line(std::string_view digest, std::string_view line) {
  return std::string(digest) + ' ' + std::to_string(line.size()) + ' ' +
         hash_of(line) + '\n';
}

std::string state_head(std::string_view stamp) {
  return "entente build 1 " + std::string(stamp) + '\n';
}

}  // namespace entente
