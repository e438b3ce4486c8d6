// The cases of relation_cases.txt. Written as a test of coverage, not after
// the program: not all pass yet, but never fewer than today.

#include <algorithm>
#include <iostream>

#include "extract/fact_names.h"
#include "extract/text_file.h"
#include "tests/extract/sample.h"

namespace entente {
namespace {

/// How many passed when this was last raised.
constexpr int kPassing = 632;

/// "Kenya consult Uganda (possible, optional)".
struct Wanted {
  std::string subject;
  PredicateId predicate{};
  std::string object;
  Factuality factuality = Factuality::kAsserted;
  bool optional = false;
  bool found = false;
};

const Vocabulary& vocabulary() { return sample_extractor().vocabulary(); }

/// The text of a case, where `\n` stands for the end of a line.
std::string with_lines(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i)
    if (text.substr(i, 2) == "\\n") {
      out += '\n';
      ++i;
    } else {
      out += text[i];
    }
  return out;
}

Wanted read_wanted(std::string_view text) {
  Wanted out;
  text = trim(text);
  if (text.ends_with(')')) {
    const auto open = text.rfind('(');
    for (const std::string_view word :
         split(text.substr(open + 1, text.size() - open - 2), ',')) {
      if (trim(word) == "optional") out.optional = true;
      if (const auto f = named<Factuality>(trim(word), kFactualityNames))
        out.factuality = *f;
    }
    text = trim(text.substr(0, open));
  }
  // The predicate is the first word that is one.
  std::size_t at = 0;
  for (const std::string_view word : split(text, ' ')) {
    if (const auto predicate = vocabulary().predicate(word);
        predicate && at > 0) {
      out.subject = text.substr(0, at - 1);
      out.predicate = *predicate;
      out.object = text.substr(std::min(at + word.size() + 1, text.size()));
      break;
    }
    at += word.size() + 1;
  }
  return out;
}

bool names(const FactEntity& entity, std::string_view name) {
  return entity.name == name ||
         std::ranges::find(entity.aliases, name) != entity.aliases.end();
}

bool is(const Wanted& w, const FactRelation& r, const Facts& facts) {
  const FactEntity& subject = facts.entities[index(r.subject)];
  const FactEntity& object = facts.entities[index(r.object)];
  if (w.predicate != r.predicate || w.factuality != r.factuality) return false;
  if (names(subject, w.subject) && names(object, w.object)) return true;
  return vocabulary()[w.predicate].symmetric && names(subject, w.object) &&
         names(object, w.subject);
}

/// What differs, a line each; empty if nothing does.
std::string differences(const Facts& facts, std::vector<Wanted> wanted) {
  std::string out;
  for (const FactRelation& r : facts.relations) {
    const auto found = std::ranges::find_if(
        wanted, [&](const Wanted& w) { return is(w, r, facts); });
    if (found != wanted.end()) {
      found->found = true;
      continue;
    }
    out += "  spurious " + facts.entities[index(r.subject)].name + ' ' +
           vocabulary()[r.predicate].name + ' ' +
           facts.entities[index(r.object)].name + " (" +
           std::string(name_of(r.factuality)) + ") by " +
           std::string(sample_extractor().rules()[r.rule]) + '\n';
  }
  for (const Wanted& w : wanted)
    if (!w.found && !w.optional)
      out += "  missed   " + w.subject + ' ' + vocabulary()[w.predicate].name +
             ' ' + w.object + " (" + std::string(name_of(w.factuality)) + ")\n";
  return out;
}

TEST(RelationCases, NoFewerThanBefore) {
  const std::string file =
      read_file(ENTENTE_ROOT "/tests/extract/relation_cases.txt");
  TextFile lines("relation_cases.txt", file);
  Worker worker(sample_extractor());
  std::string failing;
  int passing = 0;
  int cases = 0;
  while (lines.next()) {
    const auto fields = split(lines.line(), '|');
    ASSERT_EQ(fields.size(), 3U) << lines.number();
    std::vector<Wanted> wanted;
    if (trim(fields[2]) != "none")
      for (const std::string_view one : split(fields[2], ';')) {
        wanted.push_back(read_wanted(one));
        ASSERT_NE(wanted.back().subject, "") << lines.number();
      }
    Facts facts;
    facts.text = with_lines(trim(fields[1]));
    worker.extract(facts);
    const std::string differs = differences(facts, std::move(wanted));
    ++cases;
    if (differs.empty())
      ++passing;
    else
      failing +=
          std::string(trim(fields[0])) + ": " + facts.text + '\n' + differs;
  }
  EXPECT_GE(passing, kPassing) << failing;
  std::cout << passing << " of " << cases << " cases pass; these do not:\n"
            << failing;
}

}  // namespace
}  // namespace entente
