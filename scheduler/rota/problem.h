// The problem a plan solves: turns, people, and everything a rule needs to know, as numbers.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "scheduler/rota/account.h"
#include "scheduler/rota/layout.h"
#include "scheduler/rota/protected_block.h"
#include "scheduler/rota/rule.h"
#include "scheduler/rota/turn.h"
#include "scheduler/rules/any_weeks.h"
#include "scheduler/rules/band.h"
#include "scheduler/rules/runs.h"
#include "scheduler/team/desk.h"

namespace respite {

// What the plan starts from beyond the desk and its calendars.
struct Facts {
  std::vector<HeldTurn> held;    // published turns, those before the window included
  std::vector<Balance> carried;  // [person] into the window; empty: nothing
  // [person] duties of rotas and seats that the file has no more; none: nobody has any.
  std::vector<IntervalSet> elsewhere;
  std::vector<bool> begun;          // [rota] see lay_out()
  std::optional<Instant> now;       // what has begun by then stays; nothing: nothing has begun
  std::vector<SeatShares> settled;  // what turns of the window that have begun owe
};

struct ProblemTurn {
  Turn turn;
  bool in_window = true;             // else context: judged beside the plan, not scored
  std::optional<PersonIndex> fixed;  // held already; only `replan` and overrides change it
  bool leftover = false;             // see LaidTurn
  // Of a published turn that is loose (HeldTurn::loose_from): whether somebody holds it, and who,
  // unless they are gone from the file.
  bool was_held = false;
  std::optional<PersonIndex> incumbent = {};
  bool work = false;     // counts as work duty
  bool required = true;  // empty, it is a gap: not so a wanted head, an optional one, a shadow
  bool beyond = false;   // a head more than wanted: nobody owes it before somebody holds it
  int under = 100;       // price in Tier::kCover while empty; 0 of an optional one
  int over = 0;          // price in Tier::kLimits while held
  [[nodiscard]] bool is_wanted() const { return required || under > 0; }
  IntervalSet time;  // what is covered
};

// Whether they are equal places of one shift at one time: what is worked out of one, whoever may
// hold it, holds of the other.
[[nodiscard]] bool are_equal_places(const ProblemTurn& a, const ProblemTurn& b);

struct ProblemPerson {
  PersonIndex person{};
  std::size_t clock = 0;  // into Problem::clocks
  Limits limits;
  std::int64_t fair = 0;              // fair share of the window's load, in load seconds
  Balance fair_counts{};              // of nights, weekends and holidays, likewise; in millionths
  Balance carried{};                  // from the account (its load already taken off `fair`)
  std::int64_t presence = 1'000'000;  // share times part of the window there, in millionths
  std::vector<int> days_held = {};    // civil days on which published duties ran, sorted
  Limits pack_limits = {};            // what their rule pack asks, beside what the desk does
};

// A holiday that a turn touches.
struct HolidayMark {
  int day = 0;
  int before = 0;        // the day of that holiday a year earlier
  std::size_t name = 0;  // into Clock::holiday_names
};

// Civil facts of every turn on one wall clock, by one calendar of holidays. Shapes: [turn].
struct Clock {
  Zone zone = Zone::utc();
  std::vector<int> first_day;      // civil day on which the turn's covered time begins
  std::vector<int> last_day;       // civil day on which it last runs
  std::vector<int> first_weekend;  // index of the first weekend it touches, or -1
  std::vector<int> last_weekend;
  std::vector<std::vector<int>> work_days;       // on which its slots begin; none for standby
  std::vector<std::vector<WeekTime>> work_time;  // by week, sorted; none for standby
  std::vector<std::vector<WeekTime>> day_time;   // the same by civil day, as `week`
  std::vector<std::vector<int>> nights;          // the days on which those it works begin
  std::vector<std::vector<HolidayMark>> holidays;
  std::vector<BandTimes> bands;
  std::vector<std::string> holiday_names;  // of those any turn touches
  std::vector<int> weekend_days;           // of any weekend, as days after its first; sorted
  Run window;                              // its civil days
  Run known;  // the days on which all duties are known, window included
};

struct Problem {
  Interval window;  // as laid out
  // Whether the window is one that is planned as one: what limits count in the window holds there.
  bool planned_as_one = true;
  std::vector<ProblemTurn> turns;     // sorted by begin, rota, seat, place
  std::vector<ProblemPerson> people;  // by PersonIndex
  std::vector<Clock> clocks;          // one for each zone and calendar of holidays in use
  std::vector<Limits> rota_limits;    // [rota]
  std::int64_t average_load = 1;      // of a turn in the window, at least 1
  int fairness_weight = 100;          // of load, percent
  Even even{};                        // of the other counts, percent
  std::vector<SeatShares> shares;     // who owes what of the window has not begun (shares.h)
  // Shapes: [turn][person].
  std::vector<std::vector<std::int64_t>> load;           // load seconds if that person holds it
  std::vector<std::vector<std::optional<Rule>>> barred;  // why that person may never hold it
  std::vector<std::vector<std::int32_t>> wish;           // points; below zero where liked
  std::vector<HeldTurn> kept;  // turns of the window whose holders are gone: theirs all the same
  std::vector<CutTurn> cut;    // published turns that the plan ends sooner
  std::vector<HeldTurn> gone;  // published in the window, asked for no more
  Desk desk;                   // what the numbers came from
  DeskCalendars calendars;
};

// A person's limits: their own take the place of the desk's, one by one: of sequences, sums and
// rest after something, each that is about the same; other lists as a whole.
[[nodiscard]] Limits limits_of(const Desk& desk, PersonIndex person);
[[nodiscard]] Limits pack_limits_of(const Desk& desk, PersonIndex person);

// Between two work duties of theirs at the least; 0 where nothing hard says so.
[[nodiscard]] Seconds hard_rest(const ProblemPerson& person);

// The problem of planning the window: what lay_out() says is asked for, to be filled beside what
// stays.
[[nodiscard]] Problem build_problem(const Desk& desk, const DeskCalendars& calendars,
                                    const Facts& facts, Interval window);

// What is published, as a problem with nothing to decide but turns that nobody holds: every
// published turn stands, also where the file asks for it no more.
[[nodiscard]] Problem problem_as_published(const Desk& desk, const DeskCalendars& calendars,
                                           const Facts& facts, Interval window);

// These turns, to be filled beside everything that is held.
[[nodiscard]] Problem problem_of_turns(const Desk& desk, const DeskCalendars& calendars,
                                       const Facts& facts, Interval window,
                                       const std::vector<Turn>& turns);

}  // namespace respite
