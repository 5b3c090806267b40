#include "scheduler/protect/week_problem.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace respite::protect {
namespace {

using std::chrono::days;

// Points a minute. What is not placed costs more than anything else could gain, and moving what is
// published more than it could be liked elsewhere.
constexpr std::array kMissing{160, 80, 40, 20};  // by firmness
constexpr int kMoved = 13;                       // a published block
constexpr int kAvoided = 5;
constexpr int kCrowded = 4;  // one more of a team away than half of it
constexpr int kNotPreferred = 3;
constexpr int kUnusual = 2;
constexpr int kOtherDay = 1;  // of a block made up, for each day from where it was
// Points.
constexpr Cost kBlock = 45;
constexpr Cost kOddBegin = 2;  // neither at the hour nor half past

bool is_preferred(const FloatingTime& floating, Wall at) {
  if (floating.prefer.empty()) return true;
  const HalfDay half =
      time_of_day(at) < std::chrono::hours{12} ? HalfDay::kMorning : HalfDay::kAfternoon;
  return std::ranges::any_of(floating.prefer, [&](const HalfDayOf& wish) {
    return (!wish.weekday || *wish.weekday == weekday_of(day_of(at))) &&
           (wish.half == HalfDay::kAny || wish.half == half);
  });
}

}  // namespace

WeekProblem WeekBuilder::build(const WeekBlocks& blocks, const Reach& reach,
                               const std::vector<std::vector<Seconds>>& due) {
  due_ = due;
  WeekProblem week{cells_, {.cells = cells_.count, .owners = {}, .crowds = {}}, {}, {}};
  for (std::size_t i = 0; i < own_.size(); ++i) {
    const auto person = index_of<PersonIndex>(i);
    std::vector<WantOf> wants = wants_of(person, blocks);
    if (wants.empty()) continue;
    week.problem.owners.push_back(owner(person, wants, blocks, {}));
    week.owners.push_back(person);
    week.wants.push_back(std::move(wants));
  }
  week.problem.crowds = reach.crowds(week.owners);
  for (Crowd& crowd : teams(week, blocks)) week.problem.crowds.push_back(std::move(crowd));
  return week;
}

std::vector<WantOf> WeekBuilder::wants_of(PersonIndex person, const WeekBlocks& blocks) const {
  std::vector<WantOf> wants;
  for (std::size_t m = 0; m < blocks.make_up.size(); ++m)
    if (blocks.make_up[m].person == person) wants.push_back({blocks.make_up[m].declared, m});
  for (std::size_t d = 0; d < due_[at(person)].size(); ++d)
    if (due_[at(person)][d] > Seconds{0}) wants.push_back({d, {}});
  return wants;
}

Owner WeekBuilder::owner(PersonIndex person, const std::vector<WantOf>& wants,
                         const WeekBlocks& blocks, const Lifted& lifted) const {
  const auto is_lifted = [&](Hindrance by) { return lifted[static_cast<std::size_t>(by)]; };
  const OwnTime& own = own_[at(person)];
  Owner owner;
  owner.open = cells_.inside(intersect(own.open(lifted), week_.span));
  std::vector<Interval> standing;
  std::vector<Interval> walls;
  for (const PlacedTime& block : blocks.stand) {
    if (block.person != person || is_lifted(Hindrance::kBlocks)) continue;
    standing.push_back(block.span);
    if (is_wall(input_.desk.protection.blocks[block.declared].kind)) walls.push_back(block.span);
  }
  const Mask taken = cells_.touching(IntervalSet(standing));
  const int soonest = is_lifted(Hindrance::kPast) ? 0 : cells_.first_from(input_.now);
  for (int cell = 0; cell < cells_.count; ++cell)
    if (taken[static_cast<std::size_t>(cell)] || cell < soonest)
      owner.open[static_cast<std::size_t>(cell)] = 0;
  const IntervalSet worked = own.worked();
  const IntervalSet walled{std::move(walls)};
  const double part = 1.0 - input_.desk.protection.white_space;
  // Days of their clock, the ones that the week cuts at either end too.
  for (int d = -1; d <= 7; ++d) {
    const Interval day = intersection(zone_of(person).day_span(week_.first + days{d}), week_.span);
    if (day.empty()) continue;
    const int first = cells_.first_from(day.begin);
    const int end = std::max(first, cells_.first_from(day.end));
    const Seconds most{
        std::llround(static_cast<double>(intersect(worked, day).length().count()) * part)};
    owner.days.emplace_back(first, end);
    owner.most_a_day.push_back(
        is_lifted(Hindrance::kWhiteSpace)
            ? end - first
            : std::max(0, cells_.in(most - intersect(walled, day).length())));
  }
  for (const WantOf& want : wants)
    owner.wants.push_back(want.make_up ? made_up(blocks.make_up[*want.make_up])
                                       : floating(person, want.declared, blocks));
  return owner;
}

Want WeekBuilder::blank(const ProtectedTime& declared, PersonIndex person) const {
  Want want;
  want.missing = points(kMissing[static_cast<std::size_t>(declared.firmness)]);
  want.lie.assign(static_cast<std::size_t>(cells_.count), 0);
  want.begin.assign(static_cast<std::size_t>(cells_.count), kOddBegin);
  for (int cell = 0; cell < cells_.count; ++cell) {
    const Wall wall = zone_of(person).to_wall(cells_.span({cell, 1}).begin);
    if (time_of_day(wall) % std::chrono::minutes{30} == Seconds{0})
      want.begin[static_cast<std::size_t>(cell)] = 0;
  }
  return want;
}

Want WeekBuilder::floating(PersonIndex person, std::size_t index, const WeekBlocks& blocks) const {
  const ProtectedTime& declared = input_.desk.protection.blocks[index];
  const auto& floating = std::get<FloatingTime>(declared.time);
  Want want = blank(declared, person);
  Seconds due = due_[at(person)][index];
  for (const PlacedTime& block : blocks.stand)
    if (block.person == person && block.declared == index) due -= block.span.length();
  want.wanted = std::max(0, cells_.in(due));
  want.shortest = std::max(1, cells_.in(floating.shortest));
  want.longest = std::max(want.shortest, cells_.in(floating.longest));
  want.unit =
      std::max(1, std::gcd(std::gcd(want.shortest, want.longest), cells_.in(floating.amount)));
  want.block = kBlock;
  for (int cell = 0; cell < cells_.count; ++cell) {
    const Wall wall = zone_of(person).to_wall(cells_.span({cell, 1}).begin);
    Cost& lie = want.lie[static_cast<std::size_t>(cell)];
    if (!is_preferred(floating, wall)) lie += points(kNotPreferred);
    if (std::ranges::find(floating.avoid, weekday_of(day_of(wall))) != floating.avoid.end())
      lie += points(kAvoided);
  }
  add_known(want, person, index);
  return want;
}

// What is published, and what is usual.
void WeekBuilder::add_known(Want& want, PersonIndex person, std::size_t declared) const {
  const auto add = [&](Interval span, int per_minute) {
    const Lying at = cells_.lying(span);
    if (at.length > 0) want.known.push_back({at, at.length * points(per_minute)});
  };
  for (const KnownBlock& block : input_.known)
    if (block.person == person && declaration_of(input_.desk, block, true) == declared)
      add(block.span, kMoved);
  const auto usual = usual_.find({person, declared});
  if (usual == usual_.end()) return;
  for (const UsualBlock& block : usual->second) {
    const Instant begin = zone_of(person).at_transition(week_.first + days{block.day} + block.from);
    add({begin, begin + block.length}, kUnusual);
  }
}

Want WeekBuilder::made_up(const MakeUp& block) const {
  const ProtectedTime& declared = input_.desk.protection.blocks[block.declared];
  Want want = blank(declared, block.person);
  const Seconds up = cells_.step - Seconds{1};
  want.wanted = want.shortest = want.longest = std::max(1, cells_.in(block.was.length() + up));
  const Day was = day_of(block.origin);
  for (int cell = 0; cell < cells_.count; ++cell) {
    const Day day = day_of(zone_of(block.person).to_wall(cells_.span({cell, 1}).begin));
    Cost& lie = want.lie[static_cast<std::size_t>(cell)];
    lie = day < block.days.first || block.days.last < day
              ? kNever
              : points(kOtherDay) * std::abs((day - was).count());
  }
  return want;
}

// Not the whole team away on one afternoon: half of those at work, unless they ask for it.
std::vector<Crowd> WeekBuilder::teams(const WeekProblem& week, const WeekBlocks& blocks) const {
  const auto apart = [&](const WantOf& want) {
    const auto* floating =
        std::get_if<FloatingTime>(&input_.desk.protection.blocks[want.declared].time);
    return !floating || !floating->together;
  };
  std::vector<Crowd> crowds;
  for (const Team& team : input_.desk.teams) {
    Crowd crowd;
    crowd.over = points(kCrowded);
    for (std::size_t o = 0; o < week.owners.size(); ++o)
      if (std::ranges::find(team.members, week.owners[o]) != team.members.end() &&
          std::ranges::any_of(week.wants[o], apart))
        crowd.members.push_back(static_cast<int>(o));
    if (crowd.members.size() < 2) continue;
    std::vector<int> there(static_cast<std::size_t>(cells_.count));
    std::vector<int> away(there.size());
    for (const PersonIndex member : team.members) {
      const Mask at_work = cells_.inside(intersect(own_[at(member)].at_work(), week_.span));
      std::vector<Interval> walls;
      for (const PlacedTime& block : blocks.stand)
        if (block.person == member) walls.push_back(block.span);
      const Mask walled = cells_.touching(IntervalSet(walls));
      for (std::size_t cell = 0; cell < there.size(); ++cell) {
        there[cell] += at_work[cell];
        away[cell] += walled[cell];
      }
    }
    for (std::size_t cell = 0; cell < there.size(); ++cell)
      crowd.most.push_back(std::max(0, std::max(1, there[cell] / 2) - away[cell]));
    crowds.push_back(std::move(crowd));
  }
  return crowds;
}

}  // namespace respite::protect
