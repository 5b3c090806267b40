#include "scheduler/protect/hindrance_at.h"

#include "scheduler/protect/cells.h"
#include "scheduler/protect/reach.h"

namespace respite {

std::optional<Hindrance> hindrance_at(const PlacementInput& input, std::size_t known,
                                      Interval span) {
  using protect::Cells;
  const KnownBlock& block = input.known[known];
  if (span.begin < input.now) return Hindrance::kPast;
  const Interval around{span.begin - std::chrono::days{2}, span.end + std::chrono::days{2}};
  const std::vector<protect::OwnTime> own = protect::own_times(input, around);
  if (const auto why = own[at(block.person)].in_the_way_of(span)) return why;

  const Day first = day_of(input.desk.zone.to_wall(span.begin));
  const Cells cells = protect::cells_of_week(first, protect::step_for(input.desk));
  protect::Reach reach(input, own, cells, around);
  for (std::size_t k = 0; k < input.known.size(); ++k) {
    const KnownBlock& other = input.known[k];
    if (k == known || !other.span.overlaps(around)) continue;
    if (other.person == block.person && other.span.overlaps(span)) return Hindrance::kBlocks;
    if (is_wall(other.kind)) reach.take(other.person, other.span);
  }
  if (is_wall(block.kind) && !reach.allows(block.person, span)) return Hindrance::kAccessible;
  return std::nullopt;
}

}  // namespace respite
