// When what is published last changed for whom: the stamps of feeds that have none of their own.
#pragma once

#include <map>
#include <string>

#include "scheduler/time/interval.h"
#include "store/database.h"

namespace respite {

struct Stamps {
  Instant files;                             // when a publication last brought other files
  std::map<std::string, Instant> by_person;  // by id: when their time last changed
  [[nodiscard]] Instant of(const std::string& person) const;  // the later of the two
};

// Of what overlaps the window. Changes before it begins are not looked for: they count as having
// been then. What desk_facts.h takes from publications counts: work duty, and neither being on
// call nor fixed blocks, which the files say; and what was done about their bookings, blocks that
// gave way and call-outs.
[[nodiscard]] Stamps read_stamps(const store::Database& database, Interval window);

}  // namespace respite
