#include "export/dot.h"

#include "export/drawn_graph.h"

namespace entente {

std::string to_dot(const Drawing& drawing, const Vocabulary& vocabulary) {
  return make_agraph(drawing, vocabulary, EdgeLabels::kOnEdges).write();
}

}  // namespace entente
