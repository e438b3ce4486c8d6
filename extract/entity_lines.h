#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/lexicon.h"
#include "extract/text_file.h"

namespace entente {

/// A name of an entity, to be put into the trie. The text is the file's.
struct EntityName {
  std::string_view text;
  TrieValue value;
};

/// Reads lines of entities, "type/id | Name | field=value ...", into the
/// entries of a Lexicon.
///
/// Its words and its trie are not touched, so that another thread may read word
/// lists meanwhile: names are gathered for later.
class EntityReader {
 public:
  struct File {
    const Lexicon::File* file;
    RuleId rule;  ///< What its entries are explained by.
  };

  /// Both must outlive the object.
  EntityReader(const Vocabulary& vocabulary, Lexicon& lexicon);

  /// Makes room for files of so many bytes. REQUIRES: is called once, first.
  void reserve(std::size_t bytes);
  /// Reads the lines of a file that are no part of a word list.
  void read(const File& file);
  /// After all: countries and containers by their keys.
  Diagnostics resolve_references();

  const std::vector<EntityName>& names() const { return names_; }
  const Diagnostics& faults() const { return faults_; }

 private:
  /// A name of the entry that is read, and how it is bound.
  struct Draft {
    std::string_view text;
    Form form;
    std::uint8_t flags;
  };
  struct Reference {
    std::size_t from;
    bool is_country;
    std::string_view key;
    int line;
    std::string_view file;
  };

  std::string_view keep(std::string_view part);
  std::optional<TypeId> type_of(std::string_view name) const;
  void read_entry(RuleId rule);
  void read_field(std::string_view field, Entry& entry);
  bool add_key(std::string_view key);
  void add_names();

  const Vocabulary& vocabulary_;
  Lexicon& lexicon_;
  std::vector<std::string> type_names_;  // In lower case, by TypeId.
  std::vector<EntityName> names_;
  std::vector<Reference> references_;
  Diagnostics faults_;
  char* text_end_ = nullptr;  // Of what is kept in lexicon_.text_.
  TextFile lines_;            // Of the file that is read,
  // ... and of its line:
  std::vector<Draft> drafts_;
  std::vector<std::string_view> ambiguous_;
};

}  // namespace entente
