#pragma once

#include "graph/graph_builder.h"
#include "tests/export/sample_facts.h"

namespace entente {

/// The graph of sample_facts().
inline KnowledgeGraph sample_graph() {
  Names rules;
  GraphBuilder builder(vocabulary());
  builder.add(sample_facts(rules), rules);
  return builder.finish();
}

/// A graph whose names and texts try every format's escaping.
inline KnowledgeGraph awkward_graph() {
  Names rules;
  Facts facts = sample_facts(rules);
  facts.id = "a \"b\" <c>\\d";
  facts.entities[0].name = "Ana \"the <Fox>\" & Co;, \\ Lima";
  facts.entities[0].key = "person/ana \"\\<>";
  facts.entities[1].aliases = {"A;B", "tab\there", "two\nlines", "\x01"};
  facts.entities[1].why.clear();
  GraphBuilder builder(vocabulary());
  builder.add(facts, rules);
  return builder.finish();
}

}  // namespace entente
