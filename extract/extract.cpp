#include "extract/extract.h"

#include <algorithm>

#include "extract/assemble.h"
#include "extract/classify.h"
#include "extract/common_acronym.h"
#include "extract/entity.h"
#include "extract/hits.h"
#include "extract/knowledge.h"
#include "extract/learn.h"
#include "extract/mention.h"
#include "extract/name_list.h"
#include "extract/namesake.h"
#include "extract/phrase.h"
#include "extract/relation.h"
#include "extract/scratch.h"
#include "extract/tag_finite.h"
#include "extract/tagger.h"
#include "extract/tokenizer.h"

namespace entente {

const Vocabulary& Extractor::vocabulary() const {
  return knowledge_->vocabulary;
}
const Names& Extractor::rules() const { return knowledge_->names; }

Worker::Worker(const Extractor& extractor)
    : extractor_(&extractor), scratch_(std::make_unique<Scratch>()) {}
Worker::~Worker() = default;
Worker::Worker(Worker&&) noexcept = default;
Worker& Worker::operator=(Worker&&) noexcept = default;

void Worker::measure(RuleCosts* costs) { scratch_->analysis.costs = costs; }

void Worker::extract(Facts& facts) {
  const Knowledge& k = extractor_->knowledge();
  Analysis& a = scratch_->analysis;
  a.text = facts.text;
  tokenize(facts.text, k.words(), k.lists.abbreviation, a.tokens, a.sentences);
  find_hits(k.lexicon, a);
  tag(k, a);
  find_finite_verbs(k, a);
  classify(k.words(), a);
  find_mentions(k, a);
  type_lists(k, a);
  claim_namesakes(k, a);
  prefer_named_states(k, a);
  free_foreign_organs(k, a);
  follow_longer_names(k, a);
  drop_common_acronyms(k, a);
  learn_names(k, a);
  resolve_entities(k, a);
  find_phrases(k, a);
  scratch_->relations = find_relations(k, a);
  assemble(k, a, scratch_->relations, facts);
}

}  // namespace entente
