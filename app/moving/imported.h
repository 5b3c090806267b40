// What another tool's export says, whichever tool it is.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/moving/source.h"
#include "scheduler/rota/layers/layers.h"

namespace respite::moving {

struct ImportedPerson {
  std::string id;    // the vendor's
  std::string name;  // may be empty
  std::string email;
  std::string zone;
};

// Laid over the layers, the later over the earlier. Ids of people are the vendor's.
struct ImportedOverride {
  std::string id;
  Interval span;
  // Everybody on duty gives way, and `to` is on even where nobody was; else `from` alone does, and
  // without a `from` nobody: `to` is on beside them.
  bool everybody = true;
  std::optional<std::string> from{};
  std::optional<std::string> to{};    // nothing: nobody is on in their place
  std::vector<std::string> layers{};  // ids of those it is laid over; none: all
};

struct ImportedSchedule {
  std::string id;
  std::string name;
  Zone zone = Zone::utc();
  std::vector<DutyLayer> layers;  // holders are the vendor's ids
  std::vector<ImportedOverride> overrides;
};

// What could not be said, or not understood.
struct LeftOut {
  std::string where;  // "schedule Primary, layer Nights"; "row 12"
  std::string why;
};

struct ImportedDesk {
  ImportFormat format{};
  std::vector<ImportedPerson> people;  // each id once
  std::vector<ImportedSchedule> schedules;
  std::vector<LeftOut> left;
};

}  // namespace respite::moving
