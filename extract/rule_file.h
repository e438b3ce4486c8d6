#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "extract/pattern.h"

namespace entente {

/// How an argument stands to the trigger of a clause rule.
enum class RoleKind : std::uint8_t {
  kSubject,      ///< Logical subject: of a passive, its by-phrase. Of a noun:
                 ///< the subject of the verb whose object the noun is.
  kObject,       ///< Logical object: of a passive, its subject.
  kPossessor,    ///< "Russia's war", "the Russian war", "its war"
  kPreposition,  ///< A prepositional phrase after the trigger.
  kApposition,   ///< What the trigger's noun group is in apposition to.
  kComplement,   ///< "X is a member": the subject of "be" before the noun.
};

struct Role {
  RoleKind kind = RoleKind::kSubject;
  WordId preposition{};
};

/// One argument of a clause rule: the roles are tried in order.
struct Slot {
  std::string name;
  std::vector<Role> roles;
  std::uint8_t types = 0xFF;  ///< Bits of TypeId.
  bool is_subject = false;    ///< The rule's subject,
  bool is_object = false;     ///< ... its object.
};

/// An example sentence of a rule; executed by the tests.
struct Example {
  std::string text;    ///< Marked: "[agent Russia] invaded [patient Ukraine]."
  bool wanted = true;  ///< yes or no.
  Factuality factuality = Factuality::kAsserted;
  int line = 0;
};

/// One rule of data/rules/*.rules.
///
/// A mention rule makes a type and has a pattern with one [ ]. A pattern rule
/// makes a relation and has labels in its pattern. A clause rule makes a
/// relation from a verb or noun that stands in a list, and slots. A within
/// rule looks for names inside the words of one mention.
struct Rule {
  enum class Kind : std::uint8_t {
    kMention,
    kPattern,
    kWithin,
    kVerb,
    kNoun
  } kind = Kind::kMention;
  RuleId id{};
  std::string name;
  std::string file;
  int line = 0;
  std::string note;
  std::string makes_text;
  std::string pattern_text;
  TypeId type{};  ///< Mention rules.
  std::uint8_t rank =
      50;  ///< Mention rules: where two overlap, the higher wins.
  Form form = Form::kName;  ///< Mention rules.
  PredicateId predicate{};
  std::string subject;      ///< Name of the label or slot,
  std::string object;       ///< ... which may be the same: all pairs within it.
  bool needs_home = false;  ///< One of them is the home country, or by it.
  std::uint8_t sure = 80;   ///< Confidence in percent before deductions.
  Factuality factuality = Factuality::kAsserted;
  bool presupposed = false;  ///< True however it is said: "did not leave".
  Pattern pattern;
  std::vector<ListId> triggers;       ///< Clause rules.
  std::vector<WordId> trigger_words;  ///< Clause rules: lemmas named directly.
  std::vector<Slot> slots;
  std::vector<ListId> unless;  ///< Clause rules: words that the group must not,
  std::vector<ListId> wants;   ///< ... or must have beside its head.
  std::uint8_t within = 0;     ///< Within rules: types of the whole mention.
  std::string whole;           ///< Within rules: the label that is the mention.
  std::vector<Example> examples;
};

/// Whether a name in `makes` stands for a state by the home country.
inline bool is_by_home(std::string_view name) {
  return name == "home" || name == "own" || name == "other";
}

/// Whether a name in `makes` is no label or slot but one of those that stand
/// for what is not said: home, own, other, last, or a key as "country/US".
inline bool is_special(std::string_view name) {
  return is_by_home(name) || name == "last" || name.find('/') != name.npos;
}

/// All rules, in the order of files. RuleIndex says where each may match.
class RuleSet {
 public:
  struct File {
    std::string_view name;
    std::string_view text;
  };
  /// Reads all files and reports all faults. Names go to `names`. Of a draft
  /// lexicon it takes every key of an entity for known.
  static Result<RuleSet> compile(std::span<const File> files, Lexicon& lexicon,
                                 const Vocabulary& vocabulary, Names& names);

  const std::vector<Rule>& rules() const { return rules_; }

 private:
  friend class RuleDraft;
  std::vector<Rule> rules_;
};

}  // namespace entente
