// A team file as a value: thrown together from a seed, edited at random, written as text.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "scheduler/time/civil.h"
#include "tests/support/random_desk.h"

namespace respite::test {

// A stretch of local time on some weekdays, in minutes after midnight; across midnight where it
// ends no later than it begins.
struct Stretch {
  std::vector<unsigned> days;  // 0: Sunday
  int from = 0;
  int to = 0;
};

struct TeamPerson {
  int number = 0;  // never changes, whatever they are called
  std::string id;
  std::string zone;  // empty: the desk's
  int share = 10;    // tenths
  std::optional<Day> joins;
  std::optional<Day> leaves;
  std::optional<Stretch> hours;
  std::vector<std::pair<Day, Day>> leave;  // from the first day until the second
};

struct TeamSeat {
  std::string id;
  bool shadow = false;
};

struct TeamShift {
  std::string id;
  std::string zone;  // empty: the rota's
  Stretch when;
  int staff = 1;
};

enum class Covers { kAlways, kOutsideService, kListed };
enum class Every { kHours, kDays, kWeekdays };

struct TeamRota {
  std::string id;
  std::string zone;               // empty: the desk's
  std::vector<int> people;        // numbers; none: everybody
  std::vector<TeamShift> shifts;  // none: it has handovers
  Every every = Every::kDays;
  int step = 7;                    // hours or days
  std::vector<unsigned> weekdays;  // 0: Sunday
  int at = 540;                    // minutes after midnight
  Day from{};
  Covers covers = Covers::kAlways;
  Stretch listed;
  std::vector<TeamSeat> seats;
  bool work = false;  // else standby
};

struct Team {
  std::string zone;
  Stretch service;
  std::vector<Day> holidays;
  std::vector<TeamPerson> people;
  std::vector<TeamRota> rotas;
  bool rest = false;  // eleven hours of it, hard
  int last_number = 0;
};

// Around `day`, whose clock changes some of its zones may share.
[[nodiscard]] Team random_team(Dice& dice, Day day);

// One thing that people change in a team file; says what.
std::string edit(Team& team, Dice& dice, Day today);

// As a lead would write it, and the calendars it names: path and content of each file.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> files_of(const Team& team);

}  // namespace respite::test
