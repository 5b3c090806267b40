#include "tests/support/desks.h"

#include <array>
#include <sstream>
#include <stdexcept>

#include "tests/support/times.h"

namespace respite::test {
namespace {

constexpr std::array<Weekday, 7> kWeek = {
    std::chrono::Monday, std::chrono::Tuesday,  std::chrono::Wednesday, std::chrono::Thursday,
    std::chrono::Friday, std::chrono::Saturday, std::chrono::Sunday};

Rota& add_rota(Desk& desk, std::string id, Counts counts) {
  Rota& rota = desk.rotas.emplace_back();
  rota.id = rota.name = std::move(id);
  rota.zone = desk.zone;
  rota.counts = counts;
  rota.people = everybody(desk);
  return rota;
}

}  // namespace

DeskCalendars no_calendars(const Desk& desk) {
  DeskCalendars calendars;
  calendars.sites.resize(desk.sites.size());
  calendars.leave.resize(desk.people.size());
  calendars.busy.resize(desk.people.size());
  for (const Rota& rota : desk.rotas) calendars.raises.emplace_back(rota.raises.size());
  return calendars;
}

Desk bare_desk(int people) {
  Desk desk;
  desk.id = "test-desk";
  desk.name = "Test desk";
  desk.zone = zone("Europe/London");
  desk.skills = {"general"};
  desk.teams.push_back({"desk", "Desk", {}});
  for (const Weekday weekday : kWeek)
    desk.bands.night.push_back({weekday, clock_time("22:00"), clock_time("06:00")});
  for (const Weekday weekday : {std::chrono::Saturday, std::chrono::Sunday})
    desk.bands.weekend.push_back({weekday, clock_time("00:00"), clock_time("24:00")});
  for (int i = 0; i < people; ++i) {
    Person& person = desk.people.emplace_back();
    person.id = "p" + std::to_string(i);
    person.name = "Person " + std::to_string(i);
    person.zone = desk.zone;
    person.skills = {{SkillIndex{0}, Level::kAble}};
    desk.teams[0].members.push_back(index_of<PersonIndex>(static_cast<std::size_t>(i)));
  }
  return desk;
}

Rota& add_weekly(Desk& desk, std::string id, const std::vector<std::string>& seats) {
  Rota& rota = add_rota(desk, std::move(id), Counts::kStandby);
  HandoverPlan plan;
  plan.handover = {EveryDays{7}, clock_time("09:00"), day("2026-12-07")};
  for (const std::string& seat : seats) plan.seats.emplace_back().id = seat;
  rota.plan = plan;
  return rota;
}

Rota& add_shifts(Desk& desk, std::string id, const std::vector<ShiftSpec>& shifts) {
  Rota& rota = add_rota(desk, std::move(id), Counts::kWork);
  ShiftPlan plan;
  for (const ShiftSpec& spec : shifts) {
    Shift& shift = plan.shifts.emplace_back();
    shift.id = spec.id;
    shift.staff = spec.staff;
    for (const Weekday weekday : kWeek)
      shift.times.push_back({weekday, clock_time(spec.from), clock_time(spec.to)});
  }
  rota.plan = plan;
  return rota;
}

Interval weeks_of_winter(int weeks) { return days_of_winter(7 * weeks); }

Interval days_of_winter(int days) {
  const Instant begin = instant("2026-12-07T00:00:00Z");  // London keeps UTC in winter
  return {begin, begin + std::chrono::days{days}};
}

Problem make_problem(const Desk& desk, Interval window) {
  return build_problem(desk, no_calendars(desk), {}, window);
}

Solution holders(const Problem& problem, std::string_view text) {
  Solution solution;
  std::istringstream words{std::string(text)};
  for (std::string word; words >> word;) {
    const auto person = find_person(problem.desk, word);
    if (!person && word != "-") throw std::invalid_argument(word);
    solution.holder.push_back(person);
  }
  if (solution.holder.size() != problem.turns.size())
    throw std::invalid_argument("not one word for each turn");
  return solution;
}

}  // namespace respite::test
