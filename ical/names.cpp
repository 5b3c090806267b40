#include "ical/names.h"

#include <algorithm>

namespace respite::ical {
namespace {

template <class Value>
void settle_one(std::vector<Value>& values) {
  std::ranges::sort(values);
  const auto repeated = std::ranges::unique(values);
  values.erase(repeated.begin(), repeated.end());
  values.shrink_to_fit();
}

template <class Value>
bool has(const std::vector<Value>& values, Value value) {
  return std::ranges::binary_search(values, value);
}

}  // namespace

Day date_of(const Stamp& stamp, const WallClock& reader) {
  constexpr TimeOfDay kLastSecond = std::chrono::days{1} - Seconds{1};
  const TimeOfDay time = time_of_day(stamp.wall);
  if (stamp.kind != Stamp::Kind::kUtc || time == TimeOfDay{0} || time == kLastSecond) {
    return day_of(stamp.wall);
  }
  return day_of(to_wall(reader, Instant{stamp.wall.time_since_epoch()}));
}

std::optional<Name> name_of(const Stamp& stamp, Zones& zones, std::size_t calendar) {
  const WallClock* clock = zones.find(stamp, calendar);
  if (clock == nullptr) return std::nullopt;
  const Day date = date_of(stamp, zones.floating());
  if (stamp.is_date()) return Name{date, date};
  if (stamp.kind == Stamp::Kind::kFloating) return Name{stamp.wall, date};
  return Name{to_instant(*clock, stamp.wall), date};
}

void Names::add(const Name& name) {
  if (const auto* at = std::get_if<Instant>(&name.what)) instants_.push_back(*at);
  if (const auto* wall = std::get_if<Wall>(&name.what)) walls_.push_back(*wall);
  if (const auto* day = std::get_if<Day>(&name.what)) days_.push_back(*day);
  dates_.push_back(name.date);
}

void Names::settle() {
  settle_one(instants_);
  settle_one(walls_);
  settle_one(days_);
  settle_one(dates_);
}

bool Names::contains(bool all_day, Wall begin, Instant at) const {
  const Day day = day_of(begin);
  if (all_day) return has(dates_, day);
  return has(instants_, at) || has(walls_, begin) || has(days_, day);
}

}  // namespace respite::ical
