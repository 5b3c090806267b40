#include "scheduler/rota/life/change.h"

#include <algorithm>
#include <set>

namespace respite {

bool may_propose(std::span<const Stretch> stretches, std::string_view who, Part part) {
  if (part == Part::kLead) return true;
  if (part == Part::kRequester) return false;
  return std::ranges::any_of(
      stretches, [&](const Stretch& stretch) { return stretch.from == who || stretch.to == who; });
}

std::vector<std::string> who_must_agree(std::span<const Stretch> stretches,
                                        std::string_view proposer, Part part) {
  if (part == Part::kLead) return {};
  std::set<std::string> people;
  for (const Stretch& stretch : stretches)
    for (const auto& person : {stretch.from, stretch.to})
      if (person && *person != proposer) people.insert(*person);
  return {people.begin(), people.end()};
}

std::vector<Stretch> cut_to(std::span<const Stretch> stretches, Interval span) {
  std::vector<Stretch> cut;
  for (const Stretch& stretch : stretches) {
    if (!stretch.span.overlaps(span)) continue;
    cut.push_back(stretch);
    cut.back().span = intersection(stretch.span, span);
  }
  return cut;
}

Instant begin_of(std::span<const Stretch> stretches) {
  Instant first = Instant::max();
  for (const Stretch& stretch : stretches) first = std::min(first, stretch.span.begin);
  return first;
}

}  // namespace respite
