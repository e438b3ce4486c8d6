#pragma once

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "extract/analysis.h"
#include "extract/knowledge.h"

namespace entente {

/// The name of a body for comparing: "Kenyan Health Ministry", "Ministry of
/// Health of Kenya" and "Kenya's Ministry of Health" are one.
struct BodyName {
  std::uint64_t words = 0;   ///< Without the state; organs without order, too.
  std::uint64_t organ = 0;   ///< As of an organ: without order.
  EntryId state = kNoEntry;  ///< In the name or right before it.
};

/// Reads the name of the body that m mentions. Needs a.mention_at.
BodyName read_body_name(const Knowledge& knowledge, const Analysis& a,
                        const Mention& m);

/// The bodies of a document by name. A name without a state is that of the
/// body named last; of two states, two bodies.
class BodyNames {
 public:
  /// The entity that has this name, which then is the last; or kNone.
  std::uint32_t find(const BodyName& name);
  void add(const BodyName& name, std::uint32_t entity);

 private:
  struct Known {
    EntryId state = kNoEntry;
    std::uint32_t entity = kNone;
  };
  std::unordered_map<std::uint64_t, std::vector<Known>> by_words_;
};

}  // namespace entente
