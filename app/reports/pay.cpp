// Hours for pay: what everybody stood by, worked and was called out for, by month and band.
#include "app/operation/operations.h"
#include "app/reports/work.h"
#include "app/view/reports.h"

namespace respite {
namespace {

std::int64_t minutes(Seconds time) { return (time.count() + 30) / 60; }

void add_line(PayView& view, const PayLine& of, std::string_view kind, const BandTimes& times) {
  PayLine line = of;
  line.kind = kind;
  for (std::size_t i = 0; i < kBandCount; ++i) line.minutes.at(i) = minutes(times.at(i));
  if (line.minutes != decltype(line.minutes){}) view.lines.push_back(std::move(line));
}

PayView report_pay(const Context& context, const ReportArguments& given) {
  const OpenDesk& desk = context.desk();
  const Worked worked = read_worked(desk, given);
  PayView view{
      .zone = desk.desk.zone.name(), .window = worked.window, .lines = {}, .contracts = {}};
  for (const MonthOfHours& month :
       hours_by_month(desk.desk, desk.calendars, worked.times, worked.window)) {
    const Person& person = desk.desk.people[at(month.person)];
    PayLine line;
    line.person = person.id;
    line.name = person.name;
    line.month = to_text(month.month);
    add_line(view, line, "standby", month.standby);
    add_line(view, line, "work", month.work);
    add_line(view, line, "call-out", month.call_outs);
    view.contracts.push_back(
        {person.id, person.name, line.month,
         month.contract ? std::optional(minutes(*month.contract)) : std::nullopt,
         minutes(month.worked)});
  }
  return view;
}

}  // namespace

Operation report_pay_operation() {
  return declare(
      {.name = "report pay",
       .summary = "add up hours for pay, by month, band and person",
       .about =
           "What everybody stood by, worked on duty and was called out for, as it stands with "
           "every "
           "override and swap, to the minute: by month and band on the holder's own clock, "
           "holidays "
           "of their site. A call-out counts by itself and changes nothing of the standby around "
           "it. Beside it what they are to work (hours of their own less holidays and leave; for "
           "people on shifts what min_hours asks) and what they worked. Money is never computed.",
       .route = {"GET", "/api/v1/reports/pay"}},
      report_pay);
}

}  // namespace respite
