#pragma once

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "extract/extract.h"
#include "extract/facts.h"
#include "extract/marked.h"

namespace entente {

inline std::string read_file(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// The files of data/ that the program reads.
inline std::vector<DataFile> sample_data() {
  const std::filesystem::path root = ENTENTE_ROOT "/data";
  std::vector<DataFile> files;
  files.push_back({"vocabulary.txt", read_file(root / "vocabulary.txt")});
  for (const char* folder : {"lexicon", "rules"})
    for (const auto& entry : std::filesystem::directory_iterator(root / folder))
      files.push_back({folder + ("/" + entry.path().filename().string()),
                       read_file(entry.path())});
  return files;
}

/// The whole program's knowledge, loaded once.
inline const Extractor& sample_extractor() {
  static const Extractor kExtractor = [] {
    auto made = Extractor::compile(sample_data());
    if (!made) {  // No test means anything without it.
      for (const Diagnostic& fault : made.error()) std::cerr << fault;
      std::exit(1);
    }
    return *std::move(made);
  }();
  return kExtractor;
}

/// A vocabulary and a few words, names and lists: loads in a blink.
inline std::vector<DataFile> tiny_data() {
  return {
      {"vocabulary.txt", read_file(ENTENTE_ROOT "/data/vocabulary.txt")},
      {"lexicon/words.txt",
       "a DT/9\nand CC/9\nby IN/9\nfailed VBD/9=fail VBN/9=fail\n"
       "fail VB/9 VBP/9\nin IN/9\nmet VBD/9=meet VBN/9=meet\n"
       "meet VB/9 VBP/9\nnot RB/9\nof IN/9\nold JJ/9\npact NN/9\n"
       "sign VB/9 VBP/9\nsigned VBD/9=sign VBN/9=sign\n"
       "signs VBZ/9=sign\nthe DT/9\ntreaty NN/9\n"
       "treaties NNS/9=treaty\nwas VBD/9=be\nwith IN/9\n"},
      {"lexicon/names.txt",
       "country/KE | Kenya | demonym=Kenyan\n"
       "country/UG | Uganda | acronym=UGD\n"
       "list head | nouns of treaties\ntreaty\npeace accord\n"
       "list sign-verb | verbs of signing\nsign\n"
       "list negative-word | negation\nnot\n"},
  };
}

/// The diagnostics as a person sees them.
inline std::string printed(const Diagnostics& faults) {
  std::ostringstream out;
  for (const Diagnostic& fault : faults) out << fault;
  return std::move(out).str();
}

inline Facts read_text(const Extractor& extractor, std::string text) {
  Facts facts;
  facts.text = std::move(text);
  Worker(extractor).extract(facts);
  return facts;
}

/// The text again, its mentions as [Type words].
inline std::string marked(const Extractor& extractor, const Facts& facts) {
  std::vector<Mark> marks;
  for (const FactMention& m : facts.mentions)
    marks.push_back(
        {m.span,
         extractor.vocabulary()[facts.entities[index(m.entity)].type].name});
  const auto size = static_cast<std::uint32_t>(facts.text.size());
  return put_marks(facts.text, {0, size}, marks);
}

}  // namespace entente
