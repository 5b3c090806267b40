// The limits a desk sets on one person's line: hard, or with a price.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "scheduler/time/instant.h"

namespace respite {

// A weight of nothing is a hard rule; else what each breach costs, in points (score.h).
template <class Value>
struct Limit {
  Value value{};
  std::optional<int> weight;
  [[nodiscard]] bool hard() const { return !weight; }
};

struct MaxWeekends {
  int count = 0;
  int weeks = 1;  // in any so many consecutive weeks
};
struct MaxHours {
  Seconds hours{};
  int weeks = 1;  // in any so many consecutive weeks (from the desk's week start)
};
// A plan's usual window: what a bare figure of hours is for.
inline constexpr int kUsualWeeks = 13;
struct MinHours {
  Seconds hours{};
  int weeks = kUsualWeeks;  // of a window of another length, its part
};
struct MaxOfShift {
  std::string shift;
  int count = 0;
  int weeks = 0;  // in any so many consecutive weeks; 0: in the window
};
struct ForbiddenSuccession {
  std::string first;  // shift ids; `then` may not begin on the civil day after `first` began
  std::string then;
};

// What is absent does not limit. Days are civil days on which a work duty begins, in the
// holder's zone; load is in load units (scheduler/rules/load.h).
struct Limits {
  std::optional<Limit<Seconds>> rest;             // between the end of one work duty and the next
  std::optional<Limit<Seconds>> gap;              // between turns of one handover rota
  std::optional<Limit<int>> max_consecutive_turns;  // of handover rotas, back to back
  std::optional<Limit<int>> max_days;             // work days in a row
  std::optional<Limit<int>> min_days;             // work days in a row
  std::optional<Limit<int>> min_days_off;         // days off in a row
  std::optional<Limit<MaxWeekends>> max_weekends;
  std::optional<Limit<MaxHours>> max_hours;       // elapsed hours of work duty
  std::optional<Limit<MinHours>> min_hours;       // of work, pro rata to window, share, presence
  std::optional<Limit<int>> max_turns;            // in the window
  std::optional<Limit<int>> min_turns;            // in the window
  std::optional<Limit<double>> max_oncall_share;  // 0..1 of the window's elapsed time
  std::vector<Limit<MaxOfShift>> max_of_shift;
  std::vector<Limit<ForbiddenSuccession>> forbidden;
  std::optional<Limit<double>> max_load;          // load hours in the window
  std::optional<Limit<double>> min_load;          // load hours in the window
};

}  // namespace respite
