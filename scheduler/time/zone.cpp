#include "scheduler/time/zone.h"

#include <date/tz.h>

#include <algorithm>
#include <fstream>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <shared_mutex>
#include <stdexcept>
#include <utility>
#include <vector>

namespace respite {

// All that a zone is asked, read once from the date library, which locks and searches its rules at
// each question.
class ZoneTable {
 public:
  // One offset holds from the end of the stretch before to its own.
  struct Stretch {
    Instant end;
    Seconds offset;
  };

  // Throws std::runtime_error where the database's file is none of a zone.
  explicit ZoneTable(const date::time_zone& zone) : name_(zone.name()) {
    constexpr date::sys_days kAfter{date::year{kLastYear + 1} / date::January / 1};
    Instant at{};
    while (at < kAfter) {
      const date::sys_info info = zone.get_info(at);
      stretches_.push_back({info.end, info.offset});
      at = info.end;
    }
    last_ = stretches_.back().offset;
    stretches_.pop_back();
  }

  [[nodiscard]] const std::string& name() const { return name_; }

  [[nodiscard]] Seconds offset_at(Instant instant) const {
    const auto stretch = std::ranges::upper_bound(stretches_, instant, {}, &Stretch::end);
    return stretch == stretches_.end() ? last_ : stretch->offset;
  }

  // What a clock shows at `wall`, the first time it does; of a time it skips, the offset before.
  struct Local {
    Seconds offset;
    std::optional<Instant> gap_end;  // where it is skipped: when the clock jumped
  };
  [[nodiscard]] Local local(Wall wall) const {
    const Instant as_utc{wall.time_since_epoch()};
    const auto stretch = std::ranges::partition_point(
        stretches_, [&](const Stretch& each) { return each.end <= as_utc - each.offset; });
    const Seconds offset = stretch == stretches_.end() ? last_ : stretch->offset;
    if (stretch == stretches_.begin()) return {offset, std::nullopt};
    const Stretch& before = *std::prev(stretch);
    if (before.end <= as_utc - offset) return {offset, std::nullopt};
    return {before.offset, before.end};
  }

 private:
  std::string name_;
  std::vector<Stretch> stretches_;  // one after the other
  Seconds last_;                    // offset after all of them
};

namespace {

const ZoneTable* table_of(std::string_view name) {
  static std::shared_mutex mutex;
  static std::map<std::string, std::unique_ptr<const ZoneTable>, std::less<>> tables;
  {
    const std::shared_lock lock(mutex);
    if (const auto known = tables.find(name); known != tables.end()) return known->second.get();
  }
  auto table = std::make_unique<const ZoneTable>(*date::locate_zone(std::string(name)));
  const std::unique_lock lock(mutex);
  return tables.try_emplace(std::string(name), std::move(table)).first->second.get();
}

}  // namespace

std::optional<Zone> Zone::find(std::string_view name) {
  if (name == "localtime") return std::nullopt;  // the machine's own zone must not leak in
  try {
    return Zone(table_of(name));
  } catch (const std::runtime_error&) {
    return std::nullopt;
  }
}

Zone Zone::utc() {
  static const ZoneTable* const table = table_of("UTC");
  return Zone(table);
}

const std::string& Zone::name() const { return table_->name(); }

Seconds Zone::offset_at(Instant instant) const { return table_->offset_at(instant); }

Wall Zone::to_wall(Instant instant) const {
  return Wall{instant.time_since_epoch() + offset_at(instant)};
}

Instant Zone::keep_offset(Wall wall) const {
  return Instant{wall.time_since_epoch() - table_->local(wall).offset};
}

Instant Zone::at_transition(Wall wall) const {
  const ZoneTable::Local local = table_->local(wall);
  return local.gap_end.value_or(Instant{wall.time_since_epoch() - local.offset});
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
extern "C" const char* __tsan_default_suppressions();   // NOLINT(bugprone-reserved-identifier)
extern "C" const char* __tsan_default_suppressions() {  // NOLINT(bugprone-reserved-identifier)
  return "called_from_lib:libdate-tz.so\n";
}
#endif
