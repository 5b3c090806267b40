// What was held and what was not: by seat, with every gap.
#include <algorithm>
#include <map>
#include <utility>

#include "app/desk/write_to.h"
#include "app/operation/operations.h"
#include "app/reports/report_window.h"
#include "app/rota/timeline_of.h"
#include "app/view/reports.h"
#include "scheduler/rota/coverage.h"
#include "scheduler/rota/load.h"

namespace respite {
namespace {

using SeatName = std::pair<std::string, std::string>;

// Turns that nobody holds one after the other are one gap.
void add_gap(std::vector<CoverageGap>& gaps, CoverageGap gap) {
  const auto before = std::ranges::find_if(gaps, [&](const CoverageGap& one) {
    return one.rota == gap.rota && one.seat == gap.seat && one.holder == gap.holder &&
           one.span.end == gap.span.begin;
  });
  if (before == gaps.end())
    gaps.push_back(std::move(gap));
  else
    before->span.end = gap.span.end;
}

CoverageView report_coverage(const Context& context, const ReportArguments& given) {
  const OpenDesk& desk = context.desk();
  const PublishedState state = read_published_since(store_to_read(desk.invocation), Instant{});
  const Timeline timeline = timeline_of(state.published);
  const Interval window = window_of(desk, state.planned, given);
  CoverageView view{.zone = desk.desk.zone.name(), .window = window, .seats = {}, .gaps = {}};

  std::map<SeatName, std::pair<Seconds, Seconds>> seats;  // held, uncovered
  for (const Duty& duty : timeline.around(window)) {
    const Interval span = intersection(duty.span, window);
    if (duty.person && !span.empty())
      seats[called_now(desk.desk, duty.rota, duty.seat)].first += span.length();
  }
  for (const Gap& gap : find_gaps(desk.desk, desk.calendars, timeline, window, window.begin)) {
    const std::string& rota = desk.desk.rotas[at(gap.turn.rota)].id;
    auto& [held, uncovered] = seats[{rota, gap.turn.seat_id}];
    for (const Interval& span : covered_time(gap.turn)) {
      uncovered += span.length();
      if (gap.holder) held -= span.length();
      add_gap(view.gaps, {rota, gap.turn.seat_id, span, gap.holder});
    }
  }
  for (const auto& [seat, time] : seats)
    view.seats.push_back({seat.first, seat.second, time.first, time.second});
  std::ranges::stable_sort(view.gaps, {}, [](const CoverageGap& gap) { return gap.span.begin; });
  return view;
}

}  // namespace

Operation report_coverage_operation() {
  return declare(
      {.name = "report coverage",
       .summary = "say what was held of what the file asks for, and every gap",
       .about =
           "What today's team file wants covered in the stretch, the past included, less what "
           "somebody held who was there and not on leave: hours by seat, and each gap with who "
           "held it and could not.",
       .route = {"GET", "/api/v1/reports/coverage"}},
      report_coverage);
}

}  // namespace respite
