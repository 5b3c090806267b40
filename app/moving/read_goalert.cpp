// GoAlert: schedules, rotations, overrides and users as its GraphQL API answers.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "app/moving/json.h"
#include "app/moving/readers.h"
#include "text/utf8.h"

namespace respite::moving {
namespace {

ImportedPerson goalert_user(const Tree& user) {
  return {text_at(user, "id"), text_at(user, "name"), text_at(user, "email"), {}};
}

// "weekdayFilter": from Sunday.
std::vector<bool> days_of_rule(const Tree& rule) {
  std::vector<bool> on;
  for (const Tree& day : items_at(rule, "weekdayFilter")) {
    const auto* value = std::get_if<bool>(&day.value);
    on.push_back(value && *value);
  }
  on.resize(7, on.empty());
  return on;
}

// Nothing where the rule names no time.
std::optional<WeeklyHours> hours_of_rule(const Tree& rule) {
  const auto from = parse_time_of_day(text_at(rule, "start").substr(0, 5));
  const auto to = parse_time_of_day(text_at(rule, "end").substr(0, 5));
  if (!from || !to) return std::nullopt;
  WeeklyHours hours;
  const std::vector<bool> on = days_of_rule(rule);
  for (unsigned day = 0; day < 7; ++day)
    if (on[day]) hours.push_back({Weekday{day}, *from, *to});
  return hours;
}

bool is_always(const WeeklyHours& hours) {
  return hours.size() == 7 &&
         std::ranges::all_of(hours, [](const WeeklySpan& span) { return span.from == span.to; });
}

std::vector<std::string> users_of(const Tree& rotation, ImportedDesk& desk) {
  std::vector<std::string> ids;
  for (const Tree& user : items_at(rotation, "users")) {
    note_person(desk, goalert_user(user));
    ids.push_back(text_at(user, "id"));
  }
  if (!ids.empty()) return ids;
  for (const Tree& id : items_at(rotation, "userIDs"))
    if (const auto* text = std::get_if<std::string>(&id.value)) {
      note_person(desk, {*text, {}, {}, {}});
      ids.push_back(*text);
    }
  return ids;
}

// GoAlert keeps whose turn it is, and moves on at each handoff: turns are counted from the export.
std::optional<Rotation> rotation_of(const Tree& tree, Zone zone, Instant now, ImportedDesk& desk) {
  const auto start = time_at(tree, "start", zone);
  const auto length = static_cast<int>(whole_at(tree, "shiftLength").value_or(1));
  const std::string type = text_at(tree, "type");
  if (!start || length < 1 || length > 9000) return std::nullopt;
  Rotation rotation;
  if (type == "weekly" && length <= 52) {
    rotation.every = EveryDays{7 * length};
  } else if (type == "daily" && length <= 366) {
    rotation.every = EveryDays{length};
  } else if (type == "hourly") {
    rotation.every = EveryWallHours{length};
  } else if (type == "monthly" && length <= 24) {
    rotation.every = EveryMonths{length};
  } else {
    return std::nullopt;
  }
  rotation.first = zone.to_wall(*start);
  for (std::string& user : users_of(tree, desk)) rotation.holders.push_back({std::move(user)});
  const auto active = whole_at(tree, "activeUserIndex");
  if (active && *active >= 0 && !rotation.holders.empty()) {
    Instant known = now;
    const Items& handoffs = items_at(tree, "nextHandoffTimes");
    if (!handoffs.empty())
      if (const auto* text = std::get_if<std::string>(&handoffs.front().value))
        if (const auto next = parse_rfc3339(*text)) known = *next - Seconds{1};
    rotation.offset = *active - turn_at(rotation, zone, known);
  }
  return rotation;
}

struct Rotations {
  std::map<std::string, const Tree*> by_id;
};

std::optional<DutyLayer> layer_of(const Tree& target, const Tree& inner, Zone zone,
                                  const Rotations& rotations, Instant now, const std::string& where,
                                  ImportedDesk& desk) {
  DutyLayer layer;
  layer.id = text_at(inner, "id");
  layer.name = text_at(inner, "name");
  layer.zone = zone;
  WeeklyHours hours;
  bool always = false;
  for (const Tree& rule : items_at(target, "rules")) {
    const auto read = hours_of_rule(rule);
    if (!read) {
      desk.left.push_back({where, "a rule without times"});
      continue;
    }
    always = always || is_always(*read);
    hours.insert(hours.end(), read->begin(), read->end());
  }
  if (hours.empty()) return leave_out(desk.left, where, "no rule says when it is on");
  if (!always) layer.hours = std::move(hours);
  if (text_at(inner, "type") == "user") {
    note_person(desk, {layer.id, layer.name, {}, {}});
    layer.rotation.holders = {{layer.id}};
    layer.rotation.first = Wall{make_day(2024, 1, 1)};  // a Monday: weeks as good as any
    return layer;
  }
  const auto found = rotations.by_id.find(layer.id);
  const Tree* rotation = found == rotations.by_id.end() ? nullptr : found->second;
  if (!rotation && member(inner, "shiftLength")) rotation = &inner;
  if (!rotation) return leave_out(desk.left, where, "its rotation is not in the file");
  if (layer.name.empty()) layer.name = text_at(*rotation, "name");
  const Zone own = zone_at(*rotation, "timeZone").value_or(zone);
  auto read = rotation_of(*rotation, own, now, desk);
  if (!read) return leave_out(desk.left, where, "a rotation that is not understood");
  if (own != zone)
    desk.left.push_back({where, fmt::format("its rotation keeps the clock of {}, the schedule that "
                                            "of {}: handovers are read on the schedule's",
                                            own.name(), zone.name())});
  layer.rotation = *std::move(read);
  return layer;
}

std::optional<std::string> user_in(const Tree& tree, const char* id, const char* whole,
                                   ImportedDesk& desk) {
  if (const Tree* user = member(tree, whole)) {
    note_person(desk, goalert_user(*user));
    return text_at(*user, "id");
  }
  const std::string text = text_at(tree, id);
  if (text.empty()) return std::nullopt;
  note_person(desk, {text, {}, {}, {}});
  return text;
}

void add_user_override(const Tree& tree, ImportedSchedule& schedule, ImportedDesk& desk) {
  const auto span = span_at(tree, "start", "end", schedule.zone);
  ImportedOverride laid;
  laid.id = text_at(tree, "id");
  laid.everybody = false;
  laid.to = user_in(tree, "addUserID", "addUser", desk);
  laid.from = user_in(tree, "removeUserID", "removeUser", desk);
  if (!span || (!laid.from && !laid.to)) {
    desk.left.push_back({"schedule " + schedule.name,
                         fmt::format("override {} names nobody or no time", text::quote(laid.id))});
    return;
  }
  laid.span = *span;
  schedule.overrides.push_back(std::move(laid));
}

// Fixed shifts in place of everything else.
void add_temporary(const Tree& tree, ImportedSchedule& schedule, ImportedDesk& desk) {
  const auto span = span_at(tree, "start", "end", schedule.zone);
  if (!span) return;
  schedule.overrides.push_back({.id = "temporary schedule", .span = *span});
  for (const Tree& shift : items_at(tree, "shifts")) {
    const auto part = span_at(shift, "start", "end", schedule.zone);
    const auto user = user_in(shift, "userID", "user", desk);
    if (part && user)
      schedule.overrides.push_back({.id = "temporary schedule",
                                    .span = intersection(*part, *span),
                                    .everybody = false,
                                    .to = *user});
  }
}

const Items& nodes_of(const Tree& tree, std::string_view name) {
  const Tree* inner = member(tree, name);
  const Items& direct = items_at(tree, name);
  return !direct.empty() || !inner ? direct : items_at(*inner, "nodes");
}

bool is_override_of_users(const Tree& object) {
  return member(object, "start") && member(object, "end") &&
         (member(object, "addUser") || member(object, "addUserID") ||
          member(object, "removeUser") || member(object, "removeUserID"));
}

}  // namespace

ImportedDesk read_goalert(const Documents& documents, Instant now) {
  ImportedDesk desk;
  desk.format = ImportFormat::kGoalert;
  Rotations rotations;
  std::vector<const Tree*> schedules;
  std::vector<const Tree*> overrides;
  std::vector<const Tree*> temporary;  // as they are asked for, by their schedule's id
  each_object(documents, [&](const Tree& object) {
    if (member(object, "shiftLength") || member(object, "userIDs"))
      rotations.by_id.emplace(text_at(object, "id"), &object);
    if (member(object, "targets") && member(object, "timeZone")) schedules.push_back(&object);
    if (is_override_of_users(object)) overrides.push_back(&object);
    if (member(object, "scheduleID") && member(object, "shifts")) temporary.push_back(&object);
    for (const Tree& user : nodes_of(object, "users"))
      if (member(user, "email")) note_person(desk, goalert_user(user));
  });
  std::set<const Tree*> taken;
  for (const Tree* tree : schedules) {
    ImportedSchedule schedule;
    schedule.id = text_at(*tree, "id");
    schedule.name = text_at(*tree, "name");
    schedule.zone = zone_at(*tree, "timeZone").value_or(Zone::utc());
    const std::string where = "schedule " + schedule.name;
    for (const Tree& target : items_at(*tree, "targets")) {
      const Tree* inner = member(target, "target");
      if (!inner) continue;
      const std::string name = where + ", " + text_at(*inner, "name");
      if (auto layer = layer_of(target, *inner, schedule.zone, rotations, now, name, desk))
        schedule.layers.push_back(*std::move(layer));
    }
    for (const Tree* laid : overrides) {
      const Tree* of = member(*laid, "target");
      const bool own = of ? text_at(*of, "id") == schedule.id
                          : text_at(*laid, "scheduleID") == schedule.id || schedules.size() == 1;
      if (!own) continue;
      taken.insert(laid);
      add_user_override(*laid, schedule, desk);
    }
    for (const Tree& each : items_at(*tree, "temporarySchedules"))
      add_temporary(each, schedule, desk);
    desk.schedules.push_back(std::move(schedule));
  }
  for (const Tree* each : temporary) {
    auto own =
        std::ranges::find(desk.schedules, text_at(*each, "scheduleID"), &ImportedSchedule::id);
    if (own == desk.schedules.end()) {
      desk.schedules.push_back(
          {.id = text_at(*each, "scheduleID"), .name = {}, .layers = {}, .overrides = {}});
      own = std::prev(desk.schedules.end());
    }
    add_temporary(*each, *own, desk);
  }
  for (const Tree* laid : overrides)
    if (!taken.contains(laid))
      desk.left.push_back({fmt::format("override {}", text::quote(text_at(*laid, "id"))),
                           "its schedule is not in the file"});
  return with_people_known(std::move(desk));
}

}  // namespace respite::moving
