// Sites (where people are) and teams (who is whose colleague).
#pragma once

#include <string>
#include <vector>

#include "scheduler/team/index.h"
#include "scheduler/team/place.h"
#include "scheduler/time/zone.h"

namespace respite {

struct Site {
  std::string id;
  std::string name;
  Zone zone = Zone::utc();
  std::vector<FileReference> holidays;
  std::string pack;  // rule pack id ("uk"); empty: none
};

struct Team {
  std::string id;
  std::string name;
  std::vector<PersonIndex> members;  // in the order of the file
};

}  // namespace respite
