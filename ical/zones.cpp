#include "ical/zones.h"

#include <algorithm>
#include <string_view>

#include "ical/windows_zones.h"

namespace respite::ical {
namespace {

constexpr Wall kLastWall = make_day(kLastYear, 12, 31) + std::chrono::hours{23};

constexpr std::size_t kMostZones = 200;

// Programs put their own name before an IANA name:
// "/freeassociation.sourceforge.net/Europe/Berlin",
// "/mozilla.org/20050126_1/Europe/Berlin"; or name the flavour of the file ("posix/Europe/Vaduz").
std::optional<Zone> find_behind_prefix(std::string_view tzid) {
  if (!tzid.starts_with('/') && !tzid.starts_with("posix/") && !tzid.starts_with("right/")) {
    return Zone::find(tzid);
  }
  constexpr int kMostPrefixes = 4;
  for (int i = 0; i < kMostPrefixes; ++i) {
    const std::size_t slash = tzid.find('/');
    if (slash == tzid.npos) return std::nullopt;
    tzid.remove_prefix(slash + 1);
    // What is left must have a region, or "/Some/EST" would be a zone of the database.
    if (tzid.find('/') == tzid.npos) return std::nullopt;
    if (tzid.starts_with('/')) continue;
    if (const auto zone = Zone::find(tzid)) return zone;
  }
  return std::nullopt;
}

}  // namespace

Instant to_instant(const WallClock& clock, Wall wall) {
  const Wall bounded = std::min(wall, kLastWall);
  return std::visit([&](const auto& zone) { return zone.keep_offset(bounded); }, clock);
}

Zones::Zones(Zone floating, const std::vector<Component>& components)
    : floating_(floating), utc_(Zone::utc()) {
  for (const Component& component : components) {
    if (component.kind != "VTIMEZONE") continue;
    for (const std::string& line : component.lines) {
      if (const auto tzid = read_text(line)) {
        brought_.emplace(Key{component.calendar, *tzid}, &component);
      }
    }
  }
}

const WallClock* Zones::find(const Stamp& stamp, std::size_t calendar) {
  if (stamp.kind == Stamp::Kind::kUtc) return &utc_;
  if (stamp.kind != Stamp::Kind::kZoned) return &floating_;
  const Key key{calendar, stamp.tzid};
  auto found = known_.find(key);
  if (found == known_.end() && known_.size() == kMostZones) return nullptr;
  if (found == known_.end()) found = known_.emplace(key, look_up(key)).first;
  return found->second ? &*found->second : nullptr;
}

std::optional<WallClock> Zones::look_up(const Key& key) const {
  const std::string& tzid = key.second;
  if (const auto iana = iana_name(tzid)) {
    if (const auto zone = Zone::find(*iana)) return *zone;
  }
  const bool has_region = tzid.find('/') != tzid.npos;
  if (has_region) {
    if (const auto zone = find_behind_prefix(tzid)) return *zone;
  }
  if (const auto brought = brought_.find(key); brought != brought_.end()) {
    if (auto table = ZoneTable::read(*brought->second)) return std::move(*table);
    return std::nullopt;
  }
  // A bare "EST" may mean a zone with summer time; the database is asked only where the calendar
  // does not say itself.
  if (const auto zone = has_region ? std::nullopt : Zone::find(tzid)) return *zone;
  return std::nullopt;
}

}  // namespace respite::ical
