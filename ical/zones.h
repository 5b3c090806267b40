// From the TZIDs of a calendar to something that can place its wall times.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "ical/content_line.h"
#include "ical/split.h"
#include "ical/zone_table.h"
#include "scheduler/time/zone.h"

namespace respite::ical {

using WallClock = std::variant<Zone, ZoneTable>;

// RFC 5545, 3.3.5. Beyond the years of zone.h: the last instant of them.
[[nodiscard]] Instant to_instant(const WallClock& clock, Wall wall);

// The wall clocks of one text.
class Zones {
 public:
  Zones(Zone floating, const std::vector<Component>& components);

  // The clock a time is to be read by; nothing where its TZID names no zone anybody knows. A
  // name of the IANA database or of Windows is that zone; any other the VTIMEZONE of its
  // calendar. Dates and floating times are on the floating zone's clock.
  [[nodiscard]] const WallClock* find(const Stamp& stamp, std::size_t calendar);

 private:
  using Key = std::pair<std::size_t, std::string>;  // calendar, TZID
  [[nodiscard]] std::optional<WallClock> look_up(const Key& key) const;

  WallClock floating_;
  WallClock utc_;
  std::map<Key, const Component*> brought_;
  std::map<Key, std::optional<WallClock>> known_;
};

}  // namespace respite::ical
