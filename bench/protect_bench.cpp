// Protected time placed for desks of growing size: how long it takes, and how far from the best.
//
//   protect_bench [SEED [EFFORT [PEOPLE [ONE_IN]]]]    of how many one must stay reachable; 2
//
// A line for each size: people, weeks, blocks placed, minutes missing, seconds, points, gap.
#include <fmt/format.h>

#include <chrono>
#include <cstdlib>
#include <random>

#include "scheduler/protect/placement.h"
#include "tests/support/desks.h"

namespace {

using namespace respite;
using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;

class Maker {
 public:
  Maker(std::uint64_t seed, int people, int one_in)
      : random_(seed), one_in_(one_in), desk_(test::bare_desk(people)) {}

  void make() {
    calendars_ = test::no_calendars(desk_);
    desk_.service_hours = working_days(hours{8}, hours{18});
    for (std::size_t i = 0; i < desk_.people.size(); ++i) {
      desk_.people[i].hours = working_days(hours{8 + up_to(0, 1)}, hours{16 + up_to(0, 2)});
      calendars_.leave[i] = leave();
      calendars_.busy[i] = meetings();
    }
    const int n = static_cast<int>(desk_.people.size());
    desk_.teams.clear();
    for (int first = 0; first < n; first += 10) {
      Team& team = desk_.teams.emplace_back();
      team.id = "team" + std::to_string(first);
      for (int i = first; i < std::min(n, first + 10); ++i)
        team.members.push_back(index_of<PersonIndex>(static_cast<std::size_t>(i)));
    }
    add(BlockKind::kLearning, Firmness::kNonnegotiable, hours{2}, hours{2}, hours{2});
    add(BlockKind::kFocus, Firmness::kMovable, hours{4}, hours{1}, hours{2});
    ProtectedTime lunch{
        .kind = BlockKind::kLunch,
        .firmness = Firmness::kDefended,
        .topic = {},
        .people = everybody(desk_),
        .time = FixedTime{working_days(hours{12} + minutes{30}, hours{13} + minutes{15})}};
    desk_.protection.blocks.push_back(lunch);
    desk_.protection.accessible.push_back(
        {.people = std::max(1, n / one_in_), .skills = {}, .among = {}});
  }

  Placement place(int weeks, int effort) {
    const Timeline nothing;
    return place_protected_time({.desk = desk_,
                                 .calendars = calendars_,
                                 .timeline = nothing,
                                 .window = test::weeks_of_winter(weeks)},
                                effort);
  }

 private:
  int up_to(int least, int most) {
    return std::uniform_int_distribution<int>(least, most)(random_);
  }

  static WeeklyHours working_days(TimeOfDay from, TimeOfDay to) {
    WeeklyHours week;
    for (unsigned day = 1; day <= 5; ++day) week.push_back({Weekday{day}, from, to});
    return week;
  }
  IntervalSet leave() {
    const Instant begin = test::weeks_of_winter(1).begin + days{7 * up_to(0, 11)};
    return IntervalSet{{begin, begin + days{7 * up_to(0, 1)}}};
  }
  IntervalSet meetings() {
    std::vector<Interval> busy;
    for (int day = 0; day < 91; ++day)
      for (int i = up_to(0, 2); i > 0; --i) {
        const Instant begin =
            test::weeks_of_winter(1).begin + days{day} + minutes{15 * up_to(34, 64)};
        busy.push_back({begin, begin + minutes{15 * up_to(2, 6)}});
      }
    return IntervalSet(std::move(busy));
  }
  void add(BlockKind kind, Firmness firmness, Seconds amount, Seconds shortest, Seconds longest) {
    FloatingTime floating;
    floating.amount = amount;
    floating.shortest = shortest;
    floating.longest = longest;
    floating.prefer.push_back({std::nullopt, HalfDay::kMorning});
    desk_.protection.blocks.push_back({.kind = kind,
                                       .firmness = firmness,
                                       .topic = {},
                                       .people = everybody(desk_),
                                       .time = floating});
  }

  std::mt19937_64 random_;
  int one_in_;
  Desk desk_;
  DeskCalendars calendars_;
};

}  // namespace

int main(int count, char** words) {
  const std::uint64_t seed = count > 1 ? std::strtoull(words[1], nullptr, 10) : 1;
  const int effort = count > 2 ? std::atoi(words[2]) : 100;
  const int only = count > 3 ? std::atoi(words[3]) : 0;
  for (const int people : {5, 10, 20, 50, 100, 200}) {
    if (only != 0 && people != only) continue;
    Maker maker(seed, people, count > 4 ? std::atoi(words[4]) : 2);
    maker.make();
    const auto begin = std::chrono::steady_clock::now();
    const Placement placement = maker.place(13, effort);
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
    Seconds missing{};
    for (const TargetMet& target : placement.targets)
      if (target.placed < target.wanted) missing += target.wanted - target.placed;
    fmt::print(
        "people={} weeks=13 blocks={} missing_minutes={} seconds={:.2f} cost={} gap={} ({:.3f} "
        "%)\n",
        people, placement.blocks.size(), missing / minutes{1}, took.count(), placement.cost,
        placement.cost - placement.bound,
        100.0 * static_cast<double>(placement.cost - placement.bound) /
            static_cast<double>(std::max<std::int64_t>(1, placement.cost)));
  }
}
