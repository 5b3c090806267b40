// People of the desk, and what they want.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "scheduler/team/outside_account.h"
#include "scheduler/team/index.h"
#include "scheduler/team/language.h"
#include "scheduler/team/limit.h"
#include "scheduler/team/message_choices.h"
#include "scheduler/team/place.h"
#include "scheduler/team/skill.h"
#include "scheduler/time/weekly_hours.h"

namespace respite {

struct WishShift { std::string shift; };  // a shift's or a seat's id
struct WishWeekday { Weekday weekday; };  // duty begins or runs on it, in the holder's zone
struct WishDate { Day first; Day last; };  // both included
struct WishCompany { PersonIndex person; };  // on duty at the same time in the same rota

struct Wish {
  std::variant<WishShift, WishWeekday, WishDate, WishCompany> what;
  bool likes = false;  // else dislikes
  int weight = 1;      // 1 to 10
};

// What somebody did before Respite and brings in, as of the start of a date.
struct BroughtIn {
  Day at;
  double load_hours = 0;
  double nights = 0;
  double weekends = 0;
  double holidays = 0;
  Place said_at = {};  // in the team file, or in a CSV
};

struct Person {
  std::string id;
  std::string name;
  std::string email;               // may be empty
  std::vector<std::string> reach;  // how to reach them, best first
  std::vector<OutsideAccount> accounts{};  // in other systems
  std::optional<Language> language{};      // else the desk's
  MessageChoices messages{};               // over the desk's
  std::optional<SiteIndex> site;
  TeamIndex team{};
  Zone zone = Zone::utc();         // own, else the site's, else the desk's
  WeeklyHours hours;               // in `zone`; the desk's service hours where none are given
  bool has_own_hours = true;       // those are theirs, not the desk's
  std::vector<Skill> skills;       // of one that grows an entry for each level
  double share = 1.0;              // 0..1 of a full-timer's duty
  std::optional<Day> joins;        // first day
  std::optional<Day> leaves;       // first day no longer there
  std::vector<FileReference> leave;  // calendars
  std::vector<DayRange> leave_dates;  // and leave that the team file says itself, in `zone`
  std::vector<FileReference> busy;
  std::vector<Wish> wishes;
  std::optional<BroughtIn> history;
  std::optional<FileReference> history_file;  // a CSV that says it
  Limits limits;                   // replaces the desk's, one by one
};

// Since when somebody has every wanted skill at its level or above, on their own clock: the one
// definition of who is able in what. Instant::min(): all along; Instant::max(): never.
[[nodiscard]] Instant skilled_from(const Person& person, const std::vector<Skill>& wanted);
[[nodiscard]] bool has_skills(const Person& person, const std::vector<Skill>& wanted, Instant at);

}  // namespace respite
