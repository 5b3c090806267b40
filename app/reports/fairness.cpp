// The account as a report: what everybody carried, owed and did, and who had which holiday.
#include <algorithm>

#include "app/desk/write_to.h"
#include "app/operation/operations.h"
#include "app/reports/report_window.h"
#include "app/rota/timeline_of.h"
#include "app/view/reports.h"

namespace respite {
namespace {

// Ids of those on duty at some time of a day, by when they begin.
std::vector<std::string> on_duty_on(const Timeline& timeline, Interval day) {
  std::vector<std::string> people;
  for (const Duty& duty : timeline.around(day)) {
    if (!duty.person || !duty.span.overlaps(day)) continue;
    if (std::ranges::find(people, *duty.person) == people.end()) people.push_back(*duty.person);
  }
  return people;
}

std::vector<HolidayLine> holidays_in(const OpenDesk& desk, const Timeline& timeline,
                                     Interval window) {
  const std::vector<Holiday>& days = desk.calendars.desk.days;
  std::vector<HolidayLine> lines;
  for (auto holiday = days.begin(); holiday != days.end(); ++holiday) {
    const Interval span = desk.desk.zone.day_span(holiday->day);
    if (!window.overlaps(span)) continue;
    HolidayLine line{holiday->day, holiday->name, on_duty_on(timeline, span), {}};
    const auto last =
        std::find_if(std::make_reverse_iterator(holiday), days.rend(),
                     [&](const Holiday& other) { return other.name == holiday->name; });
    if (last != days.rend())
      line.last_time = on_duty_on(timeline, desk.desk.zone.day_span(last->day));
    lines.push_back(std::move(line));
  }
  return lines;
}

FairnessView report_fairness(const Context& context, const ReportArguments& given) {
  const OpenDesk& desk = context.desk();
  const Snapshot snapshot = read_snapshot(store_to_read(desk.invocation));
  const Timeline timeline = timeline_of(snapshot.published);
  FairnessView view;
  view.zone = desk.desk.zone.name();
  view.window = window_of(desk, snapshot.planned, given);
  const std::vector<AccountLine> lines = account_within(desk.desk, snapshot.past.account, timeline,
                                                        snapshot.past.call_outs, view.window);
  for (std::size_t i = 0; i < lines.size(); ++i)
    view.people.push_back({desk.desk.people[i].id, desk.desk.people[i].name, lines[i]});
  view.holidays = holidays_in(desk, timeline, view.window);
  return view;
}

}  // namespace

Operation report_fairness_operation() {
  return declare(
      {.name = "report fairness",
       .summary = "say what everybody carried, owed and did, and who had which holiday",
       .about = "The account, as it was settled with each publication, change and leave: into the "
                "stretch asked for everybody carries what they did more or less before, faded; in "
                "it they owe their share of what was done, and did what they worked, whoever it "
                "was planned for. Load is in hours by band; nights, weekends and holidays are "
                "counted each by itself.",
       .route = {"GET", "/api/v1/reports/fairness"}},
      report_fairness);
}

}  // namespace respite
