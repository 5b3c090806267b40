// Opsgenie: schedules with their rotations as its REST API answers, overrides, users.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

#include "app/moving/json.h"
#include "app/moving/readers.h"
#include "text/utf8.h"

namespace respite::moving {
namespace {

ImportedPerson participant_at(const Tree& user) {
  std::string email = text_at(user, "username");
  if (email.find('@') == std::string::npos) email.clear();
  std::string name = text_at(user, "fullName");
  if (name.empty() && email.empty()) name = text_at(user, "username");
  return {text_at(user, "id"), std::move(name), std::move(email), text_at(user, "timeZone")};
}

// An id, or the address where a participant has no id.
std::string participant_id(const Tree& user) {
  const std::string id = text_at(user, "id");
  return id.empty() ? text_at(user, "username") : id;
}

std::optional<std::vector<std::string>> holders_of(const Tree& participant, ImportedDesk& desk) {
  const std::string type = text_at(participant, "type");
  if (type == "none") return std::vector<std::string>{};
  if (type != "user") return std::nullopt;
  ImportedPerson person = participant_at(participant);
  person.id = participant_id(participant);
  note_person(desk, person);
  return std::vector{person.id};
}

std::optional<TimeOfDay> clock_at(const Tree& tree, const char* hour, const char* minute) {
  const auto hours = whole_at(tree, hour);
  const std::int64_t minutes = whole_at(tree, minute).value_or(0);
  if (!hours || *hours < 0 || *hours > 24 || minutes < 0 || minutes > 59) return std::nullopt;
  const TimeOfDay time = std::chrono::hours{*hours} + std::chrono::minutes{minutes};
  return time <= std::chrono::days{1} ? std::optional(time) : std::nullopt;
}

constexpr TimeOfDay kMidnight{std::chrono::days{1}};

// From a day's time to another day's, cut at midnights; whole weeks where both are the same.
void add_days(WeeklyHours& hours, Weekday first, TimeOfDay from, Weekday last, TimeOfDay to) {
  std::int64_t apart = (last - first).count();
  if (apart == 0 && to <= from) apart = 7;
  if (apart == 0) {
    hours.push_back({first, from, to});
    return;
  }
  hours.push_back({first, from, kMidnight});
  for (std::int64_t day = 1; day < apart; ++day)
    hours.push_back({first + std::chrono::days{day}, TimeOfDay{}, kMidnight});
  if (to > TimeOfDay{}) hours.push_back({first + std::chrono::days{apart}, TimeOfDay{}, to});
}

std::optional<WeeklyHours> hours_of(const Tree& rotation, const std::string& where,
                                    std::vector<LeftOut>& left) {
  const Tree* restriction = member(rotation, "timeRestriction");
  if (!restriction) return std::nullopt;
  WeeklyHours hours;
  const auto bad = [&] { left.push_back({where, "a time restriction that is not understood"}); };
  const auto daily = [&](const Tree& each) {
    const auto from = clock_at(each, "startHour", "startMin");
    const auto to = clock_at(each, "endHour", "endMin");
    if (!from || !to) return bad();
    for (unsigned day = 0; day < 7; ++day) hours.push_back({Weekday{day}, *from, *to});
  };
  if (text_at(*restriction, "type") == "time-of-day") {
    if (const Tree* one = member(*restriction, "restriction")) daily(*one);
    for (const Tree& each : items_at(*restriction, "restrictions")) daily(each);
  } else {
    for (const Tree& each : items_at(*restriction, "restrictions")) {
      const auto first = parse_weekday(text_at(each, "startDay"));
      const auto last = parse_weekday(text_at(each, "endDay"));
      const auto from = clock_at(each, "startHour", "startMin");
      const auto to = clock_at(each, "endHour", "endMin");
      if (!first || !last || !from || !to) {
        bad();
      } else {
        add_days(hours, *first, *from, *last, *to);
      }
    }
  }
  return hours.empty() ? std::nullopt : std::optional(std::move(hours));
}

std::optional<DutyLayer> rotation_at(const Tree& tree, Zone zone, const std::string& where,
                                     ImportedDesk& desk) {
  DutyLayer layer;
  layer.id = text_at(tree, "id");
  layer.name = text_at(tree, "name");
  layer.zone = zone;
  const auto start = time_at(tree, "startDate", zone);
  const std::string type = text_at(tree, "type");
  const auto length = static_cast<int>(whole_at(tree, "length").value_or(1));
  if (!start || length < 1 || length > 8760)
    return leave_out(desk.left, where, "no start or no length in it");
  if (type == "weekly") {
    layer.rotation.every = EveryDays{7 * length};
  } else if (type == "daily") {
    layer.rotation.every = EveryDays{length};
  } else if (type == "hourly") {
    layer.rotation.every = EveryHours{length};
  } else {
    return leave_out(desk.left, where, fmt::format("no type of rotation: {}", text::quote(type)));
  }
  layer.active.begin = *start;
  if (const auto end = time_at(tree, "endDate", zone)) layer.active.end = *end;
  layer.rotation.first = zone.to_wall(*start);
  for (const Tree& participant : items_at(tree, "participants")) {
    auto holders = holders_of(participant, desk);
    if (!holders)
      desk.left.push_back({where, fmt::format("a participant that is a {}: its turns are nobody's",
                                              text_at(participant, "type"))});
    layer.rotation.holders.push_back(std::move(holders).value_or(std::vector<std::string>{}));
  }
  layer.hours = hours_of(tree, where, desk.left);
  return layer;
}

bool is_schedule_of_opsgenie(const Tree& object) {
  return member(object, "rotations") && member(object, "timezone");
}

bool is_disabled(const Tree& schedule) {
  const Tree* enabled = member(schedule, "enabled");
  const auto* value = enabled ? std::get_if<bool>(&enabled->value) : nullptr;
  return value && !*value;
}

ImportedSchedule schedule_of(const Tree& tree, ImportedDesk& desk) {
  ImportedSchedule schedule;
  schedule.id = text_at(tree, "id");
  schedule.name = text_at(tree, "name");
  const std::string where = "schedule " + schedule.name;
  const auto zone = zone_at(tree, "timezone");
  if (!zone)
    desk.left.push_back({where, fmt::format("no time zone: {}; read as UTC",
                                            text::quote(text_at(tree, "timezone")))});
  schedule.zone = zone.value_or(Zone::utc());
  for (const Tree& rotation : items_at(tree, "rotations")) {
    const std::string name = where + ", " + text_at(rotation, "name");
    if (auto layer = rotation_at(rotation, schedule.zone, name, desk))
      schedule.layers.push_back(*std::move(layer));
  }
  return schedule;
}

// A list of an override's rotations names them by id or by name.
std::vector<std::string> rotations_of(const Tree& tree, const ImportedSchedule& schedule) {
  std::vector<std::string> ids;
  for (const Tree& rotation : items_at(tree, "rotations")) {
    const std::string id = text_at(rotation, "id");
    const std::string name = text_at(rotation, "name");
    for (const DutyLayer& layer : schedule.layers)
      if (layer.id == id || (id.empty() && layer.name == name)) ids.push_back(layer.id);
    if (ids.empty()) ids.push_back(id.empty() ? name : id);
  }
  return ids;
}

void add_override(const Tree& tree, ImportedSchedule& schedule, ImportedDesk& desk) {
  const Tree* user = member(tree, "user");
  const auto span = span_at(tree, "startDate", "endDate", schedule.zone);
  const std::string alias = text_at(tree, "alias");
  const auto holders = user ? holders_of(*user, desk) : std::nullopt;
  if (!span || !holders) {
    desk.left.push_back({"schedule " + schedule.name,
                         fmt::format("override {} names no user or no time", text::quote(alias))});
    return;
  }
  ImportedOverride laid{.id = alias, .span = *span};
  if (!holders->empty()) laid.to = holders->front();
  laid.layers = rotations_of(tree, schedule);
  schedule.overrides.push_back(std::move(laid));
}

// Which schedule an override is of: its parent's, or the only one.
ImportedSchedule* parent_of(const Tree& tree, ImportedDesk& desk) {
  if (const Tree* parent = member(tree, "_parent")) {
    const auto found = std::ranges::find_if(desk.schedules, [&](const ImportedSchedule& schedule) {
      return schedule.id == text_at(*parent, "id") || schedule.name == text_at(*parent, "name");
    });
    return found == desk.schedules.end() ? nullptr : &*found;
  }
  return desk.schedules.size() == 1 ? &desk.schedules.front() : nullptr;
}

bool is_override(const Tree& object) {
  return member(object, "user") && member(object, "startDate") && member(object, "endDate") &&
         !member(object, "participants");
}

}  // namespace

ImportedDesk read_opsgenie(const Documents& documents) {
  ImportedDesk desk;
  desk.format = ImportFormat::kOpsgenie;
  std::set<const Tree*> within;  // overrides that stand in their schedule
  each_object(documents, [&](const Tree& object) {
    if (is_schedule_of_opsgenie(object) && is_disabled(object)) {
      desk.left.push_back(
          {"schedule " + text_at(object, "name"), "it is disabled: it calls nobody"});
      for (const Tree& laid : items_at(object, "overrides")) within.insert(&laid);
    } else if (is_schedule_of_opsgenie(object)) {
      desk.schedules.push_back(schedule_of(object, desk));
      for (const Tree& laid : items_at(object, "overrides")) {
        within.insert(&laid);
        add_override(laid, desk.schedules.back(), desk);
      }
    } else if (member(object, "fullName") && member(object, "username")) {
      note_person(desk, participant_at(object));
    }
  });
  each_object(documents, [&](const Tree& object) {
    if (!is_override(object) || within.contains(&object)) return;
    if (ImportedSchedule* schedule = parent_of(object, desk)) {
      add_override(object, *schedule, desk);
    } else {
      desk.left.push_back({fmt::format("override {}", text::quote(text_at(object, "alias"))),
                           "it does not say of which schedule it is"});
    }
  });
  return with_people_known(std::move(desk));
}

}  // namespace respite::moving
