#include "scheduler/protect/why_not.h"

#include <algorithm>

#include "scheduler/protect/crowding.h"

namespace respite::protect {
namespace {

constexpr std::size_t kAccessibleBit = static_cast<std::size_t>(Hindrance::kAccessible);
constexpr std::size_t kBlocksBit = static_cast<std::size_t>(Hindrance::kBlocks);
constexpr std::size_t kHoursBit = static_cast<std::size_t>(Hindrance::kHours);

// What else is placed for them stays where it is.
void take_out_others(Owner& owner, const Line& line, std::size_t want) {
  for (const PlacedBlock& block : line) {
    if (static_cast<std::size_t>(block.want) == want) continue;
    for (int cell = std::max(0, block.at.first - 1);
         cell < std::min(static_cast<int>(owner.open.size()), block.at.end() + 1); ++cell)
      owner.open[static_cast<std::size_t>(cell)] = 0;
    for (std::size_t d = 0; d < owner.days.size(); ++d)
      if (owner.days[d].first <= block.at.first && block.at.first < owner.days[d].second)
        owner.most_a_day[d] = std::max(0, owner.most_a_day[d] - block.at.length);
  }
}

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
    if (!lifted[kBlocksBit]) take_out_others(bent, lines[owner], want);
    bent.wants = {bent.wants[want]};
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
