#include "scheduler/boundary/book.h"

#include <algorithm>
#include <utility>

#include "scheduler/boundary/candidates.h"

namespace respite {
namespace {

using std::chrono::days;
constexpr int kBusinessDays = 5;  // for what was not to be touched at all

Interval day_around(Zone zone, Instant at, Day first, Day after) {
  const Interval span{zone.at_transition(first), zone.at_transition(after)};
  return {std::min(span.begin, at), std::max(span.end, at)};
}

// Where the block may go, by its firmness.
Interval room_for(const Availability& known, const PersonTime& time, const Block& block) {
  const Zone zone = time.parts.zone;
  const Day day = day_of(zone.to_wall(block.span.begin));
  if (block.firmness == Firmness::kDefended) {
    return day_around(zone, block.span.begin, day, day + days{1});
  }
  if (block.firmness == Firmness::kNonnegotiable) {
    const auto last = known.service.close_after(block.span.begin, kBusinessDays);
    return {block.span.begin, std::max(block.span.end, last.value_or(block.span.end))};
  }
  const Day monday = day - (weekday_of(day) - std::chrono::Monday);
  return day_around(zone, block.span.begin, monday, monday + days{7});
}

// The start on the grid nearest to `wanted` of a stretch so long inside one of the intervals.
std::optional<Instant> nearest_start(const IntervalSet& free, Seconds length, Instant wanted) {
  std::optional<Instant> best;
  const auto distance = [&](Instant start) {
    return start < wanted ? wanted - start : start - wanted;
  };
  for (const Interval& window : free) {
    const Instant first = next_on_grid(window.begin);
    const Instant latest = window.end - length;
    if (latest < first) continue;
    const Instant last = first + (latest - first) / kGrid * kGrid;
    const Instant near = std::clamp(next_on_grid(wanted), first, last);
    for (const Instant start : {near - kGrid, near}) {
      if (start < first) continue;
      if (!best || distance(start) < distance(*best)) best = start;
    }
  }
  return best;
}

std::vector<Block> blocks_under(const PersonTime& time, Interval slot) {
  std::vector<Block> found;
  for (const Block& block : time.parts.blocks) {
    if (block.firmness != Firmness::kSoft && block.span.overlaps(slot)) found.push_back(block);
  }
  return found;
}

// Personal hours, duty among them, that nothing holds once those blocks have left, less what is
// taken.
IntervalSet free_time(const PersonTime& time, const std::vector<Block>& leaving, Interval taken,
                      Instant now) {
  PersonParts parts = time.parts;
  std::erase_if(parts.blocks, [&](const Block& block) {
    return std::ranges::find(leaving, block) != leaving.end();
  });
  const PersonTime without = make_person_time(std::move(parts));
  IntervalSet free = without.untouched;
  // A desk that relaxed a rule lets work in there; a block is not put over another all the same.
  std::vector<Interval> held;
  held.reserve(without.parts.blocks.size());
  for (const Block& block : without.parts.blocks) held.push_back(block.span);
  free = subtract(free, IntervalSet(std::move(held)));
  const Instant first = std::max(now, time.rested.value_or(now));
  return subtract(free, IntervalSet{{taken, Interval{Instant::min(), first}}});
}

}  // namespace

Booking plan_booking(const Availability& known, const Offer& offer, Instant now) {
  const PersonTime& time = known.of(offer.person);
  Booking booking{offer, {}, {}};
  const std::vector<Block> leaving = blocks_under(time, offer.slot);
  const IntervalSet duty = unite(time.parts.turns, time.parts.rostered);
  IntervalSet free;
  if (!leaving.empty()) free = free_time(time, leaving, offer.slot, now);
  for (const Block& block : leaving) {
    const IntervalSet room = intersect(free, room_for(known, time, block));
    const auto nearest_in = [&](const IntervalSet& set) {
      return nearest_start(set, block.span.length(), block.span.begin);
    };
    auto start = nearest_in(subtract(room, duty));
    // Whose hours are shifts has no other time for it.
    if (!start && duty.overlaps(block.span)) start = nearest_in(room);
    GivesWay gives{block, std::nullopt};
    if (start) {
      gives.placed = Interval{*start, *start + block.span.length()};
      free = subtract(free, IntervalSet{{*gives.placed}});
    }
    booking.blocks.push_back(gives);
  }
  for (const Interval& favour : time.parts.favours) {
    if (favour.overlaps(offer.slot)) booking.favours.push_back(favour);
  }
  return booking;
}

}  // namespace respite
