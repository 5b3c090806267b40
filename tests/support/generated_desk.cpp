#include "tests/support/generated_desk.h"
#include "scheduler/team/short_limits.h"

#include <algorithm>
#include <array>

#include "tests/support/desks.h"
#include "tests/support/times.h"

namespace respite::test {
namespace {

constexpr int kMostZones = 3;
const std::array<const char*, kMostZones> kZones = {"Europe/London", "America/New_York",
                                                    "Australia/Sydney"};

std::string name_of_rota(int rota) { return "rota" + std::to_string(rota); }

void add_people(Dice& dice, Desk& desk, const DeskSize& size) {
  for (int z = 0; z < size.zones; ++z) {
    Site& site = desk.sites.emplace_back();
    site.id = site.name = "site" + std::to_string(z);
    site.zone = zone(kZones[static_cast<std::size_t>(z)]);
  }
  for (std::size_t i = 0; i < desk.people.size(); ++i) {
    Person& person = desk.people[i];
    const auto site = i % static_cast<std::size_t>(size.zones);
    person.site = index_of<SiteIndex>(site);
    person.zone = desk.sites[site].zone;
    if (dice.one_in(8)) person.skills[0].level = Level::kNovice;
    if (dice.one_in(6)) person.share = dice.between(5, 9) / 10.0;
    if (dice.one_in(2)) continue;
    const Day first = day("2026-12-07") + std::chrono::days{dice.below(size.weeks * 7)};
    Wish wish;
    switch (dice.below(3)) {
      case 0:
        wish.what = WishShift{dice.one_in(2) ? "primary" : "secondary"};
        wish.likes = true;
        break;
      default:
        wish.what = WishDate{first, first + std::chrono::days{dice.between(1, 5)}};
        wish.weight = dice.between(1, 3);
    }
    person.wishes.push_back(wish);
  }
}

void add_rota(Dice& dice, Desk& desk, const DeskSize& size, int number) {
  const int site = number % size.zones;
  Rota& rota = add_weekly(desk, name_of_rota(number), {"primary", "secondary"});
  rota.zone = desk.sites[static_cast<std::size_t>(site)].zone;
  if (number % 2 == 0) rota.covers = CoversOutsideService{};
  auto& plan = std::get<HandoverPlan>(rota.plan);
  plan.seats[0].skills = {{SkillIndex{0}, Level::kNovice}};
  plan.seats[1].skills = {{SkillIndex{0}, Level::kAble}};
  plan.seats[1].factor_percent = 50;
  rota.novice_needs_able_secondary = true;
  // Rotas of a zone share out its people.
  const int rotas_here = (size.rotas - site + size.zones - 1) / size.zones;
  const int mine = number / size.zones;
  rota.people.clear();
  for (int p = site, k = 0; p < size.people; p += size.zones, ++k) {
    const bool own = k % rotas_here == mine;
    const bool next = (k + 1) % rotas_here == mine && dice.one_in(5);
    if (own || next) rota.people.push_back(index_of<PersonIndex>(static_cast<std::size_t>(p)));
  }
}

}  // namespace

RandomCase generated_desk(const DeskSize& size, std::uint64_t seed) {
  Dice dice(seed);
  RandomCase made;
  Desk& desk = made.desk = bare_desk(size.people);
  for (unsigned weekday = 1; weekday <= 5; ++weekday)
    desk.service_hours.push_back({Weekday{weekday}, clock_time("08:00"), clock_time("18:00")});
  desk.limits.gap = Limit<Seconds>{std::chrono::weeks{2}, 40};
  desk.limits.set(named::max_consecutive_turns(Limit<int>{1, std::nullopt}));
  desk.limits.set(named::max_weekends(Limit<MaxWeekends>{{1, 3}, 20}));
  add_people(dice, desk, size);
  for (int r = 0; r < size.rotas; ++r) add_rota(dice, desk, size, r);

  made.calendars = no_calendars(desk);
  const Day from = day("2026-12-07");
  for (const char* holiday : {"2026-12-25", "2026-12-26", "2027-01-01", "2027-03-26", "2027-05-03",
                              "2027-05-31", "2027-08-30"}) {
    made.calendars.desk.days.push_back({day(holiday), "Holiday"});
    for (auto& site : made.calendars.sites) site.days.push_back({day(holiday), "Holiday"});
  }
  for (IntervalSet& leave : made.calendars.leave) {
    for (int half_year = 0; half_year * 26 < size.weeks; ++half_year) {
      const auto begin = must(parse_rfc3339("2026-12-07T00:00:00Z"), "") +
                         std::chrono::days{182 * half_year + dice.below(168)};
      leave = unite(leave, IntervalSet{{begin, begin + std::chrono::days{dice.between(4, 14)}}});
    }
  }
  made.window = {instant("2026-12-07T00:00:00Z"),
                 instant("2026-12-07T00:00:00Z") + std::chrono::weeks{size.weeks}};
  static_cast<void>(from);
  return made;
}

}  // namespace respite::test
