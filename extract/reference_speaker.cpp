// Who speaks: "we" and "I", by the label, the signer or the country of a text.
#include <algorithm>
#include <string_view>

#include "extract/phrase.h"
#include "extract/reference.h"

namespace entente {

/// Whether a sentence opens with the label of who speaks, "SECRETARY ROE: We",
/// and which person that is, or kNone: "QUESTION: Do".
bool Reference::labelled(const Sentence& sentence,
                         std::uint32_t& person) const {
  constexpr std::uint32_t kLabel = 7;  // Tokens.
  const std::uint32_t end = std::min(sentence.end, sentence.begin + kLabel);
  person = kNone;
  for (std::uint32_t t = sentence.begin; t < end; ++t) {
    const std::string_view w = a_.word(t);
    if (w == ":") return t > sentence.begin;
    if (std::ranges::any_of(w, [](char c) { return c >= 'a' && c <= 'z'; }))
      return false;
    const std::uint32_t m = a_.mention_at[t];
    if (m != kNone && a_.mentions[m].type == k_.types.person)
      person = a_.mentions[m].entity;
  }
  return false;
}

/// Who "we" or "I" is at a token: in a text that a person signs, "I" is who
/// speaks there, unless "on behalf of" a country; and "we" of another is not
/// the country.
std::uint32_t Reference::first_person(std::uint32_t token,
                                      std::uint8_t kind) const {
  if (author_ == kNone) return speaker_;
  std::uint32_t voice = author_;
  constexpr std::uint32_t kBack = 300;  // Sentences.
  const std::uint32_t here = a_.sentence_of[token];
  for (std::uint32_t s = here + 1; s-- > 0 && s + kBack > here;) {
    std::uint32_t person = kNone;
    if (!labelled(a_.sentences[s], person)) continue;
    voice = person;
    break;
  }
  if (voice != author_) return kind == kI ? voice : kNone;
  if (kind == kWe) return speaker_;
  const WordId behalf = k_.words().find("behalf");
  for (std::uint32_t t = a_.sentences[a_.sentence_of[token]].begin; t < token;
       ++t)
    if (a_.tokens[t].word == behalf) return speaker_;
  return author_;
}

}  // namespace entente
