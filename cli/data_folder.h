#pragma once

#include <string>

#include "base/result.h"
#include "cli/options.h"
#include "extract/extract.h"
#include "extract/vocabulary.h"

namespace entente {

/// Declares `--data DIR`.
void add_data_option(Options& options, std::string& folder);

/// The folder of lexicons and rules: `given` if not empty, else ENTENTE_DATA,
/// else ../share/entente beside the program, else data/ of the source tree
/// that the program was built in.
Result<std::string> find_data(const std::string& given);

/// Its vocabulary alone: all that a question to a graph needs.
Result<Vocabulary> load_vocabulary(const std::string& given);

/// Vocabulary, lexicons and rules, compiled. Faults name files by their path.
Result<Extractor> load_extractor(const std::string& given);

/// Names what facts depend on beside the text: this program, and all files of
/// the data folder. Equal stamps, equal facts.
Result<std::string> facts_stamp(const std::string& given);

/// Faults that name files of the data folder, with their path instead.
Diagnostics located(Diagnostics faults, const std::string& given);

}  // namespace entente
