#include <algorithm>
#include <cmath>

#include "app/desk/file/check_rota.h"
#include "app/desk/file/read_sections.h"
#include "app/desk/file/values.h"
#include "app/desk/file/words.h"
#include "text/utf8.h"

namespace respite::team_file {
namespace {

constexpr int kMostStaff = 200;
constexpr std::size_t kMostSeats = 50;

// A seat's or shift's factor, 0.5 for half the load, as percent.
int read_factor(const Fields& fields) {
  return static_cast<int>(std::lround(fields.read("factor", Number{0, 10}).value_or(1.0) * 100));
}

std::optional<decltype(Handover::every)> as_every(const Node& node, Report& report) {
  if (const List* list = node.get<List>()) {
    EveryWeekdays every;
    every.weekdays = as_list(node, report, as_weekday);
    std::sort(every.weekdays.begin(), every.weekdays.end(),
              [](Weekday a, Weekday b) { return a.iso_encoding() < b.iso_encoding(); });
    every.weekdays.erase(std::unique(every.weekdays.begin(), every.weekdays.end()),
                         every.weekdays.end());
    if (list->empty()) report.error(node.spot, "no weekday in an empty list");
    return every;
  }
  const Text* text = node.get<Text>();
  auto every = text ? parse_every(*text) : std::nullopt;
  if (!every) {
    report.error(node.spot, text ? "bad handover " + text::quote(*text) : "a handover is a text",
                 "write \"1 week\", \"2 days\", \"12 hours\" or [\"mon\", \"fri\"]");
  }
  return every;
}

// One day and given weekdays need no phase: any start gives the same handovers.
bool needs_phase(const decltype(Handover::every)& every) {
  const auto* days = std::get_if<EveryDays>(&every);
  return std::holds_alternative<EveryHours>(every) || (days && days->days > 1);
}

Handover read_handover(const Node& node, Report& report) {
  const Fields fields{node, "handover", report};
  Handover handover;
  const auto every = fields.require("every", as_every);
  if (every) handover.every = *every;
  handover.at = fields.require("at", as_clock).value_or(TimeOfDay{});
  handover.from = fields.read("from", as_day).value_or(Day{});
  if (every && !fields.find("from") && needs_phase(*every)) {
    report.error(fields.spot(), "a handover with this \"every\" wants \"from\"",
                 "give the date of one handover, such as from = 2026-01-05");
  }
  return handover;
}

std::optional<Covers> as_covers(const Node& node, Report& report) {
  if (const Text* text = node.get<Text>()) {
    if (*text == "always") return CoversAlways{};
    if (*text == "outside service") return CoversOutsideService{};
    const bool hours = text->find_first_of("0123456789") != std::string::npos;
    if (!hours) {
      const std::string near = report.near(*text, {"always", "outside service"});
      return report.error(node.spot, "bad \"covers\" " + text::quote(*text),
                          near.empty() ? "write \"always\", \"outside service\" or hours" : near);
    }
  }
  auto hours = as_hours(node, report);
  if (!hours) return std::nullopt;
  return CoversHours{*std::move(hours)};
}

Seat read_seat(const Node& node, const Lookup& lookup, Report& report) {
  const Fields fields{node, "rota.seat", report};
  Seat seat;
  seat.id = fields.require("id", as_id).value_or("");
  seat.was = fields.read("was", as_id).value_or("");
  seat.factor_percent = read_factor(fields);
  if (const Node* skills = fields.find("skills")) {
    seat.skills = read_skills(*skills, lookup.skills, "in seat " + text::quote(seat.id), report);
  }
  seat.shadow = fields.read("shadow", as_bool).value_or(false);
  seat.required = fields.read("required", as_bool).value_or(true);
  if (seat.shadow && fields.find("required") && seat.required)
    report.error(fields.spot_of("required"), "a shadow cannot be required");
  return seat;
}

// 2, or { least = 1, wanted = 2, most = 3 }.
void read_staff(const Node& node, Shift& shift, Report& report) {
  const Whole heads{1, kMostStaff};
  if (!node.get<Table>()) {
    shift.staff = heads(node, report).value_or(1);
    return;
  }
  const Fields fields{node, "staff", report};
  shift.least = fields.read("least", Whole{0, kMostStaff});
  const auto wanted = fields.read("wanted", heads);
  shift.most = fields.read("most", heads);
  shift.staff = wanted.value_or(std::max(1, shift.least.value_or(shift.most.value_or(1))));
  if (!shift.least) shift.least = shift.staff;
  if (*shift.least > shift.staff || (shift.most && *shift.most < shift.staff))
    report.error(node.spot, "\"least\", \"wanted\" and \"most\" are not in this order");
}

Shift read_shift(const Node& node, const Desk& desk, const Lookup& lookup, Report& report) {
  const std::size_t errors_before = report.errors();
  const Fields fields{node, "rota.shift", report};
  Shift shift;
  shift.id = fields.require("id", as_id).value_or("");
  shift.was = fields.read("was", as_id).value_or("");
  const std::string where = "in shift " + text::quote(shift.id);
  shift.times = fields.require("when", as_hours).value_or(WeeklyHours{});
  shift.group = fields.read("group", as_id).value_or("");
  shift.zone = fields.read("zone", as_zone);
  if (const Node* staff = fields.find("staff")) read_staff(*staff, shift, report);
  shift.under = fields.read("under", Whole{0, 10'000}).value_or(shift.under);
  shift.over = fields.read("over", Whole{0, 10'000}).value_or(shift.over);
  shift.factor_percent = read_factor(fields);
  shift.required = fields.read("required", as_bool).value_or(true);
  if (const Node* skills = fields.find("skills")) {
    shift.skills = read_skills(*skills, lookup.skills, where, report);
  }
  if (const Node* one = fields.find("one_has")) {
    shift.one_has = read_skills(*one, lookup.skills, where, report);
  }
  if (const Node* each = fields.find("each_of")) {
    shift.each_of = read_skills(*each, lookup.skills, where, report);
  }
  shift.novice_alone = fields.read("novice_alone", as_bool).value_or(true);
  if (auto people = read_people(fields, desk, lookup, where, report)) {
    if (people->empty())
      report.error(fields.spot(), "nobody may hold shift " + text::quote(shift.id));
    shift.people = *std::move(people);
  }
  if (report.errors() == errors_before) check_shift(shift, fields, report);
  return shift;
}

DemandRaise read_raise(const Node& node, const Names& shifts, Report& report) {
  const Fields fields{node, "rota.raise", report};
  DemandRaise raise;
  raise.calendar = fields.require("calendar", as_path).value_or(FileReference{});
  raise.shift = fields.require("shift", KnownId{shifts, {}}).value_or("");
  raise.staff = fields.require("staff", Whole{1, kMostStaff}).value_or(1);
  return raise;
}

// At most kMostSeats, each id once.
template <class Item, class Reader>
std::vector<Item> read_seats(const Fields& fields, std::string_view key, Names& ids, Report& report,
                             Reader reader) {
  std::vector<Item> items;
  for (const Node* node : fields.tables(key)) {
    if (items.size() == kMostSeats) {
      report.error(node->spot, "more than " + std::to_string(kMostSeats) + " in one rota");
      break;
    }
    Item item = reader(*node);
    if (!item.id.empty() && !ids.declare(item.id, items.size())) {
      report.error(node->spot, std::string{key} + ' ' + text::quote(item.id) + " is there twice");
    }
    items.push_back(std::move(item));
  }
  return items;
}

std::variant<HandoverPlan, ShiftPlan> read_plan(const Fields& fields, Names& ids, const Desk& desk,
                                                const Lookup& lookup, Report& report) {
  HandoverPlan plan;
  plan.seats = read_seats<Seat>(fields, "seat", ids, report,
                                [&](const Node& node) { return read_seat(node, lookup, report); });
  ShiftPlan shifts;
  shifts.shifts = read_seats<Shift>(fields, "shift", ids, report, [&](const Node& node) {
    return read_shift(node, desk, lookup, report);
  });
  if (const Node* handover = fields.find("handover"))
    plan.handover = read_handover(*handover, report);
  check_plan(fields, report);
  if (fields.find("shift")) return shifts;
  return plan;
}

}  // namespace

Rota read_rota(const Node& node, const Desk& desk, const Lookup& lookup, Report& report) {
  const std::size_t errors_before = report.errors();
  const Fields fields{node, "rota", report};
  Names ids{"shift or seat"};
  Rota rota;
  rota.id = id_of(node);
  rota.was = fields.read("was", as_id).value_or("");
  rota.declared_at = report.place(node.spot);
  rota.name = fields.read("name", as_text).value_or(rota.id);
  rota.zone = fields.read("zone", as_zone).value_or(desk.zone);
  rota.plan = read_plan(fields, ids, desk, lookup, report);
  rota.covers = fields.read("covers", as_covers).value_or(CoversAlways{});
  const bool shifts = std::holds_alternative<ShiftPlan>(rota.plan);
  const auto counts = fields.read("counts", OneOf{{"standby", "work"}});
  rota.counts = (counts ? *counts == 1 : shifts) ? Counts::kWork : Counts::kStandby;
  const std::string where = "in rota " + text::quote(rota.id);
  rota.people = read_people(fields, desk, lookup, where, report).value_or(everybody(desk));
  rota.reach = fields.read("reach", list_of(as_text));
  rota.leave_tolerance = fields.read("leave_tolerance", as_duration).value_or(Seconds{});
  rota.accounts = read_accounts(fields, report);
  rota.novice_needs_able_secondary =
      fields.read("novice_needs_able_secondary", as_bool).value_or(false);
  for (const Node* raise : fields.tables("raise")) {
    rota.raises.push_back(read_raise(*raise, ids, report));
  }
  if (const Node* limits = fields.find("limits")) {
    Names duties = ids;
    if (const auto* plan = std::get_if<ShiftPlan>(&rota.plan))
      for (const Shift& shift : plan->shifts) duties.declare(shift.group, duties.ids().size());
    rota.limits = read_limits(*limits, LimitsOf::kRota, {duties, lookup.people}, report);
  }
  if (report.errors() == errors_before) check_rota(rota, desk, fields, report);
  return rota;
}

}  // namespace respite::team_file
