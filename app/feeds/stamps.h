// When what is published last changed for whom: the stamps of feeds that have none of their own.
#pragma once

#include <map>
#include <string>

#include "scheduler/team/desk.h"
#include "scheduler/time/interval.h"
#include "store/database.h"

namespace respite {

struct Stamps {
  Instant files;                          // when a publication last brought other files
  std::map<std::string, Instant> duty;    // by person: when their work duty last changed
  std::map<std::string, Instant> blocks;  // by person: when their protected time last did
  std::map<std::string, Instant> shifts;  // by rota: when the times of its work duty last did
  std::map<std::string, Instant> acts;    // by person: the last thing done about their time
  // When somebody's personal hours last changed; and what is left of them free.
  [[nodiscard]] Instant of_hours(const Desk& desk, PersonIndex person) const;
  [[nodiscard]] Instant of_time(const Desk& desk, PersonIndex person) const;
};

// Of what overlaps the window. Changes before it begins are not looked for: they count as having
// been then. What personal_hours.h takes from publications counts: work duty, and not being on
// call; protected time that lies elsewhere than the desk's file fixes it; and what was done about
// their bookings, blocks that gave way and call-outs.
[[nodiscard]] Stamps read_stamps(const Desk& desk, const store::Database& database,
                                 Interval window);

}  // namespace respite
