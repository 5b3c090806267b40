#include "tests/app/rota/timeline/random_team.h"

#include <algorithm>

namespace respite::test {
namespace {

using std::chrono::days;

template <class Value>
const Value& any_of(Dice& dice, const std::vector<Value>& values) {
  return values[static_cast<std::size_t>(dice.below(static_cast<int>(values.size())))];
}
template <class Value>
Value& any_of(Dice& dice, std::vector<Value>& values) {
  return values[static_cast<std::size_t>(dice.below(static_cast<int>(values.size())))];
}

template <class Value>
void drop_one(Dice& dice, std::vector<Value>& values) {
  values.erase(values.begin() + dice.below(static_cast<int>(values.size())));
}

// A name that nothing of that kind has now: perhaps one that something else had before.
template <class Value>
std::string free_id(Dice& dice, const std::string& stem, const std::vector<Value>& taken) {
  for (int among = static_cast<int>(taken.size()) + 2;; ++among) {
    std::string id = stem + std::to_string(1 + dice.below(among));
    if (std::ranges::find(taken, id, &Value::id) == taken.end()) return id;
  }
}

int quarter(Dice& dice, int from_hour, int to_hour) {
  return 15 * dice.between(4 * from_hour, 4 * to_hour);
}

std::string some_zone(Dice& dice) {
  static const std::vector<std::string> zones = {"Europe/London", "America/New_York",
                                                 "Asia/Kolkata", "Australia/Lord_Howe"};
  return any_of(dice, zones);
}

std::vector<unsigned> some_days(Dice& dice) {
  switch (dice.below(4)) {
    case 0:
      return {0, 1, 2, 3, 4, 5, 6};
    case 1:
      return {6, 0};
    case 2:
      return {static_cast<unsigned>(dice.below(3)), static_cast<unsigned>(dice.between(3, 6))};
    default:
      return {1, 2, 3, 4, 5};
  }
}

// Within one day, where no clock changes.
Stretch day_hours(Dice& dice) {
  const int from = quarter(dice, 7, 10);
  return {some_days(dice), from, from + 60 * dice.between(4, 10)};
}

Stretch shift_hours(Dice& dice) {
  const int from = quarter(dice, 0, 23);
  return {some_days(dice), from, (from + 60 * (dice.one_in(8) ? 24 : dice.between(4, 14))) % 1440};
}

TeamPerson random_person(Dice& dice, Team& team, Day day) {
  TeamPerson person;
  person.number = ++team.last_number;
  person.id = free_id(dice, "p", team.people);
  if (dice.one_in(3)) person.zone = some_zone(dice);
  if (dice.one_in(3)) person.share = dice.between(2, 9);
  if (dice.one_in(8)) person.joins = day + days{dice.between(-3, 20)};
  if (dice.one_in(2)) person.hours = day_hours(dice);
  return person;
}

std::vector<int> some_people(Dice& dice, const Team& team) {
  std::vector<int> numbers;
  if (dice.one_in(2)) return numbers;
  for (const TeamPerson& person : team.people)
    if (!dice.one_in(3)) numbers.push_back(person.number);
  return numbers;
}

TeamShift random_shift(Dice& dice, const TeamRota& rota) {
  TeamShift shift{free_id(dice, "s", rota.shifts), "", shift_hours(dice), dice.between(1, 3)};
  if (dice.one_in(5)) shift.zone = some_zone(dice);
  return shift;
}

void change_handover(Dice& dice, TeamRota& rota, Day day) {
  rota.every = static_cast<Every>(dice.below(3));
  rota.step = rota.every == Every::kHours ? (dice.one_in(4) ? 3 : 6 * dice.between(1, 5))
                                          : dice.between(1, 10);
  rota.weekdays = some_days(dice);
  rota.at = quarter(dice, 0, 23);
  rota.from = day + days{dice.one_in(3) ? dice.between(-5, 10) : -dice.between(5, 40)};
}

void change_covers(Dice& dice, TeamRota& rota) {
  rota.covers = static_cast<Covers>(dice.below(3));
  rota.listed = shift_hours(dice);
}

TeamRota random_rota(Dice& dice, const Team& team, Day day) {
  TeamRota rota;
  rota.id = free_id(dice, "r", team.rotas);
  if (dice.one_in(4)) rota.zone = some_zone(dice);
  rota.people = some_people(dice, team);
  if (dice.one_in(2)) {
    rota.work = !dice.one_in(6);
    for (int i = dice.between(1, 3); i > 0; --i) rota.shifts.push_back(random_shift(dice, rota));
    return rota;
  }
  rota.work = dice.one_in(5);
  change_handover(dice, rota, day);
  change_covers(dice, rota);
  for (int i = dice.between(1, 3); i > 0; --i)
    rota.seats.push_back(
        {free_id(dice, "seat", rota.seats), !rota.seats.empty() && dice.one_in(4)});
  return rota;
}

std::string edit_person(Team& team, Dice& dice, Day today) {
  TeamPerson& person = any_of(dice, team.people);
  const std::string who = person.id;
  switch (dice.below(10)) {
    case 0:
      person.leaves = today + days{dice.between(-2, 14)};
      person.joins.reset();
      return who + " leaves " + to_text(*person.leaves);
    case 1:
      person.joins.reset();
      person.leaves.reset();
      return who + " is there";
    case 2:
    case 7:
    case 8:
    case 9: {
      const Day first = today + days{dice.between(-3, 14)};
      person.leave.emplace_back(first, first + days{dice.between(1, 6)});
      return who + " is on leave from " + to_text(first);
    }
    case 3:
      person.share = dice.between(0, 10);
      return who + " has a share of " + std::to_string(person.share);
    case 4:
      person.id = free_id(dice, "p", team.people);
      return who + " is now called " + person.id;
    case 5:
      if (team.people.size() < 2) return "nothing";
      std::erase_if(team.people, [&](const TeamPerson& one) { return one.id == who; });
      return who + " is deleted";
    default:
      person.leave.clear();
      return who + " is back from leave";
  }
}

std::string edit_shifts(TeamRota& rota, Dice& dice) {
  TeamShift& shift = any_of(dice, rota.shifts);
  const std::string name = rota.id + "/" + shift.id;
  switch (dice.below(5)) {
    case 0:
      shift.when = shift_hours(dice);
      return name + " has other hours";
    case 1:
      shift.staff = dice.between(1, 3);
      return name + " wants " + std::to_string(shift.staff);
    case 2:
      shift.id = free_id(dice, "s", rota.shifts);
      return name + " is now called " + shift.id;
    case 3:
      rota.shifts.push_back(random_shift(dice, rota));
      return rota.id + " has a shift more";
    default:
      if (rota.shifts.size() > 1) drop_one(dice, rota.shifts);
      return rota.id + " has a shift less";
  }
}

std::string edit_seats(TeamRota& rota, Dice& dice, Day today) {
  switch (dice.below(6)) {
    case 0:
      change_handover(dice, rota, today);
      return rota.id + " has another handover";
    case 1:
      rota.at = quarter(dice, 0, 23);
      return rota.id + " hands over at another time";
    case 2:
      change_covers(dice, rota);
      return rota.id + " covers other hours";
    case 3: {
      TeamSeat& seat = any_of(dice, rota.seats);
      const std::string was = seat.id;
      seat.id = free_id(dice, "seat", rota.seats);
      return rota.id + "/" + was + " is now called " + seat.id;
    }
    case 4:
      rota.seats.push_back({free_id(dice, "seat", rota.seats), dice.one_in(4)});
      return rota.id + " has a seat more";
    default:
      if (rota.seats.size() > 1) drop_one(dice, rota.seats);
      return rota.id + " has a seat less";
  }
}

std::string edit_rota(Team& team, Dice& dice, Day today) {
  TeamRota& rota = any_of(dice, team.rotas);
  const std::string name = rota.id;
  switch (dice.below(8)) {
    case 0:
      rota.id = free_id(dice, "r", team.rotas);
      return name + " is now called " + rota.id;
    case 1:
      if (team.rotas.size() > 1) drop_one(dice, team.rotas);
      return "a rota less";
    case 2:
      if (team.rotas.size() < 4) team.rotas.push_back(random_rota(dice, team, today));
      return "a rota more";
    case 3:
      rota.people = some_people(dice, team);
      return name + " has other people";
    case 4:
      rota.work = !rota.work;
      return name + " counts otherwise";
    default:
      return rota.shifts.empty() ? edit_seats(rota, dice, today) : edit_shifts(rota, dice);
  }
}

}  // namespace

Team random_team(Dice& dice, Day day) {
  Team team;
  team.zone = some_zone(dice);
  team.service = day_hours(dice);
  team.rest = dice.one_in(2);
  for (int i = dice.between(2, 6); i > 0; --i)
    team.people.push_back(random_person(dice, team, day));
  for (int i = dice.between(1, 2); i > 0; --i) team.rotas.push_back(random_rota(dice, team, day));
  return team;
}

std::string edit(Team& team, Dice& dice, Day today) {
  switch (dice.below(14)) {
    case 0:
      team.holidays.push_back(today + days{dice.between(-2, 20)});
      return "a holiday on " + to_text(team.holidays.back());
    case 1:
      team.service = day_hours(dice);
      return "other service hours";
    case 2:
      if (team.people.size() < 8) team.people.push_back(random_person(dice, team, today));
      return "somebody more";
    case 3:
    case 4:
    case 5:
    case 6:
    case 7:
      return edit_person(team, dice, today);
    default:
      return edit_rota(team, dice, today);
  }
}

}  // namespace respite::test
