// Shares: who owes what of a window's turns, week by week.
#pragma once

#include <vector>

#include "scheduler/rota/fair_share.h"
#include "scheduler/rota/problem.h"

namespace respite {

// Share times the part of an interval a person is there, and not on leave where that lowers the
// share; in millionths.
[[nodiscard]] std::int64_t presence_in(const Desk& desk, const DeskCalendars& calendars,
                                       PersonIndex person, Interval interval);

struct Owing {
  std::vector<SeatShares> shares;  // of what has not begun; sorted, one a week or several alike
  std::vector<std::int64_t> owed;  // [person] load seconds of the window
  std::vector<Demand> demands;     // of each seat: its load, and who owes something at all
  // Nights, weekends and holidays in millionths: of each seat as `demands`, and [person]. One of
  // them is asked for once for each place, however many of its turns touch it.
  std::vector<Balance> counts;
  std::vector<Balance> owed_counts;
  std::int64_t load = 0;  // of all turns somebody can hold
  std::int64_t turns = 0;
};

// A turn of the window asks for the mean of what it weighs for those who may hold it; one that
// nobody may hold asks nothing. What of it each person owes follows in three steps:
//
//  1. By seat, the window's load is poured over those who have its skills, level in proportion to
//     share and presence (pour_demand): of two seats, those who may hold both owe less of each.
//  2. Each civil week of the rota's zone (desk week_start) is owed by those who are there in it, as
//     much more or less as they are there more or less than in the whole window.
//  3. Nobody owes what they cannot hold: a week whose turns are barred for them (leave, above all),
//     or more of a week than one person can do. The others there owe it, and give as much back in
//     weeks where that person can, as far as there are such. So a share stays whole within its
//     window, and what cannot be made up for there is nobody's debt.
//
// What is held and has begun (Facts::now) owes what was settled, and is owed by its holder where
// nothing was. `problem` needs turns, bars, loads and people.
[[nodiscard]] Owing owing_in(const Problem& problem, const Facts& facts);

}  // namespace respite
