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
// Beyond the years of zone.h: the last wall time of them.
[[nodiscard]] Wall to_wall(const WallClock& clock, Instant instant);

// The wall clocks of one text.
class Zones {
 public:
  explicit Zones(Zone floating) : floating_(floating), utc_(Zone::utc()) {}

  // A VTIMEZONE of the text: before any question, wherever it stands there.
  void bring(const Component& vtimezone, Work& work);

  // The clock a time is to be read by; nothing where its TZID names no zone anybody knows. A
  // name of the IANA database or of Windows is that zone; any other the VTIMEZONE of its
  // calendar. Dates and floating times are on the floating zone's clock.
  [[nodiscard]] const WallClock* find(const Stamp& stamp, std::size_t calendar);
  [[nodiscard]] const WallClock& floating() const { return floating_; }
  [[nodiscard]] const WallClock& utc() const { return utc_; }

 private:
  using Clock = std::optional<WallClock>;
  // What the database says of a name; nothing also of the names after too many.
  [[nodiscard]] const Clock& of_database(const std::string& tzid);

  WallClock floating_;
  WallClock utc_;
  std::map<std::pair<std::size_t, std::string>, Clock> brought_;  // by calendar and TZID
  std::size_t changes_ = 0;                                       // of all that was brought
  std::map<std::string, Clock> known_;
};

}  // namespace respite::ical
