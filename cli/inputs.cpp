#include "cli/inputs.h"

#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <cerrno>
#include <filesystem>
#include <map>
#include <set>

#include "cli/messages.h"

namespace entente {
namespace {

namespace fs = std::filesystem;

/// Files that people have and we cannot read, and what helps.
struct Foreign {
  const char* ending;
  const char* cure;
};
constexpr Foreign kForeign[] = {
    {".pdf", "Turn it into text first: pdftotext FILE.pdf FILE.txt."},
    {".html", "Turn it into text first: pandoc FILE.html -o FILE.md."},
    {".htm", "Turn it into text first: pandoc FILE.htm -o FILE.md."},
    {".docx", "Turn it into text first: pandoc FILE.docx -o FILE.md."},
    {".odt", "Turn it into text first: pandoc FILE.odt -o FILE.md."},
    {".gz", "Unpack it and give the text: zcat FILE.gz | entente extract -."},
    {".zip", "Unpack it first: unzip FILE.zip."},
    {".jsonld", "It is a graph: 'entente merge' and 'entente stats' read it."},
    {".entente", "It is a graph: 'entente merge' and 'entente stats' read it."},
};

std::string lower_extension(const fs::path& path) {
  std::string ending = path.extension().string();
  for (char& c : ending)
    c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return ending;
}

Input::Kind kind_of(const fs::path& path) {
  const std::string ending = lower_extension(path);
  if (ending == ".md" || ending == ".markdown") return Input::Kind::kMarkdown;
  if (ending == ".jsonl" || ending == ".ndjson") return Input::Kind::kJsonLines;
  return Input::Kind::kText;
}

Input input_of(const fs::path& path) {
  std::error_code no;
  const auto size = fs::file_size(path, no);
  return {kind_of(path), path.string(), "", no ? 0 : size};
}

Diagnostics add_folder(const std::string& folder, std::vector<Input>& inputs) {
  std::vector<fs::path> paths;
  std::error_code error;
  std::size_t lines = 0;
  auto entry = fs::recursive_directory_iterator(folder, error);
  for (; !error && entry != fs::recursive_directory_iterator();
       entry.increment(error)) {
    const fs::path& path = entry->path();
    if (path.filename().string().starts_with('.')) {
      entry.disable_recursion_pending();
      continue;
    }
    std::error_code no;
    if (!entry->is_regular_file(no)) continue;
    const std::string ending = lower_extension(path);
    if (ending == ".txt" || ending == ".md") paths.push_back(path);
    if (ending == ".jsonl") ++lines;
  }
  if (error)
    return {system_fault(folder, "cannot read the folder", error.value(),
                         "Ask for the right to read it: chmod -R +rX.")};
  if (paths.empty())
    return {fault_of(
        folder, "the folder holds no .txt and no .md file",
        lines > 0 ? "Name its .jsonl files one by one: " + folder + "/*.jsonl."
                  : "Name a folder of texts, or the files.")};
  std::ranges::sort(paths);
  for (const fs::path& path : paths) inputs.push_back(input_of(path));
  return {};
}

Diagnostics add_argument(const std::string& argument,
                         std::vector<Input>& inputs) {
  if (argument == "-") {
    inputs.push_back({Input::Kind::kUnknown, "-", "stdin", 0});
    return {};
  }
  std::error_code error;
  const fs::file_status status = fs::status(argument, error);
  if (!fs::exists(status))
    return {fault_of(argument, "no such file or folder",
                     "Check the name; 'ls' shows what is there.")};
  if (fs::is_directory(status)) return add_folder(argument, inputs);
  for (const Foreign& foreign : kForeign)
    if (lower_extension(argument) == foreign.ending)
      return {fault_of(argument,
                       std::string("a ") + foreign.ending +
                           " file is no text that entente reads",
                       foreign.cure)};
  if (::access(argument.c_str(), R_OK) != 0)
    return {system_fault(argument, "cannot read", errno,
                         "Ask for the right to read it: chmod +r.")};
  inputs.push_back(input_of(argument));
  return {};
}

void drop_repeated(std::vector<Input>& inputs) {
  std::set<std::string> seen;
  std::erase_if(inputs, [&seen](const Input& input) {
    std::error_code no;
    const fs::path real = fs::canonical(input.path, no);
    return !seen.insert(no ? input.path : real.string()).second;
  });
}

/// The last `parts` parts of the path, without the extension.
std::string tail_of(const fs::path& path, std::size_t parts) {
  fs::path tail = path.stem();
  fs::path rest = path.lexically_normal().parent_path();
  for (std::size_t i = 1; i < parts && rest.has_filename(); ++i) {
    tail = rest.filename() / tail;
    rest = rest.parent_path();
  }
  return tail.generic_string();
}

/// True if `name` gave each of `group` a name of its own.
template <class Name>
bool tells_apart(const std::vector<Input*>& group, Name name) {
  std::set<std::string> names;
  for (Input* input : group) {
    input->id = name(*input);
    if (!names.insert(input->id).second) return false;
  }
  return true;
}

void name_documents(std::vector<Input>& inputs) {
  std::map<std::string, std::vector<Input*>> by_stem;
  for (Input& input : inputs)
    if (input.path != "-" && input.kind != Input::Kind::kJsonLines)
      by_stem[fs::path(input.path).stem().string()].push_back(&input);
  for (auto& [stem, group] : by_stem) {
    bool apart = false;
    for (std::size_t parts = 1; parts < 16 && !apart; ++parts)
      apart = tells_apart(group, [parts](const Input& input) {
        return tail_of(input.path, parts);
      });
    if (!apart)  // "brief.md" beside "brief.txt".
      tells_apart(group, [](const Input& input) { return input.path; });
  }
}

}  // namespace

Result<std::vector<Input>> find_inputs(std::span<const std::string> arguments) {
  std::vector<Input> inputs;
  Diagnostics faults;
  for (const std::string& argument : arguments) {
    const Diagnostics more = add_argument(argument, inputs);
    faults.insert(faults.end(), more.begin(), more.end());
  }
  if (!faults.empty()) return faults;
  drop_repeated(inputs);
  name_documents(inputs);
  return inputs;
}

}  // namespace entente
