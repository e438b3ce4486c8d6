#include "cli/data_folder.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <utility>
#include <vector>

#include "base/sha256.h"
#include "cli/file.h"
#include "cli/memory.h"
#include "cli/messages.h"

namespace entente {
namespace {

namespace fs = std::filesystem;

/// What the lexicons and rules of data/ take, and their text beside them.
constexpr std::size_t kTables = std::size_t{34} << 20;

bool holds_data(const fs::path& folder) {
  std::error_code no;
  return fs::is_regular_file(folder / "vocabulary.txt", no);
}

Result<std::string> named_folder(const std::string& folder, const char* by) {
  if (holds_data(folder)) return folder;
  return Diagnostics{fault_of(
      folder,
      std::string("no data folder: it holds no vocabulary.txt (") + by + ")",
      "Name the folder that holds vocabulary.txt, lexicon/ and rules/.")};
}

/// Reads folder/part/*.ending into `files`.
Diagnostics read_part(const fs::path& folder, const char* part,
                      const char* ending, std::vector<DataFile>& files) {
  std::error_code no;
  for (const fs::directory_entry& entry :
       fs::directory_iterator(folder / part, no)) {
    if (entry.path().extension() != ending) continue;
    Result<std::string> text = read_file(entry.path().string());
    if (!text) return text.error();
    files.push_back({std::string(part) + '/' + entry.path().filename().string(),
                     std::move(*text)});
  }
  return {};
}

/// All data files, sorted by name.
Result<std::vector<DataFile>> read_data(const fs::path& folder) {
  std::vector<DataFile> files;
  Result<std::string> vocabulary =
      read_file((folder / "vocabulary.txt").string());
  if (!vocabulary) return vocabulary.error();
  files.push_back({"vocabulary.txt", std::move(*vocabulary)});
  for (const auto& [part, ending] :
       {std::pair{"lexicon", ".txt"}, std::pair{"rules", ".rules"}}) {
    Diagnostics faults = read_part(folder, part, ending, files);
    if (!faults.empty()) return faults;
  }
  std::ranges::sort(files, {}, &DataFile::name);
  return files;
}

}  // namespace

void add_data_option(Options& options, std::string& folder) {
  options.text("--data", "DIR", "Read lexicons and rules from DIR", folder);
}

Result<std::string> find_data(const std::string& given) {
  if (!given.empty()) return named_folder(given, "from --data");
  const char* environment = std::getenv("ENTENTE_DATA");
  if (environment != nullptr && *environment != '\0')
    return named_folder(environment, "from ENTENTE_DATA");
  std::error_code no;
  const fs::path program = fs::read_symlink("/proc/self/exe", no);
  const fs::path home = program.parent_path();
  for (const char* place : {"../share/entente", "../../data"}) {
    const fs::path folder = (home / place).lexically_normal();
    if (holds_data(folder)) return folder.string();
  }
  return Diagnostics{
      fault_of("entente", "found no data folder near " + program.string(),
               "Name it with --data DIR or ENTENTE_DATA; it is data/ in the "
               "source tree.")};
}

Result<Vocabulary> load_vocabulary(const std::string& given) {
  const Result<std::string> folder = find_data(given);
  if (!folder) return folder.error();
  const std::string file = (fs::path(*folder) / "vocabulary.txt").string();
  const Result<std::string> text = read_file(file);
  if (!text) return text.error();
  return read_vocabulary(file, *text);
}

Result<Extractor> load_extractor(const std::string& given) {
  const Result<std::string> folder = find_data(given);
  if (!folder) return folder.error();
  use_large_pages(kTables);
  const Result<std::vector<DataFile>> files = read_data(*folder);
  if (!files) return files.error();
  Result<Extractor> extractor = Extractor::compile(*files);
  if (!extractor) return located(extractor.error(), *folder);
  // The program ends soon after its use: to give the tables back piece by
  // piece would only take time.
  static auto* const kept = new std::vector<Extractor>;
  kept->push_back(*extractor);
  return extractor;
}

Result<std::string> facts_stamp(const std::string& given) {
  const Result<std::string> folder = find_data(given);
  if (!folder) return folder.error();
  const Result<std::vector<DataFile>> files = read_data(*folder);
  if (!files) return files.error();
  const Result<std::string> program = read_file("/proc/self/exe");
  if (!program) return program.error();
  std::string all = sha256(*program);
  for (const DataFile& file : *files) all += file.name + sha256(file.text);
  return sha256(all);
}

Diagnostics located(Diagnostics faults, const std::string& given) {
  const Result<std::string> folder = find_data(given);
  if (!folder) return faults;
  for (Diagnostic& fault : faults)
    fault.file = (fs::path(*folder) / fault.file).string();
  return faults;
}

}  // namespace entente
