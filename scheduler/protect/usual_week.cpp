#include "scheduler/protect/usual_week.h"

#include <algorithm>

namespace respite::protect {
namespace {

using std::chrono::days;
using Target = std::pair<std::size_t, PersonIndex>;  // declaration, whose

// So much in a week, of a month's a quarter.
std::vector<std::vector<Seconds>> due_in_full_weeks(const Desk& desk) {
  const std::vector<ProtectedTime>& blocks = desk.protection.blocks;
  std::vector<std::vector<Seconds>> due(desk.people.size(), std::vector<Seconds>(blocks.size()));
  for (std::size_t d = 0; d < blocks.size(); ++d) {
    const auto* floating = std::get_if<FloatingTime>(&blocks[d].time);
    if (floating == nullptr) continue;
    const Seconds a_week =
        floating->per_month ? std::max(floating->shortest, floating->amount / 4) : floating->amount;
    for (const PersonIndex person : blocks[d].people) due[at(person)][d] = a_week;
  }
  return due;
}

// What floated in each one's last published week before the window, moved to the week that begins
// on that day.
std::vector<KnownBlock> last_published(const PlacementInput& input, Day first) {
  const Desk& desk = input.desk;
  const auto zone_of = [&](const KnownBlock& block) { return desk.people[at(block.person)].zone; };
  const auto week_of = [&](const KnownBlock& block) {
    const Day day = day_of(zone_of(block).to_wall(block.span.begin));
    return day - (weekday_of(day) - desk.week_start);
  };
  const auto target_of = [&](const KnownBlock& block) -> std::optional<Target> {
    const auto index = declaration_of(desk, block, true);
    if (!index || input.window.begin <= block.span.begin) return std::nullopt;
    return Target{*index, block.person};
  };
  std::map<Target, Day> last;
  for (const KnownBlock& block : input.known) {
    const auto target = target_of(block);
    if (!target) continue;
    const auto [known, is_new] = last.try_emplace(*target, week_of(block));
    known->second = std::max(known->second, week_of(block));
  }
  std::vector<KnownBlock> known;
  for (const KnownBlock& block : input.known) {
    const auto target = target_of(block);
    if (!target || week_of(block) != last.at(*target)) continue;
    KnownBlock moved = block;
    moved.origin = zone_of(block).to_wall(block.span.begin) + (first - week_of(block));
    const Instant begin = zone_of(block).at_transition(moved.origin);
    moved.span = {begin, begin + block.span.length()};
    moved.chosen = false;
    known.push_back(moved);
  }
  return known;
}

}  // namespace

UsualWeek usual_week(const PlacementInput& input, Day first, Seconds step, std::int64_t work) {
  const Desk& desk = input.desk;
  const WeekOf week{first,
                    {desk.zone.at_transition(first), desk.zone.at_transition(first + days{7})}};
  const DeskCalendars calendars = no_calendars(desk);
  const Timeline nothing;
  const PlacementInput ideal{.desk = desk,
                             .calendars = calendars,
                             .timeline = nothing,
                             .window = week.span,
                             .known = last_published(input, first)};
  const std::vector<OwnTime> own = usual_times(ideal, around(week));
  const Cells cells = cells_of_week(first, step);
  Reach reach(ideal, own, cells, week.span);
  std::vector<Seconds> gave_way(desk.people.size());
  const WeekBlocks blocks = blocks_of_week(ideal, week, own, reach, gave_way);
  const UsualWeek none;
  WeekBuilder builder(ideal, week, cells, own, none);
  const WeekProblem problem = builder.build(blocks, reach, due_in_full_weeks(desk));
  const PlacedWeek placed = place_week(problem.problem, work);
  UsualWeek usual;
  for (std::size_t o = 0; o < placed.lines.size(); ++o) {
    const PersonIndex person = problem.owners[o];
    for (const PlacedBlock& block : placed.lines[o]) {
      const WantOf& want = problem.wants[o][static_cast<std::size_t>(block.want)];
      if (want.make_up) continue;
      const Interval span = cells.span(block.at);
      const Wall wall = desk.people[at(person)].zone.to_wall(span.begin);
      usual[{person, want.declared}].push_back(
          {static_cast<int>((day_of(wall) - first).count()), time_of_day(wall), span.length()});
    }
  }
  return usual;
}

}  // namespace respite::protect
