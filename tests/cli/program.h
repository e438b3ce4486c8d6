#pragma once

#include <stdlib.h>
#include <sys/wait.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

namespace entente {

/// What the program did.
struct Ran {
  int status = -1;
  std::string out;
  std::string err;
};

/// A temporary folder to run the real program in; gone with the object.
class Sandbox {
 public:
  Sandbox() {
    std::string name =
        (std::filesystem::temp_directory_path() / "entente-XXXXXX").string();
    folder_ = ::mkdtemp(name.data());
  }
  ~Sandbox() { std::filesystem::remove_all(folder_); }
  Sandbox(const Sandbox&) = delete;
  Sandbox& operator=(const Sandbox&) = delete;

  /// Writes a file, and the folders that it needs.
  void write(const std::string& name, std::string_view text) const {
    const std::filesystem::path path = folder_ / name;
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << text;
  }
  std::string read(const std::string& name) const {
    std::ifstream file(folder_ / name, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }
  bool exists(const std::string& name) const {
    return std::filesystem::exists(folder_ / name);
  }
  /// Files in `name` and below, hidden ones too.
  int count_files(const std::string& name = ".") const {
    int count = 0;
    for (const auto& entry :
         std::filesystem::recursive_directory_iterator(folder_ / name))
      count += entry.is_regular_file() ? 1 : 0;
    return count;
  }

  /// Runs `entente ARGUMENTS`, as a shell would: quotes, pipes and files work.
  Ran run(const std::string& arguments) const {
    return shell("entente " + arguments);
  }
  /// Runs shell commands in which `entente` is the program under test.
  Ran shell(const std::string& commands) const {
    // Outside the folder, so that tests see only what the program wrote.
    const std::string log = folder_.string() + ".log";
    const std::string script = "entente() { \"" ENTENTE_PROGRAM
                               "\" \"$@\"; }\n"
                               "export ENTENTE_DATA='" ENTENTE_ROOT
                               "/data'\n"
                               "cd '" +
                               folder_.string() + "' || exit 99\n" + commands;
    std::ofstream(log + ".sh") << script;
    const int status = std::system(
        ("bash '" + log + ".sh' >'" + log + ".out' 2>'" + log + ".err'")
            .c_str());
    Ran ran;
    ran.status = WIFEXITED(status) ? WEXITSTATUS(status) : 256;
    ran.out = take(log + ".out");
    ran.err = take(log + ".err");
    std::filesystem::remove(log + ".sh");
    return ran;
  }

 private:
  static std::string take(const std::string& path) {
    std::string text;
    {
      std::ifstream file(path, std::ios::binary);
      text.assign(std::istreambuf_iterator<char>(file), {});
    }
    std::filesystem::remove(path);
    return text;
  }

  std::filesystem::path folder_;
};

/// Sentences whose facts hardly depend on the state of the rules.
constexpr std::string_view kKorea =
    "President Yoon Suk Yeol of South Korea met President Joe Biden of the "
    "United States. South Korea and the United States signed the Mutual "
    "Defense Treaty.\n";
constexpr std::string_view kNato =
    "Finland joined the North Atlantic Treaty Organization (NATO) in 2023. "
    "Norway is a member of NATO.\n";

}  // namespace entente
