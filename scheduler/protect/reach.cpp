#include "scheduler/protect/reach.h"

#include <algorithm>
#include <numeric>

#include "scheduler/team/service_time.h"

namespace respite::protect {
namespace {

// [cell] how many of them there are at any moment of it, at the least.
std::vector<int> fewest_in(const Cells& cells, const std::vector<PersonIndex>& members,
                           const std::vector<IntervalSet>& there) {
  const auto count = static_cast<std::size_t>(cells.count);
  std::vector<int> fewest(count);
  std::vector<std::vector<PersonIndex>> for_a_part(count);
  for (const PersonIndex member : members) {
    const Mask inside = cells.inside(there[at(member)]);
    const Mask touching = cells.touching(there[at(member)]);
    for (std::size_t cell = 0; cell < count; ++cell) {
      fewest[cell] += inside[cell];
      if (touching[cell] && !inside[cell]) for_a_part[cell].push_back(member);
    }
  }
  // One may go as another comes: they are fewest where the cell begins or somebody goes.
  for (std::size_t cell = 0; cell < count; ++cell) {
    const std::vector<PersonIndex>& some = for_a_part[cell];
    const Interval span = cells.span({static_cast<int>(cell), 1});
    const auto there_at = [&](Instant moment) {
      return static_cast<int>(std::ranges::count_if(
          some, [&](PersonIndex member) { return there[at(member)].contains(moment); }));
    };
    int least = there_at(span.begin);
    for (const PersonIndex member : some)
      for (const Interval part : intersect(there[at(member)], span))
        if (part.end < span.end) least = std::min(least, there_at(part.end));
    fewest[cell] += least;
  }
  return fewest;
}

}  // namespace

Reach::Reach(const PlacementInput& input, const std::vector<OwnTime>& own, const Cells& cells,
             Interval week)
    : cells_(cells) {
  const Desk& desk = input.desk;
  if (desk.protection.accessible.empty()) return;
  const Interval whole = cells.span({0, cells.count});
  service_ = service_time(desk, input.calendars.desk, whole);
  served_ = cells.touching(service_);
  // A cell that service leaves in the middle counts whoever is there as long as it lasts.
  const IntervalSet closed = gaps(service_, whole);
  for (const OwnTime& person : own) {
    there_.push_back(unite(intersect(person.at_work(), whole), closed));
    called_.push_back(unite(there_.back(), intersect(person.by(Hindrance::kDuty), whole)));
    at_work_.push_back(cells.inside(there_.back()));
  }
  for (std::size_t i = 0; i < desk.protection.accessible.size(); ++i) {
    const Accessible& accessible = desk.protection.accessible[i];
    std::vector<PersonIndex> members =
        accessible.among.empty() ? everybody(desk) : accessible.among;
    for (const Skill& skill : accessible.skills) {
      std::vector<PersonIndex> skilled = members;
      std::erase_if(skilled, [&](PersonIndex person) {
        return !has_skills(desk.people[at(person)], {skill}, week.begin);
      });
      add(input, i, std::move(skilled), 1, week);
    }
    add(input, i, std::move(members), accessible.people, week);
  }
}

void Reach::add(const PlacementInput& input, std::size_t accessible,
                std::vector<PersonIndex> members, int least, Interval week) {
  Rule rule{accessible, std::move(members), served_, {}};
  rule.spare = fewest_in(cells_, rule.members, there_);
  std::vector<int> called = fewest_in(cells_, rule.members, called_);
  for (std::size_t cell = 0; cell < served_.size(); ++cell) {
    rule.spare[cell] -= least;
    called[cell] -= least;
  }
  const Seconds a_day = input.desk.protection.accessible[accessible].a_day;
  if (a_day > Seconds{0}) rule.asked = cells_a_day(rule, a_day, input.desk.zone, week);
  for (std::size_t cell = 0; cell < served_.size(); ++cell) {
    if (!rule.asked[cell] || called[cell] >= 0) continue;
    const Interval span = cells_.span({static_cast<int>(cell), 1});
    for (const Interval part : intersect(service_, intersection(span, week))) {
      const bool goes_on = !short_.empty() && short_.back().rule == accessible &&
                           short_.back().span.end == part.begin;
      if (goes_on) {
        short_.back().span.end = part.end;
      } else {
        short_.push_back({accessible, part});
      }
    }
  }
  rules_.push_back(std::move(rule));
}

// Of each day the hours in which most are there, the earlier of two.
Mask Reach::cells_a_day(const Rule& rule, Seconds a_day, Zone zone, Interval week) const {
  Mask asked(served_.size());
  const auto needed = static_cast<std::size_t>((a_day + cells_.step - Seconds{1}) / cells_.step);
  for (Day day = day_of(zone.to_wall(week.begin)); zone.day_span(day).begin < week.end;
       day += std::chrono::days{1}) {
    std::vector<std::size_t> of_day;
    for (int cell = cells_.first_from(zone.day_span(day).begin);
         cell < cells_.first_from(zone.day_span(day).end); ++cell)
      if (served_[static_cast<std::size_t>(cell)]) of_day.push_back(static_cast<std::size_t>(cell));
    std::ranges::stable_sort(of_day, std::greater<>{},
                             [&](std::size_t cell) { return rule.spare[cell]; });
    of_day.resize(std::min(of_day.size(), needed));
    for (const std::size_t cell : of_day) asked[cell] = 1;
  }
  return asked;
}

std::vector<std::size_t> Reach::counted(const Rule& rule, PersonIndex person,
                                        Interval block) const {
  std::vector<std::size_t> found;
  if (!std::ranges::binary_search(rule.members, person)) return found;
  const Mask touched = cells_.touching(intersect(service_, block));
  for (std::size_t cell = 0; cell < touched.size(); ++cell)
    if (touched[cell] && rule.asked[cell] && at_work_[at(person)][cell]) found.push_back(cell);
  return found;
}

bool Reach::allows(PersonIndex person, Interval block) const {
  return std::ranges::all_of(rules_, [&](const Rule& rule) {
    return std::ranges::all_of(counted(rule, person, block),
                               [&](std::size_t cell) { return rule.spare[cell] > 0; });
  });
}

void Reach::take(PersonIndex person, Interval block) {
  for (Rule& rule : rules_)
    for (const std::size_t cell : counted(rule, person, block)) --rule.spare[cell];
}

std::vector<Crowd> Reach::crowds(const std::vector<PersonIndex>& owners) const {
  std::vector<Crowd> crowds;
  for (const Rule& rule : rules_) {
    Crowd crowd;
    for (std::size_t o = 0; o < owners.size(); ++o)
      if (std::ranges::binary_search(rule.members, owners[o]))
        crowd.members.push_back(static_cast<int>(o));
    for (std::size_t cell = 0; cell < rule.spare.size(); ++cell)
      crowd.most.push_back(rule.asked[cell] ? std::max(0, rule.spare[cell]) : kAnyNumber);
    if (!crowd.members.empty()) crowds.push_back(std::move(crowd));
  }
  return crowds;
}

std::vector<ShortReach> Reach::short_reach() const { return short_; }

}  // namespace respite::protect
