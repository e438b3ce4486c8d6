#include "extract/lexicon_lists.h"

#include <algorithm>
#include <array>
#include <string>

#include "extract/inflection.h"

namespace entente {
namespace {

bool of_verbs(const WordList& list) {
  return list.name.find("verb") != std::string::npos;
}

/// The entries of several words of a list.
template <class Use>
void each_phrase(const ListDraft& draft, Use use) {
  std::size_t begin = 0;
  for (const std::uint32_t end : draft.ends) {
    use(std::span(draft.words).subspan(begin, end - begin));
    begin = end;
  }
}

/// Makes the regular `forms` of `id` that no file has.
void add_forms(WordId id, const Inflections& forms, bool verb,
               WordTable& words) {
  const Word known = words[id];
  if (known.lemma != id) return;  // Listed as an inflected form.
  const auto form = [&](const std::string& text, std::uint64_t tags, Tag tag) {
    const WordId made = words.add(text);
    Word& w = words[made];
    if (w.tags != 0 || w.lemma != made || made == id) return;
    w.lemma = id;
    w.tags = tags;
    w.tag = tag;
  };
  const bool has_verb = (known.tags & (bit(Tag::kVB) | bit(Tag::kVBP))) != 0;
  const bool has_noun = (known.tags & bit(Tag::kNN)) != 0;
  if (known.tags == 0) {
    words[id].tags = verb ? bit(Tag::kVB) | bit(Tag::kVBP) : bit(Tag::kNN);
    words[id].tag = verb ? Tag::kVB : Tag::kNN;
  }
  if (!verb && has_verb) return;
  if (!verb) {
    form(forms.plural, bit(Tag::kNNS), Tag::kNNS);
    return;
  }
  form(forms.past, bit(Tag::kVBD) | bit(Tag::kVBN), Tag::kVBD);
  form(forms.gerund, bit(Tag::kVBG) | bit(Tag::kNN), Tag::kVBG);
  form(forms.plural, bit(Tag::kVBZ) | (has_noun ? bit(Tag::kNNS) : 0),
       Tag::kVBZ);
}

/// Whether a word can have regular forms: it is of letters, and no form.
bool inflects(WordId id, const WordTable& words) {
  const std::string_view lemma = words.text(id);
  return words[id].lemma == id && lemma.size() >= 3 &&
         std::ranges::all_of(lemma,
                             [](char c) { return c >= 'a' && c <= 'z'; });
}

/// The same for all `lemmas` in their order, some at a time, so that their
/// waits for the table overlap.
void add_forms(std::span<const WordId> lemmas, bool verb, WordTable& words) {
  struct Waiting {
    WordId lemma{};
    Inflections forms;
  };
  std::array<Waiting, 16> waiting;
  std::size_t count = 0;
  const auto finish = [&] {
    for (const Waiting& w : std::span(waiting).first(count))
      add_forms(w.lemma, w.forms, verb, words);
    count = 0;
  };
  for (const WordId lemma : lemmas) {
    if (!inflects(lemma, words)) continue;
    Waiting& w = waiting[count++];
    w = {lemma, inflect(words.text(lemma))};
    words.prefetch(w.forms.plural);
    if (verb) words.prefetch(w.forms.past);
    if (verb) words.prefetch(w.forms.gerund);
    if (count == waiting.size()) finish();
  }
  finish();
}

/// The forms of each lemma but itself, by id.
class FormsOf {
 public:
  explicit FormsOf(const WordTable& words)
      : first_(words.size()), next_(words.size()) {
    for (std::size_t i = words.size(); i-- > 1;) {
      const auto id = static_cast<WordId>(i);
      const WordId lemma = words[id].lemma;
      if (lemma == id) continue;
      next_[i] = first_[static_cast<std::size_t>(lemma)];
      first_[static_cast<std::size_t>(lemma)] = id;
    }
  }

  template <class Use>
  void each(WordId lemma, Use use) const {
    for (WordId form = first_[static_cast<std::size_t>(lemma)];
         form != kUnknownWord; form = next_[static_cast<std::size_t>(form)])
      use(form);
  }

 private:
  std::vector<WordId> first_;  // By lemma.
  std::vector<WordId> next_;   // By form.
};

/// Adds each form to the lists of its lemma, but for `exact` ones.
void inherit_lists(const ListSet& exact, WordTable& words) {
  for (std::size_t i = 1; i < words.size(); ++i) {
    const auto id = static_cast<WordId>(i);
    const WordId lemma = words[id].lemma;
    if (lemma == id || words[lemma].list_set == 0) continue;
    ListSet set = words.lists(lemma);
    for (std::size_t part = 0; part < set.bits.size(); ++part)
      set.bits[part] &= ~exact.bits[part];
    words.add_to_lists(id, set);
  }
}

/// Whether the first word of an entry has other forms, and not the last: that
/// of verbs, but not "co-host" and "jointly host".
bool inflects_first(bool verbs, std::span<const WordId> phrase,
                    const WordTable& words) {
  const std::uint64_t tags = words[phrase[0]].tags;
  const bool adverb = words.text(phrase[0]).ends_with("ly") &&
                      (tags & bit(Tag::kRB)) != 0 &&
                      (tags & bit(Tag::kVB)) == 0;
  return verbs && words.text(phrase[1]) != "-" && !adverb;
}

}  // namespace

void add_path(std::span<const WordId> path, const TrieValue& value,
              WordTable& words, Trie& trie) {
  std::uint32_t& first = words[path[0]].node;
  if (first == 0) first = trie.add_node();
  std::uint32_t node = first;
  for (const WordId id : path.subspan(1)) node = trie.add_child(node, id);
  if (path.size() < 256) trie.add_value(node, value);
}

void finish_lists(const std::vector<WordList>& lists,
                  std::span<const ListDraft> drafts, WordTable& words,
                  Trie& trie) {
  ListSet exact;
  std::vector<WordId> lemmas;
  for (std::size_t i = 0; i < lists.size(); ++i) {
    if (drafts[i].exact) {
      exact.add(static_cast<ListId>(i));
      continue;
    }
    const bool verbs = of_verbs(lists[i]);
    lemmas = lists[i].words;
    each_phrase(drafts[i], [&](std::span<const WordId> phrase) {
      lemmas.push_back(inflects_first(verbs, phrase, words) ? phrase.front()
                                                            : phrase.back());
    });
    add_forms(lemmas, verbs, words);
  }
  inherit_lists(exact, words);
  const FormsOf forms(words);
  std::vector<WordId> path;
  for (std::size_t i = 0; i < lists.size(); ++i) {
    TrieValue value;
    value.kind = TrieValue::Kind::kList;
    value.id = static_cast<std::uint32_t>(i);
    const bool verbs = of_verbs(lists[i]);
    each_phrase(drafts[i], [&](std::span<const WordId> phrase) {
      path.assign(phrase.begin(), phrase.end());
      value.tokens =
          static_cast<std::uint8_t>(std::min<std::size_t>(path.size(), 255));
      add_path(path, value, words, trie);
      if (drafts[i].exact) return;
      WordId& inflected =
          inflects_first(verbs, path, words) ? path.front() : path.back();
      forms.each(inflected, [&](WordId form) {
        inflected = form;
        add_path(path, value, words, trie);
      });
    });
  }
}

}  // namespace entente
