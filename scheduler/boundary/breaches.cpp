#include "scheduler/boundary/breaches.h"

#include <algorithm>
#include <vector>

namespace respite {
namespace {

void add(Breaches& found, const Rulings& rulings, RuleId rule, int times) {
  const Ruling& ruling = rulings[rule];
  if (times == 0) return;
  if (rule != RuleId::kBlkMov && ruling.severity < RuleSeverity::kConsentPerson) return;
  found.in_the_way.add(rule);
  found.cost += cost_of(rule) * times;
  if (ruling.severity == RuleSeverity::kForbid) {
    found.forbidden.add(rule);
    if (ruling.forbidden_by) found.forbidden_by.add(*ruling.forbidden_by);
  }
  if (ruling.severity >= RuleSeverity::kConsentPerson) found.person_consents = true;
  if (ruling.severity >= RuleSeverity::kConsentPersonAndLead) found.lead_consents = true;
}

// The lock after an intervention protects everybody; where no pack limits rest, person and lead
// may still agree to break it.
void add_rest_lock(Breaches& found, const Rulings& rulings) {
  Rulings locked = rulings;
  Ruling& rest = locked.of[static_cast<std::size_t>(RuleId::kRestD11)];
  rest.severity = std::max(rest.severity, RuleSeverity::kConsentPersonAndLead);
  add(found, locked, RuleId::kRestD11, 1);
}

}  // namespace

int count_over_budget(const PersonTime& time, Interval slot, Instant now, int budget) {
  const std::vector<Block> taken = blocks_in(time, slot, Firmness::kMovable);
  int over = 0;
  std::vector<Instant> before;  // blocks of the same slot count for those after them
  for (const Block& block : taken) {
    int used = interruptions_in_week_of(time, block.span.begin, now);
    for (const Instant other : before) {
      if (same_week(time, other, block.span.begin)) ++used;
    }
    if (used >= budget) ++over;
    before.push_back(block.span.begin);
  }
  return over;
}

Breaches find_breaches(const PersonTime& time, Interval slot, Instant now, int budget) {
  const PersonParts& parts = time.parts;
  const Rulings& rulings = parts.rulings;
  Breaches found;
  if (const int movable = count_blocks_in(time, slot, Firmness::kMovable); movable > 0) {
    add(found, rulings, RuleId::kBlkMov, movable);
    add(found, rulings, RuleId::kBudgetW, count_over_budget(time, slot, now, budget));
  }
  add(found, rulings, RuleId::kBlkDef, count_blocks_in(time, slot, Firmness::kDefended));
  add(found, rulings, RuleId::kBlkNn, count_blocks_in(time, slot, Firmness::kNonnegotiable));
  add(found, rulings, RuleId::kPerHours, time.shift.contains(slot) ? 0 : 1);
  if (time.locked(slot)) {
    add_rest_lock(found, rulings);
  } else {
    add(found, rulings, RuleId::kRestD11, span_with(time, slot).length() > kLongestSpan ? 1 : 0);
  }
  add(found, rulings, RuleId::kLeave, parts.leave.overlaps(slot) ? 1 : 0);
  add(found, rulings, RuleId::kBusy, parts.busy.overlaps(slot) ? 1 : 0);
  return found;
}

}  // namespace respite
