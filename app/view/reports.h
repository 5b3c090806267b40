// What reports say, as plain values.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "scheduler/rota/account.h"
#include "scheduler/time/civil.h"

namespace respite {

struct FairnessLine {
  std::string person;  // id
  std::string name;
  AccountLine account;
};

// Who was, or is to be, on duty on a named holiday.
struct HolidayLine {
  Day day;
  std::string holiday;
  std::vector<std::string> people;     // ids, by when they are on
  std::vector<std::string> last_time;  // who was on when it was last; empty where nobody knows
};

struct FairnessView {
  std::string zone;  // of the desk
  Interval window;
  std::vector<FairnessLine> people;   // in the order of the file
  std::vector<HolidayLine> holidays;  // by day
};

}  // namespace respite
