#include "tests/support/boundary/random_desk.h"

#include <algorithm>
#include <array>
#include <string>

#include "tests/support/boundary/duties.h"

namespace respite::testing {
namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;

class Dice {
 public:
  explicit Dice(std::mt19937& random) : random_(random) {}
  int upto(int last) { return static_cast<int>(random_() % static_cast<unsigned>(last + 1)); }
  int between(int first, int last) { return first + upto(last - first); }
  bool one_in(int n) { return upto(n - 1) == 0; }
  template <class List>
  const auto& of(const List& list) {
    return list[static_cast<std::size_t>(upto(static_cast<int>(list.size()) - 1))];
  }

 private:
  std::mt19937& random_;
};

constexpr std::array kZones = {"Europe/London",    "Europe/Paris", "Europe/Lisbon",
                               "America/New_York", "Asia/Kolkata", "Australia/Sydney"};
constexpr std::array kPacks = {"uk", "fr", "pt", "", "eu", "be", "au"};
const std::array<std::string, 7> kSkills = {"windows", "linux",  "macos",  "m365",
                                            "network", "backup", "storage"};

WeeklyHours every_weekday(TimeOfDay from, TimeOfDay to) {
  WeeklyHours spans;
  for (unsigned day = 1; day <= 5; ++day) spans.push_back({Weekday{day}, from, to});
  return spans;
}

Interval some_time(Dice& dice, Instant first, int within_days, int most_quarters) {
  const Instant begin = first + days{dice.upto(within_days)} + minutes{15 * dice.upto(95)};
  return {begin, begin + minutes{15 * dice.between(1, most_quarters)}};
}

Person some_person(Dice& dice, int number, SiteIndex site, Zone zone) {
  Person person;
  person.id = "person" + std::to_string(number);
  person.name = "Person " + std::to_string(number);
  person.site = site;
  person.zone = zone;
  const TimeOfDay from = hours{dice.between(7, 10)} + minutes{30 * dice.upto(1)};
  person.hours = every_weekday(from, from + hours{dice.between(6, 9)});
  for (std::size_t skill = 0; skill < kSkills.size(); ++skill) {
    if (dice.one_in(3)) person.skills.push_back({index_of<SkillIndex>(skill), Level::kAble});
  }
  return person;
}

PersonFacts some_facts(Dice& dice, Instant first, int within_days, const std::string& person,
                       std::vector<Duty>& duties) {
  PersonFacts facts;
  const auto times = [&](int count, int quarters) {
    std::vector<Interval> spans;
    spans.reserve(static_cast<std::size_t>(count));
    for (int i = 0; i < count; ++i) spans.push_back(some_time(dice, first, within_days, quarters));
    return IntervalSet(std::move(spans));
  };
  facts.booked = times(within_days * 2, 8);
  facts.leave = times(within_days / 30 + 1, 300);
  facts.favours = times(within_days / 5 + 1, 6);
  for (const Interval& turn : times(within_days / 60 + 1, 24)) {
    duties.push_back({"room", "shift", 0, person, turn, turn, true});
  }
  for (int i = 0; i < within_days / 7; ++i) {
    facts.placed.push_back({some_time(dice, first, within_days, 8), Firmness::kMovable});
    facts.displaced.push_back(some_time(dice, first, within_days, 1).begin);
  }
  if (dice.one_in(4)) facts.work_ended = some_time(dice, first, 2, 4).end;
  return facts;
}

void add_blocks(Dice& dice, Desk& desk) {
  for (std::size_t i = 0; i < desk.people.size(); ++i) {
    const auto person = index_of<PersonIndex>(i);
    const auto add = [&](BlockKind kind, Firmness firmness, WeeklyHours when) {
      desk.protection.blocks.push_back(
          {kind, firmness, "secret topic", {person}, FixedTime{std::move(when)}, false});
    };
    const Weekday day{static_cast<unsigned>(dice.between(1, 5))};
    add(BlockKind::kLunch, Firmness::kDefended, every_weekday(hours{12} + minutes{30}, hours{13}));
    add(BlockKind::kLearning, Firmness::kNonnegotiable, {{day, hours{14}, hours{16}}});
    add(BlockKind::kFocus, Firmness::kMovable, {{day + days{1}, hours{9}, hours{11}}});
  }
}

}  // namespace

OwnDesk random_desk(int people, int days_of_facts, Instant first, std::mt19937& random) {
  Dice dice(random);
  OwnDesk snapshot;
  Desk& desk = snapshot.desk;
  desk.zone = *Zone::find("Europe/London");
  desk.service_hours = every_weekday(hours{8}, hours{18});
  desk.skills.assign(kSkills.begin(), kSkills.end());
  std::vector<Duty> duties;
  for (int i = 0; i < people; ++i) {
    if (i == 0 || dice.one_in(7)) {
      const Zone zone = *Zone::find(dice.of(kZones));
      const std::string id = "team" + std::to_string(desk.teams.size());
      desk.sites.push_back({id, id, zone, {}, dice.of(kPacks)});
      desk.teams.push_back({id, id, {}});
      snapshot.calendars.sites.emplace_back();
    }
    const auto site = index_of<SiteIndex>(desk.sites.size() - 1);
    desk.people.push_back(some_person(dice, i, site, desk.sites.back().zone));
    desk.teams.back().members.push_back(index_of<PersonIndex>(static_cast<std::size_t>(i)));
    snapshot.facts.people.push_back(
        some_facts(dice, first, days_of_facts, desk.people.back().id, duties));
  }
  add_blocks(dice, desk);
  desk.leads = {PersonIndex{0}, index_of<PersonIndex>(desk.people.size() - 1)};
  desk.slow_windows = {{{{std::chrono::Friday, hours{15}, hours{17}}}, {}}};
  desk.policy.id = "helpdesk";
  desk.policy.version = "3";
  desk.policy.targets = {{Priority::kP2, std::nullopt, hours{1}},
                         {Priority::kP3, std::nullopt, hours{4}}};
  desk.policy.emergencies = {{"E1", "service down for a site"}};
  for (Instant week = first; week < first + days{days_of_facts}; week += days{7}) {
    const auto hold = [&](const char* seat, days length) {
      const std::string& holder = desk.people[static_cast<std::size_t>(dice.upto(people - 1))].id;
      const Interval turn{week, week + length};
      duties.push_back({"oncall", seat, 0, holder, turn, turn, false});
    };
    hold("primary", days{7});
    hold("secondary", days{6});
  }
  desk.rotas = {on_call_rota("oncall", {"primary", "secondary"})};
  snapshot.facts.timeline = Timeline(std::move(duties));
  return snapshot;
}

Request random_request(const Desk& desk, Instant first, std::mt19937& random) {
  Dice dice(random);
  Request request;
  request.now = first + days{dice.upto(27)} + minutes{dice.between(6 * 60, 21 * 60)};
  request.role = dice.one_in(4) ? "partner" : "staff";
  if (dice.one_in(6)) request.category = dice.one_in(2) ? Category::kPersonal : Category::kSecurity;
  request.priority = static_cast<Priority>(dice.upto(3));
  request.length = minutes{15 * dice.between(1, 8)};
  if (!dice.one_in(4)) request.skill = dice.of(desk.skills);
  if (dice.one_in(3)) {
    request.person = index_of<PersonIndex>(
        static_cast<std::size_t>(dice.upto(static_cast<int>(desk.people.size()) - 1)));
    request.only_person = dice.one_in(2);
  }
  if (!dice.one_in(4)) {
    request.team = index_of<TeamIndex>(
        static_cast<std::size_t>(dice.upto(static_cast<int>(desk.teams.size()) - 1)));
  }
  if (dice.one_in(2)) request.criteria = {"E1"};
  if (dice.one_in(3)) request.earliest = request.now + minutes{15 * dice.upto(400)};
  if (dice.one_in(3)) {
    request.deadline =
        request.earliest.value_or(request.now) + request.length + minutes{15 * dice.upto(60)};
  }
  return request;
}

}  // namespace respite::testing
