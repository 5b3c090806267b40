// What the public status page says, as plain values: no names of people, at no level.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "scheduler/time/civil.h"
#include "scheduler/time/interval.h"

namespace respite {

struct StatusView {
  struct Duty {
    std::string rota;                // its name
    std::optional<Instant> until;    // somebody is on, without a break till then; else nobody
    std::vector<std::string> reach;  // how to reach whoever is on, best first
  };
  struct ServiceDay {
    Day day;
    std::vector<Interval> open;  // what opens on it, over midnight, too; holidays are out
  };
  std::string desk;  // its name
  std::string zone;
  Instant at;
  std::vector<Duty> duties;      // rotas that say how to reach them, in the order of the file
  std::vector<ServiceDay> week;  // the days of this week, from its first
  bool open = false;
  std::optional<Instant> turns;      // when it closes, or opens
  std::optional<Instant> next_free;  // when somebody next has half an hour
  std::vector<std::string> drop_in;  // hours of the next week in which one may come unasked
  std::vector<std::pair<std::string, std::string>> channels;  // priority, how to ask
};

}  // namespace respite
