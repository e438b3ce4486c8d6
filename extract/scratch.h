#pragma once

#include <vector>

#include "extract/analysis.h"
#include "extract/extract.h"
#include "extract/relation.h"

namespace entente {

/// What a worker keeps from document to document.
struct Worker::Scratch {
  Analysis analysis;
  std::vector<Reading> relations;
};

}  // namespace entente
