#pragma once

#include <utility>
#include <vector>

#include "extract/pattern.h"

namespace entente {

/// Adds up what elements want of one token, as one test of `tests`. Private to
/// those who compile patterns.
class TestMaker {
 public:
  explicit TestMaker(TokenTests& tests) : tests_(tests) {}

  void add(const Element& e, bool back) {
    test_.needs = kStartsUpper;
    switch (e.kind) {
      case Element::Kind::kWords:
        words_.insert(words_.end(), e.words.begin(), e.words.end());
        break;
      case Element::Kind::kLemmas:
        lemmas_.insert(lemmas_.end(), e.words.begin(), e.words.end());
        break;
      case Element::Kind::kLists:
        lists_.insert(lists_.end(), e.lists.begin(), e.lists.end());
        test_.asks |= back ? kEndsPhrase : kStartsPhrase;
        break;
      case Element::Kind::kClass: {
        const auto id = static_cast<ClassId>(e.token_class);
        test_.looks |= bit(id);
        if (id == ClassId::kCap || id == ClassId::kNew)  // With its hyphens.
          test_.asks |= back ? kAfterDash : kBeforeDash;
        break;
      }
      case Element::Kind::kType:
        test_.asks |= back ? kEndsName : kStartsName;
        test_.names = true;
        break;
      case Element::Kind::kCoordination:
        test_.asks |= bit(ClassId::kAny);
        break;
    }
  }

  /// Ends it. `capital`: all of them want one.
  TokenTestId make(bool capital) {
    if (!capital) test_.needs = 0;
    if (words_.size() == 1 && lemmas_.empty() && lists_.empty())
      test_.word = words_.front();
    else
      test_.set =
          tests_.add(std::move(words_), std::move(lemmas_), std::move(lists_));
    return tests_.add(test_);
  }

 private:
  TokenTests& tests_;
  TokenTest test_;
  std::vector<WordId> words_;
  std::vector<WordId> lemmas_;
  std::vector<ListId> lists_;
};

}  // namespace entente
