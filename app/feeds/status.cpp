#include "app/feeds/status.h"

#include <algorithm>

#include "app/feeds/public_view.h"
#include "scheduler/boundary/availability.h"

namespace respite {
namespace {

using std::chrono::days;

StatusView::Duty duty_of(const Rota& rota, const WhoView& who) {
  StatusView::Duty duty{rota.name, std::nullopt, rota.reach};
  for (const WhoSeatView& seat : who.on) {
    if (seat.rota != rota.id || !seat.person) continue;
    duty.until = std::max(duty.until.value_or(seat.until), seat.until);
  }
  return duty;
}

std::vector<StatusView::ServiceDay> week_of(const OpenDesk& opened) {
  const Desk& desk = opened.desk;
  const ServiceClock clock(service_calendar(desk, opened.calendars.desk));
  const Day today = day_of(desk.zone.to_wall(opened.invocation.now));
  const Day first = today - (weekday_of(today) - desk.week_start);
  std::vector<StatusView::ServiceDay> week;
  for (Day day = first; day < first + days{7}; day += days{1}) {
    const IntervalSet open = clock.service_of(day);
    week.push_back({day, {open.begin(), open.end()}});
  }
  return week;
}

}  // namespace

StatusView status_of(const OpenDesk& desk) {
  const PublicView known = public_view(desk, PublicNames::kNone);
  StatusView view;
  view.desk = known.desk;
  view.zone = known.zone;
  view.at = known.at;
  for (const Rota& rota : desk.desk.rotas) {
    // A rota without a way to be reached is the desk's own business.
    if (!rota.reach.empty()) view.duties.push_back(duty_of(rota, known.who));
  }
  view.week = week_of(desk);
  view.open = known.open;
  view.turns = known.turns;
  view.next_free = known.next_free;
  view.drop_in = drop_in_lines(known.drop_in, known.zone);
  view.channels = known.channels;
  return view;
}

}  // namespace respite
