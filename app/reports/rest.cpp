// Evidence of working time: rest kept, averages, compensation, share of time on call.
#include "app/desk/write_to.h"
#include "app/operation/operations.h"
#include "app/reports/work.h"
#include "app/view/reports.h"
#include "scheduler/rota/eligibility.h"
#include "store/incidents.h"
#include "store/life/leaves.h"

namespace respite {
namespace {

// Rest owed to a person that was earned in the window.
Seconds owed_to(const std::string& person, const std::vector<OwedRecord>& owed, Interval window) {
  Seconds sum{};
  for (const OwedRecord& record : owed)
    if (record.person == person && record.kind == OwedKind::kRest && window.contains(record.since))
      sum += record.time;
  return sum;
}

// Leave that was recorded as rest.
Seconds taken_by(const std::string& person, const std::vector<LeaveRecord>& leaves,
                 const IntervalSet& would_work, Interval window) {
  Seconds sum{};
  for (const LeaveRecord& leave : leaves)
    if (leave.person == person && leave.rest && leave.state == LeaveState::kStands)
      sum += intersect(would_work, intersection(leave.span, window)).length();
  return sum;
}

RestView report_rest(const Context& context, const ReportArguments& given) {
  const OpenDesk& desk = context.desk();
  const auto database = store_to_read(desk.invocation);
  const Worked worked = read_worked(desk, given);
  const std::vector<OwedRecord> owed = store::read_owed(database);
  const std::vector<LeaveRecord> leaves = store::read_leaves(database);
  RestView view{.zone = desk.desk.zone.name(), .window = worked.window, .people = {}};
  for (std::size_t i = 0; i < worked.times.size(); ++i) {
    const Person& person = desk.desk.people[i];
    const Interval present = intersection(worked.window, presence_of(person));
    if (present.empty()) continue;
    RestLine line{.person = person.id, .name = person.name, .pack = {}, .rules = {}, .kept = {}};
    if (person.site) line.pack = desk.desk.sites[at(*person.site)].pack;
    line.rules = rest_rules_of(parse_pack(line.pack).value_or(PackId::kNone));
    line.kept = rest_kept(worked.times[i], line.rules,
                          whole_weeks(person.zone, desk.desk.week_start, present), present);
    line.owed = owed_to(person.id, owed, worked.window);
    line.taken = taken_by(person.id, leaves, worked.times[i].hours, worked.window);
    view.people.push_back(std::move(line));
  }
  return view;
}

}  // namespace

Operation report_rest_operation() {
  return declare(
      {.name = "report rest",
       .summary = "show what rest was kept, as evidence of working time",
       .about =
           "For everybody, by the rule pack of their site: the shortest daily rest and each "
           "stretch "
           "in which 24 hours held none long enough; the longest rest of each whole week, and the "
           "weeks with too little; the average week of the reference period worked most, leave "
           "left "
           "out; rest owed for call-outs and time given up, and taken since (leave add --rest); "
           "and "
           "the share of time on call, of which Site Reliability Engineering (2016, chapter 11) "
           "wants a quarter at most. Worked are hours of their own, work duty and call-outs; "
           "standby is rest until a call comes.",
       .route = {"GET", "/api/v1/reports/rest"}},
      report_rest);
}

}  // namespace respite
