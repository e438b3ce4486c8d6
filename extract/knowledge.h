#pragma once

#include <algorithm>
#include <utility>
#include <vector>

#include "base/names.h"
#include "extract/known_words.h"
#include "extract/lexicon.h"
#include "extract/rule_file.h"
#include "extract/rule_index.h"
#include "extract/vocabulary.h"

namespace entente {

/// The word lists that the program itself reads; their names have '-' for
/// '_'. A list that no file has is empty.
struct KnownLists {
  ListId abbreviation{}, month{}, weekday{}, title{}, title_honorific{},
      title_rank{}, title_prefix{}, title_leader{}, title_deputy{},
      title_minister{}, title_envoy{}, title_past{}, title_future{},
      inst_head{}, agreement_head{}, event_head{}, document_head{},
      place_head{}, place_head_first{}, given_name{}, surname{},
      given_name_word{}, surname_word{}, name_place{}, family_name_first{},
      family_name_first_word{}, company_suffix{}, name_suffix{},
      name_particle{}, not_in_name{}, not_a_name{}, staff{}, proxy_actor{},
      proxy_object{}, proxy_stop{}, country_noun{}, institution_noun{},
      agreement_noun{}, person_noun{}, side_noun{}, side_word{}, light_verb{},
      light_verb_passive{}, want_verb{}, courtesy_verb{}, union_noun{},
      organ_word{}, every_word{}, end_verb{}, fail_noun{}, want_noun{},
      going_on_verb{}, statement_noun{}, fail_verb{}, doubt_verb{},
      object_control{}, negative_word{}, modal_possible{}, modal_future{},
      reported_doubt{}, conditional_word{}, place_preposition{},
      place_context{}, toward_noun{}, nation_person{}, relation_person{},
      become_verb{}, embassy_head{}, person_institution{}, common_name{},
      place_kind{}, movement_verb{}, region_prefix{}, container_noun{},
      help_noun{}, with_noun{};
};

struct KnownList {
  const char* name;
  ListId KnownLists::*list;
};
constexpr KnownList kKnownLists[] = {
    {"abbreviation", &KnownLists::abbreviation},
    {"month", &KnownLists::month},
    {"weekday", &KnownLists::weekday},
    {"title", &KnownLists::title},
    {"title-honorific", &KnownLists::title_honorific},
    {"title-rank", &KnownLists::title_rank},
    {"title-prefix", &KnownLists::title_prefix},
    {"title-leader", &KnownLists::title_leader},
    {"title-deputy", &KnownLists::title_deputy},
    {"title-minister", &KnownLists::title_minister},
    {"title-envoy", &KnownLists::title_envoy},
    {"title-past", &KnownLists::title_past},
    {"title-future", &KnownLists::title_future},
    {"inst-head", &KnownLists::inst_head},
    {"agreement-head", &KnownLists::agreement_head},
    {"event-head", &KnownLists::event_head},
    {"document-head", &KnownLists::document_head},
    {"place-head", &KnownLists::place_head},
    {"place-head-first", &KnownLists::place_head_first},
    {"given-name", &KnownLists::given_name},
    {"surname", &KnownLists::surname},
    {"given-name-word", &KnownLists::given_name_word},
    {"surname-word", &KnownLists::surname_word},
    {"name-place", &KnownLists::name_place},
    {"family-name-first", &KnownLists::family_name_first},
    {"family-name-first-word", &KnownLists::family_name_first_word},
    {"company-suffix", &KnownLists::company_suffix},
    {"name-suffix", &KnownLists::name_suffix},
    {"name-particle", &KnownLists::name_particle},
    {"not-in-name", &KnownLists::not_in_name},
    {"not-a-name", &KnownLists::not_a_name},
    {"staff", &KnownLists::staff},
    {"proxy-actor", &KnownLists::proxy_actor},
    {"proxy-object", &KnownLists::proxy_object},
    {"proxy-stop", &KnownLists::proxy_stop},
    {"country-noun", &KnownLists::country_noun},
    {"institution-noun", &KnownLists::institution_noun},
    {"agreement-noun", &KnownLists::agreement_noun},
    {"person-noun", &KnownLists::person_noun},
    {"side-noun", &KnownLists::side_noun},
    {"side-word", &KnownLists::side_word},
    {"organ-word", &KnownLists::organ_word},
    {"every-word", &KnownLists::every_word},
    {"light-verb", &KnownLists::light_verb},
    {"light-verb-passive", &KnownLists::light_verb_passive},
    {"want-verb", &KnownLists::want_verb},
    {"courtesy-verb", &KnownLists::courtesy_verb},
    {"union-noun", &KnownLists::union_noun},
    {"statement-noun", &KnownLists::statement_noun},
    {"end-verb", &KnownLists::end_verb},
    {"fail-noun", &KnownLists::fail_noun},
    {"want-noun", &KnownLists::want_noun},
    {"going-on-verb", &KnownLists::going_on_verb},
    {"fail-verb", &KnownLists::fail_verb},
    {"doubt-verb", &KnownLists::doubt_verb},
    {"object-control-verb", &KnownLists::object_control},
    {"negative-word", &KnownLists::negative_word},
    {"modal-possible", &KnownLists::modal_possible},
    {"modal-future", &KnownLists::modal_future},
    {"reported-doubt", &KnownLists::reported_doubt},
    {"conditional-word", &KnownLists::conditional_word},
    {"place-preposition", &KnownLists::place_preposition},
    {"toward-noun", &KnownLists::toward_noun},
    {"place-context", &KnownLists::place_context},
    {"nation-person", &KnownLists::nation_person},
    {"person-institution", &KnownLists::person_institution},
    {"movement-verb", &KnownLists::movement_verb},
    {"region-prefix", &KnownLists::region_prefix},
    {"container-noun", &KnownLists::container_noun},
    {"help-noun", &KnownLists::help_noun},
    {"with-noun", &KnownLists::with_noun},
    {"embassy-head", &KnownLists::embassy_head},
    {"common-name", &KnownLists::common_name},
    {"place-kind", &KnownLists::place_kind},
    {"become-verb", &KnownLists::become_verb},
    {"relation-person", &KnownLists::relation_person},
};

/// The types that the program itself speaks of.
struct KnownTypes {
  TypeId person{}, country{}, institution{}, agreement{}, place{}, event{},
      document{};
};

/// Everything compiled; const afterwards, shared by all threads.
struct Knowledge {
  Vocabulary vocabulary;
  Names names;  ///< Of rules and lexicons, by RuleId.
  Lexicon lexicon;
  RuleSet rules;
  RuleNeeds needs;
  RuleIndex mention_rules;
  RuleIndex pattern_rules;
  std::vector<std::uint32_t> within_rules;
  RuleIndex verb_rules;
  RuleIndex noun_rules;
  KnownLists lists;
  KnownTypes types;
  KnownWords known;
  RuleId learned{};         ///< Rule name of names learned inside a document.
  RuleId in_list{};         ///< ... of names typed by their list.
  RuleId title_line{};      ///< ... of documents titled by a line of their own.
  RuleId administration{};  ///< ... of administrations named for their head.
  RuleId lexicon_country{};  ///< ... of organs whose state a lexicon names.
  PredicateId part_of{}, leader_of{}, affiliated_with{};
  std::vector<std::uint32_t> rule_index;  ///< Rules by RuleId.
  /// The state of the known persons of a surname; sorted; kNoEntry where they
  /// are of several.
  std::vector<std::pair<WordId, EntryId>> state_of_surname;

  /// Whether a predicate says what post a person holds.
  bool is_post(PredicateId predicate) const {
    return predicate == leader_of || predicate == affiliated_with;
  }

  std::uint32_t rule_of(RuleId id) const { return rule_index[index(id)]; }

  /// See state_of_surname; kNoEntry for other words. O(log n).
  EntryId surname_state(WordId word) const {
    const auto at = std::ranges::lower_bound(
        state_of_surname, word, {}, &std::pair<WordId, EntryId>::first);
    return at != state_of_surname.end() && at->first == word ? at->second
                                                             : kNoEntry;
  }

  const WordTable& words() const { return lexicon.words(); }
};

}  // namespace entente
