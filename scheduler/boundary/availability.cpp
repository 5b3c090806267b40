#include "scheduler/boundary/availability.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "scheduler/protect/personal_hours.h"
#include "scheduler/rota/protected_block.h"
#include "scheduler/team/service_time.h"

namespace respite {
namespace {

// Whether a working span is too long shows within a day of any moment in it: kLongestSpan and the
// rest around it.
constexpr std::chrono::days kMargin{2};

IntervalSet calendar_of(const std::vector<IntervalSet>& calendars, std::size_t person,
                        Interval window) {
  return person < calendars.size() ? intersect(calendars[person], window) : IntervalSet{};
}

// Blocks the team file fixes, as far as their days are worked.
std::vector<Block> fixed_blocks(const Desk& desk, PersonIndex person, const OffTime& off,
                                Interval window) {
  std::vector<Block> found;
  for (const ProtectedBlock& block : fixed_blocks_of(desk, person, off, window)) {
    const ProtectedTime& declared = desk.protection.blocks[block.declared];
    const Interval span = intersection(block.span, window);
    if (!span.empty()) found.push_back({span, declared.firmness, declared.kind});
  }
  return found;
}

PersonParts parts_of(const DeskSnapshot& snapshot, const PersonalHours& hours, PersonIndex index,
                     Interval span) {
  const Desk& desk = snapshot.desk;
  const Person& person = desk.people[at(index)];
  const PersonFacts facts =
      at(index) < snapshot.facts.people.size() ? snapshot.facts.people[at(index)] : PersonFacts{};
  const IntervalSet holidays =
      holiday_time(holidays_of(snapshot.calendars, person), person.zone, span);

  PersonParts parts;
  parts.zone = person.zone;
  parts.hours = hours.weekly(index);
  parts.turns = hours.turns(index);
  parts.leave = unite(calendar_of(snapshot.calendars.leave, at(index), span), facts.leave);
  parts.leave =
      subtract(parts.leave, leave_on_duty(desk, snapshot.facts.timeline, index, parts.leave));
  const Interval there = employed(person, span);
  parts.leave = unite(parts.leave, gaps(IntervalSet{there}, span));
  parts.busy = unite(calendar_of(snapshot.calendars.busy, at(index), span), facts.booked);
  parts.favours = facts.favours;
  parts.blocks = fixed_blocks(desk, index, {parts.leave, holidays}, span);
  std::erase_if(parts.blocks, [&](const Block& block) {
    return snapshot.facts.blocks_published.contains(block.span.begin) ||
           std::find(facts.lifted.begin(), facts.lifted.end(), block.span) != facts.lifted.end();
  });
  for (const Block& block : facts.placed)  // leave that came later is leave
    for (const Interval piece : gaps(parts.leave, block.span))
      parts.blocks.push_back({piece, block.firmness, block.kind});
  std::sort(parts.blocks.begin(), parts.blocks.end(),
            [](const Block& a, const Block& b) { return a.span < b.span; });
  parts.displaced = facts.displaced;
  parts.incidents = facts.incidents;
  parts.work_ended = facts.work_ended;
  const std::string pack = person.site ? desk.sites[at(*person.site)].pack : std::string();
  parts.rulings = resolve(parse_pack(pack).value_or(PackId::kNone), desk.policy.rules);
  return parts;
}

IntervalSet slow_time(const Desk& desk, PersonIndex person, Interval span) {
  IntervalSet slow;
  for (const SlowWindow& window : desk.slow_windows) {
    const bool theirs =
        window.people.empty() ||
        std::find(window.people.begin(), window.people.end(), person) != window.people.end();
    if (theirs) slow = unite(slow, expand(window.when, desk.zone, span));
  }
  return slow;
}

std::vector<std::size_t> places_by_id(const std::vector<Person>& people) {
  std::vector<std::size_t> order(people.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(),
            [&](std::size_t a, std::size_t b) { return people[a].id < people[b].id; });
  std::vector<std::size_t> place(people.size());
  for (std::size_t i = 0; i < order.size(); ++i) place[order[i]] = i;
  return place;
}

}  // namespace

ServiceCalendar service_calendar(const Desk& desk, const HolidayCalendar& holidays) {
  ServiceCalendar calendar{desk.service_hours, desk.zone, {}, {}, {}};
  for (const Holiday& holiday : holidays.days)
    calendar.closed.push_back({holiday.day, holiday.day});
  return calendar;
}

Availability work_out(const std::shared_ptr<const DeskSnapshot>& snapshot, Interval span) {
  const Desk& desk = snapshot->desk;
  const Interval wide{span.begin - kMargin, span.end + kMargin};
  Availability known{
      snapshot, span, ServiceClock(service_calendar(desk, snapshot->calendars.desk), wide),
      {},       {},   places_by_id(desk.people),
      {}};
  const PersonalHours hours(desk, snapshot->calendars, snapshot->facts.timeline, wide);
  for (std::size_t i = 0; i < desk.people.size(); ++i) {
    const auto person = index_of<PersonIndex>(i);
    known.people.push_back(std::make_shared<const PersonTime>(
        make_person_time(parts_of(*snapshot, hours, person, wide))));
    known.slow.push_back(slow_time(desk, person, wide));
  }
  return known;
}

Availability lay_over(const Availability& base, const Overlay& overlay) {
  Availability known = base;
  known.overlay = overlay;
  for (const auto& [person, facts] : overlay) {
    PersonParts parts = base.of(person).parts;
    parts.busy = unite(parts.busy, facts.busy);
    parts.leave = unite(parts.leave, facts.leave);
    parts.favours = unite(parts.favours, facts.favours);
    parts.rostered = unite(parts.rostered, facts.rostered);
    if (facts.interruptions_this_week)
      parts.interruptions_this_week = facts.interruptions_this_week;
    if (facts.incidents_last_12h) parts.incidents_last_12h = facts.incidents_last_12h;
    if (facts.work_ended) parts.work_ended = facts.work_ended;
    known.people[at(person)] =
        std::make_shared<const PersonTime>(make_person_time(std::move(parts)));
  }
  return known;
}

}  // namespace respite
