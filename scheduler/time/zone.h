// Time zones, and the two rules for wall times that do not exist.
#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

#include "scheduler/time/civil.h"
#include "scheduler/time/instant.h"
#include "scheduler/time/interval.h"

namespace respite {

// Debian 12's date library answers with a wrong offset from 2038 on, so nothing later is read.
inline constexpr int kFirstYear = 1970;
inline constexpr int kLastYear = 2037;

class ZoneTable;

// A zone of the IANA database. A cheap value: copies name the same zone; safe to share between
// threads. After kLastYear the offset at its end holds; readers refuse such times.
class Zone {
 public:
  // The zone of that name or link ("Europe/London", "UTC"); nothing where the database has none,
  // nor for "localtime", the machine's own.
  [[nodiscard]] static std::optional<Zone> find(std::string_view name);
  [[nodiscard]] static Zone utc();

  [[nodiscard]] const std::string& name() const;  // as the database spells it
  [[nodiscard]] Wall to_wall(Instant instant) const;
  [[nodiscard]] Seconds offset_at(Instant instant) const;  // local minus UTC

  // RFC 5545, 3.3.5: a repeated time is the first one; a skipped one keeps the offset before the
  // gap (Chicago 2020-03-08 02:30 becomes 03:30 on the clock). For calendars and requests.
  [[nodiscard]] Instant keep_offset(Wall wall) const;

  // A repeated time is the first one; a skipped one is the moment the clock jumped (03:00 above).
  // Monotone, so a duty between two handovers can become empty but never negative.
  [[nodiscard]] Instant at_transition(Wall wall) const;

  // All-day date: from the start of the day to the start of the next (23, 24, 25 h; 0 where the
  // zone skipped the day).
  [[nodiscard]] Interval day_span(Day day) const;

  friend bool operator==(Zone, Zone) = default;

 private:
  explicit Zone(const ZoneTable* table) : table_(table) {}
  const ZoneTable* table_;  // never null, one for each name, lives as long as the program
};

// The database's version, "2026f"; "unknown" where it does not say.
[[nodiscard]] std::string tzdata_version();

}  // namespace respite
