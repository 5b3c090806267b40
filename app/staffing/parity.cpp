// Parity: which skill hangs on whom, and who might learn it.
#include "scheduler/boundary/parity.h"
#include "app/operation/operations.h"
#include "app/requests/moment.h"
#include "app/rota/window.h"
#include "app/staffing/weeks.h"
#include "app/view/staffing.h"

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

// By what `ask` judges by.
ParityView parity_of(const OpenDesk& desk, const WeeksArguments& given) {
  const Interval window = weeks_of_service(desk, given.from, static_cast<int>(given.weeks));
  const Parity parity = find_parity(availability_of(desk, window), window);
  ParityView view{desk.desk.name, desk.desk.zone.name(), window, parity.service, {}};
  for (const SkillParity& skill : parity.skills) {
    view.skills.push_back(view_of(desk.desk, skill));
  }
  return view;
}

}  // namespace

Operation parity_operation() {
  return declare(
      {.name = "parity",
       .summary = "say which skill hangs on whom, and who might learn it",
       .about = "For each skill: how much of the service time at least one and at least two people "
                "able in it are there, when nobody is, which skills hang on one person, and which "
                "colleagues are there at that time and might learn it. Leave, holidays, rostered "
                "duty and non-negotiable time count; bookings, lunch and focus do not.",
       .least = store::TokenRole::kLead,
       .route = {"GET", "/api/v1/parity"}},
      parity_of);
}

}  // namespace respite
