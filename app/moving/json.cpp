#include "app/moving/json.h"

#include <algorithm>

#include "app/desk/file/read_desk.h"
#include "app/operation/failure.h"

namespace respite::moving {
namespace {

void visit_objects(const Tree& tree, const std::function<void(const Tree&)>& visit) {
  if (const auto* items = std::get_if<Items>(&tree.value))
    for (const Tree& item : *items) visit_objects(item, visit);
  const auto* members = std::get_if<Members>(&tree.value);
  if (!members) return;
  visit(tree);
  for (const auto& [name, value] : *members) visit_objects(value, visit);
}

void fill(std::string& known, std::string& more) {
  if (known.empty()) known = std::move(more);
}

bool has_any(const Tree& object, std::initializer_list<std::string_view> names) {
  return std::ranges::any_of(names, [&](std::string_view name) { return member(object, name); });
}

std::optional<ImportFormat> vendor_of_object(const Tree& object) {
  if (has_any(object, {"schedule_layers", "rotation_turn_length_seconds", "overrides_subschedule"}))
    return ImportFormat::kPagerduty;
  if (const Tree* user = member(object, "user");
      user && text_at(*user, "type") == "user_reference" && member(object, "start"))
    return ImportFormat::kPagerduty;
  if (has_any(object, {"weekdayFilter", "shiftLength", "userOverrides", "scheduleID", "addUserID",
                       "temporarySchedules"}))
    return ImportFormat::kGoalert;
  if (has_any(object, {"on_call_shifts", "rolling_users", "start_rotation_from_user_index",
                       "ical_url_primary"}) ||
      text_at(object, "type") == "single_event")
    return ImportFormat::kGrafana;
  if (has_any(object, {"timeRestriction", "participants"}) ||
      (member(object, "rotations") && member(object, "timezone")))
    return ImportFormat::kOpsgenie;
  return std::nullopt;
}

}  // namespace

std::optional<Documents> documents_in(std::string_view text) {
  if (auto whole = parse_tree(text)) {
    const bool holds = std::holds_alternative<Items>(whole->value) ||
                       std::holds_alternative<Members>(whole->value);
    return holds ? std::optional(Documents{*std::move(whole)}) : std::nullopt;
  }
  Documents documents;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.find_first_not_of(" \t\r") == std::string_view::npos) continue;
    auto document = parse_tree(line);
    if (!document || !std::holds_alternative<Members>(document->value)) return std::nullopt;
    documents.push_back(*std::move(document));
  }
  return documents.empty() ? std::nullopt : std::optional(std::move(documents));
}

std::optional<ImportFormat> vendor_of(const Documents& documents) {
  std::optional<ImportFormat> vendor;
  each_object(documents, [&](const Tree& object) {
    if (!vendor) vendor = vendor_of_object(object);
  });
  return vendor;
}

const Tree* member(const Tree& tree, std::string_view name) {
  const auto* members = std::get_if<Members>(&tree.value);
  if (!members) return nullptr;
  const auto found = std::ranges::find(*members, name, &Members::value_type::first);
  if (found == members->end() || std::holds_alternative<std::nullptr_t>(found->second.value))
    return nullptr;
  return &found->second;
}

std::string text_at(const Tree& tree, std::string_view name) {
  const Tree* found = member(tree, name);
  if (!found) return {};
  if (const auto* text = std::get_if<std::string>(&found->value)) return *text;
  const auto* whole = std::get_if<std::int64_t>(&found->value);
  return whole ? std::to_string(*whole) : std::string();
}

std::optional<std::int64_t> whole_at(const Tree& tree, std::string_view name) {
  const Tree* found = member(tree, name);
  const auto* whole = found ? std::get_if<std::int64_t>(&found->value) : nullptr;
  return whole ? std::optional(*whole) : std::nullopt;
}

const Items& items_at(const Tree& tree, std::string_view name) {
  static const Items kNone;
  const Tree* found = member(tree, name);
  const auto* items = found ? std::get_if<Items>(&found->value) : nullptr;
  return items ? *items : kNone;
}

std::optional<Instant> time_at(const Tree& tree, std::string_view name, Zone zone) {
  const std::string text = text_at(tree, name);
  if (const auto instant = parse_rfc3339(text)) return instant;
  if (const auto wall = parse_wall(text)) return zone.at_transition(*wall);
  return std::nullopt;
}

std::optional<Zone> zone_at(const Tree& tree, std::string_view name) {
  const std::string text = text_at(tree, name);
  return text.empty() ? std::nullopt : Zone::find(text);
}

namespace {

// A span for ever is written with years that Respite does not compute with: as far as it goes.
std::optional<Instant> edge_at(const Tree& tree, std::string_view name, Zone zone) {
  if (const auto known = time_at(tree, name, zone)) return known;
  const std::string text = text_at(tree, name);
  const bool is_date =
      text.size() > 10 && text[4] == '-' && text[7] == '-' &&
      std::all_of(text.begin(), text.begin() + 4, [](char c) { return '0' <= c && c <= '9'; });
  if (!is_date) return std::nullopt;
  const std::string_view year = std::string_view(text).substr(0, 4);
  if (year < "1970") return all_time().begin;
  return year > "2037" ? std::optional(all_time().end) : std::nullopt;
}

}  // namespace

std::optional<Interval> span_at(const Tree& tree, std::string_view begin, std::string_view end,
                                Zone zone) {
  const auto from = edge_at(tree, begin, zone);
  const auto to = edge_at(tree, end, zone);
  if (!from || !to || *to <= *from) return std::nullopt;
  return Interval{*from, *to};
}

void each_object(const Documents& documents, const std::function<void(const Tree&)>& visit) {
  for (const Tree& document : documents) visit_objects(document, visit);
}

constexpr std::size_t kMostPeople = 10'000;

void note_person(ImportedDesk& desk, ImportedPerson person) {
  if (person.id.empty()) return;
  const auto known = std::ranges::find(desk.people, person.id, &ImportedPerson::id);
  if (known == desk.people.end()) {
    if (desk.people.size() >= kMostPeople)
      throw Failure(ExitCode::kInput, "more than {} people in it", kMostPeople);
    desk.people.push_back(std::move(person));
    return;
  }
  fill(known->name, person.name);
  fill(known->email, person.email);
  fill(known->zone, person.zone);
}

std::nullopt_t leave_out(std::vector<LeftOut>& left, std::string where, std::string why) {
  left.push_back({std::move(where), std::move(why)});
  return std::nullopt;
}

ImportedDesk with_people_known(ImportedDesk desk) {
  for (ImportedSchedule& schedule : desk.schedules) {
    for (DutyLayer& layer : schedule.layers) {
      for (std::vector<std::string>& turn : layer.rotation.holders) {
        std::erase(turn, "");
        for (const std::string& person : turn) note_person(desk, {person, {}, {}, {}});
      }
    }
    for (ImportedOverride& laid : schedule.overrides) {
      if (laid.to && laid.to->empty()) laid.to.reset();
      if (laid.to) note_person(desk, {*laid.to, {}, {}, {}});
    }
  }
  return desk;
}

}  // namespace respite::moving
