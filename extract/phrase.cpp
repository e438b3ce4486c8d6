#include "extract/phrase.h"

#include "extract/chunk.h"
#include "extract/linker.h"

namespace entente {

void find_phrases(const Knowledge& knowledge, Analysis& a) {
  a.groups.clear();
  a.verbs.clear();
  a.clause_openers.clear();
  a.group_at.assign(a.tokens.size(), kNone);
  a.verb_at.assign(a.tokens.size(), kNone);
  Chunker chunker(knowledge, a);
  Linker linker(knowledge, a);
  for (const Sentence& sentence : a.sentences)
    linker.link(sentence, chunker.chunk(sentence));
}

}  // namespace entente
