// A time zone as a calendar brings it along: the observances of a VTIMEZONE (RFC 5545, 3.6.5).
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "ical/split.h"
#include "ical/work.h"
#include "scheduler/time/civil.h"
#include "scheduler/time/instant.h"

namespace respite::ical {

class ZoneTable {
 public:
  // Nothing where an observance is malformed, has a rule that is not read, or there is none; nor
  // where it takes too much work or has more changes than any zone of this world.
  [[nodiscard]] static std::optional<ZoneTable> read(const Component& vtimezone, Work& work);

  // As Zone::keep_offset: a repeated time is the first one, a skipped one keeps the offset
  // before the gap.
  [[nodiscard]] Instant keep_offset(Wall wall) const;
  [[nodiscard]] Wall to_wall(Instant instant) const;

  [[nodiscard]] std::size_t size() const { return changes_.size(); }

 private:
  struct Change {
    Instant at;
    Seconds before;  // offsets, east is positive
    Seconds after;
  };
  explicit ZoneTable(std::vector<Change> changes);
  [[nodiscard]] static std::optional<std::vector<Change>> read_observance(const Component& part,
                                                                          Work& work);

  std::vector<Change> changes_;  // by instant, never none
};

}  // namespace respite::ical
