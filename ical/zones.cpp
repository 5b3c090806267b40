#include "ical/zones.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "ical/windows_zones.h"

namespace respite::ical {
namespace {

constexpr Wall kLastWall = make_day(kLastYear, 12, 31) + std::chrono::hours{23};

constexpr std::size_t kLongestTzid = 255;
constexpr std::size_t kMostNames = 1000;            // looked up for one text; the database has 600
constexpr std::size_t kMostBrought = 5000;          // VTIMEZONEs of one text
constexpr std::size_t kMostChangesOfAll = 300'000;  // of all zones of one text: of 2,000 usual ones

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

// Whether a name means one zone wherever it stands. A bare "EST" may mean one with summer time:
// the calendar's own VTIMEZONE comes first.
bool is_full_name(std::string_view tzid) {
  return iana_name(tzid).has_value() || tzid.find('/') != tzid.npos;
}

}  // namespace

Instant to_instant(const WallClock& clock, Wall wall) {
  const Wall bounded = std::min(wall, kLastWall);
  return std::visit([&](const auto& zone) { return zone.keep_offset(bounded); }, clock);
}

Wall to_wall(const WallClock& clock, Instant instant) {
  const Instant bounded = std::min(instant, Instant{kLastWall.time_since_epoch()});
  return std::visit([&](const auto& zone) { return zone.to_wall(bounded); }, clock);
}

void Zones::bring(const Component& vtimezone, Work& work) {
  const bool full = brought_.size() == kMostBrought || changes_ > kMostChangesOfAll;
  if (vtimezone.lines.empty() || full) return;
  const auto tzid = read_text(vtimezone.lines.front());
  if (!tzid || tzid->size() > kLongestTzid) return;
  if (is_full_name(*tzid) && of_database(*tzid)) return;
  const auto [place, fresh] = brought_.try_emplace({vtimezone.calendar, *tzid});
  if (!fresh) return;
  if (auto table = ZoneTable::read(vtimezone, work)) {
    changes_ += table->size();
    place->second = std::move(*table);
  }
}

const WallClock* Zones::find(const Stamp& stamp, std::size_t calendar) {
  if (stamp.kind == Stamp::Kind::kUtc) return &utc_;
  if (stamp.kind != Stamp::Kind::kZoned) return &floating_;
  if (stamp.tzid.size() > kLongestTzid) return nullptr;
  const auto brought = brought_.find({calendar, stamp.tzid});
  const Clock& clock = brought != brought_.end() ? brought->second : of_database(stamp.tzid);
  return clock ? &*clock : nullptr;
}

const Zones::Clock& Zones::of_database(const std::string& tzid) {
  static const Clock kUnknown;
  const auto found = known_.find(tzid);
  if (found != known_.end()) return found->second;
  if (known_.size() == kMostNames) return kUnknown;
  return known_[tzid] = find_behind_prefix(iana_name(tzid).value_or(tzid));
}

}  // namespace respite::ical
