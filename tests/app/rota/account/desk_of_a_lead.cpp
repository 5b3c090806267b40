#include "tests/app/rota/account/desk_of_a_lead.h"

#include <stdexcept>

#include "app/rota/plan.h"
#include "app/rota/publish.h"
#include "tests/support/times.h"

namespace respite::test {

OpenDesk DeskOfALead::open(Instant now) const {
  OpenedDesk opened = open_desk({folder(), now, "lea", "lea-os"});
  if (!opened.desk) throw std::logic_error("the desk: " + opened.diagnostics.at(0).message);
  return *std::move(opened.desk);
}

PlanView DeskOfALead::plan(Instant now, std::string_view from, int weeks) const {
  PlanOptions options;
  options.from = day(from);
  options.weeks = weeks;
  return respite::plan(open(now), options);
}

PlanView DeskOfALead::publish(Instant now, std::string_view from, int weeks) const {
  PlanView view = plan(now, from, weeks);
  static_cast<void>(publish_draft(open(now), {.note = "for the test"}));
  return view;
}

std::map<std::string, int> turns_in(const PlanView& view) {
  std::map<std::string, int> turns;
  for (const PersonView& person : view.schedule.people) turns[person.id] = person.turns;
  return turns;
}

}  // namespace respite::test
