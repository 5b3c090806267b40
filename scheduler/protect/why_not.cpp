#include "scheduler/protect/why_not.h"

#include "scheduler/protect/crowding.h"

namespace respite::protect {
namespace {

constexpr std::size_t kAccessibleBit = static_cast<std::size_t>(Hindrance::kAccessible);
constexpr std::size_t kHoursBit = static_cast<std::size_t>(Hindrance::kHours);

}  // namespace

std::vector<Hindrance> why_not(const WeekBuilder& builder, const WeekProblem& week,
                               const WeekBlocks& blocks, const std::vector<Line>& lines,
                               std::size_t owner, std::size_t want) {
  Crowding crowding(week.problem);
  for (std::size_t o = 0; o < lines.size(); ++o)
    if (o != owner) crowding.put(o, lines[o]);
  Terms beside = crowding.terms_for(owner);
  beside.price.clear();
  const auto fits = [&](const Lifted& lifted) {
    Owner bent = builder.owner(week.owners[owner], week.wants[owner], blocks, lifted);
    bent.wants = {bent.wants[want]};  // alone: the others' places are no rule
    const BestLine best = best_line(bent, lifted[kAccessibleBit] ? Terms{} : beside);
    int placed = 0;
    for (const PlacedBlock& block : best.line) placed += block.at.length;
    return placed == bent.wants[0].wanted;
  };
  Lifted lifted;
  for (std::size_t i = 0; i < kHoursBit; ++i) {
    lifted.set(i);
    if (fits(lifted)) return {static_cast<Hindrance>(i)};
    lifted.reset(i);
  }
  for (std::size_t i = 0; i < kHoursBit; ++i) lifted.set(i);
  if (!fits(lifted)) return {Hindrance::kHours};
  for (std::size_t i = kHoursBit; i-- > 0;) {
    lifted.reset(i);
    if (!fits(lifted)) lifted.set(i);
  }
  std::vector<Hindrance> all;
  for (std::size_t i = 0; i < kHoursBit; ++i)
    if (lifted[i]) all.push_back(static_cast<Hindrance>(i));
  return all;
}

}  // namespace respite::protect
