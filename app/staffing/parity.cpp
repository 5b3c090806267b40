#include "app/staffing/parity.h"

#include "app/operation/operations.h"
#include "app/requests/availability_of.h"
#include "app/rota/window.h"
#include "app/staffing/weeks.h"
#include "app/view/staffing_fields.h"
#include "scheduler/boundary/parity.h"

namespace respite {
namespace {

SkillParityView view_of(const Desk& desk, const SkillParity& skill) {
  SkillParityView view;
  view.skill = desk.skills[at(skill.skill)];
  for (const PersonIndex holder : skill.holders) {
    view.holders.push_back({desk.people[at(holder)].id, desk.people[at(holder)].name});
  }
  view.one = skill.one;
  view.two = skill.two;
  view.nobody.assign(skill.nobody.begin(), skill.nobody.end());
  view.nobody_by_week = skill.nobody_by_week;
  view.wanting = skill.wanting.length();
  for (const Learner& learner : skill.learners) {
    const Person& person = desk.people[at(learner.person)];
    view.learners.push_back({person.id, person.name, learner.novice, learner.helps});
  }
  return view;
}

}  // namespace

ParityView parity_of(const OpenDesk& desk, std::optional<Day> first, int weeks) {
  const Interval window = weeks_of_service(desk, first, weeks);
  const Parity parity = find_parity(availability_of(desk, window), window);
  ParityView view{desk.desk.name, desk.desk.zone.name(), window, parity.service, {}};
  for (const SkillParity& skill : parity.skills) {
    view.skills.push_back(view_of(desk.desk, skill));
  }
  return view;
}

Operation parity_operation() {
  return declare<WeeksArguments, ParityView>(
      {.name = "parity",
       .summary = "say which skill hangs on whom, and who might learn it",
       .about = "For each skill: how much of the service time at least one and at least two people "
                "able in it are there, when nobody is, which skills hang on one person, and which "
                "colleagues are there at that time and might learn it. Leave, holidays, rostered "
                "duty and non-negotiable time count; bookings, lunch and focus do not.",
       .least = store::TokenRole::kLead,
       .method = "GET",
       .path = "/api/v1/parity"},
      [](const Context& context, const WeeksArguments& given) {
        return parity_of(context.desk(), given.from, static_cast<int>(given.weeks));
      });
}

}  // namespace respite
