#include "app/desk/file/check_rota.h"

#include <algorithm>
#include <array>

#include "scheduler/time/civil.h"
#include "text/utf8.h"

namespace respite::team_file {
namespace {

// Now or once their skills have grown.
bool somebody_has(const std::vector<Skill>& wanted, const std::vector<PersonIndex>& people,
                  const Desk& desk) {
  return std::any_of(people.begin(), people.end(), [&](PersonIndex person) {
    return skilled_from(desk.people[at(person)], wanted) < Instant::max();
  });
}

// A list of tables that read_rota() turned into `count` values, else the rota itself.
Spot spot_of_item(const Fields& fields, std::string_view key, std::size_t position) {
  const Node* node = fields.find(key);
  const List* list = node ? node->get<List>() : nullptr;
  return list && position < list->size() ? (*list)[position].spot : fields.spot();
}

void check_seats(const HandoverPlan& plan, const Rota& rota, const Desk& desk, const Fields& fields,
                 Report& report) {
  for (std::size_t i = 0; i < plan.seats.size(); ++i) {
    if (somebody_has(plan.seats[i].skills, rota.people, desk)) continue;
    report.error(spot_of_item(fields, "seat", i), "nobody in rota " + text::quote(rota.id) +
                                                      " has the skills of seat " +
                                                      text::quote(plan.seats[i].id));
  }
  if (rota.novice_needs_able_secondary && plan.seats.size() < 2) {
    report.error(
        fields.spot_of("novice_needs_able_secondary"),
        "a novice cannot have a secondary: rota " + text::quote(rota.id) + " has one seat");
  }
}

void check_shift_people(const Shift& shift, Spot spot, const Rota& rota, const Desk& desk,
                        Report& report) {
  const std::vector<PersonIndex>& people = shift.people.empty() ? rota.people : shift.people;
  for (const PersonIndex person : shift.people) {
    if (std::binary_search(rota.people.begin(), rota.people.end(), person)) continue;
    report.error(spot, text::quote(desk.people[at(person)].id) + " may hold shift " +
                           text::quote(shift.id) + ", but not rota " + text::quote(rota.id));
  }
  const bool able = somebody_has(shift.skills, people, desk) &&
                    (shift.one_has.empty() || somebody_has(shift.one_has, people, desk)) &&
                    std::ranges::all_of(shift.each_of, [&](const Skill& skill) {
                      return somebody_has({skill}, people, desk);
                    });
  if (!able) report.error(spot, "nobody has the skills of shift " + text::quote(shift.id));
  const int most = shift.most.value_or(shift.staff);
  if (able && most == 1 && shift.each_of.size() > 1 && !somebody_has(shift.each_of, people, desk))
    report.error(spot, "shift " + text::quote(shift.id) +
                           " has one place, and nobody has each of its skills");
  if (static_cast<std::size_t>(shift.staff) > people.size()) {
    report.warning(spot, "shift " + text::quote(shift.id) + " wants " +
                             std::to_string(shift.staff) + " people, " +
                             std::to_string(people.size()) + " may hold it");
  }
}

}  // namespace

void check_shift(const Shift& shift, const Fields& fields, Report& report) {
  std::array<int, 7> spans{};
  for (const WeeklySpan& span : shift.times) ++spans[span.weekday.iso_encoding() - 1];
  for (unsigned day = 0; day < spans.size(); ++day) {
    if (spans[day] < 2) continue;
    report.error(fields.spot_of("when"),
                 "shift " + text::quote(shift.id) + " runs twice on " +
                     std::string{short_name(Weekday{day + 1})},
                 "make it two shifts");
    return;
  }
  if (shift.times.empty()) {
    report.error(fields.spot_of("when"), "shift " + text::quote(shift.id) + " never runs");
  }
}

void check_plan(const Fields& fields, Report& report) {
  if (!fields.is_table()) return;
  const bool shifts = fields.find("shift") != nullptr;
  if (shifts) {
    for (const std::string_view key : {"handover", "seat", "covers"}) {
      if (!fields.find(key)) continue;
      report.error(fields.spot_of(key), text::quote(key) + " cannot stand beside [[rota.shift]]");
    }
    return;
  }
  if (fields.find("raise")) {
    report.error(fields.spot_of("raise"), "only shifts can be raised: there is no [[rota.shift]]");
  }
  if (!fields.find("handover")) {
    report.error(fields.spot(), "a rota wants a \"handover\" and [[rota.seat]], or [[rota.shift]]");
  } else if (!fields.find("seat")) {
    report.error(fields.spot(), "a rota with a handover wants a [[rota.seat]]");
  }
}

void check_rota(const Rota& rota, const Desk& desk, const Fields& fields, Report& report) {
  const auto* covers_hours = std::get_if<CoversHours>(&rota.covers);
  if (std::holds_alternative<CoversOutsideService>(rota.covers) && desk.service_hours.empty()) {
    report.error(fields.spot_of("covers"), "outside service of what? [desk] has no \"service\"");
  }
  if (covers_hours && covers_hours->hours.empty()) {
    report.error(fields.spot_of("covers"), "rota " + text::quote(rota.id) + " covers nothing");
  }
  if (rota.people.empty()) {
    report.error(fields.spot(), "nobody may hold rota " + text::quote(rota.id));
    return;
  }
  if (const auto* plan = std::get_if<HandoverPlan>(&rota.plan)) {
    check_seats(*plan, rota, desk, fields, report);
    return;
  }
  const auto& shifts = std::get_if<ShiftPlan>(&rota.plan)->shifts;
  for (std::size_t i = 0; i < shifts.size(); ++i) {
    check_shift_people(shifts[i], spot_of_item(fields, "shift", i), rota, desk, report);
  }
  for (std::size_t i = 0; i < shifts.size(); ++i) {
    const auto named = std::ranges::find(shifts, shifts[i].group, &Shift::id);
    if (named == shifts.end() || named->group == shifts[i].group) continue;
    report.warning(spot_of_item(fields, "shift", i),
                   "group " + text::quote(shifts[i].group) +
                       " is also the id of a shift that is not in it: limits that name it count "
                       "both");
  }
  for (std::size_t i = 0; i < rota.raises.size(); ++i) {
    const auto shift = std::ranges::find(shifts, rota.raises[i].shift, &Shift::id);
    if (shift == shifts.end() || rota.raises[i].staff > shift->staff) continue;
    report.warning(spot_of_item(fields, "raise", i),
                   "raises nothing: shift " + text::quote(shift->id) + " has a staff of " +
                       std::to_string(shift->staff) + " anyway",
                   "\"staff\" is how many are wanted in all while an event lasts");
  }
}

}  // namespace respite::team_file
