#include "scheduler/rota/protected_block.h"

#include <algorithm>
#include <tuple>

#include "scheduler/team/service_time.h"

namespace respite {
namespace {

bool is_there(const Person& person, Day day) {
  return (!person.joins || *person.joins <= day) && (!person.leaves || day < *person.leaves);
}

}  // namespace

std::vector<ProtectedBlock> fixed_blocks_of(const Desk& desk, PersonIndex index, const OffTime& off,
                                            Interval window) {
  const Person& person = desk.people[at(index)];
  std::vector<ProtectedBlock> blocks;
  for (std::size_t i = 0; i < desk.protection.blocks.size(); ++i) {
    const ProtectedTime& declared = desk.protection.blocks[i];
    const auto* fixed = std::get_if<FixedTime>(&declared.time);
    if (!fixed || !std::ranges::binary_search(declared.people, index)) continue;
    IntervalSet in_the_way;
    if (!fixed->on_leave) in_the_way = off.leave;
    if (!fixed->on_holidays) in_the_way = unite(in_the_way, off.holidays);
    for (const Occurrence& one : occurrences(fixed->when, person.zone, window)) {
      if (!is_there(person, day_of(one.begin))) continue;
      for (const Interval piece : gaps(in_the_way, one.span))
        blocks.push_back(
            {index, i, piece.begin == one.span.begin ? one.begin : person.zone.to_wall(piece.begin),
             piece.end == one.span.end ? one.end : person.zone.to_wall(piece.end), piece});
    }
  }
  return blocks;
}

std::vector<ProtectedBlock> expand_fixed_blocks(const Desk& desk, const DeskCalendars& calendars,
                                                Interval window) {
  std::vector<ProtectedBlock> blocks;
  for (std::size_t i = 0; i < desk.people.size(); ++i) {
    const Person& person = desk.people[i];
    const Interval wide{window.begin, window.end + std::chrono::days{2}};  // blocks end after it
    OffTime off{.leave = {},
                .holidays = holiday_time(holidays_of(calendars, person), person.zone, wide)};
    if (i < calendars.leave.size()) off.leave = calendars.leave[i];
    for (const ProtectedBlock& block : fixed_blocks_of(desk, index_of<PersonIndex>(i), off, window))
      if (window.contains(block.span.begin)) blocks.push_back(block);
  }
  std::sort(blocks.begin(), blocks.end(), [](const ProtectedBlock& a, const ProtectedBlock& b) {
    return std::tuple(a.span.begin, a.person, a.declared, a.begin) <
           std::tuple(b.span.begin, b.person, b.declared, b.begin);
  });
  return blocks;
}

}  // namespace respite
