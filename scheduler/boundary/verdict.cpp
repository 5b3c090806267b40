#include "scheduler/boundary/verdict.h"

#include <cassert>

namespace respite {

std::string_view to_text(VerdictKind kind) {
  switch (kind) {
    case VerdictKind::kAcceptNow:
      return "accept_now";
    case VerdictKind::kScheduleAt:
      return "schedule_at";
    case VerdictKind::kQueue:
      return "queue";
    case VerdictKind::kEscalate:
      return "escalate";
    case VerdictKind::kNeedsConsent:
      return "needs_consent";
  }
  assert(false);
  return "";
}

std::string_view to_text(Consenter consenter) {
  return consenter == Consenter::kPerson ? "person" : "lead";
}

RuleSet CitedRules::all() const {
  RuleSet all;
  for (const RuleSet& some : by_pack_) all |= some;
  return all;
}

std::vector<CitedRules::Citation> CitedRules::citations() const {
  std::vector<Citation> found;
  all().for_each([&](RuleId rule) {
    const PackRule* last = nullptr;  // packs that add nothing cite the desk's own words once
    for (std::size_t i = 0; i < kPackCount; ++i) {
      const auto pack = static_cast<PackId>(i);
      if (!by_pack_[i].has(rule) || &citation_of(rule, pack) == last) continue;
      last = &citation_of(rule, pack);
      found.push_back({rule, pack});
    }
  });
  return found;
}

}  // namespace respite
