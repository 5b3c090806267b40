// Grafana OnCall: schedules, their on-call shifts, users, as its HTTP API answers.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <numeric>
#include <set>

#include "app/moving/json.h"
#include "app/moving/readers.h"
#include "text/utf8.h"

namespace respite::moving {
namespace {

using std::chrono::days;

constexpr std::array<std::string_view, 7> kByDay = {"SU", "MO", "TU", "WE", "TH", "FR", "SA"};

ImportedPerson user_at(const Tree& user) {
  std::string name = text_at(user, "name");
  if (name.empty()) name = text_at(user, "username");
  return {text_at(user, "id"), std::move(name), text_at(user, "email"), text_at(user, "timezone")};
}

std::vector<std::string> texts_of(const Items& items) {
  std::vector<std::string> texts;
  for (const Tree& item : items)
    if (const auto* text = std::get_if<std::string>(&item.value)) texts.push_back(*text);
  return texts;
}

std::vector<Weekday> weekdays_at(const Tree& shift) {
  std::vector<Weekday> weekdays;  // each once
  const std::vector<std::string> named = texts_of(items_at(shift, "by_day"));
  for (unsigned day = 0; day < kByDay.size(); ++day)
    if (std::ranges::count(named, kByDay[day]) > 0) weekdays.emplace_back(day);
  return weekdays;
}

// Its wall clock, whatever offset is written behind it.
std::optional<Wall> wall_at(const Tree& shift, std::string_view name) {
  return parse_wall(text_at(shift, name).substr(0, 19));
}

// Who takes the turns, in order.
std::vector<std::vector<std::string>> queue_of(const Tree& shift) {
  std::vector<std::vector<std::string>> queue;
  for (const Tree& turn : items_at(shift, "rolling_users")) {
    const auto* users = std::get_if<Items>(&turn.value);
    queue.push_back(users ? texts_of(*users) : std::vector<std::string>{});
  }
  if (queue.empty()) queue.push_back(texts_of(items_at(shift, "users")));
  return queue;
}

// The hours of occurrences that begin on those days and last less than a day.
WeeklyHours hours_on(const std::vector<Weekday>& weekdays, TimeOfDay from, Seconds lasts) {
  WeeklyHours hours;
  const Seconds end = from + lasts;
  for (const Weekday day : weekdays)
    hours.push_back({day, from, end > days{1} ? TimeOfDay{end - days{1}} : TimeOfDay{end}});
  return hours;
}

struct Shift {
  std::string id;
  std::string type;
  DutyLayer layer;
};

// "daily" with "by_day": who takes turns counts the days it is on, not those between them. Turns of
// a day each, in whole weeks; a day between is whose the day before was, and outside the hours.
// False where that takes too many.
bool count_days_on(DutyLayer& layer, const std::vector<Weekday>& weekdays, int interval) {
  constexpr std::size_t kMostDays = 20'000;
  Rotation& rotation = layer.rotation;
  rotation.every = EveryDays{1};
  rotation.first +=
      days{std::max<std::int64_t>(0, turn_at(rotation, layer.zone, layer.active.begin))};
  const std::size_t groups = rotation.holders.size();
  const std::size_t turns = groups * static_cast<std::size_t>(interval);
  const std::size_t weeks = turns / std::gcd(turns, weekdays.size());
  if (weeks * 7 > kMostDays) return false;
  std::vector<std::vector<std::string>> by_day;
  std::size_t on = 0;
  Weekday weekday = weekday_of(day_of(rotation.first));
  for (std::size_t day = 0; day < weeks * 7; ++day, ++weekday) {
    const bool is_on = std::ranges::count(weekdays, weekday) > 0;
    const std::size_t turn = is_on ? on++ : std::max<std::size_t>(on, 1) - 1;
    by_day.push_back(rotation.holders[(turn / static_cast<std::size_t>(interval) +
                                       static_cast<std::size_t>(rotation.offset)) %
                                      groups]);
  }
  rotation.holders = std::move(by_day);
  rotation.offset = 0;
  return true;
}

// Days and weeks: turns on the wall clock, each with one occurrence or, by_day, several.
bool set_calendar_turns(const Tree& shift, Shift& read, Wall start, Seconds lasts, int interval) {
  Rotation& rotation = read.layer.rotation;
  std::vector<Weekday> weekdays = weekdays_at(shift);
  const bool weekly = text_at(shift, "frequency") == "weekly";
  const int period = weekly ? 7 * interval : interval;
  rotation.every = EveryDays{period};
  rotation.first = start;
  if (weekly && !weekdays.empty()) {
    // A turn is whole weeks from the day that weeks begin on.
    const auto found = std::ranges::find(kByDay, text_at(shift, "week_start"));
    const Weekday first{found == kByDay.end() ? 0U : static_cast<unsigned>(found - kByDay.begin())};
    rotation.first -= weekday_of(day_of(start)) - first;
  }
  if (lasts > days{1} && (!weekdays.empty() || lasts > days{period})) return false;
  if (!weekdays.empty()) {
    read.layer.hours = hours_on(weekdays, time_of_day(start), lasts);
    if (weekly) {
      if (interval > 1) rotation.lasts = days{7};  // of several weeks, it is on in the first
    } else if (read.type == "rolling_users") {
      return count_days_on(read.layer, weekdays, interval);
    } else if (interval > 1) {
      rotation.lasts = lasts;
    }
    return true;
  }
  if (period == 1 && lasts < days{1}) {
    for (unsigned day = 0; day < 7; ++day) weekdays.emplace_back(day);
    read.layer.hours = hours_on(weekdays, time_of_day(start), lasts);
  } else if (period == 7 && lasts <= days{1}) {
    read.layer.hours = hours_on({weekday_of(day_of(start))}, time_of_day(start), lasts);
  } else if (lasts < days{period}) {
    rotation.lasts = lasts;
  }
  return true;
}

// Why it cannot be read; empty: it could.
std::string set_turns(const Tree& shift, Shift& read, Wall start, Seconds lasts) {
  Rotation& rotation = read.layer.rotation;
  const auto interval = static_cast<int>(whole_at(shift, "interval").value_or(1));
  const std::string frequency = text_at(shift, "frequency");
  if (interval < 1 || interval > 366) return "an interval that is not understood";
  if (!items_at(shift, "by_month").empty() || !items_at(shift, "by_monthday").empty())
    return "days of the month or months of the year are not said here";
  if (frequency == "daily" || frequency == "weekly") {
    if (!set_calendar_turns(shift, read, start, lasts, interval))
      return "it lasts longer than until it comes again, or takes too many days to say";
    return {};
  }
  rotation.first = start;
  if (frequency == "hourly") {
    rotation.every = EveryHours{interval};
    if (lasts < std::chrono::hours{interval}) rotation.lasts = lasts;
  } else if (frequency == "monthly") {
    if (!items_at(shift, "by_day").empty()) return "weekdays of a month are not said here";
    rotation.every = EveryMonths{interval};
    rotation.lasts = lasts;
  } else {
    return fmt::format("no frequency: {}", text::quote(frequency));
  }
  return {};
}

std::optional<Shift> shift_at(const Tree& tree, Zone schedule_zone, const std::string& where,
                              ImportedDesk& desk) {
  Shift read;
  read.id = text_at(tree, "id");
  read.type = text_at(tree, "type");
  read.layer.id = read.id;
  read.layer.name = text_at(tree, "name");
  read.layer.zone = zone_at(tree, "time_zone").value_or(schedule_zone);
  read.layer.level = static_cast<int>(whole_at(tree, "level").value_or(0));
  const auto start = wall_at(tree, "start");
  const auto lasts = whole_at(tree, "duration");
  if (!start || !lasts || *lasts <= 0)
    return leave_out(desk.left, where, "no start or no duration in it");
  const Zone zone = read.layer.zone;
  const auto queue = queue_of(tree);
  const std::int64_t size = static_cast<std::int64_t>(queue.size());
  for (const auto& turn : queue)
    for (const std::string& user : turn) note_person(desk, {user, {}, {}, {}});
  read.layer.rotation.holders = queue;
  read.layer.rotation.offset =
      ((whole_at(tree, "start_rotation_from_user_index").value_or(0) % size) + size) % size;
  read.layer.active.begin = zone.at_transition(wall_at(tree, "rotation_start").value_or(*start));
  if (read.type == "single_event" || read.type == "override") {
    read.layer.active = {zone.at_transition(*start), zone.at_transition(*start + Seconds{*lasts})};
    read.layer.rotation.first = *start;
    read.layer.once = true;
    return read;
  }
  if (const auto until = wall_at(tree, "until")) {
    // RFC 3339 with an offset where it has one, else the shift's clock.
    read.layer.active.end = time_at(tree, "until", zone).value_or(zone.at_transition(*until));
  }
  const std::string why = set_turns(tree, read, *start, Seconds{*lasts});
  if (!why.empty()) return leave_out(desk.left, where, why);
  // Whoever is first in the queue takes the first turn of the rotation, not of the shift.
  if (member(tree, "rotation_start"))
    read.layer.rotation.offset -=
        std::max<std::int64_t>(0, turn_at(read.layer.rotation, zone, read.layer.active.begin));
  return read;
}

bool is_shift(const Tree& object) {
  return member(object, "type") && member(object, "duration") && member(object, "start");
}
bool is_grafana_schedule(const Tree& object) {
  return member(object, "shifts") || member(object, "ical_url_primary");
}

void add_shift(ImportedSchedule& schedule, Shift shift) {
  if (shift.type != "override") {
    schedule.layers.push_back(std::move(shift.layer));
    return;
  }
  for (const auto& turn : shift.layer.rotation.holders)
    for (const std::string& user : turn)
      schedule.overrides.push_back({.id = shift.id.empty() ? shift.layer.name : shift.id,
                                    .span = shift.layer.active,
                                    .to = user});
}

}  // namespace

ImportedDesk read_grafana(const Documents& documents) {
  ImportedDesk desk;
  desk.format = ImportFormat::kGrafana;
  std::vector<const Tree*> shifts;
  std::vector<const Tree*> schedules;
  each_object(documents, [&](const Tree& object) {
    if (is_shift(object)) shifts.push_back(&object);
    if (is_grafana_schedule(object)) schedules.push_back(&object);
    if (member(object, "email") && text_at(object, "id").starts_with('U'))
      note_person(desk, user_at(object));
  });
  std::set<const Tree*> taken;
  for (const Tree* tree : schedules) {
    ImportedSchedule schedule;
    schedule.id = text_at(*tree, "id");
    schedule.name = text_at(*tree, "name");
    const std::string where = "schedule " + schedule.name;
    schedule.zone = zone_at(*tree, "time_zone").value_or(Zone::utc());
    if (member(*tree, "ical_url_primary") || member(*tree, "ical_url_overrides"))
      desk.left.push_back({where,
                           "its calendars by address are not in the file: import them "
                           "--as history, or plan anew"});
    const std::vector<std::string> texts = texts_of(items_at(*tree, "shifts"));
    const std::set<std::string> wanted(texts.begin(), texts.end());
    std::set<const Tree*> inside;  // shifts may stand in it whole
    for (const Tree& item : items_at(*tree, "shifts")) inside.insert(&item);
    for (const Tree* each : shifts) {
      const bool named = wanted.contains(text_at(*each, "id")) ||
                         (!schedule.id.empty() && text_at(*each, "schedule") == schedule.id);
      if (!inside.contains(each) && !named) continue;
      taken.insert(each);
      if (auto shift = shift_at(*each, schedule.zone, where + ", " + text_at(*each, "name"), desk))
        add_shift(schedule, *std::move(shift));
    }
    desk.schedules.push_back(std::move(schedule));
  }
  // Shifts by themselves are one schedule; beside others they are of none.
  for (const Tree* each : shifts) {
    if (taken.contains(each)) continue;
    const std::string where = "shift " + text_at(*each, "name");
    if (schedules.empty() && desk.schedules.empty()) desk.schedules.emplace_back();
    const bool stands_alone =
        schedules.empty() || (schedules.size() == 1 && text_at(*each, "type") == "override");
    if (!stands_alone) {
      desk.left.push_back({where, "no schedule has it"});
    } else if (auto shift = shift_at(*each, desk.schedules.front().zone, where, desk)) {
      // Single events of no schedule are what `export --for grafana` writes.
      if (schedules.empty() && shift->type == "single_event") shift->type = "override";
      add_shift(desk.schedules.front(), *std::move(shift));
    }
  }
  return with_people_known(std::move(desk));
}

}  // namespace respite::moving
