// Week shares: the load of each seat in each week, shared out among those who can hold it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace respite {

using Loads = std::vector<std::int64_t>;  // [person] load seconds, 0 or more

// One seat in one week: its load, and by which weights people owe it.
struct SeatWeek {
  std::size_t week = 0;
  std::int64_t load = 0;
  std::vector<std::int64_t> whole;  // [person] if nothing were in the way
  std::vector<std::int64_t> able;   // [person] the same, but nothing where they cannot hold it
};

// What each person owes of each: [seat week][person]; in sum its load, or nothing where nobody is
// able.
//
//   two seats' weeks of load 6   whole   ana 3 3  bo 3 3
//   ana is away in the first     able    ana 0 3  bo 6 3
//                                answer  ana 0 6  bo 6 0
//
// A week is owed by those able, pro rata, and by nobody more than `most` of it: [week][person],
// what one person can hold there. Then whoever owes less by this than if nothing were in the way
// owes more in other weeks, in place of those who owe more by it, as far as they can hold it there.
[[nodiscard]] std::vector<Loads> share_weeks(std::vector<SeatWeek> cells,
                                             const std::vector<Loads>& most);

}  // namespace respite
