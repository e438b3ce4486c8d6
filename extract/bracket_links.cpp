// Brackets within a sentence: other names there, which the sentence goes on
// without, or an aside.
#include "extract/linker.h"
#include "extract/phrase.h"

namespace entente {

/// Names in brackets, up to chunk `close`, count for nothing.
std::size_t Linker::skip_names(std::size_t close) {
  const std::size_t next = close + 1;
  if (next >= chunks_.size() || chunks_[next].kind != Chunk::kGroup ||
      at_.last_group == kNone)
    return close;
  const std::uint32_t id = chunks_[next].id;
  if (bare(id) || opens_with_title(id))
    at_.possessor = at_.last_group;  // "the US–ROK (...) alliance"
  else if (const std::uint32_t post = described(at_.last_group, id);
           is_person(id) && titled(post))
    at_.named = post;  // "Director of Budget and Planning (BP) Jane Roe"
  return close;
}

void Linker::bracket(bool opens) {
  at_.prep = kNone;
  at_.comma_seen = opens;
  if (opens) at_.comma_group = at_.last_group;
}

/// The closing bracket's chunk if chunk c opens one that holds names alone.
std::size_t Linker::names_in_brackets(std::size_t c) const {
  for (std::size_t i = c + 1; i < chunks_.size() && i < c + 7; ++i) {
    const Chunk& x = chunks_[i];
    if (x.kind == Chunk::kClose) return i > c + 1 ? i : 0;
    const bool acronym =  // "(ENR)", that no name is known for
        x.end == x.begin + 1 && a_.tokens[x.begin].is(kAllCapitals);
    if (x.kind == Chunk::kGroup
            ? !is_name(x.id) && !acronym
            : x.kind != Chunk::kAnd && x.kind != Chunk::kComma)
      return 0;
  }
  return 0;
}

/// A common noun without article, adjective or name.
bool Linker::bare(std::uint32_t id) const {
  const Group& group = a_.groups[id];
  return group.begin == group.head && !is_name(id) &&
         group.pronoun == kNotPronoun;
}

/// "Foreign Minister Jane Roe", "Secretary General": a title without article,
/// which is of what stands before: "Republic of Kenya (ROK) President".
bool Linker::opens_with_title(std::uint32_t id) const {
  const Group& group = a_.groups[id];
  if (group.pronoun != kNotPronoun || (is_name(id) && !is_person(id)) ||
      !a_.tokens[group.begin].is(kCapital))
    return false;
  for (std::uint32_t t = group.begin; t <= group.head; ++t) {
    if (a_.mention_at[t] != kNone || tag(t) == Tag::kDT) return false;
    if (words_.in_list(word(t), k_.lists.title)) return true;
  }
  return false;
}

}  // namespace entente
