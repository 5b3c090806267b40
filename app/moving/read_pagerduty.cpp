// PagerDuty: schedules as its REST API answers, with their overrides and users.
#include <fmt/format.h>

#include <algorithm>

#include "app/moving/json.h"
#include "app/moving/readers.h"
#include "text/utf8.h"

namespace respite::moving {
namespace {

using std::chrono::days;

constexpr std::int64_t kDaySeconds = 24 * 3600;

ImportedPerson person_at(const Tree& user) {
  std::string name = text_at(user, "name");
  if (name.empty()) name = text_at(user, "summary");
  return {text_at(user, "id"), std::move(name), text_at(user, "email"), text_at(user, "time_zone")};
}

// So many seconds from a weekday's time, cut at midnights.
void add_hours(WeeklyHours& hours, Weekday weekday, TimeOfDay from, Seconds lasts) {
  if (lasts <= days{1} && lasts > Seconds{0}) {
    const Seconds end = from + lasts;
    hours.push_back({weekday, from, end > days{1} ? end - days{1} : TimeOfDay{end}});
    return;
  }
  while (lasts > Seconds{0}) {
    const Seconds part = std::min<Seconds>(lasts, Seconds{days{1}} - from);
    hours.push_back({weekday, from, from + part});
    lasts -= part;
    from = TimeOfDay{};
    weekday += days{1};
  }
}

std::optional<WeeklyHours> hours_at(const Tree& layer, const std::string& where,
                                    std::vector<LeftOut>& left) {
  const Items& restrictions = items_at(layer, "restrictions");
  if (restrictions.empty()) return std::nullopt;
  WeeklyHours hours;
  for (const Tree& restriction : restrictions) {
    const auto from = parse_time_of_day(text_at(restriction, "start_time_of_day").substr(0, 5));
    const auto lasts = whole_at(restriction, "duration_seconds");
    const auto day = whole_at(restriction, "start_day_of_week");
    const bool weekly = text_at(restriction, "type") == "weekly_restriction";
    const bool sound = from && lasts && *lasts > 0 && *lasts <= 7 * kDaySeconds &&
                       (!weekly || (day && *day >= 1 && *day <= 7));
    if (!sound) {
      left.push_back({where, "a restriction that is not understood"});
      continue;
    }
    if (weekly) {
      add_hours(hours, Weekday{static_cast<unsigned>(*day)}, *from, Seconds{*lasts});
    } else {
      for (unsigned each = 0; each < 7; ++each)
        add_hours(hours, Weekday{each}, *from, Seconds{std::min(*lasts, kDaySeconds)});
    }
  }
  return hours;
}

std::optional<DutyLayer> layer_at(const Tree& tree, Zone zone, const std::string& where,
                                  ImportedDesk& desk) {
  DutyLayer layer;
  layer.id = text_at(tree, "id");
  layer.name = text_at(tree, "name");
  layer.zone = zone;
  const auto length = whole_at(tree, "rotation_turn_length_seconds");
  auto first = time_at(tree, "rotation_virtual_start", zone);
  const auto start = time_at(tree, "start", zone);
  if (!first) first = start;
  if (!length || *length < 3600 || *length % 3600 != 0 || *length > 366 * kDaySeconds || !first)
    return leave_out(desk.left, where, "no rotation of whole hours or days in it");
  if (*length % kDaySeconds == 0) {
    layer.rotation.every = EveryDays{static_cast<int>(*length / kDaySeconds)};
  } else {
    layer.rotation.every = EveryHours{static_cast<int>(*length / 3600)};
  }
  layer.rotation.first = zone.to_wall(*first);
  if (start) layer.active.begin = *start;
  if (const auto end = time_at(tree, "end", zone)) layer.active.end = *end;
  for (const Tree& item : items_at(tree, "users")) {
    const Tree* inner = member(item, "user");
    const Tree& user = inner ? *inner : item;
    note_person(desk, person_at(user));
    layer.rotation.holders.push_back({text_at(user, "id")});
  }
  layer.hours = hours_at(tree, where, desk.left);
  return layer;
}

std::vector<ImportedOverride> overrides_in(const Items& items, Zone zone, const std::string& where,
                                           ImportedDesk& desk) {
  std::vector<ImportedOverride> overrides;
  for (const Tree& item : items) {
    const Tree* user = member(item, "user");
    const auto span = span_at(item, "start", "end", zone);
    const std::string id = text_at(item, "id");
    if (!user || !span || text_at(*user, "id").empty()) {
      desk.left.push_back(
          {where, fmt::format("override {} names nobody or no time", text::quote(id))});
      continue;
    }
    note_person(desk, person_at(*user));
    overrides.push_back({.id = id, .span = *span, .to = text_at(*user, "id")});
  }
  return overrides;
}

// Who is on in [schedule] order at each of these; for telling which way the layers lie.
struct Rendered {
  Interval span;
  std::string person;
};

std::vector<Rendered> rendered_in(const Tree& schedule, Zone zone) {
  std::vector<Rendered> entries;
  const Tree* final_schedule = member(schedule, "final_schedule");
  if (!final_schedule) return entries;
  for (const Tree& entry : items_at(*final_schedule, "rendered_schedule_entries")) {
    const Tree* user = member(entry, "user");
    const auto span = span_at(entry, "start", "end", zone);
    if (user && span) entries.push_back({*span, text_at(*user, "id")});
  }
  return entries;
}

std::int64_t agreement(const std::vector<DutyLayer>& layers, const std::vector<Rendered>& entries) {
  std::int64_t agreed = 0;
  for (const Rendered& entry : entries)
    for (const auto& duties : on_together(layers, entry.span))
      for (const LayerDuty& duty : duties)
        if (duty.holders.front() == entry.person) agreed += duty.span.length().count();
  return agreed;
}

// "Layer 2" by its number.
std::optional<int> number_of(const std::string& name) {
  constexpr std::string_view kDefault = "Layer ";
  if (!name.starts_with(kDefault) || name.size() > kDefault.size() + 3) return std::nullopt;
  int number = 0;
  for (const char c : name.substr(kDefault.size())) {
    if (c < '0' || c > '9') return std::nullopt;
    number = number * 10 + (c - '0');
  }
  return number;
}

// The API lists the layer that wins first; older answers and requests list it last. What the
// export itself renders decides, else the numbers that PagerDuty names layers by.
bool first_wins(std::vector<DutyLayer> layers, const std::vector<Rendered>& entries) {
  const auto level = [&](bool first) {
    for (std::size_t i = 0; i < layers.size(); ++i)
      layers[i].level = static_cast<int>(first ? layers.size() - i : i + 1);
  };
  level(true);
  const std::int64_t as_first = agreement(layers, entries);
  level(false);
  const std::int64_t as_last = agreement(layers, entries);
  if (as_first != as_last) return as_first > as_last;
  for (std::size_t i = 0; i + 1 < layers.size(); ++i) {
    const auto one = number_of(layers[i].name);
    const auto next = number_of(layers[i + 1].name);
    if (one && next && *one != *next) return *one > *next;
  }
  return true;
}

ImportedSchedule schedule_at(const Tree& tree, ImportedDesk& desk) {
  ImportedSchedule schedule;
  schedule.id = text_at(tree, "id");
  schedule.name = text_at(tree, "name");
  if (schedule.name.empty()) schedule.name = text_at(tree, "summary");
  if (schedule.name.empty()) schedule.name = schedule.id;
  const std::string where = "schedule " + schedule.name;
  const auto zone = zone_at(tree, "time_zone");
  if (!zone && member(tree, "time_zone"))
    desk.left.push_back({where, fmt::format("no time zone: {}; read as UTC",
                                            text::quote(text_at(tree, "time_zone")))});
  schedule.zone = zone.value_or(Zone::utc());
  for (const Tree& layer : items_at(tree, "schedule_layers")) {
    const std::string name = where + ", " + text_at(layer, "name");
    if (auto read = layer_at(layer, schedule.zone, name, desk))
      schedule.layers.push_back(*std::move(read));
  }
  const bool first = first_wins(schedule.layers, rendered_in(tree, schedule.zone));
  for (std::size_t i = 0; i < schedule.layers.size(); ++i)
    schedule.layers[i].level = static_cast<int>(first ? schedule.layers.size() - i : i + 1);
  const Tree* subschedule = member(tree, "overrides_subschedule");
  const Items& rendered = subschedule ? items_at(*subschedule, "rendered_schedule_entries")
                                      : items_at(tree, "overrides");
  const Items& listed = items_at(tree, "overrides");
  schedule.overrides = overrides_in(listed.empty() ? rendered : listed, schedule.zone, where, desk);
  return schedule;
}

bool is_schedule(const Tree& object) { return member(object, "schedule_layers") != nullptr; }

}  // namespace

ImportedDesk read_pagerduty(const Documents& documents) {
  ImportedDesk desk;
  desk.format = ImportFormat::kPagerduty;
  each_object(documents, [&](const Tree& object) {
    if (is_schedule(object)) desk.schedules.push_back(schedule_at(object, desk));
    for (const Tree& user : items_at(object, "users"))
      if (member(user, "email")) note_person(desk, person_at(user));
  });
  // The answer about one schedule's overrides does not say whose they are.
  each_object(documents, [&](const Tree& object) {
    const Items& loose = items_at(object, "overrides");
    if (loose.empty() || is_schedule(object)) return;
    if (desk.schedules.empty()) desk.schedules.emplace_back();
    if (desk.schedules.size() > 1) {
      desk.left.push_back({"overrides",
                           "they do not say of which schedule they are: put them "
                           "into their schedule, or import one schedule at a time"});
      return;
    }
    ImportedSchedule& schedule = desk.schedules.front();
    auto more = overrides_in(loose, schedule.zone, "overrides", desk);
    std::ranges::move(more, std::back_inserter(schedule.overrides));
  });
  return with_people_known(std::move(desk));
}

}  // namespace respite::moving
