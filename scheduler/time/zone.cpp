#include "scheduler/time/zone.h"

#include <date/tz.h>

#include <fstream>
#include <stdexcept>

namespace respite {
namespace {

// The date library has local time points of its own, so only their counts can cross over.
date::local_seconds to_date(Wall wall) { return date::local_seconds{wall.time_since_epoch()}; }

date::local_info info_at(const date::time_zone& zone, Wall wall) {
  return zone.get_info(to_date(wall));
}

}  // namespace

std::optional<Zone> Zone::find(std::string_view name) {
  if (name == "localtime") return std::nullopt;  // the machine's own zone must not leak in
  try {
    const date::time_zone* zone = date::locate_zone(std::string(name));
    // Zones are loaded when first asked; a stray file in the database's folder fails only then.
    (void)zone->get_info(Instant{});
    return Zone(zone);
  } catch (const std::runtime_error&) {
    return std::nullopt;
  }
}

Zone Zone::utc() {
  static const date::time_zone* const zone = date::locate_zone("UTC");
  return Zone(zone);
}

const std::string& Zone::name() const { return zone_->name(); }

Seconds Zone::offset_at(Instant instant) const { return zone_->get_info(instant).offset; }

Wall Zone::to_wall(Instant instant) const {
  return Wall{instant.time_since_epoch() + offset_at(instant)};
}

Instant Zone::keep_offset(Wall wall) const {
  return Instant{wall.time_since_epoch() - info_at(*zone_, wall).first.offset};
}

Instant Zone::at_transition(Wall wall) const {
  const date::local_info info = info_at(*zone_, wall);
  if (info.result == date::local_info::nonexistent) return info.first.end;
  return Instant{wall.time_since_epoch() - info.first.offset};
}

Interval Zone::day_span(Day day) const {
  return {at_transition(day), at_transition(day + std::chrono::days{1})};
}

std::string tzdata_version() {
  constexpr std::string_view kMark = "# version ";
  std::ifstream file("/usr/share/zoneinfo/tzdata.zi");
  std::string line;
  if (!std::getline(file, line) || !line.starts_with(kMark)) return "unknown";
  return line.substr(kMark.size());
}

}  // namespace respite

#ifdef __SANITIZE_THREAD__
// The package of the date library is not built for the thread sanitizer, which does not see that
// the first to ask for the zones loads them while the others wait.
extern "C" const char* __tsan_default_suppressions();  // NOLINT(bugprone-reserved-identifier)
extern "C" const char* __tsan_default_suppressions() {  // NOLINT(bugprone-reserved-identifier)
  return "called_from_lib:libdate-tz.so\n";
}
#endif
